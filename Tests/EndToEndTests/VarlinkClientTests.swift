import ControlInterface
import Foundation
import TestSupport
import Testing

/// Other people's varlink clients call the built daemon.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct VarlinkClientTests {
    /// A Python that has the package varlink: `OMBUDSD_TEST_PYTHON`, else `python3`; nil where there is none.
    private static let python: String? = {
        let program = ProcessInfo.processInfo.environment["OMBUDSD_TEST_PYTHON"] ?? "python3"
        return (try? run(program, ["-c", "import varlink"]))?.status == 0 ? program : nil
    }()

    /// `varlinkctl` of systemd 255 or later.
    private static let hasVarlinkctl = (try? run("varlinkctl", ["--version"]))?.status == 0

    private static func run(_ program: String, _ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(URL(filePath: "/usr/bin/env"), [program] + arguments)
    }

    /// Calls a body with the control socket of a daemon that has read a letter and rejected a file.
    private func withDaemon(_ body: (_ socket: String) throws -> Void) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try daemon.drop("Our summer fair is on 3 July.", as: "fair.txt")
            try await daemon.awaitStatus { $0.documents.processed == 1 && $0.documents.rejected == 1 }
            try body(root.appending(path: "control.sock").path())
            #expect(daemon.stop() == 0)
        }
    }

    @Test(.enabled(if: python != nil, "PyPI's varlink is not installed: pip install varlink"))
    func `PyPI's client calls every method and knows every error`() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "varlink-client.py").path()
        try await withDaemon { socket in
            let result = try Self.run(try #require(Self.python), [script, socket])
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test(.enabled(if: hasVarlinkctl, "there is no varlinkctl here"))
    func `systemd's client accepts the description and calls a method`() async throws {
        try await withDaemon { socket in
            let description = try Self.run("varlinkctl", ["introspect", socket, "io.ombudsd.Control"])
            #expect(description.status == 0, "\(description.output)")
            let directory = try TestDirectory()
            try directory.write(description.output, to: "io.ombudsd.Control.varlink")
            let check = try Self.run("varlinkctl", ["validate-idl", directory["io.ombudsd.Control.varlink"]])
            #expect(check.status == 0, "\(check.output)")
            #expect(try Self.run("varlinkctl", ["call", socket, "io.ombudsd.Control.Status", "{}"]).status == 0)
            #expect(try Self.run("varlinkctl", ["introspect", socket, "io.systemd.Metrics"]).status == 0)
            let metrics = try Self.run("varlinkctl", ["call", "--more", socket, "io.systemd.Metrics.List", "{}"])
            #expect(metrics.status == 0 && metrics.output.contains("io.ombudsd.documents"), "\(metrics.output)")
        }
    }
}
