import Model
import Reading
import Testing

/// Sentences and titles that are wrapped.
@Suite struct WrappedColonTests {
    @Test(arguments: [
        "about the\nCouncil in 2023/24:", "about the Council in\n2023/24:",
    ])
    func `the end of a wrapped lead-in is no heading`(_ end: String) throws {
        let text =
            "The Local Government and Social Care Ombudsman:\n\nThe Ombudsman made decisions on 66 complaints \(end)\n"
            + "- 20 complaints were upheld.\n- 10 complaints were not upheld.\n"
        let reading = try ReportCase(end, text, figures: [:]).read()
        #expect(reading[.decisionsUpheld] == 20)
        #expect(reading[.decisionsNotUpheld] == 10)
        #expect(reading[.outcomesFaultFound] == nil)
    }

    @Test func `a wrapped title with two spaces names its service`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Leisure  and Culture Team: complaints and
            compliments report 2022-23

            1. Summary

            There were 84 corporate complaints and 35 compliments.
            """)
        #expect(reading.figures.isEmpty)
        #expect(reading.services.first?.figures[.contactsCompliments]?.value == 35)
    }
}
