import ControlInterface
import Model
import Oversight

/// Decides which rows of a list a caller wants.
struct SelectedRows: Sendable {
    /// The states of alerts that a caller may ask for.
    private enum AlertState: String, CaseIterable {
        case raised, open, acknowledged, silenced, resolved

        func covers(_ alert: Alert) -> Bool {
            switch self {
            case .raised: alert.state == .raised
            case .open: alert.state == .raised && !alert.acknowledged && !alert.silenced
            case .acknowledged: alert.state == .raised && alert.acknowledged
            case .silenced: alert.state == .raised && alert.silenced
            case .resolved: alert.state == .resolved
            }
        }
    }

    private let slug: String?
    private let type: Authority.Kind?
    private let year: String?
    private let rule: Rule?
    private let priority: Severity?
    private let alertState: AlertState?
    private let outcome: DocumentsReport.Outcome?
    private let since: Timestamp?
    /// Whether anything is left out.
    let isPart: Bool

    /// - Parameter ofDocuments: whether the state is that of documents, and not of alerts.
    /// - Throws: `usage` or `not-found` for a value that is none.
    init(_ selection: ListSelection, ofDocuments: Bool = false, in state: State) throws(Failure) {
        if let name = selection.authority {
            if state.authorities[name] != nil {
                slug = name
            } else {
                slug = try AuthorityFinder(known: state.authorities.values.lazy.map(\.authority))
                    .authority(named: name).slug
            }
        } else {
            slug = nil
        }
        isPart = selection != ListSelection()
        type = try Authority.Kind(wanted: selection.type)
        year = selection.year
        if let year, Period(name: year) == nil {
            throw Failure(.usage, "\"\(year)\" is not a reporting year: give it as 2023-24.")
        }
        rule = try selection.rule.map { name throws(Failure) in try Rule(wanted: name) }
        priority = try selection.priority.map { name throws(Failure) in try Severity(wanted: name) }
        since = selection.since
        guard let name = selection.state else {
            (alertState, outcome) = (nil, nil)
            return
        }
        alertState = ofDocuments ? nil : AlertState(rawValue: name)
        outcome = ofDocuments ? DocumentsReport.Outcome(rawValue: name) : nil
        guard alertState != nil || outcome != nil else {
            let known =
                ofDocuments ? DocumentsReport.Outcome.allCases.map(\.rawValue) : AlertState.allCases.map(\.rawValue)
            throw Failure(.usage, "\"\(name)\" is no state here; the states are \(known.joined(separator: ", ")).")
        }
    }

    /// The slugs of the authorities whose rows may be wanted.
    func slugs(in state: State) -> [String] {
        if let slug { return state.authorities[slug].map { isWanted($0.authority) } == true ? [slug] : [] }
        return type == nil
            ? Array(state.authorities.keys) : state.authorities.filter { isWanted($0.value.authority) }.map(\.key)
    }

    /// The SHA-256 of the rejected documents that may be wanted: they are of no authority and no year.
    func rejections(in state: State) -> [String] {
        slug == nil && type == nil && year == nil ? Array(state.rejections.keys) : []
    }

    /// Whether an alert is about an authority that is wanted.
    func isAbout(_ alert: Alert) -> Bool {
        guard slug != nil || type != nil else { return true }
        guard let authority = alert.authority else { return false }
        return (slug == nil || authority.slug == slug) && isWanted(authority)
    }

    private func isWanted(_ authority: Authority) -> Bool { type == nil || authority.kind == type }

    // MARK: Rows

    /// Whether an alert is wanted.
    ///
    /// - Parameter all: whether resolved alerts are wanted where no state is.
    func wants(_ alert: Alert, all: Bool) -> Bool {
        guard alertState?.covers(alert) ?? (all || alert.state == .raised) else { return false }
        return isAsWanted(alert) && since.map { alert.changedAt >= $0 } ?? true
    }

    private func isAsWanted(_ alert: Alert) -> Bool {
        (year == nil || alert.period == year) && (rule == nil || alert.rule == rule)
            && priority.map { alert.severity.rawValue <= $0.rawValue } ?? true
    }

    /// The documents of a part of the list.
    func documents(_ rows: [State.DocumentRow], behind alerts: () -> [Alert]) -> [State.DocumentRow] {
        let rows = rows.filter { row in
            (year == nil || row.entry.period == year) && (outcome == nil || row.entry.outcome == outcome)
                && since.map { row.at >= $0 } ?? true
        }
        guard rule != nil || priority != nil, !rows.isEmpty else { return rows }
        let wanted = Set(alerts().filter { $0.state == .raised && isAsWanted($0) }.map(\.document.sha256))
        return rows.filter { wanted.contains($0.entry.sha256) }
    }

    /// Whether an authority is wanted by its years, documents and alerts.
    func wants(_ entry: AuthoritiesReport.Entry, in state: State) -> Bool {
        if let year, !entry.periods.contains(year) { return false }
        if let since {
            let years = state.authorities[entry.authority.slug]?.years.values.filter { !$0.documents.isEmpty } ?? []
            let arrivals = years.lazy.flatMap(\.documents).compactMap { $0.lazyDocument.valueOnce.arrivals.last?.at }
            guard arrivals.contains(where: { $0 >= since }) else { return false }
        }
        guard rule != nil || priority != nil || alertState != nil else { return true }
        return state.alerts(of: [entry.authority.slug]) { _ in true }.contains { alert in
            isAsWanted(alert) && (alertState ?? .raised).covers(alert)
        }
    }
}

extension Authority.Kind {
    /// The type of a name; nil for nil.
    ///
    /// - Throws: `usage`, with the types.
    init?(wanted name: String?) throws(Failure) {
        guard let name else { return nil }
        guard let kind = Authority.Kind(rawValue: name) else {
            let known = Authority.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(.usage, "\"\(name)\" is no type of authority; the types are \(known).")
        }
        self = kind
    }
}

extension Rule {
    /// - Throws: `usage`, with the rules.
    init(wanted name: String) throws(Failure) {
        guard let rule = Rule(rawValue: name) else {
            let near = Rule.allCases.map(\.rawValue).filter {
                $0.hasPrefix(name) || EditDistance.between(name, $0, limit: max(1, name.count / 4)) != nil
            }
            let hint = near.isEmpty || name.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
            throw Failure(
                .usage,
                "There is no rule \"\(name)\".\(hint) The rules are "
                    + "\(Rule.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        self = rule
    }
}

extension Severity {
    /// The severity of a name that journalctl takes.
    ///
    /// - Throws: `usage`, with the names.
    fileprivate init(wanted name: String) throws(Failure) {
        switch name {
        case "err", "error": self = .error
        case "warning": self = .warning
        case "notice": self = .notice
        case "info": self = .info
        default: throw Failure(.usage, "\"\(name)\" is no priority; the priorities are err, warning, notice, info.")
        }
    }
}
