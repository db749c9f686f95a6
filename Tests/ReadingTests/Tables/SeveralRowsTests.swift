import Model
import Reading
import Testing

/// Tables of the letters of 2014 to 2018 with the total elsewhere, rows of others, or labels below each other.
@Suite struct SeveralRowsTests {
    private static let counts = ["4", "9", "6", "2", "12", "7", "6", "11", "3", "60"]
    private static let outcomes = ["3", "1", "18", "14", "9", "13", "59%", "58"]
    private static let values: [FigureName: Double] = [
        .receivedAdultCareServices: 4, .receivedBenefitsAndTax: 9, .receivedCorporateAndOtherServices: 6,
        .receivedEducationAndChildrensServices: 2, .receivedEnvironmentServices: 12, .receivedHighwaysAndTransport: 7,
        .receivedHousing: 6, .receivedPlanningAndDevelopment: 11, .receivedOther: 3, .receivedTotal: 60,
        .decisionsIncompleteOrInvalid: 3, .decisionsAdviceGiven: 1, .decisionsReferredBack: 18,
        .decisionsClosedAfterInitialEnquiries: 14, .decisionsNotUpheld: 9, .decisionsUpheld: 13, .decisionsTotal: 58,
        .upholdRate: 59, .upholdUpheld: 13, .upholdInvestigations: 22,
    ]

    private static func letter(_ first: [[String]], _ second: [[String]], between cells: String = " | ") -> String {
        func lines(_ rows: [[String]]) -> String { rows.map { $0.joined(separator: cells) }.joined(separator: "\n") }
        return """
            Local Authority Report: Larkcroft District Council
            For the Period Ending: 31/03/2017

            Complaints and enquiries received
            \(lines(first))

            Decisions made
            \(lines(second))

            """
    }

    private static func moved<Value>(_ row: [Value], total: Int) -> [Value] {
        var row = row
        row.insert(row.removeLast(), at: total)
        return row
    }

    @Test(arguments: [0, 4], [" | ", "\t"])
    func `a total is the total wherever its column stands`(place: Int, between cells: String) throws {
        let text = Self.letter(
            [Self.moved(SampleColumns.received, total: place), Self.moved(Self.counts, total: place)],
            [Self.moved(SampleColumns.decisions, total: 0), Self.moved(Self.outcomes, total: 0)], between: cells)
        let reading = try SampleText.read(text)
        #expect(SampleLetter.values(reading) == Self.values)
        #expect(reading.findings == [])
    }

    @Test func `a row that does not add up under headings without a total is unclear`() throws {
        let text = Self.letter(
            [["All"] + SampleColumns.received.dropLast(), ["60"] + Self.counts.dropLast()],
            [
                SampleColumns.decisions, Self.outcomes,
            ])
        let reading = try SampleText.read(text)
        #expect(!reading.figures.keys.contains { $0.rawValue.hasPrefix("received.") && reading[$0] != Self.values[$0] })
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedTotal) })
    }

    @Test(arguments: [
        ["Larkcroft", "England"], ["England", "Larkcroft"], ["Larkcroft District Council", "Districts"],
    ])
    func `of rows with names the council's own is read`(_ names: [String]) throws {
        func rows(_ headings: [String], _ own: [String], _ other: [String]) -> [[String]] {
            [[""] + headings] + names.map { [$0] + ($0.hasPrefix("Larkcroft") ? own : other) }
        }
        let text = Self.letter(
            rows(SampleColumns.received, Self.counts, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "45"]),
            rows(SampleColumns.decisions, Self.outcomes, ["1", "2", "3", "4", "5", "6", "55%", "21"]))
        let reading = try SampleText.read(text)
        #expect(SampleLetter.values(reading) == Self.values)
    }

    @Test func `rows of two other councils are nobody's`() {
        func rows(_ headings: [String], _ row: [String], _ other: [String]) -> [[String]] {
            [[""] + headings, ["Kesmoor"] + row, ["Wendmere"] + other]
        }
        let text = Self.letter(
            rows(SampleColumns.received, Self.counts, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "45"]),
            rows(SampleColumns.decisions, Self.outcomes, ["1", "2", "3", "4", "5", "6", "55%", "21"]))
        #expect((try? SampleText.read(text))?.figures ?? [:] == [:])
    }

    private static func list(_ labels: [String], _ columns: [[String]], heading: [[String]] = []) -> [[String]] {
        heading + labels.indices.map { row in [labels[row]] + columns.map { $0[row] } }
    }

    @Test func `of a list with two years the own one is read`() throws {
        let counts = ["7", "12", "9", "5", "15", "10", "9", "14", "6", "87"]
        let outcomes = ["1", "2", "3", "4", "5", "6", "55%", "21"]
        let years = [["", "2015/16", "2016/17"]]
        let text = Self.letter(
            Self.list(SampleColumns.received, [counts, Self.counts], heading: years),
            Self.list(SampleColumns.decisions, [outcomes, Self.outcomes], heading: years), between: "    ")
        let reading = try SampleText.read(text)
        #expect(SampleLetter.values(reading) == Self.values)
        #expect(reading.earlier["2015-16"]?[.receivedTotal]?.value == 87)
    }

    @Test func `of a list with counts and shares the counts are read`() throws {
        let shares = ["7%", "15%", "10%", "3%", "20%", "12%", "10%", "18%", "5%", "100%"]
        let text = Self.letter(
            Self.list(SampleColumns.received, [Self.counts, shares]),
            Self.list(SampleColumns.decisions, [Self.outcomes]), between: "    "
        )
        #expect(SampleLetter.values(try SampleText.read(text)) == Self.values)
    }

    @Test func `a list with two columns that nothing names is a finding`() throws {
        let text = Self.letter(
            Self.list(SampleColumns.received, [Self.counts, Self.counts]),
            Self.list(SampleColumns.decisions, [Self.outcomes]),
            between: "    ")
        let reading = try SampleText.read(text)
        #expect(reading[.receivedTotal] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedTotal) })
    }
}
