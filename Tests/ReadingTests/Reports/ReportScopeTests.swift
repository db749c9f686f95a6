import Model
import Reading
import Testing

/// Numbers that look like the council's figures and are those of a part, of money, of another body or of another year.
@Suite struct ReportScopeTests {
    @Test(
        arguments: [
            "Cost of complaints handling (\u{A3})", "Average time to reply (working days)", "Complaints upheld",
            "Complaints still open on 31 March 2022", "Share answered on time", "Percentage answered on time",
            "Compensation paid", "Stage 2 complaints", "Complaints in the first quarter", "Made by councillors",
        ])
    func `a table under a caption that makes it no count of cases received states nothing`(_ caption: String) throws {
        let table = "Type\t2020/21\t2021/22\nAdult social care complaints\t18\t17\nChildren's complaints\t12\t13\n"
        #expect(
            try SampleText.read(SampleReport.front + caption + "\n" + table).figures.mapValues(\.value)
                == SampleReport.stated)
        #expect(
            try SampleText.read(SampleReport.front + "3. \(caption)\n\n" + table).figures.mapValues(\.value)
                == SampleReport.stated)
        let sentence = "The table below is about this: \(caption.lowercased()).\n"
        #expect(
            try SampleText.read(SampleReport.front + sentence + table).figures.mapValues(\.value) == SampleReport.stated
        )
    }

    @Test func `a caption of known words leaves a table the council's`() throws {
        for caption in [
            "Contacts by type", "Table 2: Complaints received, three year comparison",
            "Adult and children's complaints",
        ] {
            let reading = try SampleText.read(
                SampleReport.front + caption
                    + "\nType\t2020/21\t2021/22\nAdult social care complaints\t18\t17\nChildren's complaints\t12\t13\n")
            #expect(reading[.contactsAdultSocialCareComplaints] == 17, "\(caption)")
            #expect(reading[.contactsChildrensSocialCareComplaints] == 13, "\(caption)")
        }
    }

    @Test(
        arguments: ["Parks and cemeteries", "Revenues", "Table 3: Leisure"])
    func `a service's table is not the council's`(_ caption: String) throws {
        let reading = try SampleText.read(
            SampleReport.front + caption + "\nType\t2021/22\nCompliments\t20\nEnquiries\t71\n")
        #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
    }

    @Test func `a table of own outcomes below a mention of the Ombudsman is not the Ombudsman's`() throws {
        for ending in ["Stage 1 complaints ended as follows.", "The outcomes of complaints are shown below."] {
            let reading = try SampleText.read(
                SampleReport.front + "Outcomes\n\nCustomers may then go to the Ombudsman. \(ending)\n"
                    + "Outcome\t2021/22\nUpheld\t200\nNot upheld\t180\n")
            #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
        }
    }

    @Test(
        arguments: [
            "Veolen dealt with 60 complaints; 12 complaints were upheld.",
            "The library service had a difficult year. 12 complaints were upheld and 30 compliments were received.",
            "In 2021-22 the Housing Ombudsman made 7 determinations. 5 complaints were upheld and 2 were not upheld.",
            "Housing Ombudsman\nThe Housing Ombudsman decided nine cases. Of these, four complaints were upheld.",
        ])
    func `a count after a sentence about a service, a contractor or another body is not the council's`(
        _ paragraph: String
    ) throws {
        #expect(
            try SampleText.read(SampleReport.front + paragraph + "\n").figures.mapValues(\.value) == SampleReport.stated
        )
    }

    @Test func `under a heading of both Ombudsmen the Housing Ombudsman's cases are passed over`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "4. Ombudsman\n\nThe Housing Ombudsman made 7 determinations.\n\nFive were upheld.\n\n"
                + "The LGSCO made 9 decisions. Three were upheld.\n")
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading[.ombudsmanDecisions] == 9)
    }

    @Test func `"of these" goes on about the Ombudsman's cases`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "The Ombudsman decided 31 complaints. Of these, six complaints were upheld.\n")
        #expect(reading[.ombudsmanDecisions] == 31)
        #expect(reading[.decisionsUpheld] == 6)
        #expect(reading[.outcomesFaultFound] == nil)
    }

    @Test(
        arguments: [
            "In 2021/22 the Ombudsman received 15,826 complaints and enquiries, 31 of them about Kesmoor.",
            "The LGSCO received 1,284 complaints, of which 31 concerned the Council.",
            "The Ombudsman made 16,120 decisions.",
        ])
    func `the whole country's cases are not the council's`(_ sentence: String) throws {
        #expect(
            try SampleText.read(SampleReport.front + sentence + "\n").figures.mapValues(\.value) == SampleReport.stated)
    }

    @Test(
        arguments: ["Over", "More than", "Nearly", "At least", "Up to", "Around", "Under"])
    func `a rough number is no figure`(_ word: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual Complaints Report 2021/22\n\nCorporate complaints: 640\n\n"
                + "Enquiries: 71\n\n\(word) 300 compliments were received.\n")
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading.findings.map(\.figures) == [[.contactsCompliments]])
    }

    @Test func `public reports about another place are no remark`() throws {
        let sentence = "In 2021/22 two public interest reports were issued about Leeds and none about the Council."
        let reading = try SampleText.read(SampleReport.front + sentence + "\n")
        #expect(reading.findings.isEmpty)
        #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
    }

    @Test func `a count is of the year that its sentence names`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "The Ombudsman decided 31 complaints, of which six were upheld. "
                + "In 2020/21 it decided 40 complaints, of which nine were upheld.\n")
        #expect(reading[.decisionsUpheld] == 6)
        #expect(reading[.ombudsmanDecisions] == 31)
        #expect(reading.earlier["2020-21"]?[.decisionsUpheld]?.value == 9)
    }

    @Test func `payments are read beside another year's that they are compared with`() throws {
        let reading = try SampleText.read(
            SampleReport.front
                + "4. Ombudsman\n\nThe Ombudsman recommended payments of \u{A3}8,205.50 in 2021/22, compared with "
                + "\u{A3}9,110 in 2020/21.\n")
        #expect(reading[.ombudsmanPayments] == 8205.5)
        #expect(reading.earlier["2020-21"]?[.ombudsmanPayments]?.value == 9110)
    }

    @Test func `a report with the letter behind it is read beside it, short as it is`() throws {
        let report =
            "Wendmere Borough Council\nAnnual Complaints Report 2022/23\n\nType\t2022/23\n"
            + "Corporate complaints\t655\nCompliments\t387\n\n"
        let letter = SampleLetter.text(prose: "I write with your annual summary.", statistics: SampleLetter.blocks())
        let readings = try DocumentReader.read(DocumentText(report + letter))
        #expect(readings.map(\.kind) == [.complaintsReport, .annualReviewLetter])
        #expect(readings.first?[.contactsCompliments] == 387)
    }

    @Test func `a report that quotes the letter's sentences is a report`() throws {
        let reading = try SampleText.read(
            SampleReport.front
                + "4. Ombudsman\n\nThe annual review letter says: \"64% of complaints we investigated were upheld. "
                + "This compares to an average of 71% in similar organisations. Statistics are based on a total of 11 "
                + "investigations for the period between 1 April 2021 to 31 March 2022.\"\n")
        #expect(reading.kind == .complaintsReport)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading[.upholdRate] == 64)
    }

    @Test(
        arguments: [
            "The LGSCO told us that in England 1,200 decisions were made about planning. Of these, 800 were upheld.",
            "The Ombudsman decided some of them in May. Eleven were about housing; six were upheld.",
            "The table has what the Ombudsman upheld in each council nearby.\nOutcome\t2021/22\nUpheld\t12\nNot upheld\t4",
        ])
    func `the Ombudsman's cases of other councils, or only some of ours, state nothing`(_ paragraph: String) throws {
        let reading = try SampleText.read(SampleReport.front + "4. Ombudsman\n\n\(paragraph)\n")
        #expect(reading.figures.mapValues(\.value) == SampleReport.stated)
    }
}
