import Model
import Reading
import Testing

/// The year of the Ombudsman's letter, of which a report tells before it gives the letter's numbers.
@Suite struct LetterYearTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    @Test(
        arguments: [
            ReportCase(
                "the letter covers the year before",
                ombudsman + "The letter covers 2022/23. The Ombudsman decided 30 complaints.", figures: [:],
                earlier: ["2022-23": [.ombudsmanDecisions: 30]]),
            ReportCase(
                "the letter covers the year before, by its days",
                ombudsman
                    + "The letter relates to the period 1 April 2022 to 31 March 2023. The Ombudsman decided 30 complaints.",
                figures: [:], earlier: ["2022-23": [.ombudsmanDecisions: 30]]),
            ReportCase(
                "the data are from the year before",
                ombudsman
                    + "The latest available data is from 2022/23. There were 30 decisions and 12 upheld complaints.",
                figures: [:], earlier: ["2022-23": [.ombudsmanDecisions: 30, .decisionsUpheld: 12]]),
            ReportCase(
                "the letter of the year before is attached",
                ombudsman + "The annual review letter 2022/23 is attached. The Ombudsman decided 30 complaints.",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "the letter of the year before is attached, in a paragraph of its own",
                ombudsman + "The annual review letter 2022/23 is attached.\n\nThe Ombudsman decided 30 complaints.",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "what covers a part of the year",
                ombudsman + "This covers the first six months. The Ombudsman upheld 12 complaints.", figures: [:]),
            ReportCase(
                "another ombudsman publishes data in a month",
                ombudsman
                    + "The Housing Ombudsman usually publishes his data in December.\n\nThe LGSCO upheld 12 complaints.",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12]),
            ReportCase(
                "the letter's year above a table",
                ombudsman + "The letter covers 2022/23.\n\n| Outcome | Number |\n|---|---|\n| Upheld | 12 |",
                figures: [:], earlier: ["2022-23": [.decisionsUpheld: 12]]),
            ReportCase(
                "the source's year below a table",
                ombudsman + "| Outcome | Number |\n|---|---|\n| Upheld | 12 |\n\nSource: LGSCO annual letter 2022/23",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "the source's year below labels",
                ombudsman + "Upheld: 12\nNot upheld: 4\n\nSource: LGSCO annual letter 2022/23", figures: [:],
                findings: [.figureUnclear, .figureUnclear]),
            ReportCase(
                "the source's year behind a sentence",
                ombudsman + "The Ombudsman upheld 12 complaints. (Source: annual letter 2022/23)", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "the letter's year behind a sentence",
                ombudsman + "The Ombudsman upheld 12 complaints. The letter is that of 2022/23.", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "the letter's day behind a sentence",
                ombudsman + "The Ombudsman upheld 12 complaints. The letter is dated 17 July 2024.",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12]),
            ReportCase(
                "the source of the report's year below a table",
                ombudsman + "| Outcome | Number |\n|---|---|\n| Upheld | 12 |\n\nSource: LGSCO annual letter 2023/24",
                figures: [.decisionsUpheld: 12, .upholdUpheld: 12]),
            ReportCase(
                "the letter of the report's year is attached",
                ombudsman + "The annual review letter 2023/24 is attached. The Ombudsman decided 30 complaints.",
                figures: [.ombudsmanDecisions: 30]),
        ])
    func `what follows the letter's year is of that year, or unclear`(_ report: ReportCase) throws {
        try report.check()
    }

    private static let upheld: [FigureName: Double] = [.decisionsUpheld: 12]
    private static let both: [FigureName: Double] = [.ombudsmanDecisions: 30, .decisionsUpheld: 12]

    @Test(
        arguments: [
            ReportCase(
                "the letter shows", ombudsman + "Our letter of 2022/23 showed 30 decisions, of which 12 were upheld.",
                figures: [:], earlier: ["2022-23": both]),
            ReportCase(
                "the annual review letter reports",
                ombudsman + "The 2022/23 annual review letter reports 30 decisions and 12 upheld complaints.",
                figures: [:], earlier: ["2022-23": both]),
            ReportCase(
                "the year in brackets",
                ombudsman + "The letter (2022/23) gives 30 decisions and 12 upheld complaints.", figures: [:],
                earlier: ["2022-23": both]),
            ReportCase(
                "the annual letter shows that",
                ombudsman + "The Ombudsman's annual letter for 2022/23 showed that 12 complaints were upheld.",
                figures: [:], earlier: ["2022-23": upheld]),
            ReportCase(
                "the annual review of complaints",
                ombudsman + "The Ombudsman's Annual Review of Complaints 2022/23 shows that 12 complaints were upheld.",
                figures: [:], earlier: ["2022-23": upheld]),
            ReportCase(
                "the report's own letter",
                ombudsman + "The annual review letter 2023/24 shows 30 decisions and 12 upheld complaints.",
                figures: [.ombudsmanDecisions: 30, .decisionsUpheld: 12, .upholdUpheld: 12]),
            ReportCase(
                "a letter of a month",
                ombudsman + "The Ombudsman's letter of July 2023 showed 12 upheld complaints.", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "a letter of a day", ombudsman + "The letter dated 19 July 2023 said that 12 complaints were upheld.",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "a letter of a calendar year",
                ombudsman + "The 2023 annual review letter shows that 12 complaints were upheld.", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "the previous letter",
                ombudsman + "In its previous annual review letter the Ombudsman upheld 12 complaints.", figures: [:],
                findings: [.figureUnclear]),
            ReportCase(
                "last year's letter", ombudsman + "Last year's annual review letter reported 12 upheld complaints.",
                figures: [:], findings: [.figureUnclear]),
            ReportCase(
                "words that are not known",
                ombudsman + "As the annual review letter for 2022/23 put it, twelve complaints were upheld.",
                figures: [:], findings: [.figureUnclear]),
        ])
    func `what a letter says is of the letter's year, or unclear`(_ report: ReportCase) throws { try report.check() }

    @Test func `a year that a text names in passing behind last year is not the text's`() {
        #expect(throws: Refusal.self) {
            try SampleText.read(
                """
                Kesmoor Borough Council
                Ombudsman handled two complaints last year

                8 October 2014
                The Standards Committee has been told that two complaints were handled by the Local Government Ombudsman last year.

                One was closed after initial enquiries by the Ombudsman and one was upheld.

                The Council had no complaints to the Ombudsman in 2012/13 and two the year before.
                """)
        }
    }
}
