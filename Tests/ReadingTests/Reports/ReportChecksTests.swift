import Model
import Reading
import Testing

/// The checks of values that a report states twice over: changes with their numbers, rates with their counts.
@Suite struct ReportChecksTests {
    private func read(_ text: String) throws -> Reading {
        let report = """
            Annual Complaints Report 2022/23
            Wendmere Borough Council

            1. Volumes
            The Council received 310 compliments and 702 corporate complaints.

            2. Local Government and Social Care Ombudsman
            \(text)
            """
        return try SampleText.read(report)
    }

    @Test func `a paragraph right below its heading is read`() throws {
        let reading = try read("The Ombudsman received 31 complaints about the Council.")
        #expect(reading[.contactsCompliments] == 310)
        #expect(reading[.contactsCorporateComplaints] == 702)
        #expect(reading[.ombudsmanEnquiries] == 31)
    }

    @Test(
        arguments: [
            "We received 262 enquiries, an increase of 22% from 234 in 2021/22.",
            "Complaints rose by 22%, from 234 to 262.", "Complaints fell by 12% from 234 to 262.",
            "There were 262 cases, 12% fewer than the 234 of the year before.",
            "Cases increased from 100 to 150, a 40% increase.",
        ])
    func `a stated change that is not that of its numbers is a finding`(_ sentence: String) throws {
        let findings = try read(sentence).findings.filter { $0.code == .changeMismatch }
        #expect(findings.count == 1)
        #expect(findings.first?.place.text == sentence)
    }

    @Test(
        arguments: [
            "We received 262 enquiries, an increase of 12% from 234 in 2021/22.",
            "Complaints rose by 11%, from 234 to 262.", "Complaints fell by 10.7% from 262 to 234.",
            "Cases increased from 100 to 150, a 50% increase.",
            "We received 262 cases, up from 234, of which 12% were closed at once.",
            "Complaints rose from 234 to 262; 80% were answered in time.",
            "Between 2019/20 and 2022/23 complaints rose by 90%.",
        ])
    func `a change that is right, and a percentage that is no change, are no finding`(_ sentence: String) throws {
        #expect(!(try read(sentence).findings.contains { $0.code == .changeMismatch }))
    }

    @Test(arguments: [("44%", 0), ("43%", 0), ("54%", 1)])
    func `a share in brackets is checked with its two counts`(_ share: String, findings: Int) throws {
        let text = """
            Annual Complaints Report 2022/23
            Wendmere Borough Council

            The Council received 310 compliments.

            Of the 250 complaints that were resolved, 109 (\(share)) were upheld.
            """
        let reading = try SampleText.read(text)
        #expect(reading[.outcomesFaultFound] == 109)
        #expect(reading.findings.map(\.code) == Array(repeating: .rateMismatch, count: findings))
    }

    static let prose: [(text: String, figures: [FigureName: Double])] = [
        (
            "The Ombudsman made decisions on fifty cases and upheld eleven. Nine were not upheld.",
            [.ombudsmanDecisions: 50, .decisionsUpheld: 11, .decisionsNotUpheld: 9]
        ),
        (
            "The Ombudsman received 60 complaints about the Council. It decided 50 of them. It upheld 11.",
            [.ombudsmanEnquiries: 60, .ombudsmanDecisions: 50, .decisionsUpheld: 11]
        ),
        (
            "The Ombudsman's annual letter gives an uphold rate of 55%, the average being 72%.",
            [.upholdRate: 55, .upholdPeerAverage: 72]
        ),
        ("The letter shows that 79% of complaints the Ombudsman investigated were upheld.", [.upholdRate: 79]),
        ("The Ombudsman's average uphold rate of similar councils is 72%.", [.upholdPeerAverage: 72]),
        ("Nationally 80% of complaints that the Ombudsman investigated were upheld.", [:]),
        ("Payments recommended by the Ombudsman came to £4,250.", [.ombudsmanPayments: 4250]),
        ("Financial remedies of £6,450 were recommended by the Ombudsman.", [.ombudsmanPayments: 6450]),
        ("In one case the Ombudsman recommended a payment of £350.", [:]),
        ("The Ombudsman recommended payments of £350 and £200.", [:]),
    ]

    @Test(arguments: prose)
    func `the figures of the Ombudsman's section are read from running text`(
        _ item: (text: String, figures: [FigureName: Double])
    ) throws {
        let reading = try read(item.text)
        let figures = reading.figures.filter { !$0.value.isDerived && !$0.key.rawValue.hasPrefix("contacts.") }
        #expect(figures.mapValues(\.value) == item.figures)
    }

    @Test func `a quoted uphold rate is checked with the decisions`() throws {
        let reading = try read("The Ombudsman upheld 11 complaints. Nine were not upheld. The uphold rate was 70%.")
        #expect(reading[.upholdRate] == 70)
        #expect(reading.findings.map(\.code) == [.rateMismatch])
    }

    @Test(arguments: [(20, 0), (23, 1)])
    func `the rate below a table of decisions is no part of its total`(_ total: Int, findings: Int) throws {
        let reading = try read(
            """

            Decision                       2021/22   2022/23
            Closed after initial enquiries       7         5
            Not upheld                           6         6
            Upheld                               9         9
            Total                               22        \(total)
            Uphold rate                        60%       60%
            """)
        #expect(reading.kind == .complaintsReport)
        #expect(reading[.ombudsmanDecisions] == Double(total))
        #expect(reading.findings.map(\.code) == Array(repeating: .totalMismatch, count: findings))
    }

    @Test func `a finding names the figure in words, its year, its values and its lines`() throws {
        let reading = try read("The Ombudsman upheld 11 complaints.\n\nUpheld: 12")
        #expect(
            reading.findings.map(\.message) == [
                "For 2022-23, the number of complaints upheld (decisions.upheld) is given as 12 (line 10) and as 11 "
                    + "(line 8); the first counts."
            ])
    }

    @Test func `a finding about a change says what the change is`() throws {
        let findings = try read("Complaints rose by 22%, from 234 to 262.").findings
        #expect(findings.map(\.message) == ["The change is given as 22%, but from 234 to 262 it is 12%."])
    }

    @Test func `a share of some cases is not rounded up to all of them`() throws {
        let reading = try read("The Ombudsman upheld 199 complaints and did not uphold 1.")
        #expect(reading[.upholdInvestigations] == 200)
        #expect(reading[.upholdRate] == 99)
    }

    @Test(arguments: [
        (
            "From the 31 decisions made, there were 39 investigations.",
            [FigureName.upholdInvestigations, .ombudsmanDecisions]
        ),
        ("The Ombudsman investigated 12, and upheld 15.", [.decisionsUpheld, .upholdInvestigations]),
    ])
    func `a part that is more than its whole leaves both unclear`(_ sentence: String, _ names: [FigureName]) throws {
        let reading = try read("The Ombudsman received 80 complaints. \(sentence)")
        #expect(reading[.ombudsmanEnquiries] == 80)
        for name in names { #expect(reading[name] == nil) }
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }
}
