import Model
import Testing

/// Overviews of 2024-25 and later in which a label has no number of its own.
@Suite struct OverviewSentenceTests {
    private static func page(_ overview: String) -> String {
        """
        Wendmere Borough Council
        Complaint overview
        Between 1 April 2024 to 31 March 2025, \(overview)
        More about this data

        """
    }

    @Test(
        arguments: [
            (
                "we dealt with one complaint. It was not for us or not ready for us to investigate.", 1,
                FigureName.caseloadNotForUs
            ),
            ("we dealt with 1 complaint. It was not for us.", 1, .caseloadNotForUs),
            ("we dealt with one complaint. We assessed and closed it.", 1, .caseloadAssessedAndClosed),
            (
                "we dealt with two complaints. Both were not for us or not ready for us to investigate.", 2,
                .caseloadNotForUs
            ),
            ("we dealt with 5 complaints. None of these was investigated.", 5, .caseloadInvestigated),
        ] as [(String, Double, FigureName)])
    func `a label without a number is left open, and the whole counts`(
        _ overview: String, _ whole: Double, _ open: FigureName
    ) throws {
        let reading = try SampleText.read(Self.page(overview))
        #expect(reading.figures.mapValues(\.value) == [.caseloadDealtWith: whole])
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.flatMap(\.figures) == [open])
    }

    @Test func `a year without complaints is a page of one sentence`() throws {
        let reading = try SampleText.read(Self.page("we dealt with no complaints."))
        #expect(reading.figures.mapValues(\.value) == [.caseloadDealtWith: 0])
        #expect(reading.findings.isEmpty)
    }
}
