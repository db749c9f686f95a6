import Model
import Reading
import Testing

/// Letters whose text ends among the statistics.
@Suite struct CutOffLetterTests {
    private static let whole = SampleLetter.text(statistics: SampleLetter.blocks())

    private static func cut(before words: String) throws -> Reading {
        let range = try #require(whole.firstRange(of: words))
        return try SampleText.read(String(whole[..<range.lowerBound]))
    }

    @Test(arguments: [
        "Compliance with Ombudsman", "In **100%** of cases", "This compares to an average of **99%**",
        "Statistics are based on a total of 5 compliance", "5 compliance outcomes",
    ])
    func `the figures that are missing at the end are named, so that a later copy withdraws none`(words: String)
        throws
    {
        let reading = try Self.cut(before: words)
        #expect(reading[.upholdRate] == 60)
        let named = Set(reading.findings.filter { $0.code == .figureUnclear }.flatMap(\.figures))
        let missing = Set(SampleLetter.blockFigures.keys).subtracting(reading.figures.keys)
        #expect(missing.contains(.complianceOutcomes) && missing.contains(.remedyRate))
        #expect(missing.isSubset(of: named))
    }

    @Test func `a letter without recommendations that were due is whole`() throws {
        let range = try #require(Self.whole.firstRange(of: "In **100%** of cases"))
        let reading = try SampleText.read(
            Self.whole[..<range.lowerBound] + "No recommendations were due for compliance in this period.\n")
        #expect(reading.findings.isEmpty)
    }

    @Test func `a letter whose second block is whole is no letter that was cut off`() throws {
        #expect(try Self.cut(before: "Satisfactory remedy provided").findings.isEmpty)
    }

    @Test func `a single block that is no letter is not cut off`() throws {
        let range = try #require(SampleLetter.blocks().firstRange(of: "Compliance with"))
        let reading = try SampleText.read("Wendmere Borough Council\n\n" + SampleLetter.blocks()[..<range.lowerBound])
        #expect(reading.findings.isEmpty)
    }
}
