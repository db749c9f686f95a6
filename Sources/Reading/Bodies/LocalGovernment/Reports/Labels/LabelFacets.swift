import Model

/// The meaning of a label, by dimension: of a table's row, column or caption, or of a line such as "Compliments: 335".
///
/// A value of a table has the dimensions of its row, its column and the words around the table together: "2023/24", under
/// "Average uphold rate". `LabelFacets.merged(with:)` joins them, and `figureName(_:in:)` tells which figure they make.
struct LabelFacets: Sendable {
    /// The quantity that numbers measure.
    enum Statistic: Hashable, Sendable { case count, share, days, money, perResidents, change, target }

    /// The step of a case at which it is counted.
    enum Event: Hashable, Sendable {
        case received, decided, investigated, notInvestigated, escalated, answeredInTime, answeredLate, answered, open
        case withdrawn
        /// The council carried out a recommendation.
        case complied
        /// The council had put things right before the Ombudsman was asked.
        case remediedBefore
    }

    /// The kind of a remedy.
    enum Remedy: Hashable, Sendable { case apology, payment, training, procedure }

    /// The council's own result of a complaint, or the Ombudsman's decision.
    enum Outcome: Hashable, Sendable {
        case ombudsman(OmbudsmanOutcome)
        /// A part of those upheld, or several outcomes together.
        case partial
    }

    var period: Period?
    /// Whether the time named is no single year: a quarter, a month, or several years.
    var isOfOtherTime = false
    var statistic: Statistic?
    var event: Event?
    var outcome: Outcome?
    /// A kind of contact.
    var kind: FigureName?
    /// An outcome of the council's own investigations.
    var ownOutcome: FigureName?
    var remedy: Remedy?
    /// Counted from 1.
    var stage: Int?
    /// Whether the statutory procedures are meant, which are those of social care: "Stage 2 statutory".
    var isStatutory = false
    /// Whether a mean is meant: "average days", "average uphold rate".
    var isMean = false
    /// Whether other authorities are meant: "similar authorities".
    var isOfOthers = false
    /// The type of the councils whose average is meant; nil where none is named.
    var group: Authority.Kind?
    /// Whether all of the country is meant, which is no group of similar authorities.
    var isNational = false
    /// Whether the council itself is named: "our", "the Council's".
    var isOwn = false
    /// Whether a sum is meant: "Total", or no label at all.
    var isTotal = false
    /// Whether the label speaks of a rate: "uphold rate", and not only of a percentage.
    var isRate = false
    /// Whether it is a number for each 100,000 residents, as the Ombudsman publishes; of `perResidents`, any other is none of his.
    var isPer100k = false
    /// Whether one label has both an outcome and a share, as "% upheld" has. A share that stands in another label may be
    /// that of all decisions.
    var isShareOfOutcome = false
    /// Whether the Local Government and Social Care Ombudsman is named.
    var isOfOmbudsman = false
    /// Whether another ombudsman is named.
    var isOfAnotherOmbudsman = false
    /// Whether the labels below it are services: "Directorate", "by service".
    var isOverServices = false
    /// The tokens of the words of which the meaning is not known; nil where all are.
    var unknown: Range<Int>?
}

extension LabelFacets {
    /// Whether nothing but a year is stated.
    var isYearAlone: Bool {
        period != nil && statistic == nil && event == nil && outcome == nil && kind == nil && ownOutcome == nil
            && remedy == nil && stage == nil && !isMean && !isOfOthers && !isNational && unknown == nil
    }

    /// Returns the facets of a value that both labels are of; nil where they contradict each other.
    ///
    /// Words that are not known stay so: the value may be anything.
    func merged(with other: LabelFacets) -> LabelFacets? {
        var merged = self
        guard Self.join(&merged.period, other.period), Self.join(&merged.statistic, other.statistic),
            Self.join(&merged.outcome, other.outcome), Self.join(&merged.kind, other.kind),
            Self.join(&merged.ownOutcome, other.ownOutcome), Self.join(&merged.remedy, other.remedy),
            Self.join(&merged.stage, other.stage), mergeEvent(&merged, other.event)
        else { return nil }
        merged.isOfOtherTime = isOfOtherTime || other.isOfOtherTime
        merged.isStatutory = isStatutory || other.isStatutory
        merged.isMean = isMean || other.isMean
        merged.isOfOthers = isOfOthers || other.isOfOthers
        merged.isNational = isNational || other.isNational
        merged.isOwn = isOwn || other.isOwn
        merged.isTotal = isTotal || other.isTotal
        merged.isRate = isRate || other.isRate
        merged.isPer100k = isPer100k || other.isPer100k
        merged.isShareOfOutcome = isShareOfOutcome || other.isShareOfOutcome
        merged.isOfOmbudsman = isOfOmbudsman || other.isOfOmbudsman
        merged.isOfAnotherOmbudsman = isOfAnotherOmbudsman || other.isOfAnotherOmbudsman
        merged.unknown = unknown ?? other.unknown
        return merged
    }

    /// Returns the facets with the dimensions that neither these nor any other label of the table state, from the words
    /// around the table.
    func inheriting(_ outer: LabelFacets, except stated: LabelFacets) -> LabelFacets {
        var facets = self
        if facets.period == nil, !facets.isOfOtherTime {
            facets.period = outer.period
            facets.isOfOtherTime = outer.isOfOtherTime
        }
        facets.statistic = statistic ?? (stated.statistic == nil ? outer.statistic : nil)
        let isCounted = stated.event != nil || stated.outcome != nil || stated.ownOutcome != nil
        facets.event = event ?? (isCounted ? nil : outer.event)
        facets.outcome = outcome ?? (isCounted ? nil : outer.outcome)
        facets.remedy = remedy ?? (stated.remedy == nil ? outer.remedy : nil)
        facets.stage = stage ?? (stated.stage == nil ? outer.stage : nil)
        facets.kind = kind ?? (stated.kind == nil ? outer.kind : nil)
        if stated.statistic == nil {
            facets.isMean = isMean || outer.isMean
            facets.isRate = isRate || outer.isRate
            facets.isPer100k = isPer100k || outer.isPer100k
            facets.isShareOfOutcome = isShareOfOutcome || outer.isShareOfOutcome
        }
        facets.isOfOmbudsman = isOfOmbudsman || outer.isOfOmbudsman
        return facets
    }

    /// "Received" beside "escalated" says where the escalated cases were received.
    private func mergeEvent(_ merged: inout LabelFacets, _ other: Event?) -> Bool {
        if Self.join(&merged.event, other) { return true }
        let events = [merged.event, other]
        if events.contains(.answered) {
            merged.event = events.first { $0 != .answered } ?? nil
            return true
        }
        return merged.outcome != nil
    }

    private static func join<Value: Equatable>(_ value: inout Value?, _ other: Value?) -> Bool {
        guard let other else { return true }
        guard let known = value else {
            value = other
            return true
        }
        return known == other
    }
}
