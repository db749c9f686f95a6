import ControlInterface
import Foundation
import Glibc
import Model
import Oversight
import TestSupport
import Testing

/// Acknowledgements and silences of the built daemon, across kills and restarts.
@Suite(
    "Acknowledgements and silences", .serialized, .timeLimit(.minutes(2)),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct AlertLifeTests {
    private static let alert = "northmoor-district-council.2019-20.uphold-above-peers"

    @Test func `an acknowledgement outlives a kill and ends when things get worse`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let first = try await DaemonProcess(root: root, journal: journal)
                try first.drop(ShortLetter.text(), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_EVENT=\(Self.alert)#1")
                let answer = try first.answer(AlertReport.self, "ack", Self.alert, "--note", "Discussed on 3 May")
                #expect(answer.alert.acknowledged)
                first.signal(SIGKILL)
                _ = first.end()

                let second = try await DaemonProcess(root: root, journal: journal)
                let kept = try second.answer(AlertReport.self, "alert", Self.alert).alert
                #expect(kept.acknowledgement?.note == "Discussed on 3 May")
                #expect(kept.acknowledgement?.by.uid == getuid())
                let told = try await journal.awaitEntry("OMBUDSD_EVENT=\(Self.alert)#2")
                #expect(told["OMBUDSD_TRANSITION"] == .text("acknowledged"))
                #expect(told["PRIORITY"] == .text("6"))

                try second.drop(
                    ShortLetter.text(uphold: 80, upheld: 4, of: 5)
                        .replacing("22 July 2020", with: "30 July 2020"), as: "revised.txt")
                let worse = try await journal.awaitEntry("OMBUDSD_EVENT=\(Self.alert)#3")
                #expect(worse["OMBUDSD_TRANSITION"] == .text("changed"))
                #expect(try second.answer(AlertReport.self, "alert", Self.alert).alert.acknowledged == false)

                let history = try #require(
                    try second.answer(AuthorityReport.self, "show", "Northmoor District Council", "--history")
                        .years.first?.history)
                #expect(history.documents.map(\.speaks) == [false, true])
                #expect(history.steps.map(\.kind) == [.raised, .acknowledged, .changed])
                #expect(second.stop() == 0)
            }
        }
    }

    @Test func `silenced transitions are delivered when the silence ends`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                let silence = try #require(
                    try daemon.answer(
                        SilencesReport.self, "silence", "--rule", "uphold-above-peers", "--until", "7d"
                    ).silences.first)
                try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_RULE=compliance-below-full")
                #expect(try daemon.answer(AlertReport.self, "alert", Self.alert).alert.silenced)
                #expect(try daemon.answer(StatusReport.self, "status").alerts.open == 2)
                #expect(try journal.entries("OMBUDSD_RULE=uphold-above-peers").isEmpty)
                #expect(try daemon.ask("unsilence", String(silence.id)).status == 0)
                try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                #expect(try daemon.answer(SilencesReport.self, "silences").silences.isEmpty)
                #expect(daemon.stop() == 0)
            }
        }
    }

    @Test func `a silence ends when its time has come`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                let soon = Timestamp(Date(timeIntervalSinceNow: 4)).description
                #expect(try daemon.ask("silence", "--until", soon).status == 0)
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                let told = try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                guard case .text(let time)? = told["__REALTIME_TIMESTAMP"], let microseconds = Double(time) else {
                    throw PrivateJournal.Failure(text: "no time")
                }
                #expect(Timestamp(Date(timeIntervalSince1970: microseconds / 1e6)).description >= soon)
                #expect(daemon.stop() == 0)
            }
        }
    }

    @Test(
        arguments: [
            (["ack", "nobody.2019-20.uphold-above-peers"], 5),
            (["silence", "--rule", "no-such-rule", "--until", "7d"], 2),
            (["silence", "--until", "yesterday"], 2),
            (["silence", "--until", "2001-01-01"], 2),
            (["unsilence", "7"], 5),
        ])
    func `an order that makes no sense is refused with its exit code`(_ arguments: [String], _ code: Int) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let result = try DaemonProcess.run("ombudsctl", ["--root", root.path()] + arguments)
            #expect(Int(result.status) == code)
            #expect(daemon.stop() == 0)
        }
    }
}
