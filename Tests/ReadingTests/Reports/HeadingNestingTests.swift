import Model
import Reading
import Testing

/// Headings that look alike: which of them stand under one that names a service or another council.
@Suite struct HeadingNestingTests {
    private static let decisions: [FigureName: Double] = [
        .ombudsmanDecisions: 62, .decisionsUpheld: 20, .decisionsNotUpheld: 12,
        .decisionsClosedAfterInitialEnquiries: 30, .upholdInvestigations: 32, .upholdUpheld: 20, .upholdRate: 63,
    ]
    /// The Ombudsman's section of a report whose headings end in a colon.
    private static let ombudsman = """
        Local Government and Social Care Ombudsman:

        The table shows the Ombudsman's decisions about the Council in 2023/24.

        | Outcome | 2023/24 |
        |---|---|
        | Upheld | 20 |
        | Not upheld | 12 |
        | Closed after initial enquiries | 30 |
        | Total decisions | 62 |
        """

    @Test(
        arguments: [
            ReportCase(
                "a directorate without a colon at its end is one of the headings with one",
                "Details:\n\nDirectorate: Parks Team\n\nThere were 35 corporate complaints.\n\n\(ombudsman)",
                figures: decisions),
            ReportCase(
                "a heading twice behind the same council is no part of it",
                "FENWICK DISTRICT COUNCIL\n\nThe Ombudsman upheld 7 complaints.\n\nCOMPARISON\n\nIt upheld most.\n\n"
                    + "THE LOCAL GOVERNMENT AND SOCIAL CARE OMBUDSMAN\n\nThe Ombudsman made 62 decisions in 2023/24: 20 were "
                    + "upheld, 12 were not upheld and 30 were closed after initial enquiries.\n\nCOMPARISON\n\nNo more is known.",
                figures: decisions),
            ReportCase(
                "a heading right above services stands over them",
                "By directorate:\n\nDirectorate: Parks Team\n\nThere were 35 corporate complaints.\n\nBy directorate:\n\n"
                    + "Five of them are shown.\n\nThe procedure:\n\nComplaints to the Council in 2023/24\n\n"
                    + "| Stage | Received |\n|---|---|\n| Stage 1 | 731 |\n| Stage 2 | 69 |",
                figures: [.complaintsStage1: 731, .complaintsStage2: 69]),
            ReportCase(
                "\"received\" ends no lead-in between blank lines",
                "National figures:\n\nNationally, the Ombudsman received 19138 complaints.\n\nComplaints to the Council "
                    + "received:\n\nComplaints to the Council in 2023/24\n\n| Stage | Received |\n|---|---|\n| Stage 1 | 731 |",
                figures: [.complaintsStage1: 731]),
            ReportCase(
                "the head of a table's years between blank lines heads no section",
                "The Ombudsman made enquiries into 35 complaints in 2023/24. They are shown by department:\n\n"
                    + "Department 2023/24 2022/23\n\nHousing      20   14\n\nParks      15   9\n\nTotal      35   23\n\n"
                    + "The Ombudsman made 62 decisions in 2023/24: 20 were upheld, 12 were not upheld and 30 were closed after "
                    + "initial enquiries.",
                figures: decisions.merging([.ombudsmanEnquiries: 35]) { first, _ in first },
                earlier: ["2022-23": [.ombudsmanEnquiries: 23]]),
            ReportCase(
                "page furniture of minutes names no service",
                "Additional documents:\n\nNone.\n\nSince then:\n\nNothing.\n\n\(ombudsman)", figures: decisions),
        ])
    func `a heading that names no owner is the council's`(_ example: ReportCase) throws { try example.check() }

    @Test func `a heading that comes back under services belongs to each`() throws {
        let reading = try ReportCase(
            "",
            "PARKING\n\nParking had a busy year.\n\nCONTACTS\n\nThere were 35 corporate complaints.\n\n"
                + "LIBRARIES\n\nLibraries had a quiet year.\n\nCONTACTS\n\nThere were 12 corporate complaints.",
            figures: [:]
        ).read()
        #expect(reading[.contactsCorporateComplaints] == 640)
        #expect(reading.services.map { $0.figures[.contactsCorporateComplaints]?.value } == [35, 12])
    }
}
