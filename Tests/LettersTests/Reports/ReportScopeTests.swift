import Letters
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
        try #require(try Letters.read(DocumentText(text)).first)
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
}
