import Model
import Reading
import Testing

/// Sentences without a stage behind those of one.
@Suite struct ParagraphStageTests {
    @Test(arguments: [
        "Stage 1 complaints took an average of 12 days to answer. 81% were answered within 10 working days.",
        "We received 412 complaints at stage 1. Of these, 81% were answered within target.",
    ])
    func `a share that goes on from a stage is that stage's`(_ text: String) throws {
        let reading = try ReportCase("", text, figures: [:]).read()
        #expect(reading[.answeredInTimeByStage[0]] == 81)
        #expect(reading[.answeredInTimeAllStages] == nil)
    }

    @Test func `an average that may be of all complaints or of a stage is unclear`() throws {
        let reading = try ReportCase(
            "", "We received 412 complaints at stage 1. The average response time was 12 days.", figures: [:]
        ).read()
        #expect(reading[.averageDaysAllStages] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `complaints upheld behind a count of both the council's and the Ombudsman's are unclear`() throws {
        let reading = try ReportCase(
            "", "61 complaints were escalated to stage 2 and 17 to the Ombudsman. Five were upheld.", figures: [:]
        ).read()
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }
}
