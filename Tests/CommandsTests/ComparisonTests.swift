import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Testing

@testable import Commands

/// The ranking of `ombudsctl compare`, and `ombudsctl trend`.
@Suite struct ComparisonTests {
    private static let period: Period = Period(endYear: 2024) ?? { preconditionFailure() }()

    private static func council(_ number: Int, _ kind: Authority.Kind = .district) -> Authority {
        Authority(name: "District \(number) Council", slug: "district-\(number)-council", kind: kind, gss: nil)
    }

    private static func year(
        _ authority: Authority, _ figures: [FigureName: Double], endYear: Int = 2024, average: Double? = nil,
        kind: DocumentKind = .annualReviewLetter, basis: Figure.Basis = .stated, doubtful: [FigureName] = []
    ) throws -> FiguresReport.Year {
        let place = Place(page: 1, line: 14, text: "as printed")
        let json = average.map { #"{"value": \#($0), "basis": "letter"}"# } ?? #"{"unknown": "None."}"#
        return FiguresReport.Year(
            authority: authority, period: try #require(Period(endYear: endYear)),
            document: DocumentReference(name: "letter.txt", sha256: "0a"), kind: kind,
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { ($0, Figure(value: $1, unit: $0.unit, basis: basis, place: place)) }
            ),
            sources: [:], doubtful: doubtful,
            peerAverages: [.uphold: try JSONDecoder().decode(PeerAverage.self, from: Data(json.utf8))])
    }

    private static func rates(_ rates: [Double], average: Double? = 50) throws -> Comparison {
        let years = try rates.enumerated().map { try year(council($0), [.upholdRate: $1], average: average) }
        return Comparison(of: years.map(\.authority), by: .uphold, in: period, years)
    }

    @Test func `the highest value is first, and equal values share a rank`() throws {
        let comparison = try Self.rates([40, 70, 55.5, 70])
        #expect(comparison.ranked.map(\.rank) == [1, 1, 3, 4])
        #expect(comparison.ranked.map(\.value) == [70, 70, 55.5, 40])
    }

    @Test func `a council whose documents were withdrawn is not said to have none`() throws {
        let entries = [
            AuthoritiesReport.Entry(authority: Self.council(1), periods: ["2023-24"], documents: 1, openAlerts: 0)
        ]
        let comparison = Comparison(
            of: [Self.council(1), Self.council(2)], by: .uphold, in: Self.period, [], among: entries)
        #expect(
            comparison.unranked.map(\.reason) == ["what was here for 2023-24 was withdrawn", "no document for 2023-24"])
    }

    @Test func `quartiles are those of a spreadsheet, from eight councils up`() throws {
        #expect(try Self.rates([1, 2, 3, 4, 5, 6, 7]).quartiles == nil)
        let quartiles = try #require(Self.rates([10, 20, 30, 40, 50, 60, 70, 80]).quartiles)
        #expect(quartiles == Comparison.Quartiles(lower: 27.5, median: 45, upper: 62.5))
    }

    @Test func `the interval of the counts tells a difference from chance`() throws {
        let few = try Self.year(
            Self.council(1), [.upholdRate: 75, .upholdUpheld: 3, .upholdInvestigations: 4], average: 45)
        let many = try Self.year(
            Self.council(2), [.upholdRate: 75, .upholdUpheld: 75, .upholdInvestigations: 100], average: 45)
        let comparison = Comparison(of: [Self.council(1), Self.council(2)], by: .uphold, in: Self.period, [few, many])
        #expect(comparison.ranked.map(\.position) == [.mayBeChance, .above])
        #expect(comparison.ranked[0].evidence?.interval == [30.1, 95.4])
        let lines = ComparisonTable(comparison, about: Self.council(1), group: "districts").lines(fitting: nil)
        #expect(
            lines.contains(
                "District 1 Council: 75% (3 of 4), rank 1 of 2; above the average of 45% in similar authorities, but 4 cases are "
                    + "too few to tell."))
    }

    @Test func `counts that do not give the rate give no interval`() throws {
        let year = try Self.year(Self.council(1), [.upholdRate: 75, .upholdUpheld: 3, .upholdInvestigations: 17])
        #expect(Comparison(of: [year.authority], by: .uphold, in: Self.period, [year]).ranked[0].evidence == nil)
    }

    @Test func `what can't be ranked is named with the reason`() throws {
        let councils = (1...5).map { Self.council($0) }
        let comparison = Comparison(
            of: councils, by: .uphold, in: Self.period,
            [
                try Self.year(councils[0], [.upholdRate: 40]),
                try Self.year(councils[1], [.upholdRate: 90], kind: .complaintsReport),
                try Self.year(councils[2], [.upholdRate: 90], basis: .quoted),
                try Self.year(councils[3], [.complianceRate: 100]),
            ])
        #expect(comparison.ranked.map(\.authority) == [councils[0]])
        #expect(
            comparison.unranked.map(\.reason) == [
                "only its own report gives it", "only quoted by another paper", "its letter gives none",
                "no document for 2023-24",
            ])
    }

    @Test func `the average is that of the letters, or else the mean of five councils and more`() throws {
        #expect(try Self.rates([40, 60], average: 51).average?.value == 51)
        #expect(try Self.rates([40, 60], average: nil).average == nil)
        let mean = try #require(Self.rates([10, 20, 30, 40, 51], average: nil).average)
        #expect(mean.value == 30.2)
        #expect(mean.basis == .computed)
    }

    @Test func `councils of different types have no common average`() throws {
        let years = [
            try Self.year(Self.council(1), [.upholdRate: 40], average: 50),
            try Self.year(Self.council(2, .county), [.upholdRate: 60], average: 70),
        ]
        let comparison = Comparison(of: years.map(\.authority), by: .uphold, in: Self.period, years)
        #expect(comparison.average == nil)
        #expect(comparison.ranked.map(\.average) == [70, 50])
        let lines = ComparisonTable(comparison, about: nil, group: "councils").lines(fitting: nil)
        #expect(lines.contains { $0.hasPrefix("The councils are of different types") })
    }

    @Test(arguments: [40, 80, 200]) func `the ranking fits the terminal, with the average in its place`(_ width: Int)
        throws
    {
        let comparison = try Self.rates((0..<30).map { Double($0 * 3) }, average: 50)
        let lines = ComparisonTable(comparison, about: Self.council(3), group: "districts").lines(fitting: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width })
        let average = try #require(lines.firstIndex { $0.contains("- av") })
        #expect(lines[average - 1].contains("51%"))
        #expect(lines[average].contains("50%"))
        #expect(lines[average + 1].contains("48%"))
        #expect(lines.contains { $0.contains("> District 3") })
    }

    @Test func `a doubtful figure bears a mark`() throws {
        let year = try Self.year(Self.council(1), [.upholdRate: 40], doubtful: [.upholdRate])
        let comparison = Comparison(of: [year.authority], by: .uphold, in: Self.period, [year])
        let lines = ComparisonTable(comparison, about: nil, group: "districts").lines(fitting: nil)
        #expect(lines.contains { $0.contains("40%!") })
        #expect(lines.contains { $0.hasPrefix("! A finding names this figure") })
    }

    // MARK: Over the years

    @Test func `a trend forms no change across the break, and says why`() throws {
        let years = try [2021, 2022, 2023, 2024].map {
            try Self.year(Self.council(1), [.upholdRate: Double($0 - 1970)], endYear: $0)
        }
        let trend = Trend(of: Self.council(1), .upholdRate, years)
        #expect(trend.years.map(\.change) == [nil, 1, nil, 1])
        #expect(trend.notes == [YearNotes.breakNote, YearNotes.pauseNote])
        let lines = trend.lines(fitting: nil)
        #expect(lines.contains("‖"))
        #expect(lines.contains { $0.hasPrefix("2023-24     54%   +1 pt") }, "\(lines)")
    }

    @Test func `a figure that a person entered is marked, and its reason told, in a ranking and over the years`() throws
    {
        let entry = Figure.Entry(by: "anna", at: Timestamp(seconds: 0), reason: "A misprint")
        let years = [
            try Self.year(Self.council(1), [.upholdRate: 61], basis: .entered(entry)),
            try Self.year(Self.council(2), [.upholdRate: 50]),
        ]
        let comparison = Comparison(of: years.map(\.authority), by: .uphold, in: Self.period, years)
        #expect(comparison.ranked.map(\.entered) == [entry, nil])
        let ranking = ComparisonTable(comparison, about: nil, group: "districts").lines(fitting: nil)
        #expect(ranking.contains { $0.contains("District 1 Council") && $0.contains("61%✎") })
        #expect(ranking.contains("✎ District 1 Council: as printed"))
        #expect(!ranking.contains { $0.contains("50%✎") })
        let trend = Trend(of: Self.council(1), .upholdRate, [years[0]]).lines(fitting: nil)
        #expect(trend.contains { $0.hasPrefix("2023-24   61%✎") }, "\(trend)")
        #expect(trend.contains("✎ 2023-24: as printed"))
    }

    @Test func `a year without the figure is unknown, and a year without a document is a gap`() throws {
        let years = [
            try Self.year(Self.council(1), [.upholdRate: 60], endYear: 2015),
            try Self.year(Self.council(1), [.complianceRate: 100], endYear: 2017),
        ]
        let lines = Trend(of: Self.council(1), .upholdRate, years).lines(fitting: nil)
        #expect(lines.contains { $0.hasPrefix("2015-16") && $0.hasSuffix("-") })
        #expect(lines.contains { $0.hasPrefix("2016-17  unknown") })
    }

    @Test(arguments: [
        ("uphold", "uphold.rate"), ("uphold.rate", "uphold.rate"), ("Uphold rate", "uphold.rate"),
        ("compliance rate", "compliance.rate"), ("received", "received.total"), ("decisions.total", "decisions.total"),
        ("Total", nil), ("nonsense", nil), ("upheld", "uphold.upheld"),
        ("number of complaints upheld", "decisions.upheld"),
    ]) func `a figure is found by its name or its words`(_ text: String, _ name: String?) {
        #expect((try? FigureFinder.figure(named: text))?.rawValue == name)
    }

    @Test(arguments: [
        ("county", Authority.Kind.county), ("Counties", .county), ("london-borough", .londonBorough),
        ("London boroughs", .londonBorough), ("metropolitan", .metropolitan), ("district", .district), ("shire", nil),
    ]) func `a type is read as people write it`(_ text: String, _ kind: Authority.Kind?) {
        #expect((try? AuthorityType.parse(text)) == kind)
    }
}
