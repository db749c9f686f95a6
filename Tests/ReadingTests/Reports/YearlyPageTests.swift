import Model
import Reading
import Testing

/// Reports and web pages whose years stand in rows, or in heads with a line for each cell.
@Suite struct YearlyPageTests {
    @Test(arguments: [
        """
        Local Government Ombudsman complaints

        Year\tReceived\tUpheld\tNot upheld
        2021/22\t12\t3\t2
        2022/23\t15\t4\t1
        2023/24\t11\t2\t3
        """,
        """
        Complaints to the Local Government and Social Care Ombudsman

        The table shows the Ombudsman's decisions on complaints about the Council.

        | Year | Received | Upheld | Not upheld |
        |---|---|---|---|
        | 2022-23 | 15 | 4 | 1 |
        | 2023-24 | 11 | 2 | 3 |
        """,
        "Ombudsman decisions\n\nYear\nReceived\nUpheld\nNot upheld\n2022-23\n15\n4\n1\n2023-24\n11\n2\n3",
    ])
    func `a page of the Ombudsman's cases by year is of its last year`(_ page: String) throws {
        let reading = try SampleText.read("Kesmoor Borough Council\n\(page)\n")
        #expect(reading.period.name == "2023-24")
        #expect(reading[.decisionsUpheld] == 2)
        #expect(reading[.decisionsNotUpheld] == 3)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 4)
    }

    @Test func `the heads of columns, a line each, are not the report's year`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Complaints and compliments annual report

            Type

            2022/2023

            2023/2024

            Corporate complaints

            329

            281

            Compliments

            83

            42
            """)
        #expect(reading.period.name == "2023-24")
        #expect(reading[.contactsCorporateComplaints] == 281)
        #expect(reading.earlier["2022-23"]?[.contactsCompliments]?.value == 83)
    }

    @Test func `a title on two lines is one`() throws {
        let reading = try SampleText.read(
            """
            Fennshire County Council
            Adult social care complaints and compliments
            Annual report 2023 to 2024

            The Ombudsman

            | Ombudsman decision | 2022-23 | 2023-24 |
            |---|---|---|
            | Upheld | 5 | 6 |
            | Not upheld | 2 | 4 |
            """)
        #expect(reading.figures.isEmpty)
        #expect(reading.services.first?.figures[.decisionsUpheld]?.value == 6)
    }
}
