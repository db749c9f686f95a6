import Model
import Reading
import Testing

/// Minutes, and reports that name a meeting, a post or their year in other ways.
@Suite struct MeetingPaperTests {
    @Test(arguments: [
        """
        Kesmoor Borough Council
        Minutes of the Audit and Governance Committee held on 18 September 2024

        23. Revenue budget 2025/26
        RESOLVED: That the budget be noted.

        24. Local Government and Social Care Ombudsman Annual Review 2023/24
        The Monitoring Officer advised that the Ombudsman had upheld nine complaints and had not upheld five.
        """,
        """
        Kesmoor Borough Council
        Minutes of Cabinet, 12 September 2024

        The Leader presented the complaints report for 2023/24. She said that the Ombudsman had upheld nine complaints.
        RESOLVED: That the report be noted.
        """,
    ])
    func `minutes quote what they say of the Ombudsman's cases`(_ text: String) throws {
        let reading = try SampleText.read(text)
        #expect(reading.period.name == "2023-24")
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading.figures[.decisionsUpheld]?.basis == .quoted)
    }

    @Test func `minutes with the title of a report are no report`() throws {
        let reading = try SampleText.read(
            """
            KESMOOR BOROUGH COUNCIL
            MINUTES of the meeting of the Standards Committee held on 10 September 2024

            12. ANNUAL COMPLAINTS REPORT 2023/24
            The Customer Services Manager explained that 512 corporate complaints had been received in 2023/24.

            13. OMBUDSMAN
            It was reported that the Ombudsman had upheld nine complaints.
            """)
        #expect(reading.services.isEmpty)
        #expect(reading.figures.values.allSatisfy { $0.basis == .quoted || $0.isDerived })
    }

    @Test(arguments: [
        "Corporate Services Scrutiny Panel: Annual Complaints Report 2023/24",
        "Annual Complaints Report 2023/24 - Report to Corporate Services Scrutiny Panel",
        "Annual Complaints Report 2023/24, Housing and Communities Overview Committee",
        "Title: Annual Complaints Report 2023/24",
    ])
    func `the meeting that a title names is no part of the council`(_ title: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\n\(title)\n\nCorporate complaints: 512\nCompliments: 201\n")
        #expect(reading[.contactsCorporateComplaints] == 512)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.services.isEmpty)
    }

    @Test(arguments: [
        "Housing Complaints Annual Report 2023/24, Corporate Services Scrutiny Panel",
        "Adult Social Care Annual Complaints Report 2023/24",
    ])
    func `the service that a title names has the report`(_ title: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\n\(title)\n\nWe received 52 complaints in 2023/24.\n")
        #expect(reading.figures.isEmpty)
        #expect(!reading.services.isEmpty)
    }

    @Test(arguments: [
        "Annual complaints report\n01/04/2023 - 31/03/2024\n",
        "Annual complaints report\n\nWe report on 2023/24 and compare it with 2022/23.\n",
        "Annual complaints report\n\nThis report covers the financial year 2023/24, with figures for 2022/23 for comparison.\n",
        "Annual complaints report\n\nYear: 2023/24 (previous year: 2022/23)\n",
        "Annual complaints report\n",
    ])
    func `a report's year is plain beside those that it compares with`(_ front: String) throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            \(front)
            | Category | 2022/23 | 2023/24 |
            |---|---|---|
            | Corporate complaints | 540 | 512 |
            | Compliments | 190 | 201 |
            """)
        #expect(reading.period.name == "2023-24")
        #expect(reading[.contactsCorporateComplaints] == 512)
    }

    @Test(arguments: ["2023/24 target", "2024/25 (to date)", "2023/24 Q1"])
    func `a last column that is planned or a part of a year gives no year`(_ column: String) {
        let text = """
            Kesmoor Borough Council
            Annual complaints report

            | Category | 2021/22 | 2022/23 | \(column) |
            |---|---|---|---|
            | Corporate complaints | 500 | 540 | 512 |
            | Compliments | 180 | 190 | 201 |
            """
        #expect(throws: Refusal.self) { try SampleText.read(text) }
    }
}
