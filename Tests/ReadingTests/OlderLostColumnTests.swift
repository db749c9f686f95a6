import Model
import Reading
import Testing

/// Tables of 2006 to 2010 whose columns an extractor delivered apart: a column that no number is tied to is named by a finding.
@Suite struct OlderLostColumnTests {
    private static func read(_ text: String) throws -> Reading { try SampleText.read(text) }

    @Test func `a heading that stands apart from a row read without its total is named`() throws {
        let reading = try Self.read(
            """
            LOCAL AUTHORITY REPORT - Wendmere Borough Council For the period ending 31/03/2007
            Complaints received by
            subject area
            Adult care
            services
            Education Housing Other
            Planning &
            building control
            01/04/2006 - 31/03/2007
            6
            8
            5
            17
            4
            Note: these figures will include complaints that were made prematurely to the Ombudsman.
            Decisions
            MI reps LS M reps NM reps No mal
            01/04/2006 - 31/03/2007
            1
            12 1
            0
            6
            Outside
            jurisdiction
            18
            Premature
            complaints
            Transport and
            highways
            Total
            9
            49
            """)
        let unclear = Set(reading.findings.flatMap(\.figures))
        #expect(unclear.isSuperset(of: [.receivedTransportAndHighways, .receivedTotal]))
        #expect(reading[.receivedTransportAndHighways] == nil)
    }

    @Test func `the advice team's table names its subjects where the row of the totals can't be read`() throws {
        let reading = try Self.read(
            """
            LOCAL AUTHORITY REPORT - Wendmere Borough Council For the period ending 31/03/2009
            Adult care
            services

            Enquiries and complaints received

            Planning & building
            control

            Benefits Other

            Public
            finance

            Total

            Formal/informal premature complaints

            5

            8

            1

            3

            17

            Advice given
            Forwarded to investigative team (resubmitted
            prematures)

            3

            2

            14
            Forwarded to investigative team (new)
            Total
            Investigative Team: Decisions

            0
            9

            1
            12

            5
            17

            Decisions
            01/04/2008 - 31/03/2009

            MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Total
            4
            0 2
            0
            4
            0
            12
            22

            No. of first enquiries Avg no. of days to respond

            01/04/2008 - 31/03/2009 3
            28.0
            """)
        let unclear = Set(reading.findings.flatMap(\.figures)).union(reading.figures.keys)
        let subjects: Set<FigureName> = [
            .receivedAdultCareServices, .receivedPlanningAndBuildingControl, .receivedBenefits, .receivedOther,
            .receivedPublicFinance, .receivedTotal,
        ]
        #expect(unclear.isSuperset(of: subjects))
        #expect(reading.figures.keys.allSatisfy { !subjects.contains($0) })
    }

    @Test func `a row whose first number was moved to its end is left out whole`() throws {
        let reading = try Self.read(
            """
            LOCAL AUTHORITY REPORT - Wendmere Borough Council For the period ending 31/03/2007
            Decisions
            MI reps
            LS
            M reps
            NM reps
            No mal
            Omb disc
            Outside jurisdiction
            Premature complaints
            Total excl premature
            Total
            01/04/2006 - 31/03/2007
            0
            9
            6
            4
            1
            1
            4
            13
            25
            38
            2005 / 2006
            5
            7
            4
            2
            0
            0
            13
            24
            37
            6
            See attached notes for an explanation of the headings in this table.
            """)
        #expect(reading[.decisionsTotal] == 38)
        #expect(reading[.decisionsPremature] == 13)
        #expect(reading.earlier.isEmpty)
        #expect(
            reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.decisionsLocalSettlement) })
    }
}
