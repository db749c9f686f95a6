import Model

/// The scope of a place in a report: whose cases its numbers count, and which of them.
///
/// Each dimension is nil where nothing at the place states it. A scope then takes it over from the place around:
/// `clause.inheriting(sentence).inheriting(section)`. The statement that is nearest to a number wins.
struct ReportScope: Hashable, Sendable {
    var owner: CaseOwner?
    var ombudsman: OmbudsmanBody?
    var time: CaseTime?
    var stage: CaseStage?
    var measure: CaseMeasure?
    /// Whether "it" in the sentence means the Ombudsman: "It upheld 11."
    var meansOmbudsmanByIt = false

    /// Returns the scope with the dimensions that it does not state filled in from the scope of the place around.
    func inheriting(_ outer: ReportScope) -> ReportScope {
        var scope = self
        scope.owner = owner ?? outer.owner
        scope.ombudsman = ombudsman ?? outer.ombudsman
        scope.time = time ?? outer.time
        scope.stage = stage ?? outer.stage
        scope.measure = measure ?? outer.measure
        scope.meansOmbudsmanByIt = meansOmbudsmanByIt || outer.meansOmbudsmanByIt
        return scope
    }
}

/// The body, or the part of a body, whose cases are counted.
enum CaseOwner: Hashable, Sendable {
    /// The council as a whole, by its own words: "across all services", "council-wide".
    case council
    /// A service, team, directorate, department or trust of the council, by the tokens of its name.
    case service(Range<Int>)
    /// Another council, a predecessor, a partner or a contractor, by the tokens that name it.
    case otherBody(Range<Int>)
    /// All councils, or those of a group: "nationally", "similar authorities".
    case allCouncils
    /// Words that may name a part of the council, and can't be resolved.
    case unresolved(Range<Int>)
}

extension CaseOwner {
    /// Returns the owner that words have which may still speak of this one; nil for the council itself.
    func leftOpen(by words: Range<Int>) -> CaseOwner? {
        switch self {
        case .service(let name), .otherBody(let name), .unresolved(let name): .unresolved(name)
        case .allCouncils: .unresolved(words)
        case .council: nil
        }
    }
}

/// The ombudsman whose cases are counted.
enum OmbudsmanBody: Hashable, Sendable {
    case localGovernment, housing, wales, scotland, northernIreland, parliamentaryAndHealth
    /// An ombudsman that is none of these, as the Financial Ombudsman.
    case another
    /// Several together: "the two Ombudsmen decided 40 cases".
    case several
    /// "The Ombudsman", where it is not yet resolved which.
    case unnamed
}

/// The time in which the counted cases fall.
enum CaseTime: Hashable, Sendable {
    case year(Period)
    /// A quarter, a month, half a year.
    case partOfYear
    /// A day: "open on 31 March 2024".
    case date
    /// Several years together: "over the last three years".
    case severalYears
    /// A time that can't be resolved: "in 2023".
    case unresolved
}

/// The stage or kind of the counted cases.
enum CaseStage: Hashable, Sendable {
    /// A stage of the council's procedure, counted from 1; 0 where several are named together.
    case stage(Int)
    case refused, withdrawn, open
}

/// The quantity that a number measures.
enum CaseMeasure: Hashable, Sendable {
    case received, closed, rate, perResidents, days, money
}

// MARK: What the readers ask

extension ReportScope {
    /// Whether the numbers are of the Local Government and Social Care Ombudsman's cases, and not of the council's own.
    var isAboutOmbudsman: Bool { ombudsman == .localGovernment || ombudsman == .unnamed }

    /// Whether the numbers are of an ombudsman whose cases this project does not read, or of several together.
    var isAboutAnotherOmbudsman: Bool { ombudsman != nil && !isAboutOmbudsman }

    /// Whether the numbers are of the whole council and of whole years.
    var isCouncilWide: Bool { isOfCouncil && isOfWholeYear && !isAboutAnotherOmbudsman }

    /// Whether nothing makes the numbers those of a part of the council, or of another body.
    var isOfCouncil: Bool { owner == nil || owner == .council }

    /// Whether nothing makes the numbers those of a part of a year, of a day, or of several years.
    var isOfWholeYear: Bool {
        switch time {
        case nil, .year: true
        case .partOfYear, .date, .severalYears, .unresolved: false
        }
    }

    /// The tokens of the name of the service that the numbers belong to; nil where they belong to none.
    var service: Range<Int>? {
        if case .service(let name) = owner { name } else { nil }
    }

    /// Whether a dimension can't be resolved, so that a number is unclear instead of the council's.
    var isUnresolved: Bool {
        if case .unresolved = owner { return true }
        return time == .unresolved || ombudsman == .several
    }

    /// The year of the numbers where one is stated; nil where none is, or where it is no whole year.
    var year: Period? {
        if case .year(let year) = time { year } else { nil }
    }
}
