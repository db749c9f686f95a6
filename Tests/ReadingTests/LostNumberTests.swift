import Model
import Reading
import Testing

/// Numbers that stand in for others that are lost or unreadable.
@Suite struct LostNumberTests {
    @Test(arguments: ["01/04/2008 - 31/03/2009    9    l7.9", "01/04/2008 - 31/03/2009   9   17,g"])
    func `a row that goes on with an unreadable number is unclear`(_ row: String) throws {
        let reading = try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Sallowmere Borough Council
            for the year ended 31 March 2009

            We decided 58 complaints about your Council.

            Response times             FIRST ENQUIRIES
                                 No. of First    Avg no. of days
                                 Enquiries       to respond
            \(row)
            """)
        #expect(reading[.decisionsTotal] == 58)
        for name in [FigureName.responseFirstEnquiries, .responseAverageDays] {
            let isUnclear = reading.findings.contains { $0.figures.contains(name) }
            #expect(reading[name] == nil && isUnclear || name == .responseFirstEnquiries && reading[name] == 9)
        }
    }

    @Test func `a count above its label is no figure per 100,000 residents`() throws {
        let blocks = SampleLetter.blocks(upheld: "", year: 2024).replacing(
            "upheld decisions\n\nStatistics",
            with:
                "29\nupheld decisions\nper 100,000 residents\n\nThe average for organisations of this type is\n\nStatistics"
        )
        let reading = try SampleText.read(SampleLetter.text(year: 2024, statistics: blocks))
        #expect(reading[.upholdPer100k] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.upholdPer100k) })
    }

    @Test(arguments: [
        ("Interim Chief Executive London\nBorough of Nethermoor", "London Borough of Nethermoor"),
        ("Head of Paid Service Vale of\nCinderfleet City Council", "Vale of Cinderfleet City Council"),
        ("Chief Executive\nCinderfleet City Council", "Cinderfleet City Council"),
    ])
    func `a name that goes on over a line's end is whole`(_ address: String, _ name: String) throws {
        let letter = SampleLetter.text(council: "", statistics: SampleLetter.blocks()).replacing(
            "Interim Chief Executive\n", with: "\(address)\n")
        #expect(try SampleText.read(letter).authority.name == name)
    }
}
