import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// `ombudsctl add` of things that can be read once, and of files of which nothing can be read.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct AddTests {
    /// Runs a shell script with a running daemon; `$ADD` is the command, `$LETTER` a letter.
    private func run(
        _ script: String, _ body: (DaemonProcess, ProgramRun) async throws -> Void
    ) async throws {
        try await withScratchDirectory { place in
            let daemon = try await DaemonProcess(root: place.appending(path: "root"))
            let letter = place.appending(path: "letter.txt")
            try ShortLetter.text().write(to: letter, atomically: false, encoding: .utf8)
            let program = DaemonProcess.binaries.appending(path: "ombudsctl").path()
            let words = """
                cd \(place.path()); LETTER=\(letter.path()); ADD="\(program) add --root \(daemon.root.path()) --json"
                """
            let result = try ProgramRun(URL(filePath: "/bin/bash"), ["-c", "\(words)\n\(script)"])
            try await body(daemon, result)
            #expect(daemon.stop() == 0)
        }
    }

    @Test(arguments: [
        "cat $LETTER | $ADD --wait /dev/stdin", "$ADD --wait /dev/stdin <$LETTER", "$ADD --wait <(cat $LETTER)",
        // The writer comes after the reader.
        "mkfifo pipe; (cat $LETTER >pipe) & $ADD --wait pipe",
        "(head -c 100 $LETTER; $ADD --help >/dev/null; tail -c +101 $LETTER) | $ADD --wait /dev/stdin",
    ])
    func `a letter from a pipe is added whole`(_ script: String) async throws {
        try await run(script) { daemon, result in
            #expect(result.status == 0, "\(result.output)")
            let report = try JSONDecoder().decode(AddReport.self, from: Data(result.output.utf8))
            #expect(report.files.map(\.outcome) == [.processed])
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.map(\.sha256) == report.files.map(\.sha256))
        }
    }

    @Test(arguments: [
        "true | $ADD /dev/stdin", ": >empty.txt; $ADD empty.txt", "mkfifo pipe; (: >pipe) & $ADD $LETTER pipe",
        ": >empty.txt; $ADD $LETTER empty.txt", "$ADD $LETTER none.txt",
        "truncate -s 1G large.txt; $ADD $LETTER large.txt",
    ])
    func `nothing is added where a file is empty or can't be read`(_ script: String) async throws {
        try await run(script) { daemon, result in
            #expect(result.status == 6, "\(result.output)")
            let left = try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path())
            #expect(left == [])
            #expect(try daemon.answer(DocumentsReport.self, "documents").documents.isEmpty)
        }
    }
}
