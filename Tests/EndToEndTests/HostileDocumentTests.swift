import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The built daemon, and documents that take long to read or end it.
@Suite(
    "Hostile documents", .serialized, .timeLimit(.minutes(3)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct HostileDocumentTests {
    private static let settings = "inbox: {settle-seconds: 0.2}\nlog-level: debug\n"

    /// A letter with so much behind it that reading it takes seconds.
    private static let large = ShortLetter.text() + String(repeating: "(12) 34 56 Council\n", count: 1_000_000)

    private static func isInHand(_ line: String) -> Bool {
        line.contains("“large.txt” is read in processes of its own")
    }

    @Test func `SIGTERM ends the daemon within 5 s while a large text is in hand, and the text stays in the inbox`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root, settings: Self.settings)
            try daemon.drop(Self.large, as: "large.txt")
            try await daemon.awaitLine(Self.isInHand)
            let start = ContinuousClock.now
            #expect(daemon.stop() == 0)
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(FileManager.default.fileExists(atPath: root.appending(path: "inbox/large.txt").path()))
            // An orderly end is no death.
            let notes = try String(contentsOf: root.appending(path: "in-hand"), encoding: .utf8)
            #expect(!notes.contains("large.txt"))
        }
    }

    @Test func `status names the document in hand, and other letters pass it`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root, settings: Self.settings)
            try daemon.drop(Self.large, as: "large.txt")
            try await daemon.awaitLine(Self.isInHand)
            let status = try daemon.answer(StatusReport.self, "status")
            #expect(status.inHand.map(\.name) == ["large.txt"])
            #expect(
                String(decoding: try daemon.ask("status").output, as: UTF8.self).contains("reading large.txt since"))
            try daemon.drop(ShortLetter.text(council: "Eastfen District Council"), as: "small.txt")
            try await daemon.awaitLine { $0.contains("Read “small.txt”") }
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a document that is in hand at three deaths of the daemon is rejected with that reason`() async throws {
        try await withScratchDirectory { root in
            for death in 1...3 {
                let daemon = try await DaemonProcess(root: root, settings: Self.settings)
                if death == 1 { try daemon.drop(Self.large, as: "large.txt") }
                try await daemon.awaitLine(Self.isInHand)
                daemon.signal(SIGKILL)
                #expect(daemon.end() == -SIGKILL)
            }
            let daemon = try await DaemonProcess(root: root, settings: Self.settings)
            try await daemon.awaitLine { $0.contains("died 3 times while it read this document") }
            #expect(daemon.stop() == 0)
            #expect(FileManager.default.fileExists(atPath: root.appending(path: "rejected/large.txt").path()))
        }
    }
}
