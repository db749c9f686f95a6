import Model
import Reading
import Testing

/// Lists of the Ombudsman's remedies whose items end in their counts.
@Suite struct ListedRemedyTests {
    private static let leadIn =
        "Local Government and Social Care Ombudsman\nThe Ombudsman upheld 28 complaints. The following is a breakdown of the remedies:\n"

    @Test(arguments: [
        "- Apology 17\n- New appeal, review or reconsidered decision 3\n- Training and guidance 2",
        "· Apology 17\n· Financial redress 30: distress (20); loss of service (7); quantifiable loss (3)\n· Training and guidance 2",
        "- Apology (17)\n- Financial redress (30): distress (20), loss of service (10)\n- Training and guidance (2)",
        "\n§  Apology (17)\n\n§  Training and guidance (2)",
    ])
    func `an item of a list that ends in its count is read`(_ list: String) throws {
        let reading = try ReportCase("a list", Self.leadIn + list, figures: [:]).read()
        #expect(reading[.remediesApologies] == 17, "\(reading.findings.map(\.message))")
        #expect(reading[.remediesTraining] == 2)
        #expect(reading.figures[.remediesPayments].map(\.value) == (list.contains("redress") ? 30 : nil))
        #expect(reading[.decisionsUpheld] == 28)
    }

    @Test(arguments: [
        "- Apology in the terms of appendix 17", "- Financial redress 30: distress (20); loss of service (7)",
    ])
    func `a number that is no sum of its parts, or of a place, is not read`(_ item: String) throws {
        let reading = try ReportCase("a list", Self.leadIn + item, figures: [:]).read()
        #expect(reading[.remediesApologies] == nil)
        #expect(reading[.remediesPayments] == nil)
    }
}
