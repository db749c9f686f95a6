import Model
import Reading
import Testing

/// Layouts and wordings of complaints reports as councils publish them, in invented councils' reports.
@Suite struct ReportLayoutTests {
    @Test(
        arguments: [
            "Customer Feedback Annual Report\nKesmoor District Council\n1 April 2018 - 31 March 2019\n",
            "          Corporate Complaints Annual Report 2018/19\n          Kesmoor District Council\n",
            "Complaints Annual Report 2018 to 2019\nThe Kesmoor District Council\nPeriod: 1 April 2018 to 31 March 2019\n",
        ])
    func `the council's name is read from a line of the title with no blank line around it`(_ front: String) throws {
        let reading = try SampleText.read(front + "\nCorporate complaints: 640\nCompliments: 201\n")
        #expect(reading.authority.name == "Kesmoor District Council")
        #expect(reading.period.name == "2018-19")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        ("Not for us: 40\nDealt with: 12", [FigureName.caseloadNotForUs, .caseloadDealtWith]),
        ("Dealt with: 40\nDealt with: 12", []),
    ])
    func `the overview of a caseload has two different labels`(_ lines: String, _ names: [FigureName]) throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9\n\n\(lines)")
        #expect(reading.figures.keys.filter { $0.rawValue.hasPrefix("caseload.") }.sorted() == names.sorted())
    }

    private static let front = "Annual Complaints Report 2021/22\n\nKesmoor Borough Council\n\n"

    @Test(
        arguments: ["\u{2022}\t", "-\t", "1.2\t", "a)\t"])
    func `bullets and paragraph numbers before a tab divide no cells`(_ mark: String) throws {
        let reading = try SampleText.read(
            Self.front
                + "Figures\n\n\(mark)Corporate complaints: 640\n\(mark)Compliments: 201\n\(mark)Enquiries: 1,205\n")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading[.contactsEnquiries] == 1205)
        #expect(reading.tables.isEmpty)
    }

    @Test func `a sentence states several figures, each with its year`() throws {
        let reading = try SampleText.read(
            Self.front
                + """
                Between 1 April 2021 and 31 March 2022 the Council received 1,284 contacts in total, of which 702 were
                corporate complaints, 61 were complaints about adult social care and 210 were compliments.

                The Council recorded 702 corporate complaints (650 last year) and 555 enquiries (500 last year).

                The Local Government Ombudsman received 31 complaints and enquiries about the Council and made 29
                decisions: 5 upheld, 6 not upheld, 8 closed after initial enquiries, 10 referred back.
                """)
        let expected: [FigureName: Double] = [
            .contactsTotal: 1284, .contactsCorporateComplaints: 702, .contactsAdultSocialCareComplaints: 61,
            .contactsCompliments: 210, .contactsEnquiries: 555, .ombudsmanEnquiries: 31, .ombudsmanDecisions: 29,
            .decisionsUpheld: 5, .decisionsNotUpheld: 6, .decisionsClosedAfterInitialEnquiries: 8,
            .decisionsReferredBack: 10, .upholdUpheld: 5, .upholdInvestigations: 11, .upholdRate: 45,
        ]
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.earlier["2020-21"]?[.contactsCorporateComplaints]?.value == 650)
        #expect(reading.earlier["2020-21"]?[.contactsEnquiries]?.value == 500)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a sentence after one about the Ombudsman counts the same cases`() throws {
        let reading = try SampleText.read(
            Self.front + "Corporate complaints: 640\n\nCompliments: 201\n\n"
                + "The Ombudsman looked at our cases. Eleven were upheld (nine last year), four were not upheld.\n")
        #expect(reading[.decisionsUpheld] == 11)
        #expect(reading[.decisionsNotUpheld] == 4)
        #expect(reading.earlier["2020-21"]?[.decisionsUpheld]?.value == 9)
    }

    @Test func `the first stage has every complaint, unless a row without a stage does`() throws {
        let table = "Measure\t2020/21\t2021/22\nCorporate complaints (Stage 1)\t3,099\t2,199\nCompliments\t73\t66\n"
        let reading = try SampleText.read(Self.front + table)
        #expect(reading[.contactsCorporateComplaints] == 2199)
        #expect(reading.earlier["2020-21"]?[.contactsCorporateComplaints]?.value == 3099)
        let both = try SampleText.read(Self.front + table + "Corporate complaints\t3,200\t2,300\n")
        #expect(both[.contactsCorporateComplaints] == 2300)
        #expect(both.findings.isEmpty)
    }

    @Test func `the total row of departments by outcome states the outcomes`() throws {
        let reading = try SampleText.read(
            Self.front + "Corporate complaints: 640\n\n"
                + """
                Table 2: Complaints to the Ombudsman by directorate
                Directorate | Received | Upheld | Not upheld
                --- | --- | --- | ---
                Place | 10 | 3 | 2
                People | 14 | 6 | 1
                Corporate | 2 | 0 | 1
                Total | 26 | 9 | 4
                """)
        #expect(reading[.ombudsmanEnquiries] == 26)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.decisionsNotUpheld] == 4)
    }

    @Test func `a list under the Ombudsman's heading states the Ombudsman's figures`() throws {
        let reading = try SampleText.read(
            Self.front + "Corporate complaints: 640\n\n"
                + "Ombudsman\n\nEnquiries received: 61\nDecisions made: 58\nPublic reports: 1\nPayments: \u{A3}8,425.00\n"
        )
        #expect(reading[.ombudsmanEnquiries] == 61)
        #expect(reading[.ombudsmanDecisions] == 58)
        #expect(reading[.ombudsmanPayments] == 8425)
        #expect(reading.findings.map(\.code) == [.remarkPublicReport])
    }

    @Test func `the place of a figure in a table of one cell a line is the number's own line`() throws {
        let text =
            Self.front
            + "Type\n\n2020/21\n\n2021/22\n\nCorporate complaints\n\n590\n\n640\n\nCompliments\n\n190\n\n201\n"
        let reading = try SampleText.read(text)
        let place = try #require(reading.figures[.contactsCompliments]?.place)
        #expect(place.text == "201")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1] == "201")
    }

    @Test func `public reports about other councils are no figure`() throws {
        let reading = try SampleText.read(
            Self.front + "Corporate complaints: 640\n\nCompliments: 201\n\n"
                + "The Ombudsman published 27 public interest reports, none of them about the Council.\n")
        #expect(reading.findings.isEmpty)
    }
}
