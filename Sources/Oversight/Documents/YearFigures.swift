public import Model

/// The figures of an authority's year, each with the document that states it.
///
/// - The Ombudsman's letter speaks before his statistics page, that before his data table of all authorities, and that before the
///   council's own report. Of several of
///   a kind the one with the later date speaks. Reports of single services come behind the council's own, and papers that only
///   quote another document last.
/// - Of several of a kind and date, or without one, the one with the most figures speaks, in the order of `EditionIndex`.
/// - The next document in this order fills in the figures that the document that speaks does not give, with two
///   exceptions:
/// - a letter without a date that gives no figure otherwise than the only dated one fills in what that copy lost;
/// - a superseded letter, one with an earlier date, fills in only the figures that the later letter has, but that could not be
///   read there (`figure-unclear` names them). A figure that a later letter no longer gives was withdrawn, and is gone.
public struct YearFigures: Sendable {
    /// In the order of arrival.
    private let arrived: [FiledReading]
    private let ranking: DocumentRanking
    /// The figures that people entered.
    private let entered: [FigureName: Figure]

    /// - Parameter documents: in the order of arrival.
    public init(_ documents: [FiledReading]) { self.init(documents, DocumentRanking(documents)) }

    init(_ documents: [FiledReading], _ ranking: DocumentRanking, _ entered: [FigureName: Figure] = [:]) {
        arrived = documents
        self.ranking = ranking
        self.entered = entered
    }

    /// The documents, the one that speaks for the year first.
    public var documents: [FiledReading] {
        ranking.places.flatMap { ranking[$0].inOrder.joined() }.map { arrived[$0] }
    }

    /// The document that speaks for the year.
    public var principal: FiledReading? { ranking.places.first.flatMap { ranking[$0].first }.map { arrived[$0] } }

    /// The first report of the council's own.
    var report: FiledReading? {
        guard let place = ranking.first(downFrom: Self.reportRank), !place.isOfQuotations else { return nil }
        return ranking[place].first.map { arrived[$0] }
    }

    /// Whether the Ombudsman's letter or page is here.
    var hasLetter: Bool { ranking.places.first.map { $0.rank >= Self.pageRank } ?? false }

    /// The first document with a finding of a code, of the kind and date of the one that speaks.
    func speaker(with code: Finding.Code) -> FiledReading? {
        guard let place = ranking.places.first, place.rank >= Self.reportRank else { return nil }
        let holder =
            ranking[place].holder(of: code, in: arrived)
            ?? ranking.copyWithoutDate(in: arrived).flatMap { ranking[$0].holder(of: code, in: arrived) }
        return holder.map { arrived[$0] }
    }

    /// Finds a figure, and the document that states it.
    public func figure(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        figure(name, downTo: Self.quotationRank)
    }

    /// Finds a figure that the Ombudsman states, in a letter, on his page or in his data table.
    func ofOmbudsman(_ name: FigureName) -> Figure? { figure(name, downTo: Self.tableRank)?.figure }

    /// Finds a figure that alerts may rest on: one that a document states itself, and does not quote.
    func judged(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        guard let found = figure(name, downTo: Self.servicesRank) else { return nil }
        return !found.figure.isEntered && found.filed.reading.restsOnQuotation(name) ? nil : found
    }

    private func figure(_ name: FigureName, downTo rank: Int) -> (figure: Figure, filed: FiledReading)? {
        if let entered = entered[name] { return self.entered(entered, name, downTo: rank) }
        guard let holder = ranking.holder(of: name, downTo: rank, in: arrived) else { return nil }
        let filed = arrived[holder.document]
        return filed.reading.figures[name].map { ($0, filed) }
    }

    /// A figure that a person entered, with the document whose value it replaces; with the one that speaks where none gives it. A
    /// year without documents has no figures.
    private func entered(
        _ figure: Figure, _ name: FigureName, downTo rank: Int
    ) -> (figure: Figure, filed: FiledReading)? {
        let holder = ranking.holder(of: name, downTo: Self.quotationRank, in: arrived)
        guard let filed = holder.map({ arrived[$0.document] }) ?? principal, Self.rank(filed) >= rank else {
            return nil
        }
        var figure = figure
        if case .entered(let entry) = figure.basis {
            let read = holder.flatMap { _ in filed.reading.figures[name] }
            let words = read.map { "; the document says \($0.wording)" } ?? ""
            figure.place = read?.place ?? Place(page: 1, line: 1, text: "")
            figure.place.text = "Entered by \(entry.by) on \(entry.at.day): \(entry.reason)\(words)"
        }
        return (figure, filed)
    }

    /// Whether a person entered one of some figures, so that a finding about them is settled.
    func areSettled(_ names: [FigureName]) -> Bool { names.contains { entered[$0] != nil } }

    /// Every figure of the year.
    public var all: [FigureName: (figure: Figure, filed: FiledReading)] {
        var all: [FigureName: (figure: Figure, filed: FiledReading)] = [:]
        for place in ranking.places {
            for name in ranking[place].figures(in: arrived) where all[name] == nil { all[name] = figure(name) }
        }
        for name in entered.keys { all[name] = figure(name) }
        return all
    }

    /// The places of a document among those of a year; the highest speaks.
    static func rank(_ filed: FiledReading) -> Int {
        if filed.isQuotation { return quotationRank }
        if filed.isOfServicesOnly { return servicesRank }
        return switch filed.kind {
        case .annualReviewLetter: letterRank
        case .performancePage: pageRank
        case .dataTable: tableRank
        case .complaintsReport: reportRank
        }
    }

    static let letterRank = 3
    private static let pageRank = 2
    private static let tableRank = 1
    private static let reportRank = 0
    private static let servicesRank = -1
    static let quotationRank = -2
}

// MARK: - Documents of one kind and date

extension YearFigures {
    /// Whether the documents of a place say what counts: neither superseded nor quoted.
    private func counts(_ place: DocumentRanking.Place) -> Bool {
        !place.isOfQuotations && (!place.isOfLetters || place == ranking.places.first)
    }

    /// The groups of several documents that say what counts: the first copy of each edition, in order.
    var comparedGroups: [[FiledReading]] {
        ranking.places.filter { counts($0) && !ranking[$0].isSingle }
            .map { ranking[$0].inOrder.map { arrived[$0[0]] } }
    }

    /// The conflicts about figures, the first about each: those between stated figures first.
    var conflicts: [(name: FigureName, place: DocumentRanking.Place, conflict: EditionIndex.Conflict)] {
        let all = ranking.conflictingPlaces.filter(counts).flatMap { place in
            ranking[place].conflicts.filter { name, _ in
                !areSettled([name])
                    && ranking.holder(of: name, downTo: Self.quotationRank, in: arrived)?.place == place
            }.sorted { $0.key < $1.key }.map { (name: $0.key, place: place, conflict: $0.value) }
        }
        return all.filter(\.conflict.isStated) + all.filter { !$0.conflict.isStated }
    }

    /// The conflicts between the letter that speaks and the letters without a date, the first about each figure: those between
    /// stated figures first. A letter without a date that agrees with an earlier letter is a copy of that one.
    var conflictsWithUndated: [(name: FigureName, conflict: EditionIndex.Conflict)] {
        guard let place = ranking.placeWithoutDate else { return [] }
        let dated = ranking.places.prefix { $0 != place }.compactMap { ranking[$0].first }
        var found: [FigureName: EditionIndex.Conflict] = [:]
        for copies in ranking[place].inOrder.prefix(EditionIndex.variantLimit) {
            let conflicts = dated.map { differences(of: arrived[copies[0]], copies[0], with: arrived[$0], $0) }
            guard let first = conflicts.first, conflicts.allSatisfy({ !$0.isEmpty }) else { continue }
            found.merge(first.filter { !areSettled([$0.key]) }) { first, _ in first }
        }
        return Self.sorted(found.map { (name: $0.key, conflict: $0.value) })
    }

    private static func sorted(
        _ conflicts: [(name: FigureName, conflict: EditionIndex.Conflict)]
    ) -> [(name: FigureName, conflict: EditionIndex.Conflict)] {
        let sorted = conflicts.sorted { ($0.name, $0.conflict.second) < ($1.name, $1.conflict.second) }
        return sorted.filter(\.conflict.isStated) + sorted.filter { !$0.conflict.isStated }
    }

    private func differences(
        of undated: FiledReading, _ index: Int, with dated: FiledReading, _ datedIndex: Int
    ) -> [FigureName: EditionIndex.Conflict] {
        let figures = dated.reading.figures
        return undated.reading.figures.reduce(into: [:]) { found, item in
            guard let other = figures[item.key] else { return }
            let own = EditionIndex.Variant(document: index, figure: item.value)
            guard own.conflicts(with: EditionIndex.Variant(document: datedIndex, figure: other)) else { return }
            found[item.key] = EditionIndex.Conflict(
                first: datedIndex, second: index, isStated: !item.value.isDerived && !other.isDerived)
        }
    }

    /// The dated letter and the fuller copy of it that has no date.
    var fullerCopyWithoutDate: (dated: FiledReading, fuller: FiledReading)? {
        guard let place = ranking.copyWithoutDate(in: arrived), let dated = principal,
            let fuller = ranking[place].first, dated.marks.statements.saysLess(than: arrived[fuller].marks.statements)
        else { return nil }
        return (dated, arrived[fuller])
    }

    /// The differing values of a figure in the documents of a place, the first arrival first.
    func variants(of name: FigureName, at place: DocumentRanking.Place) -> [EditionIndex.Variant] {
        ranking[place].variants(of: name)
    }

    /// The document at an index in the order of arrival.
    func document(_ index: Int) -> FiledReading { arrived[index] }
}

// MARK: - The Ombudsman's documents of different kinds

extension YearFigures {
    /// The conflicts between the figures in use and those of the Ombudsman's statistics page and his data table: those between
    /// stated figures first.
    var conflictsAcrossKinds: [(name: FigureName, conflict: EditionIndex.Conflict)] {
        guard let speaker = ranking.places.first, speaker.rank > Self.tableRank else { return [] }
        let places = [Self.pageRank, Self.tableRank].compactMap { rank in
            rank < speaker.rank ? ranking.first(downFrom: rank).flatMap { $0.rank == rank ? $0 : nil } : nil
        }
        return Self.sorted(places.flatMap(conflicts(with:)))
    }

    private func conflicts(
        with place: DocumentRanking.Place
    ) -> [(name: FigureName, conflict: EditionIndex.Conflict)] {
        var differing: [FigureName: (used: EditionIndex.Variant, other: EditionIndex.Variant)] = [:]
        for name in ranking[place].figures(in: arrived) where !areSettled([name]) {
            guard let holder = ranking.holder(of: name, downTo: Self.tableRank, in: arrived),
                holder.place.rank > place.rank, let used = variant(of: name, in: holder.document),
                let other = ranking[place].holder(of: name, in: arrived).flatMap({ variant(of: name, in: $0) }),
                used.figure.differs(from: other.figure)
            else { continue }
            differing[name] = (used, other)
        }
        if isOfSupersededLetter(differing.mapValues(\.other.figure)) { return [] }
        return differing.map { name, pair in
            let isStated = !pair.used.figure.isDerived && !pair.other.figure.isDerived
            let conflict = EditionIndex.Conflict(
                first: pair.used.document, second: pair.other.document, isStated: isStated)
            return (name, conflict)
        }
    }

    private func variant(of name: FigureName, in document: Int) -> EditionIndex.Variant? {
        arrived[document].reading.figures[name].map { EditionIndex.Variant(document: document, figure: $0) }
    }

    /// Whether one letter that was revised since gives all of these figures so: they were right once.
    private func isOfSupersededLetter(_ figures: [FigureName: Figure]) -> Bool {
        guard !figures.isEmpty else { return false }
        let superseded = ranking.places.dropFirst().prefix(while: \.isOfLetters).filter { !$0.date.isEmpty }
        return superseded.prefix(EditionIndex.variantLimit).contains { place in
            guard let letter = ranking[place].first.map({ arrived[$0].reading.figures }) else { return false }
            return figures.allSatisfy { name, figure in letter[name].map { !$0.differs(from: figure) } ?? false }
        }
    }
}
