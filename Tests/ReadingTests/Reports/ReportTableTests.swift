import Model
import Reading
import Testing

/// Layouts and values of a report's tables.
@Suite struct ReportTableTests {
    @Test func `a row of days among others shows that none of them counts cases`() throws {
        let reading = try SampleText.read(
            SampleReport.front
                + "Type\t2021/22\nAdult social care complaints\t18\nChildren's social care complaints\t12.5\n")
        #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test func `raised numbers and stars of footnotes belong to no label and no value`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "Type\t2020/21\t2021/22\nAdult social care complaints\u{B2}\t1,018\u{B9}\t17*\n"
                + "Children's complaints\u{2074}\t12\t13\u{B3}\n\n\u{B9} Restated.\n")
        #expect(reading[.contactsAdultSocialCareComplaints] == 17)
        #expect(reading[.contactsChildrensSocialCareComplaints] == 13)
        #expect(reading.earlier["2020-21"]?[.contactsAdultSocialCareComplaints]?.value == 1018)
        #expect(reading.findings.isEmpty)
    }

    @Test func `none is zero, in a table and in words`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "Type\t2021/22\nAdult social care complaints\tNil\nChildren's complaints\tNone\n\n"
                + "The Ombudsman made 5 decisions in the year. None was upheld. Two were not upheld and 3 were premature. "
                + "No public reports were issued and no payments were recommended.\n")
        let expected: [FigureName: Double] = [
            .contactsAdultSocialCareComplaints: 0, .contactsChildrensSocialCareComplaints: 0, .ombudsmanDecisions: 5,
            .decisionsUpheld: 0, .decisionsNotUpheld: 2, .ombudsmanPremature: 3, .ombudsmanPublicReports: 0,
        ]
        for (name, value) in expected { #expect(reading[name] == value, "\(name)") }
    }

    @Test func `a share of faults is a rate, and a target is none`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "Measure\t2020/21 actual\t2021/22 target\t2021/22 actual\nEnquiries\t90\t80\t85\n"
                + "Fault found\t41%\t35%\t38%\n")
        #expect(reading[.outcomesFaultFoundRate] == 38)
        #expect(reading[.contactsEnquiries] == 85)
        #expect(reading.earlier["2020-21"]?[.outcomesFaultFoundRate]?.value == 41)
    }

    @Test func `the council's own column is read in a report that two councils share`() throws {
        let reading = try SampleText.read(
            "Kesmoor District Council and Wendmere Borough Council\nAnnual Complaints Report 2021/22\n\n"
                + "Type\tKesmoor\tWendmere\tTotal\nCorporate complaints\t60\t140\t200\nCompliments\t20\t30\t50\n")
        #expect(reading.authority.name == "Kesmoor District Council")
        #expect(reading.figures.mapValues(\.value) == [.contactsCorporateComplaints: 60, .contactsCompliments: 20])
    }

    @Test(arguments: [
        "Adult social care\n                          18        17\ncomplaints\nChildren's complaints     40        44\n",
        "Adult social care         18        17\ncomplaints\nChildren's complaints     40        44\n",
        "Adult social care\ncomplaints                18        17\nChildren's complaints     40        44\n",
        "Children's complaints     40        44\nAdult social care\n                          18        17\ncomplaints\n",
        "Children's complaints     40        44\nAdult social care\n                          18        17\ncomplaints\n"
            + "In the first quarter 4 compliments were received.\n",
    ])
    func `a label that is wrapped above, beside or below its values is that of its row`(_ rows: String) throws {
        let reading = try SampleText.read(
            SampleReport.front + "     Type of contact      2020/21 2021/22\nEnquiries                 90        85\n"
                + rows)
        let expected: [FigureName: Double] = [
            .contactsAdultSocialCareComplaints: 17, .contactsChildrensSocialCareComplaints: 44, .contactsEnquiries: 85,
        ]
        for (name, value) in expected { #expect(reading[name] == value, "\(name)") }
        #expect(reading.earlier["2020-21"]?[.contactsAdultSocialCareComplaints]?.value == 18)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a table that goes on on the next page is one table`() throws {
        let page = "\n\nComplaints Annual Report 2021/22   RESTRICTED\n\n"
        let head = "Type of contact          2020/21   2021/22\n"
        let reading = try SampleText.read(
            "Kesmoor Borough Council\n\nComplaints Annual Report 2021/22\(page)2. Contacts\nTable 1: Contacts by type\n\(head)"
                + "Corporate complaints         588       611\nAdult social care complaints  60        66\n\(page)"
                + "Table 1 (continued)\n\(head)Compliments                  780       802\n"
                + "Total                       1428      1479\n\(page)3. Learning\n\nServices learn from complaints.\n")
        let expected: [FigureName: Double] = [
            .contactsCorporateComplaints: 611, .contactsAdultSocialCareComplaints: 66, .contactsCompliments: 802,
            .contactsTotal: 1479,
        ]
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.earlier["2020-21"]?[.contactsTotal]?.value == 1428)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a label may wrap over two lines of an aligned table`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor County Council
            Complaints and Compliments Annual Report 2021/22

              Contact type                       2020/21      2021/22

              Enquiries, comments and informal
              resolution                           745          812
              Corporate complaints                 602          640
              Adult social care statutory
              complaints                           171          198
              Compliments                          251          233
              Total                               1769         1883

            """)
        let expected: [FigureName: Double] = [
            .contactsEnquiries: 812, .contactsCorporateComplaints: 640, .contactsAdultSocialCareComplaints: 198,
            .contactsCompliments: 233, .contactsTotal: 1883,
        ]
        #expect(reading.figures.mapValues(\.value) == expected)
    }
}
