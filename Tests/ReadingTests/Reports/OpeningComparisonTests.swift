import Model
import Reading
import Testing

/// Sentences that open with what they compare with, and numbers behind a comparison.
@Suite struct OpeningComparisonTests {
    @Test(arguments: [
        ReportCase(
            "counts", "2. Ombudsman\nCompared with 12 in 2022/23, the Ombudsman upheld 9 complaints.",
            figures: [.decisionsUpheld: 9, .upholdUpheld: 9], earlier: ["2022-23": [.decisionsUpheld: 12]]),
        ReportCase(
            "in words", "2. Ombudsman\nDown from 12 in the year before, the Ombudsman upheld 9 complaints.",
            figures: [.decisionsUpheld: 9, .upholdUpheld: 9], earlier: ["2022-23": [.decisionsUpheld: 12]]),
        ReportCase(
            "rates", "2. Ombudsman\nCompared with 60% in 2022/23, the uphold rate was 64%.", figures: [.upholdRate: 64]),
        ReportCase(
            "answers in time",
            "2. Performance\nCompared with 80% in 2022/23, 85% of stage 1 complaints were answered in time.",
            figures: [.answeredInTimeStage1: 85]),
    ])
    func `an opening comparison gives its year to nothing behind it`(_ item: ReportCase) throws {
        let reading = try item.read()
        for (name, value) in item.figures { #expect(reading[name] == value) }
        for (year, figures) in item.earlier {
            for (name, value) in figures { #expect(reading.earlier[year]?[name]?.value == value) }
        }
        #expect(reading.earlier["2022-23"]?[.upholdRate] == nil)
    }

    @Test(arguments: [
        "The Ombudsman investigated 14 complaints compared with 17 in 2022/23 and upheld 9.",
        "The Ombudsman decided 20 complaints, against 25 the year before, of which 9 were upheld.",
        "The Ombudsman upheld fewer complaints than in 2022/23, when it upheld 12: nine against twelve.",
    ])
    func `a number behind a comparison is read or unclear`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(
            reading[.decisionsUpheld] == 9
                || reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "The Ombudsman upheld 9 complaints, compared with 12 in 2022/23 and 11 in 2021/22.",
        "The Ombudsman upheld 9 complaints, fewer than in 2022/23, when it decided 25 and upheld 12.",
    ])
    func `the other year's numbers are no doubt`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading.findings.isEmpty)
    }
}
