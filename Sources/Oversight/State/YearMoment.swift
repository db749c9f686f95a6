public import Model

/// An authority's year at a moment, from which reports are made while the state goes on.
public struct YearMoment: Sendable {
    public let record: AuthorityRecord
    public let period: Period
    private let view: YearView?
    /// Ordered by id.
    public let alerts: [Alert]
    /// The averages that the year is compared with, each known or with the reason why it is not.
    public let averages: [Measure: PeerAverage]

    /// The corrections, withdrawals and notes of people, the oldest first, with those that were undone.
    public let mendings: [Mending]
    /// The documents about the year, also those that are withdrawn, in the order of arrival.
    public let stored: [FiledReading]

    init(
        record: AuthorityRecord, period: Period, view: YearView?, alerts: [Alert], averages: [Measure: PeerAverage],
        mendings: [Mending], stored: [FiledReading]
    ) {
        self.record = record
        self.period = period
        self.view = view
        self.alerts = alerts
        self.averages = averages
        self.mendings = mendings
        self.stored = stored
    }

    /// The record of the year as it counts; empty for one that only documents of other years are about.
    public var year: YearRecord { record.years[period.name] ?? YearRecord() }

    /// The figures that the year's own documents give.
    public var figures: YearFigures { view?.figures ?? YearFigures([]) }

    /// The findings in the document that speaks for the year, and those from its comparison with others: letters of other
    /// authorities, documents of other years that restate its figures, papers that quote them, and documents of the same kind and
    /// date.
    public var findings: [Finding] {
        guard let view else { return [] }
        return (view.principal?.reading.findings ?? []) + view.peerAverageConflicts
            + record.restatementMismatches(in: period) + view.figures.contradictedValues.map(\.finding)
            + view.figures.poorerCopies.map(\.finding)
    }
}
