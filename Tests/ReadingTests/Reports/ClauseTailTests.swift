import Model
import Reading
import Testing

/// Words behind a number that bind it to a place, a body, a time or a part of the cases.
@Suite struct ClauseTailTests {
    @Test(
        arguments: [
            "The Ombudsman investigated 20 complaints and upheld 12", "The Ombudsman upheld 12 complaints",
            "12 of the 20 complaints investigated were upheld", "The Ombudsman decided 12 complaints",
        ],
        [
            "in Saltmere", "against schools", "against our contractors", "about contractors",
            "by the Housing Ombudsman",
            "in the first quarter", "as at 31 December 2023", "against Saltmere Council", "across the county",
            "against partner organisations", "in the eastern area", "for tenants",
            "over three years", "on average a month", "during the winter", "in the academic year",
        ])
    func `a tail that binds a number keeps it from the council`(_ clause: String, _ tail: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "\(clause) \(tail).")
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(!reading.figures.values.contains { $0.value == 12 })
    }

    @Test(arguments: [
        "against the Council", "during the year", "in total", "against a target of 15", "with 3 more open",
    ])
    func `a tail of the whole council leaves the number its own`(_ tail: String) throws {
        #expect(
            try SampleText.read(ombudsmanSection: "The Ombudsman upheld 12 complaints \(tail).")[.decisionsUpheld] == 12
        )
    }

    @Test func `a count with a part of its cases behind it is not the whole`() throws {
        #expect(
            try SampleText.read(ombudsmanSection: "The Ombudsman upheld 12 complaints with a financial remedy.")[
                .decisionsUpheld] == nil)
    }

    @Test func `a count behind its verb with a strange tail is unclear`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "The Ombudsman investigated 20 complaints and upheld 12 in Saltmere.")
        #expect(reading[.upholdInvestigations] == 20)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures == [.decisionsUpheld] })
    }
}
