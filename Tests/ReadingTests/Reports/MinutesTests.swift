import Model
import Reading
import Testing

/// Minutes: numbered items, reported speech, and what members were told.
@Suite struct MinutesTests {
    private static let meeting = """
        Kesmoor Borough Council
        Minutes of the Audit Committee held on 25 September 2024

        Present: Councillors Ames (Chair), Birch and Cole


        """

    @Test(arguments: [
        "14 OMBUDSMAN ANNUAL LETTER 2023/24\nThe Committee noted that 12 complaints had been upheld by the Ombudsman in 2023/24.",
        "14. OMBUDSMAN LETTER 2023/24\nIt was reported that in 2023/24 the LGSCO had upheld 12 complaints.",
        "AC/18 LGSCO ANNUAL LETTER 2023/24\nMembers were advised that:\n(i) 12 complaints had been upheld;\n(ii) 9 had not been upheld.",
        "14. OMBUDSMAN ANNUAL LETTER 2023/24\nThe Monitoring Officer drew attention to these points: 12 complaints had been upheld; and 9 had not been upheld.",
        "14. OMBUDSMAN LETTER 2023/24\nThe officer presented the letter for the year ending 31 March 2024, highlighting that the Ombudsman had upheld 12 complaints.",
        "14. OMBUDSMAN LETTER 2023/24\nThe letter provided a summary of the 20 complaints received by the Ombudsman, of which 12 were upheld.",
    ])
    func `what a committee is told of the letter is quoted`(_ item: String) throws {
        let reading = try SampleText.read(Self.meeting + item + "\n\nRESOLVED: That the report be noted.\n")
        #expect(reading[.decisionsUpheld] == 12)
        #expect(reading.figures[.decisionsUpheld]?.basis == .quoted)
        #expect(reading.period.name == "2023-24")
    }

    @Test func `the speaker's words before a figure of the council's own leave it the council's`() throws {
        let reading = try SampleText.read(
            Self.meeting
                + "AC/19 ANNUAL COMPLAINTS REPORT 2023/24\nThe report set out that 640 corporate complaints and 201 compliments had been "
                + "received during 2023/24.\n")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsCompliments] == 201)
    }

    @Test(arguments: [
        "The Committee noted that Saltmere District Council had had 12 complaints upheld.",
        "The Committee noted that 12 planning complaints had been upheld.",
        "The Committee asked whether 12 complaints had been upheld.",
        "It was noted that in the first quarter 12 complaints had been upheld.",
        "It was noted that the Housing Ombudsman had upheld 12 complaints.",
        "It was not reported that 12 complaints had been upheld.",
        "The last report said that 12 complaints had been upheld, which was wrong.",
    ])
    func `what is told of others leaves no figure the council's`(_ sentence: String) throws {
        let text = Self.meeting + "14. OMBUDSMAN ANNUAL LETTER 2023/24\nThe Ombudsman had received 80 complaints. "
        let reading = try SampleText.read(text + "\n\n" + sentence + "\n")
        #expect(reading[.ombudsmanEnquiries] == 80)
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test func `a count in capitals by itself keeps its number`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nLocal Government and Social Care Ombudsman\n\n"
                + "14 COMPLAINTS UPHELD\n\n9 COMPLAINTS NOT UPHELD\n")
        #expect(reading[.decisionsUpheld] == 14)
        #expect(reading[.decisionsNotUpheld] == 9)
    }

    @Test func `a count in capitals outside of minutes is no title of an item`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nLGSCO\n\n12 COMPLAINTS UPHELD\n9 COMPLAINTS NOT UPHELD\n"
        )
        #expect(reading[.decisionsUpheld] == 12)
    }
}
