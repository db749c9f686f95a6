import Model
import Reading
import Testing

/// Words around a rate that bind it to a place, a kind of case, a time or a part of the cases.
@Suite struct RateTailTests {
    private static let tails = [
        "in the eastern area", "among complaints from older people", "for complaints made by tenants",
        "for complaints against contractors", "against Saltmere Homes", "in the neighbouring borough",
        "when old cases are left out", "under the old arrangements", "outside the town centre", "per ward",
        "(eastern area)", "(Planning)", "– eastern area only", ", in the eastern area at least", "to date",
    ]

    @Test(
        arguments: [
            "The uphold rate was 60%", "The compliance rate was 60%",
            "The Ombudsman upheld 60% of the complaints it investigated",
        ], tails)
    func `a tail that binds a rate keeps it from the council, and says so`(_ clause: String, _ tail: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "\(clause) \(tail).")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(!reading.figures.values.contains { $0.value == 60 })
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "In the eastern area the uphold rate was 60%.", "60% of investigations in the eastern area were upheld.",
        "The uphold rate in the northern locality was 60%.", "Uphold rate (eastern area): 60%",
        "Uphold rate, eastern area: 60%", "Uphold rate: 60% (tenants)", "Excluding one case the uphold rate was 60%.",
        "In the eastern area there were few cases. The uphold rate was 60%.",
        "Cases about trees take long. The uphold rate was 60%.", "Saltmere had an uphold rate of 60%.",
    ])
    func `words before a rate that restrict it leave it unclear`(_ text: String) throws {
        let reading = try SampleText.read(ombudsmanSection: text)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "The uphold rate was 60% in 2023/24.", "The uphold rate was 60% for complaints against the Council.",
        "The uphold rate was 60% for the year to 31 March 2024.", "The uphold rate was 60% in detailed investigations.",
        "The Ombudsman upheld 60% of the complaints it investigated against the Council.",
        "The uphold rate was 60%, in line with similar authorities.", "The uphold rate was 60% (see Table 2).",
        "The uphold rate was 60%, below the average of 72% for similar authorities.",
        "For the third year running the uphold rate was 60%.",
    ])
    func `a tail of the whole council leaves the rate its own`(_ text: String) throws {
        #expect(try SampleText.read(ombudsmanSection: text)[.upholdRate] == 60)
    }

    @Test(arguments: ["(eastern area)", "– eastern area only", ", in the eastern area alone", "(Planning)"])
    func `remarks behind a count bind it as they bind a rate`(_ remark: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "The Ombudsman made 86 decisions \(remark).")
        #expect(reading[.ombudsmanDecisions] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `the rate behind that of others is the council's where it names the council`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The uphold rate was 72% in similar authorities and 64% in the Council.")
        #expect(reading[.upholdRate] == 64)
        #expect(reading[.upholdPeerAverage] == 72)
    }

    @Test(arguments: [
        "In the eastern area there were few cases. Nine complaints were upheld.",
        "We looked at cases from tenants. The Ombudsman upheld nine of them.",
        "This is how Saltmere fared. The Ombudsman upheld nine complaints.",
        "The following were dealt with by our contractor:\n- Upheld: 9\n- Not upheld: 5",
        "| Outcome | Number |\n|---|---|\n| Upheld | 9 |\n| Not upheld | 5 |\n\nTable 1: planning cases",
    ])
    func `a sentence, a lead-in or a caption about some cases binds the counts beside it`(_ text: String) throws {
        #expect(try SampleText.read(ombudsmanSection: text)[.decisionsUpheld] == nil)
    }

    @Test(arguments: [
        ("The Ombudsman recommended an apology in nine cases.", FigureName.remediesApologies),
        ("Training for staff was recommended in nine cases.", .remediesTraining),
        ("The LGSCO recommended payments in nine upheld cases.", .remediesPayments),
        ("The Ombudsman recommended a review of our procedures in nine cases.", .remediesProcedures),
    ])
    func `cases with a recommended kind of remedy are counted by it`(_ text: String, _ name: FigureName) throws {
        #expect(try SampleText.read(ombudsmanSection: text)[name] == 9)
        let part = text.replacing("cases", with: "cases about planning")
        #expect(try SampleText.read(ombudsmanSection: part)[name] == nil)
    }
}
