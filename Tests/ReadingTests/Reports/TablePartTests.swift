import Model
import Reading
import Testing

/// Tables over quarters, services and stages beside the council's totals.
@Suite struct TablePartTests {
    static let cases: [ReportCase] = [
        ReportCase(
            "quarters with their total",
            """
            5. Contacts by quarter

            Type\tQ1\tQ2\tQ3\tQ4\tTotal
            Adult social care complaints\t10\t11\t12\t13\t46
            Children's social care complaints\t1\t2\t3\t4\t10
            """,
            figures: [.contactsAdultSocialCareComplaints: 46, .contactsChildrensSocialCareComplaints: 10]),
        ReportCase(
            "quarters without a total",
            """
            5. Contacts by quarter

            Type\tQ1\tQ2\tQ3\tQ4
            Adult social care complaints\t10\t11\t12\t13
            Children's social care complaints\t1\t2\t3\t4
            """,
            figures: [:]),
        ReportCase(
            "quarters in rows",
            """
            4. Local Government and Social Care Ombudsman

            Quarter\tUpheld\tNot upheld
            Q1 2023/24\t7\t1
            Q2 2023/24\t7\t1
            Q3 2023/24\t7\t1
            Q4 2023/24\t7\t1
            Total 2023/24\t28\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ]),
        ReportCase(
            "services in columns",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\tAdults\tChildren\tPlace\tTotal
            Upheld\t10\t10\t8\t28
            Not upheld\t1\t1\t2\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ]),
        ReportCase(
            "services in rows",
            """
            4. Local Government and Social Care Ombudsman

            Ombudsman decisions by directorate

            Directorate\tUpheld\tNot upheld\tTotal
            Adults\t10\t1\t11
            Children\t10\t1\t11
            Place\t8\t2\t10
            Total\t28\t4\t32
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .ombudsmanDecisions: 32, .upholdInvestigations: 32,
                .upholdRate: 88, .upholdUpheld: 28,
            ]),
        ReportCase(
            "services by year",
            """
            4. Local Government and Social Care Ombudsman

            Ombudsman decisions by service

            Service\t2022/23\t2023/24
            Adults\t40\t41
            Place\t44\t45
            Total\t84\t86
            """,
            figures: [.ombudsmanDecisions: 86],
            earlier: ["2022-23": [.ombudsmanDecisions: 84]]),
        ReportCase(
            "services that do not add up",
            """
            4. Local Government and Social Care Ombudsman

            Ombudsman decisions by service

            Service\t2022/23\t2023/24
            Adults\t40\t41
            Place\t44\t46
            Total\t84\t86
            """,
            figures: [.ombudsmanDecisions: 86],
            earlier: ["2022-23": [.ombudsmanDecisions: 84]],
            findings: [.totalMismatch]),
        ReportCase(
            "headings within a table",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2022/23\t2023/24
            Stage 1\t\t
            Upheld\t100\t110
            Not upheld\t50\t60
            Ombudsman\t\t
            Upheld\t20\t28
            Not upheld\t6\t4
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "a note below makes the table a service's",
            """
            4. Local Government and Social Care Ombudsman

            Outcome\t2022/23\t2023/24
            Upheld\t20\t28
            Not upheld\t6\t4

            These figures are for Adult Social Care only.
            """,
            figures: [:]),
        ReportCase(
            "services' complaints",
            """
            5. Complaints by service

            Service\tComplaints\tUpheld\tNot upheld
            Housing\t300\t100\t200
            Waste\t340\t140\t200
            Total\t640\t240\t400
            """,
            figures: [.complaintsReceived: 640, .complaintsUpheld: 240]),
        ReportCase(
            "stages by kind",
            """
            5. Complaints

            Stage\tAdult social care complaints\tChildren's social care complaints
            Stage 1\t46\t10
            Stage 2\t0\t2
            """,
            figures: [.contactsChildrensSocialCareComplaints: 10]),
    ]

    @Test(arguments: cases)
    func `a report states these figures and no others`(_ item: ReportCase) throws { try item.check() }

    @Test func `a table over services gives each service its figures`() throws {
        let item = ReportCase(
            "services",
            "5. Complaints by service\n\nService\tComplaints\tUpheld\nHousing\t300\t100\nWaste\t340\t140\nTotal\t640\t240",
            figures: [.complaintsReceived: 640, .complaintsUpheld: 240])
        try item.check()
        let services = try item.read().services
        #expect(services.map(\.service) == ["Housing", "Waste"])
        #expect(services.map { $0.figures[.complaintsReceived]?.value } == [300, 340])
        #expect(services.map { $0.figures[.complaintsUpheld]?.value } == [100, 140])
    }

    @Test func `the Ombudsman's cases of one procedure are not all`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            The Council received 201 compliments.

            | | Stage 1 | Stage 2 | Ombudsman | Total |
            |---|---|---|---|---|
            | Corporate complaints | 59 | 15 | 1 | 75 |
            | Statutory complaints | 35 | 9 | 2 | 49 |

            """)
        #expect(reading[.contactsCorporateComplaints] == 75)
        #expect(reading[.contactsOmbudsman] == nil)
    }

    @Test(arguments: ["One | 79\nTwo | 78\nThree | 76", "First | 79\nSecond | 78\nThird | 76"])
    func `rows under a quarter are parts of the year and no services`(_ rows: String) throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nCorporate complaints: 640\nCompliments: 201\n\n"
                + "Complaints received by directorate\n\nQuarter | 2023/24\n\(rows)\n")
        #expect(reading.services.isEmpty)
        #expect(reading.figures.count == 2)
    }
}
