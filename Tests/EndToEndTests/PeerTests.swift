import ControlInterface
import Foundation
import Glibc
import Oversight
import TestSupport
import Testing
import Varlink

/// Changes of the averages and the settings while the daemon runs, and between its runs.
@Suite("Peer averages and settings", .serialized, .timeLimit(.minutes(2)))
struct PeerTests {
    private static let settings = "inbox: {settle-seconds: 0.2}\n"
    private static let alert = "blaby-district-council.2019-20.uphold-above-peers"

    /// A letter without an average, about a real authority: only real authorities are in a peer group.
    private static let letter = ShortLetter.text(council: "Blaby District Council")
        .replacing("This compares to an average of 45% in similar authorities.\n", with: "")

    @Test func `an average is unknown until a table gives it, and the reload delivers each alert once`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root, settings: Self.settings)
            try daemon.drop(Self.letter, as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            let before = try daemon.answer(AuthorityReport.self, "show", "Blaby District Council")
            let average = try #require(before.years.first?.peerAverages[.uphold])
            #expect(average.value == nil)
            #expect(average.unknown?.contains("The letter states no average") == true)

            let table = "type,year,uphold,compliance,remedy,per100k,source\ndistrict,2019-20,45,,,,A Review\n"
            try table.write(to: root.appending(path: "peer-averages.csv"), atomically: true, encoding: .utf8)
            daemon.signal(SIGHUP)
            let raised = try await daemon.awaitLine { $0.contains("OMBUDSD_EVENT=\"\(Self.alert)#1\"") }
            #expect(raised.contains("(published: A Review)"))
            #expect(raised.contains("OMBUDSD_PEER_BASIS=\"published\""))

            // A table that can't be used leaves the averages in force.
            try "nonsense".write(to: root.appending(path: "peer-averages.csv"), atomically: true, encoding: .utf8)
            daemon.signal(SIGHUP)
            try await daemon.awaitLine { $0.contains("The settings stay as they were") }
            #expect(try daemon.answer(AlertReport.self, "alert", Self.alert).alert.threshold == 45)
            try table.write(to: root.appending(path: "peer-averages.csv"), atomically: true, encoding: .utf8)
            #expect(daemon.stop() == 0)

            // A rule that was switched off while the daemon did not run.
            let second = try await DaemonProcess(
                root: root, settings: Self.settings + "rules: {uphold-above-peers: {enabled: false}}\n")
            let resolved = try second.answer(AlertReport.self, "alert", Self.alert).alert
            #expect(resolved.state == .resolved)
            #expect(resolved.message.contains("The rule was switched off"))
            #expect(second.stop() == 0)
        }
    }

    @Test func `the daemon does not start with a rule that does not exist`() async throws {
        try await withScratchDirectory { root in
            try "rules: {uphold-above-peer: {enabled: true}}\n".write(
                to: root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
            let result = try DaemonProcess.run("ombudsd", ["--root", root.path()])
            #expect(result.status == 2)
        }
    }
}
