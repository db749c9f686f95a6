import Model
import Reading
import Testing

/// Numbers near a report's figures that are none of them, and layouts that make a number easily another's.
@Suite struct ReportPitfallTests {
    private static let front =
        "Annual Complaints Report 2022/23\n\nKesmoor County Council\n\nCorporate complaints: 640\n\nCompliments: 201\n\n"

    private static func reading(_ body: String) throws -> Reading {
        try SampleText.read(front + body)
    }

    @Test(
        arguments: [
            // Other councils beside this one.
            """
            Ombudsman decisions: our neighbours

            Council\tUpheld\tNot upheld
            Westmere County Council\t14\t3
            Northmere County Council\t40\t12
            Total\t54\t15
            """,
            """
            Local Government and Social Care Ombudsman

            Authority\tDecisions\tUpheld\tNot upheld
            Norfolk\t120\t40\t12
            Suffolk\t110\t33\t9
            Total\t230\t73\t21
            """,
            // The number of a table.
            "Table 1 Contacts received by year\n\nFigure 2 Compliments\n",
            // A department's own.
            "Children's social care\n\nStage\t2021/22\t2022/23\nStage 1\t40\t44\nTotal\t40\t44\n\nCompliments: 33\n",
        ])
    func `tables of other councils, numbers of tables and a department state nothing, and raise no finding`(
        _ body: String
    ) throws {
        let reading = try Self.reading(body)
        #expect(Set(reading.figures.keys) == [.contactsCorporateComplaints, .contactsCompliments])
        #expect(reading.earlier.isEmpty)
        #expect(reading.findings.isEmpty)
    }

    @Test func `of a table of councils the council's own row is read`() throws {
        let reading = try Self.reading(
            "Ombudsman decisions: how we compare\n\nCouncil\tUpheld\tNot upheld\nNorthmere County Council\t40\t12\n"
                + "Kesmoor County Council\t14\t3\nTotal\t54\t15\n")
        #expect(reading[.decisionsUpheld] == 14)
        #expect(reading[.decisionsNotUpheld] == 3)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a paragraph right above a heading belongs to the section above`() throws {
        let reading = try Self.reading(
            """
            2. Volumes
            2.1 The Council received 1,204 contacts in 2022/23.
            3. The Local Government and Social Care Ombudsman
            3.1 The Ombudsman made decisions on 40 cases.
            """)
        #expect(reading[.contactsTotal] == 1204)
        #expect(reading[.ombudsmanDecisions] == 40)
    }

    @Test func `the total row of directorates by kind states the contacts`() throws {
        let reading = try Self.reading(
            """
            Contacts by directorate

            Directorate\tComplaints\tCompliments\tEnquiries
            Place\t300\t90\t200
            People\t340\t111\t300
            Total\t640\t201\t500
            """)
        #expect(reading[.contactsEnquiries] == 500)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.findings.isEmpty)
    }

    @Test func `two sentences side by side keep their own years`() throws {
        let reading = try Self.reading(
            "In 2021/22 the Ombudsman upheld 12 complaints. In 2022/23 the Ombudsman upheld 14 complaints and did not "
                + "uphold three.\n")
        #expect(reading[.decisionsUpheld] == 14)
        #expect(reading[.decisionsNotUpheld] == 3)
        #expect(reading.earlier["2021-22"]?[.decisionsUpheld]?.value == 12)
    }

    @Test(arguments: [0, 1])
    func `cases upheld with injustice and without it, counted apart, make no figure`(_ without: Int) throws {
        let reading = try Self.reading(
            """
            Ombudsman decisions

            Outcome\t2022/23
            Upheld: maladministration and injustice\t8
            Upheld: no injustice\t\(without)
            Not upheld\t5
            """)
        #expect(reading[.decisionsUpheld] == (without == 0 ? 8 : nil))
        #expect(reading.findings.map(\.code) == (without == 0 ? [] : [.figureUnclear]))
    }

    @Test func `a share of the resolved complaints is the rate of faults found`() throws {
        let reading = try Self.reading(
            "Of the 600 corporate complaints that were resolved in the year, 270 (45%) were upheld or partially upheld.\n"
        )
        #expect(reading[.outcomesFaultFound] == 270)
        #expect(reading[.outcomesFaultFoundRate] == 45)
    }
}
