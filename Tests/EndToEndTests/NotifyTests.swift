import ControlInterface
import Foundation
import Glibc
import Oversight
import TestSupport
import Testing

/// The built daemon and the command that it hands transitions to.
@Suite("The notify command", .serialized, .timeLimit(.minutes(2)))
struct NotifyTests {
    private static func settings(_ command: String...) -> String {
        """
        inbox: {settle-seconds: 0.2}
        notify: {command: [\(command.map { "\"\($0)\"" }.joined(separator: ", "))], timeout-seconds: 20}
        """
    }

    /// A kill while the command fails loses no transition, and none is handed over twice.
    @Test func `a failed command is tried again, also after a kill`() async throws {
        try await withScratchDirectory { root in
            let first = try await DaemonProcess(root: root, settings: Self.settings("/bin/false"))
            try first.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
            try await first.awaitLine { $0.contains("notify command failed") }
            let command = try first.answer(StatusReport.self, "status").deliveries?.command
            #expect(command?.pending == 2)
            #expect(command?.failure?.contains("exit code 1") == true)
            #expect(try first.ask("status", "--exit-code").status == 11)
            #expect(try first.ask("doctor").status == 1)
            first.signal(SIGKILL)
            _ = first.end()

            let pipe = root.appending(path: "handed").path()
            #expect(mkfifo(pipe, 0o600) == 0)
            // Open for reading and writing, so that the pipe does not end between two writers.
            let handed = FileHandle(fileDescriptor: open(pipe, O_RDWR | O_CLOEXEC), closeOnDealloc: true)
            // The command writes one line for each call.
            let settings = Self.settings("/bin/sh", "-c", "{ cat; echo; } >$0", pipe)
            let second = try await DaemonProcess(root: root, settings: settings)
            var lines = Data()
            while lines.count(where: { $0 == 0x0A }) < 2 { lines.append(handed.availableData) }
            #expect(second.stop() == 0)
            let reports = try lines.split(separator: 0x0A).map {
                try JSONDecoder().decode(TransitionReport.self, from: $0)
            }
            #expect(reports.map(\.transition) == [.raised, .raised])
            #expect(Set(reports.map(\.alert.rule)) == [.complianceBelowFull, .upholdAbovePeers])

            let third = try await DaemonProcess(root: root, settings: settings)
            try third.drop(ShortLetter.text(council: "Westmarch Borough Council"), as: "other.txt")
            var next = Data()
            while !next.contains(0x0A) { next.append(handed.availableData) }
            #expect(third.stop() == 0)
            #expect(String(decoding: next, as: UTF8.self).contains("Westmarch"), "the next is a new one")
        }
    }
}
