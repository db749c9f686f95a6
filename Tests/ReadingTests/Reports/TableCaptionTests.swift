import Model
import Reading
import Testing

/// Captions that name what a table measures, and those that make its numbers a part's.
@Suite struct TableCaptionTests {
    private static func read(_ table: String) throws -> Reading {
        try SampleText.read(
            "Saltmere District Council\nAnnual complaints report 2023/24\n\nCompliments: 201\n\n" + table + "\n")
    }

    @Test(arguments: ["Table 1 Performance against timescales 2023/24", "Performance indicators", "Results by stage"])
    func `a caption of the measure leaves the numbers the council's`(_ caption: String) throws {
        let reading = try Self.read(
            "\(caption)\n\nStage | Received | Answered in time | Average days\nStage 1 | 446 | 85% | 14\nStage 2 | 135 | 64% | 31"
        )
        #expect(reading[.complaintsStage1] == 446)
        #expect(reading[.answeredInTimeStage2] == 64)
        #expect(reading[.averageDaysStage2] == 31)
    }

    @Test func `the share that a caption names is that of its numbers`() throws {
        let reading = try Self.read(
            "Table 4. Percentage of complaints answered within timescale\n\nStage | 2022/23 | 2023/24\nStage 1 | 73% | 74%\nStage 2 | 58% | 63%"
        )
        #expect(reading[.answeredInTimeStage1] == 74)
        #expect(reading.earlier["2022-23"]?[.answeredInTimeStage2]?.value == 58)
    }

    @Test func `services under a caption have their numbers, and the council their total`() throws {
        let reading = try Self.read(
            """
            LGSCO investigations by service area, 2023/24

            Service | Investigated | Upheld | Not upheld
            Planning | 8 | 3 | 5
            Housing | 5 | 3 | 2
            Total | 13 | 6 | 7
            """)
        #expect(reading[.decisionsUpheld] == 6)
        #expect(reading[.decisionsNotUpheld] == 7)
        #expect(reading.services.count == 2)
    }

    @Test(arguments: [
        "Withdrawn complaints", "Open complaints by stage", "Late responses", "Target performance",
        "Complaints received from councillors", "Similar authorities", "Fenwick results", "Upheld complaints",
        "Complaints where fault was found",
    ])
    func `a caption of some of the complaints leaves no number of them the council's`(_ caption: String) throws {
        let reading = try Self.read("\(caption)\n\nStage | Received\nStage 1 | 446\nStage 2 | 135")
        #expect(reading[.complaintsStage1] == nil)
        #expect(reading[.complaintsStage2] == nil)
    }

    @Test func `a column with the council's full name is its own beside that of similar authorities`() throws {
        let reading = try Self.read(
            """
            LGSCO performance

            Measure | Saltmere District Council | Similar authorities
            Uphold rate | 71% | 62%
            Compliance with recommendations | 100% | 99%
            """)
        #expect(reading[.upholdRate] == 71)
        #expect(reading[.upholdPeerAverage] == 62)
        #expect(reading[.complianceRate] == 100)
        #expect(reading[.compliancePeerAverage] == 99)
    }

    @Test func `a column of another council is not its own`() throws {
        let reading = try Self.read(
            "LGSCO performance\n\nMeasure | Fenwick District Council | Similar authorities\nUphold rate | 71% | 62%")
        #expect(reading[.upholdRate] == nil)
    }

    @Test(arguments: ["Council: Saltmere District Council", "Council result, Saltmere District Council"])
    func `the council's full name is known behind a word of it`(_ heading: String) throws {
        let reading = try Self.read(
            "LGSCO performance\n\nMeasure | \(heading) | Similar authorities\nUphold rate | 71% | 62%")
        #expect(reading[.upholdRate] == 71)
        #expect(reading[.upholdPeerAverage] == 62)
    }

    @Test(arguments: [
        "Local Government and Social Care Ombudsman\nHousing Ombudsman decisions:",
        "Local Government and Social Care Ombudsman (LGSCO)\nHousing Ombudsman Service (HOS)",
        "Local Government and Social Care Ombudsman\nParliamentary and Health Service Ombudsman",
    ])
    func `of two ombudsmen over a table the nearer one's cases are counted`(_ headings: String) throws {
        let reading = try Self.read("\(headings)\nOutcome | Number\nUpheld | 9\nNot upheld | 6")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.decisionsNotUpheld] == nil)
    }

    @Test func `a caption of a quarter that ends in a colon makes its table that of the quarter`() throws {
        let reading = try Self.read(
            "Quarterly complaints - 1 April 2024 to 30 June 2024 (quarter 1 - 2024/25):\nStage | Received\nStage 1 | 74\nStage 2 | 11"
        )
        #expect(reading[.complaintsStage1] == nil)
        #expect(reading[.complaintsStage2] == nil)
    }

    @Test(arguments: ["Rates\nThis was a rate of 32.37 corporate complaints per 1,000 properties.", "Uphold rates"])
    func `the word rate above the caption makes no count a rate`(_ above: String) throws {
        let reading = try Self.read(
            "\(above)\nLocal Government and Social Care Ombudsman\nYear | Upheld | Not upheld | Total decisions\n2023/24 | 27 | 4 | 68\n"
                + "2022/23 | 26 | 9 | 67")
        #expect(reading[.upholdRate] != 27)
        #expect(reading[.decisionsUpheld] == 27)
    }
}
