import ControlInterface
import Foundation
import Model
import Oversight
import Testing

@testable import Commands

/// The summary of a week.
@Suite struct DigestTests {
    private static let now = Timestamp(seconds: 1_795_238_434)
    private static let start = Timestamp(seconds: 1_795_238_434 - 7 * 86_400)

    private static func time(_ days: Int64) -> Timestamp { Timestamp(seconds: now.seconds - days * 86_400) }

    private static func alert(
        _ id: String, raised: Int64, changed: Int64, resolved: Bool = false, acknowledged: Int64? = nil
    ) throws -> Alert {
        let acknowledgement = acknowledged.map {
            #""acknowledgement": {"by": {"uid": 1000, "name": "anna"}, "at": "\#(time($0))", "note": "seen"},"#
        }
        return try JSONDecoder().decode(
            Alert.self,
            from: Data(
                """
                {"id": "\(id)", "rule": "uphold-above-peers", "state": "\(resolved ? "resolved" : "raised")", "priority": 4,
                "acknowledged": \(acknowledged != nil), \(acknowledgement ?? "") "message": "The alert \(id).",
                "document": {"name": "a.txt", "sha256": "0a"}, "revision": 1, "raisedAt": "\(time(raised))",
                "changedAt": "\(time(changed))"}
                """.utf8))
    }

    private static func status(waiting: Int = 0, problems: [String] = []) -> StatusReport {
        StatusReport(
            state: "watching", version: "1", inbox: "/inbox",
            documents: StatusReport.Documents(
                processed: 1, rejected: 0, duplicate: 0, waiting: waiting, moreWaiting: false),
            alerts: StatusReport.Alerts(open: 0), overflows: 0, problems: problems, since: time(30))
    }

    @Test func `each alert stands in one list, by what became of it`() throws {
        let digest = DigestReport(
            since: Self.start, until: Self.now,
            changed: [
                try Self.alert("new", raised: 2, changed: 1), try Self.alert("old", raised: 20, changed: 1),
                try Self.alert("gone", raised: 5, changed: 1, resolved: true),
                try Self.alert("seen-and-new", raised: 2, changed: 2, acknowledged: 1),
            ],
            acknowledged: [
                try Self.alert("seen", raised: 20, changed: 20, acknowledged: 3),
                try Self.alert("seen-before", raised: 20, changed: 20, acknowledged: 9),
                try Self.alert("seen-and-new", raised: 2, changed: 2, acknowledged: 1),
            ], open: 2, documents: [], status: Self.status(), silences: [])
        #expect(digest.alerts.raised.map(\.id) == ["new", "seen-and-new"])
        #expect(digest.alerts.changed.map(\.id) == ["old"])
        #expect(digest.alerts.resolved.map(\.id) == ["gone"])
        #expect(digest.alerts.acknowledged.map(\.id) == ["seen"])
        let text = DigestText(digest).lines
        #expect(text.contains("Alerts raised: 2"))
        #expect(text.contains("- The alert old."))
        #expect(text.contains { $0.hasPrefix("- The alert seen. (acknowledged by anna on ") })
        #expect(text.allSatisfy { $0.count <= 76 })
    }

    @Test func `a week in which nothing happened says so`() {
        let digest = DigestReport(
            since: Self.start, until: Self.now, changed: [], acknowledged: [], open: 0, documents: [],
            status: Self.status(), silences: [])
        let text = DigestText(digest).lines.joined(separator: "\n")
        #expect(text.contains("Nothing happened: no alert was raised, changed, resolved or acknowledged"))
        #expect(text.hasSuffix("What waits\n- Nothing."))
    }

    @Test func `what waits is told: files, problems and the silences that end`() throws {
        let silence = try JSONDecoder().decode(
            SilenceEntry.self,
            from: Data(
                """
                {"id": 7, "rule": "uphold-above-peers", "until": "\(Self.time(-3))", "by": {"uid": 0}, "at": "\(Self.time(4))"}
                """.utf8))
        let digest = DigestReport(
            since: Self.start, until: Self.now, changed: [], acknowledged: [], open: 1,
            documents: [
                DocumentsReport.Entry(
                    name: "fair.txt", sha256: "0a", outcome: .rejected, reason: "It is no letter.",
                    arrivedAt: Self.time(1)),
                DocumentsReport.Entry(name: "again.txt", sha256: "0b", outcome: .duplicate, arrivedAt: Self.time(1)),
            ], status: Self.status(waiting: 2, problems: ["a.txt is a symbolic link."]), silences: [silence])
        let text = DigestText(digest).lines.joined(separator: "\n")
        for line in [
            "Files that could not be read: 1\n- fair.txt: It is no letter.",
            "1 file had arrived before with the same bytes.",
            "- 1 alert in force is not acknowledged", "- 2 files in the inbox are not read yet.",
            "- a.txt is a symbolic link.", "- The silence 7 of uphold-above-peers ends in 3 days, on ",
        ] { #expect(text.contains(line), "\(text)") }
        #expect(!text.contains("Nothing"))
    }

    @Test func `a silence is told by its authority's name, and JSON by its slug`() throws {
        let authority = Authority(
            name: "Blaby District Council", slug: "blaby-district-council", kind: .district, gss: nil)
        let silence = try JSONDecoder().decode(
            Silence.self,
            from: Data(
                """
                {"id": 7, "authority": "blaby-district-council", "rule": "uphold-above-peers", "until": "\(Self.time(-3))",
                "by": {"uid": 0}, "at": "\(Self.time(4))"}
                """.utf8))
        #expect(
            SilenceEntry(silence, about: authority).coverage == "uphold-above-peers of Blaby District Council")
        #expect(SilenceEntry(silence).coverage == "uphold-above-peers of blaby-district-council")
        #expect(silence.scope == "uphold-above-peers of blaby-district-council")
        let digest = DigestReport(
            since: Self.start, until: Self.now, changed: [], acknowledged: [], open: 0, documents: [],
            status: Self.status(), silences: [SilenceEntry(silence, about: authority)])
        let text = DigestText(digest).lines.joined(separator: "\n")
        #expect(text.contains("- The silence 7 of uphold-above-peers of Blaby District Council ends in 3"))
    }

    @Test func `a list that is too long names a command that shows all of it`() throws {
        let digest = DigestReport(
            since: Self.start, until: Self.now,
            changed: try (1...60).map { try Self.alert("a\($0)", raised: 2, changed: 1) }, acknowledged: [], open: 0,
            documents: [], status: Self.status(), silences: [])
        let lines = DigestText(digest).lines
        #expect(lines.contains("- and 10 more: ombudsctl alerts --since \(Self.start)"))
    }
}
