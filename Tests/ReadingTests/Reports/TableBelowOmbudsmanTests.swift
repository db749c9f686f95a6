import Model
import Reading
import Testing

/// Tables below a sentence that names another ombudsman than the heading.
@Suite struct TableBelowOmbudsmanTests {
    private static let table = """
        | Outcome | Cases |
        |---|---|
        | Upheld | 8 |
        | Not upheld | 5 |
        """

    @Test(arguments: [
        "The Housing Ombudsman's results follow.", "We now turn to the Housing Ombudsman.",
        "The Parliamentary and Health Service Ombudsman's figures are given next.",
        "The Housing Ombudsman looks at the complaints of tenants. Its results follow.",
        "The Housing Ombudsman made 13 determinations.",
        "This table sets out the determinations of the Housing Ombudsman.",
    ])
    func `a table below a sentence about another ombudsman is not the Local Government Ombudsman's`(
        _ sentence: String
    ) throws {
        let reading = try SampleText.read(ombudsmanSection: "\(sentence)\n\n\(Self.table)")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.decisionsNotUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }

    @Test func `a table goes back to the ombudsman whom the sentence above it names`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                The Housing Ombudsman's results follow.

                \(Self.table)

                The LGSCO's results follow.

                | Outcome | Cases |
                |---|---|
                | Upheld | 4 |
                | Not upheld | 3 |
                """)
        #expect(reading[.decisionsUpheld] == 4)
        #expect(reading[.decisionsNotUpheld] == 3)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a caption that says only "Ombudsman" is of the section's ombudsman`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                The LGSCO made few decisions.

                3. Housing Ombudsman

                Table 3: Ombudsman decisions

                \(Self.table)
                """)
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test func `a route to another ombudsman leaves the table the section's`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "Tenants may also go to the Housing Ombudsman.\n\n\(Self.table)")
        #expect(reading[.decisionsUpheld] == 8)
    }
}
