import Model
import Reading
import Testing

/// Figures of several councils together, of an area with other councils, and of another ombudsman.
@Suite struct OtherBodyTests {
    private static let figures =
        "The Ombudsman made 22 decisions. 12 were upheld and 6 were not upheld. There were 40 compliments."

    @Test(arguments: [
        "Kesmoor Borough Council and Saltmere District Council", "Kesmoor Borough Council & Saltmere District Council",
        "Kesmoor and Saltmere Councils",
    ])
    func `a report of two councils is none of one`(_ names: String) throws {
        #expect(throws: Refusal.self) {
            try SampleText.read("\(names)\nAnnual complaints report 2023/24\n\n\(Self.figures)\n")
        }
    }

    @Test func `in a report of two councils a column with the name of one is that one's`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council and Saltmere District Council
            Annual complaints report 2023/24

            | | Kesmoor | Saltmere | Total |
            |---|---|---|---|
            | Corporate complaints | 100 | 200 | 300 |
            | Compliments | 10 | 12 | 22 |

            The Ombudsman upheld 12 complaints.

            """)
        #expect(
            reading.figures.mapValues(\.value) == [.contactsCorporateComplaints: 100, .contactsCompliments: 10])
    }

    @Test(arguments: ["Across the county,", "Throughout the region", "Across Elmshire"])
    func `an area with other councils in it is not the council`(_ area: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nThe Council received 640 corporate complaints "
                + "and 201 compliments.\n\n\(area) the Ombudsman upheld 97 complaints and did not uphold 3.\n")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.decisionsNotUpheld] == nil)
    }

    @Test(arguments: ["Across the borough", "Across Kesmoor", "Across the year"])
    func `a council's own area is the council's`(_ area: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\n\(area) we received 640 corporate complaints and "
                + "201 compliments.\n")
        #expect(reading[.contactsCorporateComplaints] == 640)
    }

    @Test(arguments: [
        "Housing Ombudsman\nOmbudsman decisions: 20\nOmbudsman upheld: 14\n",
        "Housing Ombudsman\n\n| | 2023/24 |\n|---|---|\n| Ombudsman decisions | 20 |\n| Ombudsman upheld | 14 |\n",
    ])
    func `"Ombudsman", under the Housing Ombudsman's heading, is that one`(_ section: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nThe Council received 640 corporate complaints "
                + "and 201 compliments.\n\n\(section)")
        #expect(reading[.ombudsmanDecisions] == nil)
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test(arguments: [
        "| Ombudsman | Decisions | Upheld | Not upheld |\n|---|---|---|---|\n| LGSCO | 22 | 12 | 6 |\n"
            + "| Housing Ombudsman | 9 | 7 | 1 |\n| Total | 31 | 19 | 7 |\n",
        "| | LGSCO | Housing Ombudsman | Total |\n|---|---|---|---|\n| Decisions | 22 | 9 | 31 |\n"
            + "| Upheld | 12 | 7 | 19 |\n| Not upheld | 6 | 1 | 7 |\n",
    ])
    func `of two ombudsmen in a table one is read, and not their sum`(_ table: String) throws {
        let reading = try SampleText.read("Kesmoor Borough Council\nAnnual complaints report 2023/24\n\n\(table)")
        #expect(reading[.ombudsmanDecisions] == 22)
        #expect(reading[.decisionsUpheld] == 12)
        #expect(reading[.decisionsNotUpheld] == 6)
    }

    @Test(arguments: [
        "9 complaints were upheld (of which 4 by the Housing Ombudsman).",
        "The Ombudsman upheld 9 complaints, 4 of them as Housing Ombudsman.",
        "9 complaints were upheld, counting those of the Housing Ombudsman.",
        "9 complaints were upheld (LGSCO and HOS).",
        "The Ombudsman upheld nine complaints, of which four by the Housing Ombudsman.",
        "The Ombudsman upheld 9 complaints (4 by the Housing Ombudsman).",
        "9 complaints were upheld, 4 of them by the Housing Ombudsman.",
        "Upheld: 9 (of which 4 by the Housing Ombudsman)\nNot upheld: 3",
        "Upheld: 9 (including 4 by the Housing Ombudsman)\nNot upheld: 3",
        "| Ombudsman decision | Number |\n|---|---|\n| Upheld | 9 (of which 4 by the Housing Ombudsman) |\n| Not upheld | 3 |",
    ])
    func `a count of which another ombudsman has a part is unclear`(_ section: String) throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman received 40 complaints.\n\n\(section)")
        #expect(reading[.ombudsmanEnquiries] == 40)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.map(\.code).contains(.figureUnclear))
    }
}
