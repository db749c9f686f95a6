import Model
import Reading
import Testing

/// Figures of the council's procedure in sentences.
@Suite struct ProcedureProseTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "stages, time limits and days",
            """
            3. Timeliness
            We received 512 complaints at stage 1 and 71 at stage 2. 88% of stage 1 complaints were answered in time, and 75% at
            stage 2. The average time was 8 days at stage 1 and 17.5 days at stage 2.
            """,
            figures: [
                .complaintsStage1: 512, .complaintsStage2: 71, .answeredInTimeStage1: 88, .answeredInTimeStage2: 75,
                .averageDaysStage1: 8, .averageDaysStage2: 17.5,
            ]),
        ReportCase(
            "a share that two stages divide",
            "88% of stage 1 complaints and 75% of stage 2 complaints were answered within target.",
            figures: [.answeredInTimeStage1: 88, .answeredInTimeStage2: 75]),
        ReportCase(
            "headings that are stages",
            """
            Stage 1
            During the year 512 stage 1 complaints were received. 88% were answered within 10 working days.

            Stage 2
            71 stage 2 complaints were received in the year. 75% were answered within 20 working days.
            """,
            figures: [
                .complaintsStage1: 512, .complaintsStage2: 71, .answeredInTimeStage1: 88, .answeredInTimeStage2: 75,
            ]),
        ReportCase(
            "escalation",
            "Of the 512 complaints at stage 1, 71 (14%) were escalated to stage 2 and 9 of those to stage 3.",
            figures: [
                .complaintsStage1: 512, .escalationToStage2: 71, .escalationRate: 14, .escalationToStage3: 9,
            ]),
        ReportCase(
            "targets, limits and acknowledgements",
            """
            Our target is to answer 90% of complaints within 10 working days. 97% of complaints were acknowledged within 3 days,
            and 88% were answered in time.
            """,
            figures: [.answeredInTimeAllStages: 88]),
        ReportCase("complaints that were late", "12% of complaints were not answered in time.", figures: [:]),
        ReportCase(
            "an earlier year in brackets",
            "At stage 1 we answered 88% in time (85% in 2022/23), and at stage 2 75% (70% in 2022/23).",
            figures: [.answeredInTimeStage1: 88, .answeredInTimeStage2: 75]),
    ]

    @Test(arguments: cases)
    func `sentences on the procedure state these figures and no others`(_ item: ReportCase) throws { try item.check() }

    @Test func `plain complaints under a service's heading are the service's`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            Corporate complaints: 640

            2.1 Housing Repairs
            We received 130 complaints, of which 61 were upheld.
            """)
        let service = try #require(reading.services.first)
        #expect(service.figures.mapValues(\.value) == [.complaintsReceived: 130, .complaintsUpheld: 61])
        #expect(reading[.complaintsReceived] == nil)
    }

    @Test(
        arguments: [
            "85% of stage 1 complaints were answered in time", "Stage 1 complaints took 85 days on average",
            "85 complaints were escalated to stage 2", "Answered in time at stage 1: 85%",
        ], ["(eastern area)", "(Planning)", "(tenants)"])
    func `a remark in brackets behind a figure of the procedure binds it`(_ clause: String, _ remark: String) throws {
        let text = """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            \(clause) \(remark)\(clause.contains(":") ? "" : ".")

            """
        #expect(!(try SampleText.read(text).figures.values.contains { $0.value == 85 }))
    }

    @Test func `a comparison behind a number of days leaves the number the year's own`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nStage 2\n\n293 stage 2 complaints were seen compared to 186 for "
                + "2022/23. The average response time at stage 2 was 32 working days which compares to 42 for 2022/23.\n\nStage 1\n\n"
                + "The average response time at stage 1 was 16 days consistent with the previous year.\n")
        #expect(reading[.complaintsStage2] == 293)
        #expect(reading[.averageDaysStage2] == 32)
        #expect(reading[.averageDaysStage1] == 16)
    }

    @Test func `a share behind a semicolon is not that of all stages where the part before names one`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\n640 (612) stage 1 complaints; 84% (80%) answered in time; 72 (60) "
                + "stage 2 complaints.\n")
        #expect(reading[.complaintsStage1] == 640)
        #expect(reading[.answeredInTimeAllStages] == nil)
    }
}
