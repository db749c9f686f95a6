import Model
import Reading
import Testing

/// Layouts and wordings of complaints reports as councils publish them, in invented councils' reports.
@Suite struct ReportLayoutTests {
    private static func reading(_ text: String) throws -> Reading {
        try #require(try DocumentReader.read(DocumentText(text)).first)
    }

    @Test(
        "The council's name stands on a line of the title, no blank line around it",
        arguments: [
            "Customer Feedback Annual Report\nKesmoor District Council\n1 April 2018 - 31 March 2019\n",
            "          Corporate Complaints Annual Report 2018/19\n          Kesmoor District Council\n",
            "Complaints Annual Report 2018 to 2019\nThe Kesmoor District Council\nPeriod: 1 April 2018 to 31 March 2019\n",
        ])
    func titlePage(_ front: String) throws {
        let reading = try Self.reading(front + "\nCorporate complaints: 640\nCompliments: 201\n")
        #expect(reading.authority.name == "Kesmoor District Council")
        #expect(reading.period.name == "2018-19")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.findings.isEmpty)
    }

    private static let front = "Annual Complaints Report 2021/22\n\nKesmoor Borough Council\n\n"

    @Test(
        "Bullets and paragraph numbers before a tab divide no cells", arguments: ["\u{2022}\t", "-\t", "1.2\t", "a)\t"])
    func items(_ mark: String) throws {
        let reading = try Self.reading(
            Self.front
                + "Figures\n\n\(mark)Corporate complaints: 640\n\(mark)Compliments: 201\n\(mark)Enquiries: 1,205\n")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading[.contactsEnquiries] == 1205)
        #expect(reading.tables.isEmpty)
    }

    @Test func prose() throws {
        let reading = try Self.reading(
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

    @Test("What follows a sentence about the Ombudsman counts the same cases")
    func continued() throws {
        let reading = try Self.reading(
            Self.front + "Corporate complaints: 640\n\nCompliments: 201\n\n"
                + "The Ombudsman looked at our cases. Eleven were upheld (nine last year), four were not upheld.\n")
        #expect(reading[.decisionsUpheld] == 11)
        #expect(reading[.decisionsNotUpheld] == 4)
        #expect(reading.earlier["2020-21"]?[.decisionsUpheld]?.value == 9)
    }

    @Test("The first stage has every complaint, unless a row without a stage does")
    func firstStage() throws {
        let table = "Measure\t2020/21\t2021/22\nCorporate complaints (Stage 1)\t3,099\t2,199\nCompliments\t73\t66\n"
        let reading = try Self.reading(Self.front + table)
        #expect(reading[.contactsCorporateComplaints] == 2199)
        #expect(reading.earlier["2020-21"]?[.contactsCorporateComplaints]?.value == 3099)
        let both = try Self.reading(Self.front + table + "Corporate complaints\t3,200\t2,300\n")
        #expect(both[.contactsCorporateComplaints] == 2300)
        #expect(both.findings.isEmpty)
    }

    @Test func departmentsByOutcome() throws {
        let reading = try Self.reading(
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

    @Test func ombudsmanList() throws {
        let reading = try Self.reading(
            Self.front + "Corporate complaints: 640\n\n"
                + "Ombudsman\n\nEnquiries received: 61\nDecisions made: 58\nPublic reports: 1\nPayments: \u{A3}8,425.00\n"
        )
        #expect(reading[.ombudsmanEnquiries] == 61)
        #expect(reading[.ombudsmanDecisions] == 58)
        #expect(reading[.ombudsmanPayments] == 8425)
        #expect(reading.findings.map(\.code) == [.remarkPublicReport])
    }

    @Test("One cell a line: the place is the number's own line")
    func stackedPlaces() throws {
        let text =
            Self.front
            + "Type\n\n2020/21\n\n2021/22\n\nCorporate complaints\n\n590\n\n640\n\nCompliments\n\n190\n\n201\n"
        let reading = try Self.reading(text)
        let place = try #require(reading.figures[.contactsCompliments]?.place)
        #expect(place.text == "201")
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1] == "201")
    }

    @Test func reportsAboutNobodyHere() throws {
        let reading = try Self.reading(
            Self.front + "Corporate complaints: 640\n\nCompliments: 201\n\n"
                + "The Ombudsman published 27 public interest reports, none of them about the Council.\n")
        #expect(reading.findings.isEmpty)
    }
}

/// What stands near a report's figures and is not one of them.
@Suite struct ReportPitfallTests {
    private static let front =
        "Annual Complaints Report 2022/23\n\nKesmoor County Council\n\nCorporate complaints: 640\n\nCompliments: 201\n\n"

    private static func reading(_ body: String) throws -> Reading {
        try #require(try DocumentReader.read(DocumentText(front + body)).first)
    }

    @Test(
        "Nothing is taken, and nothing is said",
        arguments: [
            // Other councils beside this one.
            """
            Ombudsman decisions: how we compare

            Council\tUpheld\tNot upheld
            Kesmoor County Council\t14\t3
            Northmere County Council\t40\t12
            Total\t54\t15
            """,
            """
            Local Government and Social Care Ombudsman

            Authority\tDecisions\tUpheld\tNot upheld
            Norfolk\t120\t40\t12
            Suffolk\t110\t33\t9
            Total\t230\t73\t21
            """,
            // The number of a table.
            "Table 1 Contacts received by year\n\nFigure 2 Compliments\n",
            // A department's own.
            "Children's social care\n\nStage\t2021/22\t2022/23\nStage 1\t40\t44\nTotal\t40\t44\n\nCompliments: 33\n",
        ])
    func left(_ body: String) throws {
        let reading = try Self.reading(body)
        #expect(Set(reading.figures.keys) == [.contactsCorporateComplaints, .contactsCompliments])
        #expect(reading.earlier.isEmpty)
        #expect(reading.findings.isEmpty)
    }

    @Test("A paragraph right above a heading belongs to the section above")
    func sections() throws {
        let reading = try Self.reading(
            """
            2. Volumes
            2.1 The Council received 1,204 contacts in 2022/23.
            3. The Local Government and Social Care Ombudsman
            3.1 The Ombudsman made decisions on 40 cases.
            """)
        #expect(reading[.contactsTotal] == 1204)
        #expect(reading[.ombudsmanDecisions] == 40)
    }

    @Test func directoratesByKind() throws {
        let reading = try Self.reading(
            """
            Contacts by directorate

            Directorate\tComplaints\tCompliments\tEnquiries
            Place\t300\t90\t200
            People\t340\t111\t300
            Total\t640\t201\t500
            """)
        #expect(reading[.contactsEnquiries] == 500)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.findings.isEmpty)
    }

    @Test("Two years' sentences side by side")
    func years() throws {
        let reading = try Self.reading(
            "In 2021/22 the Ombudsman upheld 12 complaints. In 2022/23 the Ombudsman upheld 14 complaints and did not "
                + "uphold three.\n")
        #expect(reading[.decisionsUpheld] == 14)
        #expect(reading[.decisionsNotUpheld] == 3)
        #expect(reading.earlier["2021-22"]?[.decisionsUpheld]?.value == 12)
    }

    @Test("Upheld with injustice and without, counted apart, are no sum", arguments: [0, 1])
    func injustice(_ without: Int) throws {
        let reading = try Self.reading(
            """
            Ombudsman decisions

            Outcome\t2022/23
            Upheld: maladministration and injustice\t8
            Upheld: no injustice\t\(without)
            Not upheld\t5
            """)
        #expect(reading[.decisionsUpheld] == (without == 0 ? 8 : nil))
        #expect(reading.findings.map(\.code) == (without == 0 ? [] : [.figureUnclear]))
    }

    @Test func shareOfThoseResolved() throws {
        let reading = try Self.reading(
            "Of the 600 corporate complaints that were resolved in the year, 270 (45%) were upheld or partially upheld.\n"
        )
        #expect(reading[.outcomesFaultFound] == 270)
        #expect(reading[.outcomesFaultFoundRate] == 45)
    }
}
