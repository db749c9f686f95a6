import Model
import Reading
import Testing

/// Figures below the words that announce them: lists, labelled lines, tables.
@Suite struct AnnouncedFigureTests {
    private static let title = "Kesmoor Borough Council\nAnnual Complaints Report 2023/24\n\n"

    /// Returns the council's own figures of a text; none where it is refused.
    private func figures(_ text: String) -> [FigureName: Double] {
        (try? SampleText.read(Self.title + text + "\n"))?.figures.mapValues(\.value) ?? [:]
    }

    @Test(arguments: [
        "By the end of September the Council had received:", "At the second stage we received:",
        "Next year we expect to receive:", "In a typical month we receive:", "We closed without investigation:",
        "From care leavers we received:", "Per 1,000 households we received:", "On average, districts received:",
        "In the previous report we said we had received:", "Online we received:", "Of these, we answered late:",
    ])
    func `a list counts nothing for the council where its lead-in may make it another's`(_ leadIn: String) {
        #expect(figures("Volumes\n\(leadIn)\n- 310 corporate complaints\n- 44 compliments").isEmpty)
    }

    @Test(arguments: ["We received:", "In 2023/24 the Council received the following:", "During the year we recorded:"])
    func `a list counts for the council where its lead-in says no more than that it was received`(_ leadIn: String) {
        let read = figures("Volumes\n\(leadIn)\n- 310 corporate complaints\n- 44 compliments")
        #expect(read == [.contactsCorporateComplaints: 310, .contactsCompliments: 44])
    }

    @Test(arguments: [
        "Below is what Fenwick reported.", "The next table is from Fenwick's report.",
        "Last year's position was as follows.", "The target for each is shown.", "The forecast is shown.",
        "The table shows how many were late.", "The table is illustrative.", "The table shows the numbers per ward.",
    ])
    func `a table counts nothing for the council where the sentence above may make it another's`(_ sentence: String) {
        #expect(
            figures(
                """
                Volumes
                \(sentence)

                | Type | Number |
                |---|---|
                | Corporate complaints | 310 |
                | Compliments | 44 |
                """
            ).isEmpty)
    }

    @Test(arguments: [
        "The sector as a whole looked like this.", "The table is taken from last year's report.",
        "The position at the half year was as follows.", "The forecast is shown.",
        "These are the provisional decisions.", "The table shows cases since 2019.",
    ])
    func `labelled lines count nothing for the council where the sentence above may make them another's`(
        _ sentence: String
    ) {
        let section = "Local Government and Social Care Ombudsman\n\n"
        #expect(figures("\(section)\(sentence)\n\nUpheld: 9\nNot upheld: 1").isEmpty)
        #expect(figures("\(section)The decisions are shown below.\n\nUpheld: 9\nNot upheld: 1")[.decisionsUpheld] == 9)
    }

    @Test(arguments: ["Average per month", "Baseline", "From councillors", "Enderby", "Upheld", "Serco"])
    func `labelled lines count nothing for the council under a heading of other words`(_ heading: String) {
        #expect(figures("\(heading)\n\nCorporate complaints: 26\nCompliments: 4").isEmpty)
    }

    @Test(arguments: [
        "Enderby", "Serco", "Fenwick", "Complaints in Enderby", "Target", "From councillors", "Five-year average",
        "Draft", "2019",
    ])
    func `"we" and "the Council" under the name of a body, or of another number, is left open`(_ heading: String) {
        #expect(figures("\(heading)\n\nThe Council received 310 corporate complaints and 44 compliments.").isEmpty)
        #expect(figures("\(heading)\n\nWe received 310 corporate complaints and 44 compliments.").isEmpty)
    }

    @Test(arguments: [
        "Stage 1: 310 complaints\nStage 2: 52 complaints", "Stage 1 - 310 complaints\nStage 2 - 52 complaints",
        "Stage 1 310 complaints\nStage 2 52 complaints", "Stage 1 (310 complaints)\nStage 2 (52 complaints)",
    ])
    func `a line of a stage and its number ends before the next stage's`(_ lines: String) {
        let read = figures(lines)
        #expect(read[FigureName.complaintsByStage[0]] == 310)
        #expect(read[FigureName.complaintsByStage[1]] == 52)
    }

    @Test func `a labelled number takes no word of the next line`() throws {
        let reading = try SampleText.read(
            Self.title
                + "Local Government and Social Care Ombudsman\nReceived: 14\nInvestigated: 4\nUpheld: 3\nNot upheld: 1\n"
        )
        #expect(reading[.ombudsmanEnquiries] == 14)
        #expect(reading[.upholdInvestigations] == 4)
        #expect(reading.findings.isEmpty)
    }
}
