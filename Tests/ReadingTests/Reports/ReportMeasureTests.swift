import Model
import Reading
import Testing

/// Numbers of another measure, stage or part of the year than the figure that they stand beside.
@Suite struct ReportMeasureTests {
    private static let title = "Kesmoor Borough Council\nComplaints report 2023/24\n"

    @Test(arguments: [
        "Half-yearly report", "Six-month review", "Nine month update", "Interim report", "Mid-term report",
        "Year to date at 31 December", "Position at month 9", "P9 report", "Autumn update", "H1", "Weeks 1 to 26",
        "Period 1 to 6", "(part year)", "Months 1-9", "Qtr 3",
    ])
    func `a subtitle that names a part of the year makes the report none of a year`(_ subtitle: String) throws {
        #expect(throws: Refusal.self) {
            try SampleText.read("\(Self.title)\(subtitle)\n\nThe Council received 640 corporate complaints.\n")
        }
    }

    @Test(arguments: [
        "Interim Head of Legal Services", "Twelve month report", "Months 1 to 12",
        "Period 1 April 2023 to 31 March 2024",
    ])
    func `a subtitle that names an author or the whole year leaves the report whole`(_ subtitle: String) throws {
        let reading = try SampleText.read(
            "\(Self.title)\(subtitle)\n\nThe Council received 640 corporate complaints.\n")
        #expect(reading[.contactsCorporateComplaints] == 640)
    }

    @Test(arguments: ["Average per month", "Increase", "Cost of handling (£)", "Late", "Upheld"])
    func `labels under a heading of another measure count nothing that was received`(_ heading: String) throws {
        let reading = try SampleText.read(
            "\(Self.title)\nThe Council received 310 corporate complaints.\n\n\(heading)\nCorporate complaints: 26\n"
                + "Compliments: 4\n")
        #expect(reading[.contactsCorporateComplaints] == 310)
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading.findings.map(\.figures) == [[.contactsCompliments]])
    }

    @Test func `a stage of the statutory procedure is not the council's`() throws {
        let reading = try SampleText.read(
            "\(Self.title)\nStage 2 statutory: 7\nStage 1 corporate: 400\nStage 2 corporate: 52\n")
        #expect(reading[.complaintsStage2] == 52)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a number behind a minus is a change`() throws {
        let reading = try SampleText.read("\(Self.title)\nCompliments: \u{2212}8\nCorporate complaints: 30\n")
        #expect(reading[.contactsCompliments] == nil)
        #expect(reading[.contactsCorporateComplaints] == 30)
    }

    @Test(
        arguments: [
            (
                "14 complaints were investigated and 9 upheld by the Ombudsman.\n\nKesmoor Borough Council\nAudit Committee\n"
                    + "Local Government and Social Care Ombudsman annual review letter 2023/24\n",
                [.upholdInvestigations: 14, .decisionsUpheld: 9]
            ),
            (
                "\(title)\nWe received 61 stage 1 complaints and 7 were escalated to stage",
                [FigureName.complaintsByStage[0]: 61]
            ),
        ] as [(String, [FigureName: Double])])
    func `a text that begins or breaks off at a number is read to its end`(
        _ text: String, _ expected: [FigureName: Double]
    ) throws {
        let stated = try SampleText.read(text).figures.filter { !$0.value.isDerived }
        #expect(stated.mapValues(\.value) == expected)
    }

    @Test func `payments that include the Ombudsman's are not the Ombudsman's alone`() throws {
        let reading = try SampleText.read(
            "\(Self.title)\nCorporate complaints: 30\n\nOmbudsman\nPayments totalled £15,000 including the Ombudsman's.\n"
        )
        #expect(reading[.ombudsmanPayments] == nil)
    }
}
