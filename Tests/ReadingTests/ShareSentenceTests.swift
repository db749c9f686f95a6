import Model
import Reading
import Testing

/// Sentences that give two counts in the place of a rate.
@Suite struct ShareSentenceTests {
    private static func read(_ old: String, _ new: String) throws -> Reading {
        let blocks = SampleLetter.blocks()
        #expect(blocks.contains(old))
        return try SampleText.read(SampleLetter.text(statistics: blocks.replacing(old, with: new)))
    }

    @Test(arguments: [
        ("In 3 out of 4 cases we were satisfied", 3.0, 4.0), ("In three of the four cases we were satisfied", 3, 4),
        ("In 4 out of 4 cases we were satisfied", 4, 4), ("In 299 out of 300 cases we were satisfied", 299, 300),
    ])
    func `the rate of compliance follows, and is never rounded up to all`(
        _ words: String, _ part: Double, _ whole: Double
    ) throws {
        let blocks = SampleLetter.blocks()
        let basis = try #require(blocks.firstMatch(of: /total of (\d+) compliance/)?.output.1)
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: blocks.replacing("In **100%** of cases we were satisfied", with: words)
                    .replacing("total of \(basis) compliance", with: "total of \(Int(whole)) compliance")))
        let rate = try #require(reading[.complianceRate])
        #expect(abs(rate - 100 * part / whole) <= 1)
        #expect((rate < 100) == (part < whole))
        #expect(reading.figures[.complianceRate]?.isDerived == true)
        #expect(reading[.complianceOutcomes] == whole)
        #expect(reading.findings == [])
    }

    @Test func `the counts of upheld cases and remedies are figures`() throws {
        let reading = try Self.read("In **17%** of upheld cases we found", "In 1 out of 6 upheld cases we found")
        #expect(reading[.remedyDecisions] == 1)
        #expect(reading[.upholdUpheld] == 6)
        #expect(reading[.remedyRate] == 17)
        #expect(reading.findings == [])
    }

    @Test func `counts that the letter gives otherwise are a conflict`() throws {
        let reading = try Self.read("In **17%** of upheld cases we found", "In 2 out of 5 upheld cases we found")
        #expect(reading.findings.contains { $0.code == .figureConflict })
    }

    @Test(arguments: ["In 7 out of 5 upheld cases we found", "In 0 out of 0 upheld cases we found"])
    func `a part that is more than its whole has no rate`(_ words: String) throws {
        let reading = try Self.read("In **17%** of upheld cases we found", words)
        #expect(reading[.remedyRate] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.remedyRate) })
    }

    @Test func `a rate whose lines the label of the next column divides is read`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    Complaints upheld

                                                                           17
                                         81% of complaints we investigated upheld decisions
                                         were upheld.
                    81%                  This compares to an average of
                                                                           Statistics are based on a total of
                                                                           21 detailed investigations for the
                                         64% in similar authorities.       period between 1 April 2020 to
                                                                           31 March 2021
                    """))
        #expect(reading[.upholdRate] == 81)
        #expect(reading[.upholdInvestigations] == 21)
        #expect(reading[.upholdUpheld] == 17)
    }

    @Test func `the average beside the remedies' basis is the remedies' own`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    Complaints upheld
                    60% of complaints we investigated were upheld.
                    This compares to an average of 53% in similar authorities.
                    28 upheld decisions
                    Statistics are based on a total of 47 detailed investigations for the period between 1 April 2020 to 31 March 2021

                    Satisfactory remedies provided by the authority
                    In 7% of upheld cases we found the           2
                    authority had provided a satisfactory        satisfactory remedy decisions
                    remedy before the complaint reached the
                    Ombudsman.                                   Statistics are based on a total of
                                                                 28 upheld decisions for the period
                    This compares to an average of 8% in similar between 1 April 2020 to 31 March
                    authorities.                                 2021
                    """))
        #expect(reading[.upholdPeerAverage] == 53)
        #expect(!reading.findings.contains { $0.code == .figureConflict })
    }
}
