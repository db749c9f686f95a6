import Foundation
import Glibc
import TestSupport
import Testing

/// The schemas of `docs/json`, held against what every verb prints.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"),
    .enabled(if: ProgramSchemas.hasValidator, "It needs Debian's python3-jsonschema."))
struct ProgramSchemaTests {
    @Test func `what every verb prints is as its schema says`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let outputs = try TestDirectory()
            defer { withExtendedLifetime(outputs) {} }
            let letter = root.appending(path: "letter.txt")
            try Data(ShortLetter.text(compliance: 90).utf8).write(to: letter)
            try Data("Our summer fair is on 3 July.".utf8).write(to: root.appending(path: "fair.txt"))
            let file = letter.path(percentEncoded: false)
            let fair = root.appending(path: "fair.txt").path(percentEncoded: false)
            let (slug, year) = ("northmoor-district-council", "2019-20")
            let alert = "\(slug).\(year).uphold-above-peers"
            let archive = root.appending(path: "backup.tar").path(percentEncoded: false)
            let bundle = root.appending(path: "evidence.zip").path(percentEncoded: false)
            var verbs: Set<String> = []
            var files: [String] = []
            func keep(_ arguments: [String]) throws {
                verbs.insert(arguments[0])
                let result = try DaemonProcess.run(
                    "ombudsctl", ["--root", root.path(percentEncoded: false)] + arguments)
                let name = "\(files.count)-\(arguments[0]).json"
                try outputs.write(String(decoding: result.output, as: UTF8.self), to: name)
                files.append(outputs[name])
            }
            for arguments in [
                ["add", file, fair, "--wait"], ["add", file], ["status"], ["alerts"],
                ["alerts", "--all", "--limit", "1"],
                ["alert", alert], ["alert", "none"], ["ack", alert, "--note", "seen"], ["unack", alert],
                ["authorities"], ["documents"], ["show", slug], ["show", slug, "--history"],
                ["correct", slug, year, "received", "7", "--reason", "a"], ["note", slug, year, "b"],
                ["show", slug, "--history"], ["correct", slug, year, "received", "--undo"],
                ["silence", "--until", "7d"],
                ["silences"], ["digest"], ["unsilence", "9"], ["compare", "--type", "other"],
                ["trend", slug, "uphold"],
                ["report", slug, "--output", root.appending(path: "page.html").path(percentEncoded: false)],
                ["rescan"], ["retry", "--all"], ["reload"], ["doctor"], ["read", file], ["read", fair],
                ["read", file, fair], ["score", root.appending(path: "inbox").path(percentEncoded: false)],
                ["search", "75%"], ["search", "none"], ["evidence", slug, year, "--output", bundle],
                ["evidence", "--verify", bundle], ["evidence", "--verify", archive],
                ["backup", "--output", archive], ["withdraw", "letter.txt", "--reason", "c"],
            ] { try keep(arguments + ["--json"]) }
            for table in ["figures", "alerts", "documents"] {
                try keep(["export", "--what", table, "--format", "json"])
            }
            try keep(["read", "--ndjson", file, fair])
            let watch = Process()
            watch.executableURL = DaemonProcess.binaries.appending(path: "ombudsctl")
            watch.arguments = ["--root", root.path(percentEncoded: false), "watch", "--json"]
            let (steps, begun) = (Pipe(), Pipe())
            watch.standardOutput = steps
            watch.standardError = begun
            try watch.run()
            _ = begun.fileHandleForReading.availableData
            try keep(["withdraw", "letter.txt", "--undo", "--reason", "d", "--json"])
            #expect(daemon.stop() == 0)
            try outputs.write(
                String(decoding: steps.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self), to: "watch.json")
            watch.waitUntilExit()
            files.append(outputs["watch.json"])
            for arguments in [["fsck"], ["replay"], ["restore", archive, "--replace"], ["status"]] {
                try keep(arguments + ["--json"])
            }
            let problems = try ProgramSchemas.problems(of: files)
            #expect(problems.isEmpty, "\(problems)")
            #expect(verbs.count >= 30)
        }
    }
}

/// The validator of Debian's python3-jsonschema.
enum ProgramSchemas {
    private static let python = ProcessInfo.processInfo.environment["OMBUDSD_TEST_PYTHON"] ?? "/usr/bin/python3"

    static let hasValidator: Bool = {
        let run = try? ProgramRun(
            URL(filePath: python), ["-c", "from jsonschema import Draft202012Validator"])
        return run?.status == 0
    }()

    static func problems(of files: [String]) throws -> String {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let run = try ProgramRun(
            URL(filePath: python),
            [
                here.appending(path: "validate-json.py").path(percentEncoded: false),
                here.appending(path: "../../docs/json").path(percentEncoded: false),
            ] + files)
        return run.status == 0 ? "" : run.output
    }
}
