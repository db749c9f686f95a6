import Model
import Reading
import Testing

/// The basis of the remedies that is called investigations: the upheld cases in documents for 2022-23, the investigations in
/// others.
@Suite struct RemedyBasisTests {
    private static let council = "Wendmere Borough Council"

    private static func dates(_ year: Int) -> String {
        "for the period between 1 April \(year - 1) to 31 March \(year)"
    }

    /// - Parameters:
    ///   - upheld: the line with the count of upheld decisions.
    ///   - first: the number in the basis of the uphold rate; nil where the sentence is lost.
    private static func statistics(
        year: Int, upheld: String = "6 upheld decisions", first: Int? = 10, remedies basis: Int
    ) -> String {
        """
        Complaints upheld
        60% of complaints we investigated were upheld.
        This compares to an average of 53% in similar authorities.
        \(upheld)
        \(first.map { "Statistics are based on a total of \($0) detailed investigations \(dates(year))" } ?? "")

        Satisfactory remedies provided by the authority
        In 17% of upheld cases we found the authority had provided a satisfactory remedy before the complaint reached us.
        This compares to an average of 11% in similar authorities.
        1 satisfactory remedy decision
        Statistics are based on a total of \(basis) detailed investigations \(dates(year))
        """
    }

    private static func read(_ statistics: String, year: Int) throws -> Reading {
        try SampleText.read("\(council)\nFor the period ending: 31/03/\(year % 100)\n\n\(statistics)")
    }

    @Test(arguments: [(2021, 10), (2022, 10), (2022, 6), (2023, 6), (2023, 10), (2024, 6)])
    func `it contradicts no other basis`(_ year: Int, _ basis: Int) throws {
        let reading = try Self.read(Self.statistics(year: year, remedies: basis), year: year)
        #expect(reading[.upholdInvestigations] == 10)
        #expect(reading[.upholdUpheld] == 6)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [(2021, 10), (2022, 10), (2023, 6)])
    func `it does not stand in for the investigations`(_ year: Int, _ basis: Int) throws {
        let reading = try Self.read(Self.statistics(year: year, first: nil, remedies: basis), year: year)
        #expect(reading[.upholdInvestigations] == nil)
        #expect(reading[.upholdUpheld] == 6)
        #expect(reading.findings.map(\.figures) == [[.upholdInvestigations]])
    }

    @Test(arguments: [(2021, true), (2023, true), (2021, false)])
    func `of the bases in a column the one before another is the uphold rate's`(
        _ year: Int, hasCompliance: Bool
    ) throws {
        let basis = year == 2023 ? 6 : 10
        let compliance = """
            In 100% of cases we were satisfied the authority had successfully implemented our recommendations.
            This compares to an average of 99% in similar authorities.
            """
        let reading = try Self.read(
            """
            60% of complaints we investigated were upheld.
            This compares to an average of 53% in similar authorities.
            \(hasCompliance ? compliance : "")
            In 17% of upheld cases we found the authority had provided a satisfactory remedy before the complaint reached us.
            This compares to an average of 11% in similar authorities.

            6 upheld decisions

            1 satisfactory remedy decision

            Statistics are based on a total of 10 detailed investigations \(Self.dates(year))
            \(hasCompliance ? "Statistics are based on a total of 4 compliance outcomes \(Self.dates(year))" : "")
            Statistics are based on a total of \(basis) detailed investigations \(Self.dates(year))
            """, year: year)
        #expect(reading[.upholdInvestigations] == 10)
        #expect(reading[.complianceOutcomes] == (hasCompliance ? 4 : nil))
        #expect(reading.findings == [])
    }

    @Test func `in 2022-23 it stands in for a lost count of upheld cases that arithmetic confirms`() throws {
        let reading = try Self.read(Self.statistics(year: 2023, upheld: "", remedies: 6), year: 2023)
        #expect(reading[.upholdUpheld] == 6)
        #expect(reading.figures[.upholdUpheld]?.basis == .stated)
        #expect(reading.findings.isEmpty)
        let unlike = try Self.read(Self.statistics(year: 2023, upheld: "", first: nil, remedies: 9), year: 2023)
        #expect(unlike[.upholdUpheld] == nil)
        #expect(unlike.findings.map(\.figures) == [[.upholdInvestigations], [.upholdUpheld]])
    }

    @Test func `in other years a lost count of upheld cases is not that basis`() throws {
        let text = Self.statistics(year: 2022, upheld: "", first: nil, remedies: 6)
        #expect(try Self.read(text, year: 2022)[.upholdUpheld] == nil)
    }
}
