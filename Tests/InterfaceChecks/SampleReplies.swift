package import ControlInterface
import Foundation
import Model
import Oversight

/// Replies that show every member of the interface's description with a value, and every nullable one without.
package enum SampleReplies {
    package static let status =
        [nil, "The inbox can't be read."].map { detail in
            StatusReport(
                state: "watching", detail: detail, version: Version.current, inbox: "/var/spool/ombudsd/inbox",
                documents: StatusReport.Documents(
                    processed: 4, rejected: 1, duplicate: 2, waiting: 0, moreWaiting: false),
                alerts: StatusReport.Alerts(open: 3), overflows: 0,
                inHand: [
                    StatusReport.DocumentInHand(name: "large.txt", since: now),
                    StatusReport.DocumentInHand(name: "scan.pdf", since: now, page: 3, pages: 12),
                ],
                problems: ["a.txt is a symbolic link."], since: now,
                deliveries: detail.map { detail in
                    StatusReport.Deliveries(
                        journal: StatusReport.Delivery(pending: 1, since: now, failure: detail, remark: detail),
                        command: StatusReport.Delivery(pending: 0, since: nil, failure: nil))
                })
        } + [
            StatusReport(
                state: "watching", version: Version.current, inbox: "/var/spool/ombudsd/inbox",
                documents: StatusReport.Documents(
                    processed: 0, rejected: 0, duplicate: 0, waiting: 0, moreWaiting: false),
                alerts: StatusReport.Alerts(open: 0), overflows: 0, problems: [], since: now,
                deliveries: StatusReport.Deliveries(
                    journal: StatusReport.Delivery(pending: 0, since: nil, failure: nil), command: nil),
                follows: StatusReport.Followed(Following(authorities: [listed], types: [.county])))
        ]

    package static let alerts = AlertsReport(alerts: [alert, resolved, rejected, scarce])

    package static let alertReports = [
        AlertReport(alert: alert, figures: figures), AlertReport(alert: rejected, figures: [:]),
    ]

    package static let authorities = AuthoritiesReport(authorities: [
        AuthoritiesReport.Entry(authority: listed, periods: ["2018-19", "2019-20"], documents: 3, openAlerts: 1),
        AuthoritiesReport.Entry(authority: unlisted, periods: ["2019-20"], documents: 1, openAlerts: 0),
    ])

    package static let authority: AuthorityReport = {
        let period: Period = decoded(#"{"name": "2019-20"}"#)
        var years = (0..<2).map { _ in
            AuthorityReport.Year(
                period: period, document: reference, kind: .annualReviewLetter, figures: figures,
                sources: [.upholdRate: reference],
                services: [ServiceEntry(service: "Housing", document: reference, figures: figures)],
                restated: [
                    RestatedFigures(
                        period: period, document: reference, kind: .complaintsReport, figures: figures,
                        services: [ServiceFigures("Housing", figures: figures)])
                ],
                peerAverages: [
                    .uphold: decoded(#"{"value": 45, "basis": "published", "source": "Annual review", "count": 12}"#),
                    .remedy: decoded(#"{"unknown": "No letter of 2019-20 states it."}"#),
                ],
                findings: [
                    Finding(code: .rateMismatch, figures: [.upholdRate], message: "It is not 3 of 4.", place: place),
                    Finding(code: .remarkPublicReport, message: "It issued a report.", place: placeInPart),
                ],
                alerts: [alert], mendings: [mending(.note)], otherDocuments: [reference])
        }
        years[0].history = history
        let reorganisation = ReorganisationEntry(
            authority: unlisted, date: "2019-04-01", source: "The Invented Order 2018", documents: 2)
        return AuthorityReport(
            authority: listed, years: years, predecessors: [reorganisation], successors: [reorganisation])
    }()

    private static let subject = SubjectReference(authority: listed, period: Period(name: "2019-20"))

    package static let documents = DocumentsReport(documents: [
        DocumentsReport.Entry(
            name: "letter.txt", sha256: reference.sha256, outcome: .processed, kind: "annualReviewLetter",
            authority: listed.name, period: "2019-20", arrivedAt: now, about: subject),
        DocumentsReport.Entry(
            name: "letter.eml", sha256: reference.sha256, outcome: .processed, kind: "annualReviewLetter",
            authority: listed.name, period: "2019-20", part: "letter.txt", partSha256: reference.sha256,
            sameContentAs: "letter.txt", arrivedAt: now),
        DocumentsReport.Entry(name: "again.txt", sha256: reference.sha256, outcome: .duplicate),
        DocumentsReport.Entry(name: "fair.txt", sha256: reference.sha256, outcome: .rejected, reason: "No letter."),
    ])

    package static let search = SearchReport(
        hits: [
            SearchReport.Hit(
                document: reference, withdrawn: true,
                subjects: [subject].compactMap(\.self),
                place: Place(part: "sheet A", page: 1, line: 2, text: "b")),
            SearchReport.Hit(
                document: reference, rejected: true, subjects: [], place: Place(page: 1, line: 2, text: "b")),
        ], hasMore: false, notIndexed: 0)

    package static let figuresOfYears = FiguresReport(years: [
        FiguresReport.Year(
            authority: listed, period: decoded(#"{"name": "2019-20"}"#), document: reference, kind: .performancePage,
            figures: figures,
            sources: [.upholdRate: FiguresReport.Source(document: reference, kind: .annualReviewLetter)],
            doubtful: [.upholdRate],
            peerAverages: [
                .uphold: decoded(#"{"value": 45, "basis": "published", "source": "Annual review", "count": 12}"#)
            ])
    ])

    package static let reload = ReloadReport(settings: "/etc/ombudsd/ombudsd.yaml", exists: true)

    package static let rescan = RescanReport(waiting: 2)

    package static let retry = RetryReport(
        documents: ["fair.txt"], remaining: [RetryReport.Remaining(name: "b.txt", message: "b.txt could not be moved.")]
    )

    package static let silences = SilencesReport(silences: [
        decoded(
            """
            {"id": 1, "authority": "kent-county-council", "rule": "uphold-above-peers", "until": "2030-01-01T00:00:00Z",
            "by": {"uid": 0, "name": "root"}, "at": "2026-01-01T00:00:00Z", "note": "known",
            "noticedAt": "2029-12-31T00:00:00Z",
            "about": {"authority": {"name": "Kent County Council", "slug": "kent-county-council", "type": "county"}}}
            """),
        decoded(#"{"id": 2, "until": "2030-01-01T00:00:00Z", "by": {"uid": 1000}, "at": "2026-01-01T00:00:00Z"}"#),
    ])

    package static let mendings = [
        MendingReport(
            mending: mending(.correction), subject: "the uphold rate", alerts: alerts.alerts, about: subject),
        MendingReport(mending: mending(.withdrawal), subject: "the document", alerts: []),
        MendingReport(mending: mending(.note), subject: "the year", alerts: []),
    ]

    package static let watch = [
        WatchReport(), WatchReport(step: TransitionReport(Transition(kind: .raised, alert: alert, at: now))),
        WatchReport(missed: 3),
    ]

    // MARK: Their parts

    private static func mending(_ act: Mending.Act) -> Mending {
        let officer = Person(uid: 1000, name: "officer")
        switch act {
        case .correction:
            return Mending(
                id: 1, act: act, authority: "kent-county-council", period: "2019-20", figure: .upholdRate, value: 60,
                reason: "a misprint", by: officer, at: now)
        case .withdrawal:
            var mending = Mending(
                id: 2, act: act, sha256: reference.sha256, reason: "a draft", by: Person(uid: 1, name: nil), at: now)
            mending.undone = Mending.Undoing(by: officer, at: now, reason: "it was none")
            return mending
        case .note:
            var mending = Mending(
                id: 3, act: act, authority: "kent-county-council", period: "2019-20", reason: "see minutes",
                by: officer, at: now)
            mending.undone = Mending.Undoing(by: officer, at: now, reason: nil)
            return mending
        }
    }

    private static let now = Timestamp(seconds: 1_600_000_000)
    private static let listed = Authority(
        name: "Kent County Council", slug: "kent-county-council", kind: .county, gss: "E10000016")
    private static let unlisted = Authority(
        name: "Northmoor District Council", slug: "northmoor-district-council", kind: .other, gss: nil)
    private static let place = Place(page: 1, line: 61, text: "75% of complaints we investigated were upheld.")
    private static let placeInPart = Place(part: PartPath("sheet Upheld"), page: 1, line: 3, text: "Upheld 75%")
    private static let reference = DocumentReference(name: "letter.txt", sha256: String(repeating: "0a", count: 32))
    private static let figures: [FigureName: Figure] = [
        .upholdRate: Figure(value: 75, unit: .percent, place: placeInPart),
        .remedyDecisions: Figure(value: 1, unit: .count, basis: .derived(from: [.remedyRate]), place: place),
        .upholdUpheld: Figure(value: 3, unit: .count, basis: .quoted, place: place),
        .complianceRate: Figure(
            value: 90, unit: .percent, basis: .entered(Figure.Entry(by: "officer", at: now, reason: "a misprint")),
            place: place),
    ]

    private static func alert(
        _ rule: Rule, _ authority: Authority?, state: Alert.State = .raised, by: Person? = nil, note: String? = nil,
        peers: Alert.Peers? = nil, evidence: SampleEvidence? = nil
    ) -> Alert {
        let hasNumbers = authority != nil
        return Alert(
            id: "kent-county-council.2019-20.\(rule.rawValue)", rule: rule, severity: .warning, state: state,
            acknowledged: by != nil, acknowledgement: by.map { Acknowledgement(by: $0, at: now, note: note) },
            silenced: false, authority: authority, period: hasNumbers ? "2019-20" : nil, value: hasNumbers ? 75 : nil,
            threshold: hasNumbers ? 45.5 : nil, peerBasis: peers?.basis, peers: peers, evidence: evidence,
            message: "75% of investigated complaints were upheld.", document: reference,
            source: hasNumbers ? (by == nil ? place : placeInPart) : nil, revision: 1, raisedAt: now, changedAt: now)
    }

    private static let alert = alert(
        .upholdAbovePeers, listed, by: Person(uid: 1000, name: "anna"), note: "seen",
        peers: Alert.Peers(basis: .published, source: "Annual review", count: 12),
        evidence: SampleEvidence(upheld: 3, investigations: 4, pValue: 0.3, interval: [30.1, 95.4]))
    private static let scarce = alert(
        .upholdAbovePeers, unlisted, by: Person(uid: 1000, name: nil),
        peers: Alert.Peers(basis: .letter, source: nil, count: nil),
        evidence: SampleEvidence(upheld: 3, investigations: 4, pValue: nil, interval: [30.1, 95.4]))
    private static let resolved = alert(.complianceBelowFull, unlisted, state: .resolved)
    private static let rejected = alert(.documentRejected, nil)

    private static let history = YearHistory(
        documents: [
            decoded(
                """
                {"document": {"sha256": "0a", "mediaType": "text/plain", "size": 100, "pages": 2, "arrivals": [
                {"name": "letter.txt", "device": 1, "inode": 2, "born": 1700000000000000, "at": "2026-01-01T00:00:00Z"},
                {"name": "letter.txt", "device": 1, "inode": 3, "at": "2026-01-01T00:00:00Z"}]},
                "kind": "annualReviewLetter", "date": "2020-07-22", "speaks": true, "figures": {"uphold.rate":
                {"value": 75, "unit": "percent", "basis": "stated", "page": 1, "line": 61, "text": "75%"}}, "services": [
                {"scope": {"service": "Housing"}, "figures": {"contacts.compliments": {"value": 7, "unit": "count",
                "basis": "stated", "page": 1, "line": 62, "text": "7"}}, "earlier": {"2018-19": {"contacts.compliments":
                {"value": 6, "unit": "count", "basis": "recognised", "page": 1, "line": 62, "text": "6"}}}},
                {"scope": {"service": "Planning"}, "figures": {}}]}
                """),
            decoded(
                """
                {"document": {"sha256": "0b", "mediaType": "text/plain", "size": 100, "pages": 2, "arrivals": []},
                "kind": "performancePage", "speaks": false, "figures": {}, "services": []}
                """),
        ],
        steps: [
            decoded(
                """
                {"event": "a#1", "kind": "acknowledged", "at": "2026-01-01T00:00:00Z", "value": 75, "threshold": 45.5,
                "peerBasis": "letter", "sha256": "0a", "by": {"uid": 0, "name": "root"}, "note": "seen"}
                """),
            decoded(#"{"event": "b#1", "kind": "raised", "at": "2026-01-01T00:00:00Z", "sha256": "0a"}"#),
        ])

    /// A value that only its own room can make.
    private static func decoded<Value: Decodable>(_ json: String) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(json.utf8))
        } catch {
            preconditionFailure("\(json): \(error)")
        }
    }
}
