import Model
import Reading
import Testing

/// Tables of the letters for 2014 to 2018 in pieces, and those whose numbers stand elsewhere or are too few.
@Suite struct TableInPiecesTests {
    @Test(arguments: [
        (
            "numbers out of order, which the rate tells",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for Closed After\nLocal Resolution Initial Enquiries\n\n"
                + "Not Upheld\n\n2\n\n6\n\n14\n\n5\n\n9",
            "Upheld\nUphold Rate (%)\n15\n\n75%\n\nTotal\n51"
        ),
        (
            "the first number behind the others",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for\nLocal Resolution\n\nClosed After\nInitial Enquiries\n\n"
                + "Not Upheld\n\n6\n\n14\n\n9\n\n5\n\n2",
            "Upheld\n\nUphold Rate (%)\n\n15\n\n75\n\nTotal\n\n51"
        ),
        (
            "the headings of two columns mixed, so that nothing tells",
            "Incomplete or Invalid\n\nAdvice Given\n\nReferred back for Closed After\nLocal Resolution Initial Enquiries\n\n"
                + "Not Upheld\n\n2\n\n6\n\n9\n\n14\n\n5",
            "Upheld\nUphold Rate (%)\n15\n\n75%\n\nTotal\n51"
        ),
    ])
    func `a table in pieces is no table whose end is cut off`(_ damage: String, _ first: String, _ second: String)
        throws
    {
        let received =
            "Complaints and enquiries received\n\(SampleColumns.received.joined(separator: " | "))\n"
            + "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45\n\n"
        let reading = try SampleText.read(
            MovedTable.letter(2018, "\(received)Decisions made\n\n\(first)\n\nDetailed Investigations\n\(second)"))
        MovedTable.expect(reading, MovedTable.decisions, unclear: [.decisionsNotUpheld, .decisionsAdviceGiven])
        #expect(reading[.receivedTotal] == 45)
    }

    /// The tables of 2014 and 2015 as `pdftotext` delivers them: the first column of the decisions comes last.
    private static func columnLast(received: [String], decisions: [String], upheld: String) -> String {
        let headings = Array(SampleColumns.received.dropLast(2)) + ["Total"]
        return MovedTable.letter(
            2015,
            """
            Complaints and enquiries received
            \(headings.joined(separator: "\n\n"))

            \(received.joined(separator: "\n\n"))

            Not Upheld

            Advice Given

            Closed After Initial
            Enquiries

            Incomplete / Invalid

            Referred Back for
            Local Resolution

            Total

            \(decisions.joined(separator: "\n\n"))

            Decisions made
            Detailed Investigations
            Upheld
            \(upheld)
            """)
    }

    private static let early: [FigureName: Double] = [
        .decisionsUpheld: 12, .decisionsNotUpheld: 4, .decisionsAdviceGiven: 2,
        .decisionsClosedAfterInitialEnquiries: 40, .decisionsIncompleteOrInvalid: 3, .decisionsReferredBack: 16,
        .decisionsTotal: 77,
    ]

    @Test func `a first column that comes last belongs to its table`() throws {
        let reading = try SampleText.read(
            Self.columnLast(
                received: ["5", "8", "0", "7", "0", "0", "12", "25", "57"],
                decisions: ["4", "2", "40", "3", "16", "77"], upheld: "12"))
        MovedTable.expect(reading, Self.early, read: [.decisionsUpheld, .decisionsReferredBack, .receivedHousing])
        #expect(reading[.decisionsUpheld] == 12)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        // Without two noughts the row has as many numbers as the decisions have columns, and adds up.
        (
            "a row of the other table that adds up", ["8", "0", "7", "0", "12", "25", "52"],
            ["0", "2", "54", "5", "53", "77"]
        ),
        // The number of the first column of the received row stands behind.
        (
            "a number of the other table", ["8", "0", "7", "0", "0", "12", "25", "57"],
            ["4", "2", "40", "16", "77", "5"]
        ),
    ])
    func `no number of one table completes another`(
        _ damage: String, _ received: [String], _ decisions: [String]
    ) throws {
        let letter = Self.columnLast(received: received, decisions: decisions, upheld: "12")
        guard let reading = try? SampleText.read(letter) else { return }
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [.decisionsUpheld, .decisionsAdviceGiven, .decisionsTotal] {
            #expect(reading[name] == nil && named.contains(name), "\(name)")
        }
        #expect(reading[.receivedHousing] == nil || reading[.receivedHousing] == 12)
    }

    @Test func `a total below the right end of its row belongs to it`() throws {
        let reading = try SampleText.read(
            MovedTable.letter(
                2018,
                """
                Complaints and enquiries received

                                                        Education
                                            Corporate      and
                Adult Care   Benefits and   and Other   Children's   Environment   Highways and             Planning and
                Services         Tax        Services     Services     Services      Transport     Housing   Development    Other

                40                7             3           1             8             1            1           0          43

                                                                                                          Total
                                                                                                            104

                Decisions made
                \(SampleColumns.decisions.joined(separator: " | "))
                2 | 6 | 14 | 9 | 5 | 15 | 75% | 51
                """))
        #expect(reading[.receivedAdultCareServices] == 40)
        #expect(reading[.receivedEducationAndChildrensServices] == 1)
        #expect(reading[.receivedOther] == 43)
        #expect(reading[.receivedTotal] == 104)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a number between the labels leaves the row unclear, and no total is derived`() throws {
        let decisions =
            "Decisions made\n\(SampleColumns.decisions.joined(separator: " | "))\n2 | 6 | 14 | 9 | 5 | 15 | 75% | 51\n"
        let reading = try SampleText.read(
            MovedTable.letter(
                2018,
                """
                Complaints and enquiries received
                Adult Care Services

                Benefits and Tax Corporate and Other
                Services

                60

                Education and
                Children's Services

                Environment
                Services

                Highways and
                Transport

                Housing

                Planning and
                Development

                Other

                Total

                33

                177

                1

                35

                0

                9

                38

                0

                1

                \(decisions)
                """))
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("received.") })
        #expect(reading[.decisionsTotal] == 51)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedTotal))
    }

    @Test(arguments: [
        "Decisions made\n2\n\(SampleColumns.decisions.joined(separator: "   "))\n",
        "Decisions made\n\(SampleColumns.decisions.joined(separator: " "))\n14 9 51 5 15 51\n",
    ])
    func `numbers too few for their headings are named, and no total is derived`(_ decisions: String) throws {
        let received =
            "Complaints and enquiries received\n\(SampleColumns.received.joined(separator: " | "))\n"
            + "1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45\n\n"
        let reading = try SampleText.read(MovedTable.letter(2018, received + decisions))
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("decisions.") })
        #expect(Set(reading.findings.flatMap(\.figures)).isSuperset(of: [.decisionsTotal, .decisionsUpheld]))
    }

    @Test func `numbers above the title of the remedied pair are none of it`() throws {
        let reading = try SampleText.read(
            MovedTable.letter(
                2017,
                """
                Complaints and enquiries received
                \(SampleColumns.received.joined(separator: " | "))
                1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45

                Incomplete or Invalid
                Advice Given
                Not Upheld
                Upheld

                47

                16

                10

                Decisions made
                Detailed Investigations

                2

                133

                Complaints Remedied

                by LGO

                Satisfactorily by Authority before LGO Involvement

                5
                """))
        #expect(reading[.remediedByOmbudsman] == nil)
        #expect(reading[.remediedByAuthority] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.remediedByAuthority))
    }
}
