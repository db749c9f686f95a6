import Model
import Reading
import Testing

/// Pages of a committee's item, with the lists, posts and bullets that stand around its minutes.
@Suite struct CommitteePageTests {
    struct Page: CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let figures: [FigureName: Double]

        init(_ name: String, _ text: String, _ figures: [FigureName: Double]) {
            testDescription = name
            self.text = text
            self.figures = figures
        }
    }

    @Test(arguments: [
        Page(
            "a list of attached files",
            """
            Kesmoor Borough Council
            Issue - meetings
            Ombudsman Report 2023/24
            Meeting: 24/10/2024 - Audit Committee (Item 295)
            Additional documents:
            - Annex A - Kesmoor Borough Council Annual Ombudsman Letter, item 295
            PDF 139 KB
            - Webcast for Ombudsman Report 2023/24

            The letter gives a summary of the ten complaints received by the Local Government Ombudsman, of which one was upheld.
            """, [.ombudsmanEnquiries: 10, .decisionsUpheld: 1, .upholdUpheld: 1]),
        Page(
            "a line that says what the meeting is to do",
            """
            Kesmoor Borough Council
            Agenda item

            Annual Complaints Report 2023/24

            To receive the Annual Complaints Report (20 minutes)

            In the year 2023/24 the Council received 82 corporate complaints and 40 compliments.
            """, [.contactsCorporateComplaints: 82, .contactsCompliments: 40]),
        Page(
            "a post with its field behind a dash, and items between blank lines",
            """
            Kesmoor Borough Council
            Annual Customer Feedback Report 2020/21

            Minutes:

            The Service Manager – Finance and Corporate Services presented the report, which summarised the customer feedback \
            received by Kesmoor Borough Council during 2020/21. Key points included:

            · 49 complaints were received by the Council at Stage 1 of its complaints process

            · Seven complaints were directly related to the pandemic

            · The Council received 155 compliments in 2020/21.
            """, [.complaintsStage1: 49, .contactsCompliments: 155]),
        Page(
            "a title on the management of complaints",
            """
            Kesmoor Borough Council
            Risk Review: Governance and Management of Complaints 2021/22

            The Council received 155 compliments in 2021/22 and 640 corporate complaints.
            """, [.contactsCorporateComplaints: 640, .contactsCompliments: 155]),
        Page(
            "a title with an occasion",
            """
            Kesmoor Borough Council
            Customer feedback performance during pandemic detailed in annual report

            The 2020-21 Annual Customer Feedback Report of Kesmoor Borough Council has what you said between April 2020 and March 2021.

            - We received 475 compliments in 2020-21, up from 369 in the previous year.
            - The Council received 310 corporate complaints in 2020-21.
            """, [.contactsCompliments: 475, .contactsCorporateComplaints: 310]),
    ])
    func `what stands around an item restricts none of its numbers`(_ page: Page) throws {
        let reading = try SampleText.read(page.text)
        #expect(reading.figures.mapValues(\.value) == page.figures, "\(reading.findings.map(\.message))")
    }

    static let quotations: [Page] = [
        Page(
            "a page that names the letter",
            """
            Issue - meetings
            Ombudsman Report 2022/23
            Meeting: 18/10/2023 - Audit Committee (Item 229)
            Recommendation
            That the Committee notes the report and the Annual Review Letter 2022 - 2023.
            Minutes:
            Kesmoor Borough Council had 10 complaints in 2022/23. Of the 10 complaints received by the Ombudsman, one complaint was \
            investigated, which was ‘upheld’.
            """, [.upholdInvestigations: 1, .decisionsUpheld: 1]),
        Page(
            "a page that says what the Ombudsman decided, and names no letter",
            """
            Kesmoor Borough Council
            Agenda item

            Annual Complaints Report 2023/24

            Minutes:

            In 2023/24 the Council received 82 corporate complaints. The Ombudsman upheld 3 complaints in 2023/24.
            """, [.contactsCorporateComplaints: 82, .decisionsUpheld: 3]),
        Page(
            "a page with the letter's title over its item",
            """
            Issue - meetings

            Meeting: 26/09/2023 - Audit Committee (Item 30)

            30 Local Government and Social Care Ombudsman (LGSCO) Annual Review Letter Report 2022/23 pdf icon PDF 868 KB

            Minutes:

            Kesmoor Borough Council (KBC) was compared with others. In total the LGSCO made 14 decisions in 2022/23.
            """, [.ombudsmanDecisions: 14]),
    ]

    @Test(arguments: quotations)
    func `what a committee's page says of the Ombudsman's cases is quoted`(_ page: Page) throws {
        let reading = try SampleText.read(page.text)
        #expect(reading.isQuotation)
        for (name, value) in page.figures {
            #expect(reading[name] == value, "\(name)")
            #expect(reading.figures[name]?.basis == .quoted, "\(name)")
        }
    }

    @Test func `the council's own report behind the number of an agenda item states its figures`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Agenda item
            Annual Complaints Report 2023/24

            In 2023/24 the Council received 82 corporate complaints and 40 compliments.

            Local Government and Social Care Ombudsman

            The Ombudsman upheld 3 complaints in 2023/24.
            """)
        #expect(reading.figures[.decisionsUpheld]?.basis == .stated)
        #expect(!reading.isQuotation)
    }

    @Test func `a heading over a list of counts still restricts them`() throws {
        let report = ReportCase(
            "a name over counts", "Saltmere:\n- Corporate complaints: 12\n- Compliments: 4\n", figures: [:],
            findings: [])
        let reading = try report.read()
        #expect(reading.figures[.contactsCorporateComplaints]?.value == 640)
        #expect(reading.figures[.contactsCompliments]?.value == 201)
    }
}
