import ControlInterface
import Foundation
import Glibc
import Model
import TestSupport
import Testing

/// The habits that people at a terminal, and scripts, expect of `ombudsctl`.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct HabitTests {
    /// Runs a line of shell in which `ombudsctl` is the built program.
    private func shell(_ line: String, in directory: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let program = DaemonProcess.binaries.appending(path: "ombudsctl").path(percentEncoded: false)
        process.arguments = [
            "-c", "ombudsctl() { '\(program)' \"$@\"; }; export -f ombudsctl; set -o pipefail; \(line)",
        ]
        process.currentDirectoryURL = directory
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// A folder with two letters, a file that is none, and one that is passed over.
    private func withLetters(_ body: (URL) throws -> Void) throws {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        try directory.makeFolder("letters/2021")
        try directory.write(ShortLetter.text(), to: "letters/a.txt")
        try directory.write(ShortLetter.text(uphold: 80, upheld: 4, of: 5), to: "letters/2021/b.txt")
        try directory.write("Our summer fair is on 3 July.\n", to: "letters/fair.txt")
        try directory.write("x", to: "letters/.hidden.txt")
        try body(directory.url)
    }

    @Test func `a directory is read with all below it, and a line at the end says the result`() throws {
        try withLetters { directory in
            let (status, output) = try shell("ombudsctl read letters", in: directory)
            #expect(status == 6)
            #expect(
                output.contains("2021/b.txt: ") && output.contains("a.txt: ") && output.contains("fair.txt: not read"))
            #expect(!output.contains("hidden"))
            #expect(output.hasSuffix("\n3 files: 2 read, 1 not read.\n"), "\(output)")
        }
    }

    @Test func `objects on lines have one shape for one file and for many`() throws {
        try withLetters { directory in
            for (arguments, count) in [("letters/a.txt", 1), ("letters", 3)] {
                let (_, output) = try shell("ombudsctl read --ndjson \(arguments)", in: directory)
                let lines = output.split(separator: "\n")
                #expect(lines.count == count)
                for line in lines { _ = try JSONDecoder().decode(ReadingReport.self, from: Data(line.utf8)) }
            }
        }
    }

    @Test func `people see of a small text what programs see`() throws {
        try withLetters { directory in
            for file in ["letters/a.txt", "letters/fair.txt"] {
                let people = try shell("ombudsctl read \(file)", in: directory)
                let program = try shell("ombudsctl read --json \(file)", in: directory)
                #expect(people.status == program.status)
                let report = try JSONDecoder().decode(ReadingReport.self, from: Data(program.output.utf8))
                switch report.result {
                case .success(let reading):
                    for name in reading.figures.keys { #expect(people.output.contains(name.rawValue), "\(name)") }
                case .failure(let refusal): #expect(people.output.contains(refusal.message))
                }
            }
        }
    }

    @Test func `standard input is read, and a reader who goes ends it`() throws {
        try withLetters { directory in
            let (status, output) = try shell("ombudsctl read - < letters/a.txt", in: directory)
            #expect(status == 0)
            #expect(output.hasPrefix("standard input: "))
            // More than a pipe holds: else all of it may be written before the reader goes.
            let files = "$(yes letters/a.txt | head -600) letters/fair.txt"
            let head = try shell("ombudsctl read \(files) | head -1", in: directory)
            #expect(head.status == 0)
            #expect(head.output.split(separator: "\n").count == 1)
        }
    }

    @Test func `output that can't be written is a failure`() throws {
        try withLetters { directory in
            for (redirection, words) in [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")] {
                let (status, output) = try shell("ombudsctl read letters/a.txt \(redirection)", in: directory)
                #expect(status == 1)
                #expect(output.contains(words), "\(output)")
            }
            #expect(try shell("ombudsctl read letters/a.txt 2>&- <&- >/dev/null", in: directory).status == 0)
        }
    }

    @Test func `names that are no UTF-8 are read, added and shown`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let path = root.path(percentEncoded: false)
            let letter = root.appending(path: "letter.txt")
            try Data(ShortLetter.text().utf8).write(to: letter)
            let line = "mkdir d; cp letter.txt d/$'l\\xfftter.txt'; ombudsctl read d && ombudsctl read d/*"
            let read = try shell(line, in: root)
            #expect(read.status == 0, "\(read.output)")
            let added = try shell("ombudsctl --root '\(path)' add --wait d/*", in: root)
            #expect(added.status == 0, "\(added.output)")
            #expect(added.output.contains(": read, Northmoor District Council, 2019-20."), "\(added.output)")
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `files are added, and it is said what came of each`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let path = root.path(percentEncoded: false)
            try Data(ShortLetter.text().utf8).write(to: root.appending(path: "letter.txt"))
            try Data("Our summer fair is on 3 July.".utf8).write(to: root.appending(path: "fair.txt"))
            let first = try shell(
                "ombudsctl --root '\(path)' add letter.txt fair.txt --wait --json", in: root)
            #expect(first.status == 6)
            let report = try JSONDecoder().decode(AddReport.self, from: Data(first.output.utf8))
            #expect(report.files.map(\.outcome) == [.processed, .rejected])
            #expect(report.files[0].alerts == ["northmoor-district-council.2019-20.uphold-above-peers"])
            #expect(report.files[1].reason?.isEmpty == false)
            let again = try shell("cp letter.txt again.txt; ombudsctl --root '\(path)' add again.txt --wait", in: root)
            #expect(again.status == 0)
            #expect(again.output == "again.txt: the same bytes had arrived before.\n")
            for wrong in [".hidden", "none.txt", "inbox"] {
                #expect(try shell("touch .hidden; ombudsctl --root '\(path)' add \(wrong)", in: root).status != 0)
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path(percentEncoded: false)).isEmpty)
            #expect(daemon.stop() == 0)
            #expect(try shell("ombudsctl --root '\(path)' add letter.txt", in: root).status == 3)
        }
    }

    @Test func `a terminal gets a pager, unless it is told otherwise`() throws {
        try withLetters { directory in
            // A terminal is made by script(1), which runs the command by the shell that the environment names, and by
            // /bin/sh without one; only bash knows the function that stands for the program.
            let paged =
                "SHELL=/bin/bash OMBUDSCTL_PAGER='sed s/^/paged:/' script -qec 'ombudsctl read letters/a.txt' /dev/null"
            let (status, output) = try shell(paged, in: directory)
            #expect(status == 0)
            #expect(output.hasPrefix("paged:"), "\(output)")
            let plain = try shell(
                paged.replacing("read letters", with: "read --no-pager letters"), in: directory)
            #expect(!plain.output.contains("paged:"))
            #expect(
                try !shell("OMBUDSCTL_PAGER='sed s/^/paged:/' ombudsctl read letters/a.txt", in: directory).output
                    .contains("paged:"))
        }
    }
}
