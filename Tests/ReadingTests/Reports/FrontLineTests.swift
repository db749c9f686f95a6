import Model
import Reading
import Testing

/// Labelled lines over a report that speak of the paper: its title, its readers, the plan that it serves.
@Suite struct FrontLineTests {
    private static let body = """

        1. Complaints
        The Council received 640 corporate complaints and 201 compliments in 2023/24.

        2. Local Government and Social Care Ombudsman
        The Ombudsman made 80 decisions in 2023/24: 12 complaints were upheld and 9 were not upheld.

        """

    @Test(arguments: [
        "Kesmoor Borough Council\n\nTitle: Annual complaints report 2023/24\nMeeting: Audit Committee\n",
        "Kesmoor Borough Council\nReport title: Complaints annual report 2023/24\nLead officer: Chief Executive\n",
        "Kesmoor Borough Council: complaints annual report 2023/24\n",
        "| | |\n|---|---|\n| Meeting: | Audit Committee |\n| Title: | Annual complaints report 2023/24 |\n\nKesmoor Borough Council\n",
        "Kesmoor Borough Council\nStrategic priority: A modern council\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nStatus: Open\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nWards affected: All\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nWard(s) affected: Not applicable\nAnnual complaints report 2023/24\n",
        """
        Kesmoor Borough Council
        Foreword
        I am pleased to present the annual complaints report for 2023/24. Councillor Jo Frost, Cabinet Member for Housing.

        """,
    ])
    func `a line about the paper leaves the numbers the council's`(_ front: String) throws {
        let reading = try SampleText.read(front + Self.body)
        let expected: [FigureName: Double] = [
            .contactsCorporateComplaints: 640, .contactsCompliments: 201, .ombudsmanDecisions: 80,
            .decisionsUpheld: 12, .decisionsNotUpheld: 9,
        ]
        #expect(reading.figures.filter { !$0.value.isDerived }.mapValues(\.value) == expected)
        #expect(reading.services.isEmpty)
    }

    @Test(arguments: [
        "Kesmoor Borough Council\nTitle: Housing: annual complaints report 2023/24\n",
        "Kesmoor Borough Council\nTitle: Annual complaints report 2023/24 for Saltmere\n",
        "Kesmoor Borough Council: Parking\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nWard: Hillside\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nWards affected: Hillside\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nWard(s): Hillside\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nArea covered: north of the river\nAnnual complaints report 2023/24\n",
        "Kesmoor Borough Council\nStatus: open cases\nAnnual complaints report 2023/24\n",
    ])
    func `a label or title of a part leaves no number the council's`(_ front: String) throws {
        do throws(Refusal) {
            for reading in try DocumentReader.read(DocumentText(front + Self.body)) {
                #expect(reading.figures.isEmpty)
            }
        } catch {
            #expect(error.code == .noFigures)
        }
    }

    @Test func `a report to a committee may be on the Ombudsman's cases alone`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Report to: Audit Committee
            Annual complaints report 2023/24

            Local Government and Social Care Ombudsman
            The Ombudsman decided 88 complaints. 11 complaints were upheld and 4 were not upheld.

            """)
        #expect(reading[.ombudsmanDecisions] == 88)
        #expect(reading[.decisionsUpheld] == 11)
        #expect(reading[.decisionsNotUpheld] == 4)
    }
}
