import Model
import Reading
import Testing

/// What looks like the council's figure and is a part's, a sum of money's, another body's or a rounded one.
@Suite struct ReportScopeTests {
    private static let front = """
        Kesmoor Borough Council
        Annual Complaints Report 2021/22

        Corporate complaints: 640

        Compliments: 201


        """
    private static let stated: [FigureName: Double] = [.contactsCorporateComplaints: 640, .contactsCompliments: 201]

    private static func reading(_ text: String) throws -> Reading {
        try #require(try DocumentReader.read(DocumentText(text)).first)
    }

    @Test(
        "A table with a caption that makes it no count of what was received",
        arguments: [
            "Cost of complaints handling (\u{A3})", "Average time to reply (working days)", "Complaints upheld",
            "Complaints still open on 31 March 2022", "Share answered on time", "Percentage answered on time",
            "Compensation paid", "Stage 2 complaints", "Complaints in the first quarter", "Made by councillors",
        ])
    func captions(_ caption: String) throws {
        let table = "Type\t2020/21\t2021/22\nAdult social care complaints\t18\t17\nChildren's complaints\t12\t13\n"
        #expect(try Self.reading(Self.front + caption + "\n" + table).figures.mapValues(\.value) == Self.stated)
        #expect(try Self.reading(Self.front + "3. \(caption)\n\n" + table).figures.mapValues(\.value) == Self.stated)
        let sentence = "The table below is about this: \(caption.lowercased()).\n"
        #expect(try Self.reading(Self.front + sentence + table).figures.mapValues(\.value) == Self.stated)
    }

    @Test("A caption of known words leaves the table the council's")
    func generalCaption() throws {
        for caption in [
            "Contacts by type", "Table 2: Complaints received, three year comparison",
            "Adult and children's complaints",
        ] {
            let reading = try Self.reading(
                Self.front + caption
                    + "\nType\t2020/21\t2021/22\nAdult social care complaints\t18\t17\nChildren's complaints\t12\t13\n")
            #expect(reading[.contactsAdultSocialCareComplaints] == 17, "\(caption)")
            #expect(reading[.contactsChildrensSocialCareComplaints] == 13, "\(caption)")
        }
    }

    @Test("A row of days among others shows that none of them counts cases")
    func fractions() throws {
        let reading = try Self.reading(
            Self.front + "Type\t2021/22\nAdult social care complaints\t18\nChildren's social care complaints\t12.5\n")
        #expect(reading.figures.mapValues(\.value) == Self.stated)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test(
        "A service's table is not the council's", arguments: ["Parks and cemeteries", "Revenues", "Table 3: Leisure"])
    func service(_ caption: String) throws {
        let reading = try Self.reading(
            Self.front + caption + "\nType\t2021/22\nCompliments\t20\nEnquiries\t71\n")
        #expect(reading.figures.mapValues(\.value) == Self.stated)
    }

    @Test("A table of the council's own outcomes under a sentence that mentions the Ombudsman")
    func ownOutcomes() throws {
        for ending in ["Stage 1 complaints ended as follows.", "The outcomes of complaints are shown below."] {
            let reading = try Self.reading(
                Self.front + "Outcomes\n\nCustomers may then go to the Ombudsman. \(ending)\n"
                    + "Outcome\t2021/22\nUpheld\t200\nNot upheld\t180\n")
            #expect(reading.figures.mapValues(\.value) == Self.stated)
        }
    }

    @Test(
        "What is counted before in the paragraph is a service's, a contractor's or another body's",
        arguments: [
            "Veolen dealt with 60 complaints; 12 complaints were upheld.",
            "The library service had a difficult year. 12 complaints were upheld and 30 compliments were received.",
            "In 2021-22 the Housing Ombudsman made 7 determinations. 5 complaints were upheld and 2 were not upheld.",
            "Housing Ombudsman\nThe Housing Ombudsman decided nine cases. Of these, four complaints were upheld.",
        ])
    func others(_ paragraph: String) throws {
        #expect(try Self.reading(Self.front + paragraph + "\n").figures.mapValues(\.value) == Self.stated)
    }

    @Test("Under a heading of both Ombudsmen, the Housing Ombudsman's cases are left alone")
    func housingOmbudsman() throws {
        let reading = try Self.reading(
            Self.front + "4. Ombudsman\n\nThe Housing Ombudsman made 7 determinations.\n\nFive were upheld.\n\n"
                + "The LGSCO made 9 decisions. Three were upheld.\n")
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading[.ombudsmanDecisions] == 9)
    }

    @Test("\"Of these\" goes on about the Ombudsman's cases")
    func ofThese() throws {
        let reading = try Self.reading(
            Self.front + "The Ombudsman decided 31 complaints. Of these, six complaints were upheld.\n")
        #expect(reading[.ombudsmanDecisions] == 31)
        #expect(reading[.decisionsUpheld] == 6)
        #expect(reading[.outcomesFaultFound] == nil)
    }

    @Test(
        "The whole country's cases are not the council's",
        arguments: [
            "In 2021/22 the Ombudsman received 15,826 complaints and enquiries, 31 of them about Kesmoor.",
            "The LGSCO received 1,284 complaints, of which 31 concerned the Council.",
            "The Ombudsman made 16,120 decisions.",
        ])
    func national(_ sentence: String) throws {
        #expect(try Self.reading(Self.front + sentence + "\n").figures.mapValues(\.value) == Self.stated)
    }

    @Test(
        "A rough number is no figure",
        arguments: ["Over", "More than", "Nearly", "At least", "Up to", "Around", "Under"])
    func rough(_ word: String) throws {
        let reading = try Self.reading(
            "Kesmoor Borough Council\nAnnual Complaints Report 2021/22\n\nCorporate complaints: 640\n\n"
                + "Enquiries: 71\n\n\(word) 300 compliments were received.\n")
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading.findings.map(\.figures) == [[.contactsCompliments]])
    }

    @Test("Public reports about another place are no remark")
    func elsewhere() throws {
        let sentence = "In 2021/22 two public interest reports were issued about Leeds and none about the Council."
        let reading = try Self.reading(Self.front + sentence + "\n")
        #expect(reading.findings.isEmpty)
        #expect(reading.figures.mapValues(\.value) == Self.stated)
    }

    @Test("The year that a sentence names is its counts' year")
    func otherYear() throws {
        let reading = try Self.reading(
            Self.front + "The Ombudsman decided 31 complaints, of which six were upheld. "
                + "In 2020/21 it decided 40 complaints, of which nine were upheld.\n")
        #expect(reading[.decisionsUpheld] == 6)
        #expect(reading[.ombudsmanDecisions] == 31)
        #expect(reading.earlier["2020-21"]?[.decisionsUpheld]?.value == 9)
    }

    @Test("Raised numbers and stars of footnotes belong to no label and no value")
    func footnotes() throws {
        let reading = try Self.reading(
            Self.front + "Type\t2020/21\t2021/22\nAdult social care complaints\u{B2}\t1,018\u{B9}\t17*\n"
                + "Children's complaints\u{2074}\t12\t13\u{B3}\n\n\u{B9} Restated.\n")
        #expect(reading[.contactsAdultSocialCareComplaints] == 17)
        #expect(reading[.contactsChildrensSocialCareComplaints] == 13)
        #expect(reading.earlier["2020-21"]?[.contactsAdultSocialCareComplaints]?.value == 1018)
        #expect(reading.findings.isEmpty)
    }

    @Test("None, in a table and in words, is zero")
    func none() throws {
        let reading = try Self.reading(
            Self.front + "Type\t2021/22\nAdult social care complaints\tNil\nChildren's complaints\tNone\n\n"
                + "The Ombudsman made 5 decisions in the year. None was upheld. Two were not upheld and 3 were premature. "
                + "No public reports were issued and no payments were recommended.\n")
        let expected: [FigureName: Double] = [
            .contactsAdultSocialCareComplaints: 0, .contactsChildrensSocialCareComplaints: 0, .ombudsmanDecisions: 5,
            .decisionsUpheld: 0, .decisionsNotUpheld: 2, .ombudsmanPremature: 3, .ombudsmanPublicReports: 0,
        ]
        for (name, value) in expected { #expect(reading[name] == value, "\(name)") }
    }

    @Test("Payments that are compared to another year's")
    func payments() throws {
        let reading = try Self.reading(
            Self.front
                + "4. Ombudsman\n\nThe Ombudsman recommended payments of \u{A3}8,205.50 in 2021/22, compared with "
                + "\u{A3}9,110 in 2020/21.\n")
        #expect(reading[.ombudsmanPayments] == 8205.5)
        #expect(reading.earlier["2020-21"]?[.ombudsmanPayments]?.value == 9110)
    }

    @Test("A share of faults is a rate, and a target none")
    func faultShare() throws {
        let reading = try Self.reading(
            Self.front + "Measure\t2020/21 actual\t2021/22 target\t2021/22 actual\nEnquiries\t90\t80\t85\n"
                + "Fault found\t41%\t35%\t38%\n")
        #expect(reading[.outcomesFaultFoundRate] == 38)
        #expect(reading[.contactsEnquiries] == 85)
        #expect(reading.earlier["2020-21"]?[.outcomesFaultFoundRate]?.value == 41)
    }

    @Test("In a report that two councils share, the council's own column is read")
    func shared() throws {
        let reading = try Self.reading(
            "Kesmoor District Council and Wendmere Borough Council\nAnnual Complaints Report 2021/22\n\n"
                + "Type\tKesmoor\tWendmere\tTotal\nCorporate complaints\t60\t140\t200\nCompliments\t20\t30\t50\n")
        #expect(reading.authority.name == "Kesmoor District Council")
        #expect(reading.figures.mapValues(\.value) == [.contactsCorporateComplaints: 60, .contactsCompliments: 20])
    }

    @Test("A table that goes on on the next page is one table")
    func continued() throws {
        let page = "\n\nComplaints Annual Report 2021/22   RESTRICTED\n\n"
        let head = "Type of contact          2020/21   2021/22\n"
        let reading = try Self.reading(
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

    @Test("Labels that wrap over two lines of an aligned table, the first row's too")
    func wrapped() throws {
        let reading = try Self.reading(
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

    @Test("A report with the letter behind it is read beside it, short as it is")
    func withLetter() throws {
        let report =
            "Wendmere Borough Council\nAnnual Complaints Report 2022/23\n\nType\t2022/23\n"
            + "Corporate complaints\t655\nCompliments\t387\n\n"
        let letter = Sample.letter(prose: "I write with your annual summary.", statistics: Sample.blocks())
        let readings = try DocumentReader.read(DocumentText(report + letter))
        #expect(readings.map(\.kind) == [.complaintsReport, .annualReviewLetter])
        #expect(readings.first?[.contactsCompliments] == 387)
    }

    @Test("A report that quotes the letter's sentences is a report")
    func quoting() throws {
        let reading = try Self.reading(
            Self.front
                + "4. Ombudsman\n\nThe annual review letter says: \"64% of complaints we investigated were upheld. "
                + "This compares to an average of 71% in similar organisations. Statistics are based on a total of 11 "
                + "investigations for the period between 1 April 2021 to 31 March 2022.\"\n")
        #expect(reading.kind == .complaintsReport)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading[.upholdRate] == 64)
    }

    @Test(
        "Cases of the Ombudsman's that are not the council's, or only some of them",
        arguments: [
            "The LGSCO told us that in England 1,200 decisions were made about planning. Of these, 800 were upheld.",
            "The Ombudsman decided some of them in May. Eleven were about housing; six were upheld.",
            "The table has what the Ombudsman upheld in each council nearby.\nOutcome\t2021/22\nUpheld\t12\nNot upheld\t4",
        ])
    func otherCases(_ paragraph: String) throws {
        let reading = try Self.reading(Self.front + "4. Ombudsman\n\n\(paragraph)\n")
        #expect(reading.figures.mapValues(\.value) == Self.stated)
    }
}
