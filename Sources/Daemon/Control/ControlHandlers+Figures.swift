import ControlInterface
import Model
import Oversight
import Synchronization
import Varlink

/// The method that gives figures of many years.
extension ControlHandlers {
    @Sendable func figures(
        _ parameters: FiguresMethod.Parameters, _: Peer
    ) async throws(Failure) -> Answer<FiguresReport> {
        let selection = try await repository.look { state throws(Failure) in try FigureSelection(parameters, in: state)
        }
        let repository = repository
        let slugs = Mutex(selection.slugs[...])
        return .pages(
            ReplyPages(
                list: "years", empty: FiguresReport(years: []),
                pages: { () async -> ReplyPage<FiguresReport>? in
                    // A caller who goes away must not have the whole store decoded.
                    while !Task.isCancelled {
                        let next = slugs.withLock { slugs in
                            defer { slugs = slugs.dropFirst(selection.pageSize) }
                            return Array(slugs.prefix(selection.pageSize))
                        }
                        if next.isEmpty { return nil }
                        let moments = await repository.look { selection.moments(of: next, in: $0) }
                        let years = moments.compactMap { selection.year(of: $0) }
                        if !years.isEmpty { return ReplyPage(of: years) }
                    }
                    return nil
                }))
    }
}

/// The authorities, years and figures that a call wants.
struct FigureSelection: Sendable {
    /// An authority's year with the averages that it is compared with, from which figures are taken while the state goes on.
    struct Moment: Sendable {
        let authority: Authority
        let period: Period
        let year: YearRecord
        let averages: [Measure: PeerAverage]
    }

    /// The number of authorities of a page: few where each may have many years.
    var pageSize: Int { year == nil ? 8 : 32 }

    let slugs: [String]
    private let year: Period?
    private let names: Set<FigureName>?

    /// - Throws: `not-found` or `usage` for an authority that is not in the store, `usage` for no year.
    init(_ parameters: FiguresMethod.Parameters, in state: State) throws(Failure) {
        year = parameters.year.flatMap { Period(name: $0) }
        if let name = parameters.year, year == nil {
            throw Failure(.usage, "\"\(name)\" is not a reporting year: give it as 2023-24.")
        }
        var slugs: Set<String>
        if let named = parameters.authorities {
            slugs = []
            for name in named { slugs.insert(try state.account(of: name).record.authority.slug) }
        } else {
            slugs = Set(state.authorities.keys)
        }
        if let type = try Authority.Kind(wanted: parameters.type) {
            slugs = slugs.filter { state.authorities[$0]?.authority.kind == type }
        }
        if let name = year?.name {
            // Most councils of a store lack most years.
            slugs = slugs.filter { state.authorities[$0]?.years[name]?.documents.isEmpty == false }
        }
        self.slugs = slugs.sorted()
        names = parameters.figures.map { Set($0) }
    }

    func moments(of slugs: [String], in state: State) -> [Moment] {
        slugs.compactMap { state.countedRecord($0) }.flatMap { record in
            let periods = year.map { [$0] } ?? record.years.keys.compactMap { Period(name: $0) }.sorted()
            return periods.compactMap { period -> Moment? in
                guard let year = record.years[period.name], !year.documents.isEmpty else { return nil }
                let averages = state.averages(of: State.Year(slug: record.authority.slug, period: period.name))
                return Moment(authority: record.authority, period: period, year: year, averages: averages)
            }
        }
    }

    /// The figures of a year; nil for one that has none of those wanted.
    func year(of moment: Moment) -> FiguresReport.Year? {
        guard let extract = moment.year.extract(names) else { return nil }
        let measures = Measure.allCases.filter { extract.figures[$0.own] != nil }
        return FiguresReport.Year(
            authority: moment.authority, period: moment.period, document: extract.document, kind: extract.kind,
            figures: extract.figures.mapValues(\.figure),
            sources: extract.figures.filter { $0.value.document != extract.document || $0.value.kind != extract.kind }
                .mapValues { FiguresReport.Source(document: $0.document, kind: $0.kind) },
            doubtful: extract.figures.filter(\.value.isInDoubt).keys.sorted(),
            peerAverages: Dictionary(
                uniqueKeysWithValues: measures.compactMap { measure in moment.averages[measure].map { (measure, $0) } })
        )
    }
}
