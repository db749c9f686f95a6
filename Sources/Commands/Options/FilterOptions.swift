import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model

/// The options that choose authorities.
struct AuthorityOptions: ParsableArguments {
    @Option(name: .long, help: "An authority's name, slug or GSS code.", completion: .authorities)
    var authority: String?

    @Option(
        name: .long, help: "The authority's type: county, district, metropolitan, unitary, londonBorough or other.",
        completion: .authorityTypes, transform: AuthorityType.parse)
    var type: Authority.Kind?
}

/// The options that choose a part of a list: the same for every list.
struct FilterOptions: ParsableArguments {
    @OptionGroup var about: AuthorityOptions

    var authority: String? { about.authority }
    var type: Authority.Kind? { about.type }

    @Option(
        name: .long, help: "The year, as 2023-24.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period?

    @Option(name: .long, help: "The rule of an alert in force, as uphold-above-peers.", completion: .rules)
    var rule: String?

    @Option(name: .long, help: "From this day or time on, or so long ago: 2026-07-01, 7d, 12h.")
    var since: String?

    @Option(
        name: .long, help: "The lowest priority of an alert in force: err, warning, notice or info.",
        completion: .list(["err", "warning", "notice", "info"]))
    var priority: String?

    @Option(
        name: .long,
        help:
            "Of alerts: raised, open, acknowledged, silenced, resolved; of documents: processed, rejected, duplicate.",
        completion: .list([
            "raised", "open", "acknowledged", "silenced", "resolved", "processed", "rejected", "duplicate",
        ]))
    var state: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: "The column to sort by, as authority; -authority for the other direction.")
    var sort: String?

    @Option(name: .long, help: "At most so many rows.")
    var limit: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit should be 1 or more.") }
    }

    /// The part of the list that the daemon is asked for.
    ///
    /// - Throws: `usage` for a time that is none.
    func selection(now: Timestamp = Timestamp(.now)) throws(Failure) -> ListSelection {
        let start = try since.map { text throws(Failure) in try PastTime.require(text, before: now) }
        return ListSelection(
            authority: authority, type: type?.rawValue, year: year?.name, rule: rule, priority: priority, state: state,
            since: start)
    }

    /// Whether no option leaves anything out.
    var selectsAll: Bool {
        authority == nil && type == nil && year == nil && rule == nil && since == nil && priority == nil && state == nil
    }

    /// Whether nothing is chosen but authorities, types and years.
    var choosesByPlaceAlone: Bool {
        rule == nil && since == nil && priority == nil && state == nil && sort == nil && limit == nil
    }

    /// Sorts rows by the wanted column, and leaves as many as wanted.
    ///
    /// - Parameter columns: the columns by which the list can be sorted, each with the text or number of a row.
    /// - Throws: `usage` for a column that the list does not have.
    func arranged<Row>(_ rows: [Row], by columns: [(name: String, key: @Sendable (Row) -> SortKey)]) throws(Failure)
        -> [Row]
    {
        var rows = rows
        if let sort {
            let isDescending = sort.hasPrefix("-")
            let name = isDescending ? String(sort.dropFirst()) : sort
            guard let column = columns.first(where: { $0.name == name }) else {
                throw Failure(
                    .usage,
                    "The list has no column \"\(name)\"; sort by \(columns.map(\.name).joined(separator: ", ")).")
            }
            // Rows with the same key stay in the order of the list.
            let keyed = rows.enumerated().map { (key: column.key($1), index: $0, row: $1) }
            rows = keyed.sorted {
                if $0.key == $1.key { return $0.index < $1.index }
                return isDescending ? $1.key < $0.key : $0.key < $1.key
            }.map(\.row)
        }
        return limit.map { Array(rows.prefix($0)) } ?? rows
    }
}

/// The text or number of a row by which a list is sorted.
enum SortKey: Comparable {
    /// Rows without a number come before those with one.
    case none
    case number(Double)
    case text(String)

    /// A number, or none.
    init(_ number: Double?) { self = number.map(SortKey.number) ?? .none }
}

/// Reads a time that has passed.
enum PastTime {
    /// The time that a text names: so many minutes, hours, days or weeks ago, the beginning of a day, or a moment; nil for any other
    /// text.
    static func moment(_ text: String, before now: Timestamp) -> Timestamp? {
        switch WrittenTime.parse(text) {
        case .distance(let seconds): Timestamp(seconds: now.seconds - seconds)
        case .day(let start, _): start
        case .moment(let moment): moment
        case nil: nil
        }
    }

    /// - Throws: `usage` for a text that names no time.
    static func require(_ text: String, before now: Timestamp) throws(Failure) -> Timestamp {
        guard let moment = moment(text, before: now) else {
            throw Failure(.usage, "\"\(text)\" is not a time: give \(WrittenTime.forms).")
        }
        return moment
    }
}
