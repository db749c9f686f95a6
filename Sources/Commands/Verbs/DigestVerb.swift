import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl digest`
struct DigestVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Summarise what happened in a week, as text for a mail.",
        discussion: "`ombudsctl digest --since 7d | mail -s 'Ombudsman' officer@example.org`")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Option(name: .long, help: "From this day or time on, or so long ago: 2026-07-01, 7d, 12h.")
    var since = "7d"

    @OptionGroup var about: AuthorityOptions

    func run() async throws {
        let now = Timestamp(.now)
        let start = try PastTime.require(since, before: now)
        guard start <= now else { throw Failure(.usage, "\"\(since)\" has not come yet: give a time that has passed.") }
        let client = options.daemon.client(or: parent.daemon)
        func selection(state: String? = nil, since: Timestamp? = nil) -> ListSelection {
            ListSelection(authority: about.authority, type: about.type?.rawValue, state: state, since: since)
        }
        func alerts(_ selection: ListSelection) async throws(Failure) -> [Alert] {
            try await client.call(AlertsMethod.self, .init(all: true, selection: selection)).alerts
        }
        let report = DigestReport(
            since: start, until: now, changed: try await alerts(selection(since: start)),
            acknowledged: try await alerts(selection(state: "acknowledged")),
            open: try await alerts(selection(state: "open")).count,
            documents: try await client.call(DocumentsMethod.self, selection(since: start)).documents,
            status: try await client.call(StatusMethod.self),
            silences: try await client.call(SilencesMethod.self).silences)
        if options.json { return try Output.json(report) }
        DigestText(report).lines.forEach { Output.line($0) }
    }
}

extension DigestReport {
    /// - Parameters:
    ///   - changed: the alerts that changed since then, also the resolved ones.
    ///   - acknowledged: all that are acknowledged.
    ///   - open: the number of those that nobody looks after.
    ///   - documents: those that arrived since then.
    init(
        since: Timestamp, until: Timestamp, changed: [Alert], acknowledged: [Alert], open: Int,
        documents: [DocumentsReport.Entry], status: StatusReport, silences: [SilenceEntry]
    ) {
        let standing = changed.filter { $0.state == .raised }
        let ids = Set(standing.map(\.id))
        self.init(
            since: since, until: until,
            alerts: Alerts(
                raised: standing.filter { $0.raisedAt >= since }, changed: standing.filter { $0.raisedAt < since },
                resolved: changed.filter { $0.state == .resolved },
                acknowledged: acknowledged.filter {
                    $0.acknowledgement.map { $0.at >= since } == true && !ids.contains($0.id)
                }),
            documents: Documents(
                read: documents.filter { $0.outcome == .processed },
                rejected: documents.filter { $0.outcome == .rejected },
                duplicates: documents.count { $0.outcome == .duplicate }),
            waiting: Waiting(
                alerts: open, files: status.documents.waiting,
                deliveries: (status.deliveries?.journal.pending ?? 0) + (status.deliveries?.command?.pending ?? 0),
                problems: status.problems, silences: silences.sorted { ($0.until, $0.id) < ($1.until, $1.id) }))
    }
}

/// The digest as plain text: lines of at most 76 columns, without colours.
struct DigestText {
    private(set) var lines: [String] = []

    /// The number of entries of a section; the verb that shows them all is named behind them.
    private static let longest = 50
    private static let width = 76

    init(_ report: DigestReport) {
        let alerts = report.alerts
        let documents = report.documents
        // The time in the form that a command takes.
        let since = "--since \(report.since)"
        add("From \(report.since.displayText) to \(report.until.displayText)")
        section("Alerts raised", alerts.raised.map(Self.text), all: "alerts \(since)")
        section("Alerts changed", alerts.changed.map(Self.text), all: "alerts \(since)")
        section("Alerts resolved", alerts.resolved.map(Self.text), all: "alerts --state resolved \(since)")
        section("Alerts acknowledged", alerts.acknowledged.map(Self.text), all: "alerts --state acknowledged")
        section(
            "Files that could not be read",
            documents.rejected.map {
                "\(printable($0.displayName)): \(printable($0.reason ?? ""))"
            }, all: "documents --state rejected \(since)")
        section(
            "Documents read",
            documents.read.map {
                "\(printable($0.displayName)): \(printable($0.authority ?? "")), \($0.period ?? "")"
            }, all: "documents --state processed \(since)")
        let isEmpty =
            alerts.raised.isEmpty && alerts.changed.isEmpty && alerts.resolved.isEmpty && alerts.acknowledged.isEmpty
            && documents.rejected.isEmpty && documents.read.isEmpty
        if isEmpty {
            add()
            add(
                "Nothing happened: no alert was raised, changed, resolved or acknowledged, and no document was read or refused."
            )
        }
        if documents.duplicates > 0 {
            add()
            add("\(counted(documents.duplicates, "file")) had arrived before with the same bytes.")
        }
        show(report.waiting, at: report.until)
    }

    private mutating func show(_ waiting: DigestReport.Waiting, at now: Timestamp) {
        var entries: [String] = []
        if waiting.alerts > 0 {
            entries.append(
                "\(counted(waiting.alerts, "alert")) in force \(agreeing(waiting.alerts, "is", "are")) not acknowledged (ombudsctl alerts --state open)."
            )
        }
        if waiting.files > 0 {
            entries.append(
                "\(counted(waiting.files, "file")) in the inbox \(agreeing(waiting.files, "is", "are")) not read yet.")
        }
        if waiting.deliveries > 0 {
            entries.append(
                "\(counted(waiting.deliveries, "alert step")) \(agreeing(waiting.deliveries, "is", "are")) not delivered yet."
            )
        }
        entries += waiting.problems.map(printable)
        entries += waiting.silences.map {
            "The silence \($0.id) of \(printable($0.coverage)) ends \($0.until.distanceText(from: now)), on \($0.until.displayText)."
        }
        section("What waits", entries.isEmpty ? ["Nothing."] : entries, counts: false, all: "status")
    }

    private static func text(_ alert: Alert) -> String {
        printable(alert.message) + (alert.acknowledgement.map { " (\($0.displayText))" } ?? "")
    }

    /// - Parameter all: the verb that shows all entries.
    private mutating func section(_ title: String, _ entries: [String], counts: Bool = true, all verb: String) {
        guard !entries.isEmpty else { return }
        add()
        add(counts ? "\(title): \(entries.count)" : title)
        for entry in entries.prefix(Self.longest) { add("- " + entry, hanging: 2) }
        if entries.count > Self.longest {
            add("- and \(entries.count - Self.longest) more: ombudsctl \(verb)", hanging: 2)
        }
    }

    private mutating func add(_ text: String = "", hanging: Int = 0) {
        lines += Paragraph.lines(text, fitting: Self.width, hanging: hanging)
    }
}
