import Model
import Reading
import Testing

/// Wordings of minutes and cover papers about the Ombudsman's cases.
@Suite struct QuotedMinutesTests {
    private static let ombudsman = "Local Government and Social Care Ombudsman\n\n"

    static let cases = [
        ReportCase(
            "a count that is compared without a comma",
            "The LGSCO made decisions on 43 complaints in 2023/24. 7 complaints had been upheld in 2023/24 compared to 3 in 2022/23.",
            figures: [.ombudsmanDecisions: 43, .decisionsUpheld: 7, .upholdUpheld: 7],
            earlier: ["2022-23": [.decisionsUpheld: 3]]),
        ReportCase(
            "against the year before", ombudsman + "The Ombudsman upheld 7 complaints, against 12 in 2022/23.",
            figures: [.decisionsUpheld: 7, .upholdUpheld: 7], earlier: ["2022-23": [.decisionsUpheld: 12]]),
        ReportCase(
            "rates beside averages under a short announcement",
            "The Council received the Ombudsman's annual review letter on 19 July 2024. A summary of performance was:\n\n"
                + "- Performance in relation to complaints upheld shows that the Council was slightly above (78%) the average for "
                + "similar organisations (77%).\n- Performance on satisfactorily remedying complaints was 14% with the average of "
                + "similar organisations at 10%.",
            figures: [.upholdRate: 78, .upholdPeerAverage: 77], findings: [.figureUnclear, .figureUnclear]),
        ReportCase(
            "a speaker with a title",
            ombudsman + "Mrs. Wyle advised that 10 complaints had been upheld by the Ombudsman.",
            figures: [.decisionsUpheld: 10, .upholdUpheld: 10]),
    ]

    @Test(arguments: cases)
    func `what a meeting was told is read`(_ report: ReportCase) throws { try report.check() }

    @Test(arguments: ["Adult Social Care", "Children's Social Care"])
    func `statutory complaints of a service's report are counted by its procedure`(_ service: String) throws {
        let reading = try SampleText.read(
            "Kesmoor County Council\n\(service) Complaints Annual Report 2023/24\n\nThere were 96 statutory complaints. "
                + "We received 210 compliments.\n")
        let name: FigureName =
            service.hasPrefix("Adult") ? .contactsAdultSocialCareComplaints : .contactsChildrensSocialCareComplaints
        #expect(reading.figures.isEmpty)
        #expect(reading.services.first?.figures[name]?.value == 96)
    }

    @Test func `minutes that name their council beside the letter alone are its`() throws {
        let text = """
            Audit Committee
            Minutes of the meeting held on 12 September 2024

            12. Ombudsman annual review letter 2023/24

            The annual review letter for Blaby District Council is attached. The Ombudsman had decided 30 complaints, of which 12
            were upheld. RESOLVED that the letter be noted.
            """
        let reading = try SampleText.read(text)
        #expect(reading.authority.name == "Blaby District Council")
        #expect(reading[.decisionsUpheld] == 12)
    }
}
