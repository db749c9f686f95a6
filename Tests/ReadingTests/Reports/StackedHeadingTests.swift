import Model
import Reading
import Testing

/// Headings that bind the paragraph below them, whatever decorates their words and wherever they stand.
@Suite struct StackedHeadingTests {
    private static let paragraph =
        "The Ombudsman made 18 decisions in 2023/24. Of these, 8 were upheld and 5 were not upheld."

    @Test(
        arguments: [
            "(b) Licensing", "a) Licensing", "ii. Environmental Health", "(ii) Licensing", "1.4 (a) Licensing",
            "4: Licensing",
            "[Licensing]", "_Licensing_", "*Licensing*", "- Licensing", "* Licensing", "> Licensing", "(Housing)",
            "\"Licensing\"",
            "Licensing complaints 2023/24", "Licensing service, 2023/24", "Service area 3 - Licensing",
        ], ["", "\n"])
    func `a heading of a service binds the paragraph below it`(_ heading: String, _ between: String) throws {
        // The heading stands right below that of the section, or behind a blank line.
        let reading = try SampleText.read(ombudsmanSection: "\(between)\(heading)\n\n\(Self.paragraph)")
        #expect(reading[.ombudsmanDecisions] == nil)
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test(arguments: [
        "a) Decisions", "(b) Ombudsman decisions 2023/24", "[Decisions]", "_Outcomes_", "Performance in 2023/24",
        "(ii) Results",
    ])
    func `a heading of the section's own terms leaves it the council's`(_ heading: String) throws {
        #expect(try SampleText.read(ombudsmanSection: "\n\(heading)\n\n\(Self.paragraph)")[.ombudsmanDecisions] == 18)
    }

    @Test func `an item of a list is no heading of what follows the list`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "We learned from cases about:\n\n- Planning\n\n- Licensing\n\n\(Self.paragraph)")
        #expect(reading[.ombudsmanDecisions] == 18)
    }

    @Test(arguments: ["HOUSING DEPARTMENT", "Housing Ombudsman", "Regeneration and Growth Directorate"])
    func `a heading right below a table heads the labels below it`(_ heading: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\nOVERVIEW\n| Type | 2023/24 | 2022/23 |\n|---|---|---|\n"
                + "| Corporate complaints | 1490 | 726 |\n\(heading)\nCompliments: 50\nOmbudsman decisions: 53\n")
        #expect(reading[.contactsCorporateComplaints] == 1490)
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading[.ombudsmanDecisions] == nil)
    }
}
