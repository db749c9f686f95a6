import InventedYears
import Model
@testable import Oversight
import Testing

/// The order of a year's documents, held against the rules of `docs/alerts.md` written down plainly: they are sorted anew for each
/// arrival here.
@Suite struct DocumentRankingTests {
    /// The order and the figures, by the rules.
    private struct Plain {
        /// By kind and date; the first copy of each edition, in order.
        var groups: [[FiledReading]] = []
        var documents: [FiledReading] = []

        init(_ arrived: [FiledReading]) {
            let byPlace = Dictionary(grouping: arrived) { DocumentRanking.Place($0) }
            for (_, members) in byPlace.sorted(by: { $0.key > $1.key }) {
                let editions = Plain.editions(of: members)
                groups.append(editions.map { $0[0] })
                documents += editions.joined()
            }
        }

        private static func editions(of members: [FiledReading]) -> [[FiledReading]] {
            let families = Dictionary(grouping: members, by: \.marks.statements.figures).values
            func latest(_ documents: [FiledReading]) -> Int { documents.map(\.about.latestArrival).max() ?? 0 }
            func clean(_ documents: [FiledReading]) -> Int {
                documents.map(\.marks.statements.contradictionCount).min() ?? 0
            }
            let sorted = families.sorted { left, right in
                (left[0].marks.statements.figures.count, -clean(left), latest(left))
                    > (right[0].marks.statements.figures.count, -clean(right), latest(right))
            }
            return sorted.flatMap { family in
                Dictionary(grouping: family, by: \.marks.statements).values.sorted {
                    ($0[0].marks.statements.findingCount, latest($0)) > (
                        $1[0].marks.statements.findingCount, latest($1)
                    )
                }
            }
        }

        private func isLetters(_ group: [FiledReading]) -> Bool {
            group[0].kind == .annualReviewLetter && !group[0].isQuotation
        }

        /// The letters with a date, the latest first, and those without; empty where there are not both.
        private var lettersByDate: (dated: [[FiledReading]], undated: [FiledReading]) {
            let letters = groups.filter(isLetters)
            let dated = letters.filter { $0[0].date != nil }
            guard let undated = letters.first(where: { $0[0].date == nil }), !dated.isEmpty else { return ([], []) }
            return (dated, undated)
        }

        private static func differing(_ one: FiledReading, _ other: FiledReading) -> Set<FigureName> {
            Set(
                DocumentRankingTests.names.filter { name in
                    guard let one = one.reading.figures[name], let other = other.reading.figures[name] else {
                        return false
                    }
                    return one.value != other.value
                })
        }

        /// The letters without a date, where they are copies of the only dated one.
        var copies: [FiledReading] {
            let (dated, undated) = lettersByDate
            guard dated.count == 1, Self.differing(dated[0][0], undated[0]).isEmpty else { return [] }
            return undated
        }

        /// The figures that a letter without a date gives otherwise than the one that speaks, and no dated one gives so.
        private var contradictedWithoutDate: Set<FigureName> {
            let (dated, undated) = lettersByDate
            return undated.prefix(EditionIndex.variantLimit).reduce(into: []) { found, filed in
                let differing = dated.map { Self.differing($0[0], filed) }
                if differing.allSatisfy({ !$0.isEmpty }) { found.formUnion(differing[0]) }
            }
        }

        /// The letters with a date that a later one supersedes.
        private var superseded: [FiledReading] {
            groups.dropFirst().filter { isLetters($0) && $0[0].date != nil }.map { $0[0] }
        }

        /// The figures that a page or data table gives otherwise than the Ombudsman's document before it, unless one superseded
        /// letter gives all of them so.
        private var contradictedByOtherKinds: Set<FigureName> {
            let kinds: [DocumentKind] = [.annualReviewLetter, .performancePage, .dataTable]
            var found: Set<FigureName> = []
            for (number, kind) in kinds.enumerated().dropFirst() {
                guard let group = groups.first(where: { $0[0].kind == kind }) else { continue }
                var other: [FigureName: Double] = [:]
                for name in DocumentRankingTests.names {
                    guard let used = figure(name), kinds.prefix(number).contains(used.kind) else { continue }
                    let value = group.first { $0.reading.figures[name] != nil }?.reading.figures[name]?.value
                    if let value, value != used.reading.figures[name]?.value { other[name] = value }
                }
                let isOld = superseded.contains { letter in
                    other.allSatisfy { letter.reading.figures[$0.key]?.value == $0.value }
                }
                if !isOld { found.formUnion(other.keys) }
            }
            return found
        }

        func figure(_ name: FigureName) -> FiledReading? {
            var isUnclear = true
            for (index, group) in groups.enumerated() {
                let isCopy = group[0].sha256 == copies.first?.sha256
                if index > 0, !isCopy, group[0].kind == .annualReviewLetter, !group[0].isQuotation, !isUnclear {
                    continue
                }
                if let holder = group.first(where: { $0.reading.figures[name] != nil }) { return holder }
                isUnclear =
                    isUnclear
                    && group.contains { filed in
                        filed.reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) }
                    }
            }
            return nil
        }

        /// The figures that documents of one kind and date, or the Ombudsman's of different kinds, give otherwise.
        var contradicted: Set<FigureName> {
            var found = contradictedWithoutDate.union(contradictedByOtherKinds)
            for (index, group) in groups.enumerated() where !group[0].isQuotation {
                if index > 0, group[0].kind == .annualReviewLetter { continue }
                for name in DocumentRankingTests.names {
                    let values = Set(group.compactMap { $0.reading.figures[name]?.value })
                    // Two documents of different kinds may have one hash: a pack holds both.
                    let place = figure(name).map { DocumentRanking.Place($0) }
                    if values.count > 1, place == DocumentRanking.Place(group[0]) { found.insert(name) }
                }
            }
            return found
        }
    }

    private static let names: [FigureName] = [.upholdRate, .upholdUpheld, .complianceRate, .complianceOutcomes]

    private static func reading(_ generator: inout SplitMix64) -> Reading {
        var figures: [FigureName: Double] = [:]
        for name in names where Bool.random(using: &generator) {
            figures[name] = Double(Int.random(in: 1...2, using: &generator))
        }
        let kinds: [DocumentKind] = [
            .annualReviewLetter, .annualReviewLetter, .performancePage, .dataTable, .complaintsReport,
        ]
        let codes: [Finding.Code] = [.totalMismatch, .figureConflict, .remarkPublicReport]
        var reading = Invented.reading(
            figures, kind: kinds.randomElement(using: &generator) ?? .annualReviewLetter,
            date: [nil, "2020-07-01", "2020-07-02"].randomElement(using: &generator) ?? nil,
            findings: codes.filter { _ in Int.random(in: 0...3, using: &generator) == 0 },
            unclear: names.filter { _ in Int.random(in: 0...2, using: &generator) == 0 })
        if reading.kind == .complaintsReport, Bool.random(using: &generator) {
            for name in figures.keys { reading.figures[name]?.basis = .quoted }
        }
        return reading
    }

    /// Up to 16 documents are searched, more are indexed.
    @Test(arguments: Array(1...24) as [UInt64])
    func `an arrival puts the documents and figures in the order of the rules`(_ seed: UInt64) {
        var generator = SplitMix64(state: seed)
        var year = YearRecord()
        for number in 0..<(seed.isMultiple(of: 2) ? 14 : 45) {
            if number > 2, Int.random(in: 0...3, using: &generator) == 0 {
                let known = year.documents.randomElement(using: &generator)?.sha256 ?? ""
                let again = Arrival(name: "again", device: 1, inode: UInt64(1000 + number), at: Invented.now)
                let isNew = year.note(again, of: known)
                #expect(isNew)
            } else {
                year.file(FiledReading(document: Invented.document(number), reading: Self.reading(&generator)))
            }
            let plain = Plain(year.documents)
            let figures = year.figures
            #expect(figures.documents.map(\.sha256) == plain.documents.map(\.sha256), "arrival \(number)")
            #expect(figures.principal?.sha256 == plain.documents.first?.sha256)
            for name in Self.names {
                let holder = plain.figure(name)
                #expect(figures.figure(name)?.filed.sha256 == holder?.sha256, "\(name), arrival \(number)")
                #expect(figures.figure(name)?.figure == holder?.reading.figures[name])
                let judged = holder.flatMap { $0.isQuotation || $0.reading.restsOnQuotation(name) ? nil : $0 }
                #expect(figures.judged(name)?.filed.sha256 == judged?.sha256)
                let stated = holder.flatMap { $0.kind == .complaintsReport || $0.isQuotation ? nil : $0 }
                #expect(figures.ofOmbudsman(name) == stated?.reading.figures[name])
            }
            #expect(Set(figures.contradictions.map(\.name)) == plain.contradicted, "arrival \(number)")
            #expect(year.summary == YearSummary(YearFigures(year.documents)))
            let speaker = ((plain.groups.first ?? []) + plain.copies).first {
                $0.reading.findings.contains { $0.code == .remarkPublicReport }
            }
            if plain.groups.first?.first?.isQuotation == false {
                #expect(figures.speaker(with: .remarkPublicReport)?.sha256 == speaker?.sha256)
            }
        }
    }
}
