import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// `ombudsctl evidence`.
@Suite("Evidence", .serialized, .timeLimit(.minutes(3)))
struct EvidenceTests {
    private static let council = "Northmoor District Council"

    private static func verify(_ file: URL) throws -> (status: Int32, output: String) {
        let run = try DaemonProcess.run("ombudsctl", ["evidence", "--verify", file.path(), "--json"])
        return (run.status, String(decoding: run.output, as: UTF8.self))
    }

    /// Runs a closure with an archive about two documents, one of them withdrawn.
    private static func withArchive(_ body: (DaemonProcess, URL) async throws -> Void) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
            try daemon.drop(ShortLetter.text(compliance: 80), as: "Draft: “a”?.txt")
            try await daemon.awaitStatus { $0.documents.processed == 2 }
            #expect(try daemon.ask("withdraw", "Draft: “a”?.txt", "--reason", "only a draft").status == 0)
            let file = root.appending(path: "evidence.zip")
            #expect(try daemon.ask("evidence", council, "2019-20", "--output", file.path()).status == 0)
            try await body(daemon, file)
            #expect(daemon.stop() == 0)
        }
    }

    /// Runs a program of Python's standard library on an archive.
    private static func python(_ text: String, _ file: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import sys, zipfile\nsource = sys.argv[1]\n" + text, file.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes the archive anew with other content: `change` alters the name and content of each file, or leaves it out.
    private static func rewrite(_ file: URL, _ change: String) throws -> URL {
        let other = file.deletingLastPathComponent().appending(path: "other.zip")
        _ = try python(
            """
            target = source.replace("evidence.zip", "other.zip")
            with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
                files = {name: old.read(name) for name in old.namelist()}
                \(change)
                for name, content in files.items():
                    new.writestr(name, content)
            """, file)
        return other
    }

    @Test func `the archive holds the originals, is the same each time, and any program reads it`() async throws {
        try await Self.withArchive { daemon, file in
            let names = try Self.python("print('\\n'.join(zipfile.ZipFile(source).namelist()))", file)
            #expect(
                names.split(separator: "\n") == [
                    "README.txt", "alerts.json", "manifest.json", "originals/Draft_ “a”_.txt", "originals/letter.txt",
                    "readings.json", "SHA256SUMS",
                ])
            let letter = try Self.python(
                "sys.stdout.buffer.write(zipfile.ZipFile(source).read('originals/letter.txt'))", file)
            #expect(letter == ShortLetter.text(compliance: 90))
            let again = file.deletingLastPathComponent().appending(path: "again.zip")
            #expect(try daemon.ask("evidence", Self.council, "2019-20", "--output", again.path()).status == 0)
            let (one, other) = (try Data(contentsOf: file), try Data(contentsOf: again))
            #expect(one == other)
            let manifest = try Self.python("print(zipfile.ZipFile(source).read('manifest.json').decode())", file)
            #expect(manifest.contains("\"withdrawn\" : true"))
            #expect(try daemon.ask("withdraw", "letter.txt", "--reason", "another draft").status == 0)
            #expect(try daemon.ask("evidence", Self.council, "2019-20", "--output", again.path()).status == 0)
            #expect(try Self.verify(again).status == 0)
            #expect(try daemon.ask("evidence", Self.council, "2018-19", "--output", again.path()).status == 5)
            #expect(try daemon.ask("evidence", "Nowhere Council", "2019-20", "--output", again.path()).status == 5)
            #expect(try daemon.ask("evidence", Self.council, "--output", again.path()).status == 2)
        }
    }

    @Test func `an archive is checked without a daemon, also after it was packed anew`() async throws {
        try await Self.withArchive { _, file in
            let whole = try Self.verify(file)
            #expect(whole.status == 0)
            #expect(whole.output.contains("\"valid\" : true"))
            #expect(try Self.verify(Self.rewrite(file, "pass")).status == 0)
        }
    }

    @Test(arguments: [
        ("files['originals/letter.txt'] += b' '", "originals/letter.txt", "The file was altered."),
        ("del files['alerts.json']", "alerts.json", "The file is missing."),
        ("files['more.txt'] = b''", "more.txt", "The file was added."),
        (
            "files['manifest.json'] = files['manifest.json'].replace(b'2019', b'2018')", "manifest.json",
            "The file was altered."
        ),
        (
            "import hashlib; was = hashlib.sha256(files['originals/letter.txt']).hexdigest(); "
                + "files['originals/letter.txt'] = b'x'; now = hashlib.sha256(b'x').hexdigest(); "
                + "files['SHA256SUMS'] = files['SHA256SUMS'].replace(was.encode(), now.encode())",
            "originals/letter.txt", "The manifest has another SHA-256 for it than the list of checksums."
        ),
    ])
    func `an altered archive is named with its file, and ends with 1`(
        change: String, file name: String, message: String
    ) async throws {
        try await Self.withArchive { _, file in
            let check = try Self.verify(Self.rewrite(file, change))
            #expect(check.status == 1)
            #expect(check.output.contains("\"file\" : \"\(name)\""), "\(check.output)")
            #expect(check.output.contains(message), "\(check.output)")
        }
    }

    @Test(arguments: [
        "files.pop('SHA256SUMS')", "files['../x'] = b''", "files['/x'] = b''", "files['a/./b'] = b''",
    ])
    func `another archive, and one that leads out of itself, end with 6`(change: String) async throws {
        try await Self.withArchive { _, file in
            let status = try Self.verify(Self.rewrite(file, change)).status
            #expect(status == 6)
        }
    }

    @Test func `a file that is none, is cut short or has flipped bits never passes`() async throws {
        try await Self.withArchive { _, file in
            let whole = try Data(contentsOf: file)
            let other = file.deletingLastPathComponent().appending(path: "other.zip")
            for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
                try whole.prefix(length).write(to: other)
                #expect(try Self.verify(other).status == 6, "\(length) of \(whole.count)")
            }
            #expect(try Self.verify(file.deletingLastPathComponent().appending(path: "none.zip")).status == 5)
            #expect(try Self.verify(file.deletingLastPathComponent()).status == 6)
            // Bits in names, contents and checksums matter; a date in the archive's lists does not.
            for position in stride(from: 30, to: whole.count / 2, by: max(1, whole.count / 40)) {
                var bytes = whole
                bytes[position] ^= 0x10
                try bytes.write(to: other)
                let status = try Self.verify(other).status
                #expect([1, 6].contains(status), "byte \(position): \(status)")
            }
        }
    }
}
