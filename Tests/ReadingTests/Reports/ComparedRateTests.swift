import Model
import Reading
import Testing

/// Tables with the council's rate beside that of others, and tables of stages.
@Suite struct ComparedRateTests {
    @Test(arguments: ["Council", "Kesmoor Borough Council", "The Council"])
    func `the share upheld beside that of similar authorities is the uphold rate`(_ own: String) throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                | Measure | \(own) | Similar authorities |
                |---|---|---|
                | Complaints upheld | 64% | 72% |
                | Recommendations complied with | 100% | 99% |
                """)
        #expect(reading[.upholdRate] == 64)
        #expect(reading[.upholdPeerAverage] == 72)
        #expect(reading[.complianceRate] == 100)
        #expect(reading[.compliancePeerAverage] == 99)
    }

    @Test func `the share of decisions upheld may be of all decisions`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                | Measure | Council | Similar authorities |
                |---|---|---|
                | Decisions upheld | 64% | 72% |
                """)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `a row of a table of stages may be the stage's number`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            | Stage | Number | Average days to respond |
            |---|---|---|
            | 1 | 512 | 9.5 |
            | 2 | 71 | 18.2 |
            """)
        #expect(reading[.complaintsStage1] == 512)
        #expect(reading[.complaintsStage2] == 71)
        #expect(reading[.averageDaysStage1] == 9.5)
        #expect(reading[.averageDaysStage2] == 18.2)
    }

    @Test(arguments: [
        "Stage 1 complaints were answered in time in 82% of cases, Stage 2 in 71%.",
        "The share of complaints answered in time was: Stage 1 82%, Stage 2 71%.",
    ])
    func `stages are the council's own procedure in the Ombudsman's section, too`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.answeredInTimeStage1] == 82)
        #expect(reading[.answeredInTimeStage2] == 71)
    }

    @Test func `stages of the Housing Ombudsman's section are not the council's`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "Few.\n\n3. Housing Ombudsman\n82% of stage 1 complaints were answered in time.")
        #expect(reading[.answeredInTimeStage1] == nil)
    }

    @Test(arguments: ["All", "Both"])
    func `a sentence about all of them refers back`(_ subject: String) throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman upheld two complaints. \(subject) were about planning.")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }
}
