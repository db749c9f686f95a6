import Model
import Reading
import Testing

/// Notes below a table that say what its numbers are.
@Suite struct TableNoteTests {
    private static func read(_ note: String, gap: String) throws -> Reading {
        try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            Ombudsman decisions

            | Outcome | Number |
            |---|---|
            | Upheld | 45 |
            | Not upheld | 55 |
            \(gap)\(note)

            """)
    }

    @Test(
        arguments: [
            "* April to September only", "Figures are percentages.", "(percentages)",
            "Note: the figures are for quarter 3 only.", "Figures are for Adult Social Care only.",
            "Source: LGSCO. Figures exclude adult social care.",
            "Note. Some cases are open still. The table is for the half year to September. It will be updated.",
            "All figures above are those of the Housing Ombudsman.", "Source: Housing Ombudsman",
            "Source: Saltmere Council", "Adult social care only", "(April to September)", "All councils in the region.",
            "Figures are a rate per thousand residents", "The table covers 2022/23.", "Complaints about staff only.",
            "The Housing Ombudsman's decisions are shown.", "(Three-year averages)", "These are those of Saltmere.",
        ], ["", "\n"])
    func `a note that makes the numbers others keeps them out`(_ note: String, _ gap: String) throws {
        let reading = try Self.read(note, gap: gap)
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }

    @Test(arguments: [
        "Adult social care", "Adult social care only.", "April to September", "All councils in the region.", "Saltmere",
        "Figures are a rate per thousand residents.", "The table covers April to September. It was made in May.",
        "These are the decisions of the Housing Ombudsman.", "Source: Housing Ombudsman.", "Per cent",
        "Statutory complaints.",
        "The Council publishes its numbers. These are those of Saltmere.", "Our former districts",
    ])
    func `a line or sentence above a table binds it as its caption does`(_ line: String) throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            Ombudsman decisions

            \(line)
            | Outcome | Number |
            |---|---|
            | Upheld | 45 |
            | Not upheld | 55 |

            """)
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }

    @Test(
        arguments: [
            "Source: annual letter.", "Note: figures are rounded.", "The Council complied with all recommendations.",
            "- Upheld cases led to 12 apologies in Q4",
        ], ["", "\n"])
    func `any other line below leaves them the council's`(_ note: String, _ gap: String) throws {
        #expect(try Self.read(note, gap: gap)[.decisionsUpheld] == 45)
    }

    @Test(arguments: ["Percentage of contacts by type", "Contacts by type (%)"])
    func `under a heading of percentages plain numbers count nothing`(_ heading: String) throws {
        #expect(throws: Refusal.self) {
            try SampleText.read(
                "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\n\(heading)\nCorporate complaints: 40\n"
                    + "Compliments: 60\n")
        }
    }
}
