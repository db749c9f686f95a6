import Model
import Reading
import Testing

/// Numbers that stand in for others that are lost or unreadable.
@Suite struct LostNumberTests {
    @Test(arguments: ["01/04/2008 - 31/03/2009    9    l7.9", "01/04/2008 - 31/03/2009   9   17,g"])
    func `a row that goes on with an unreadable number is unclear`(_ row: String) throws {
        let reading = try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Sallowmere Borough Council
            for the year ended 31 March 2009

            We decided 58 complaints about your Council.

            Response times             FIRST ENQUIRIES
                                 No. of First    Avg no. of days
                                 Enquiries       to respond
            \(row)
            """)
        #expect(reading[.decisionsTotal] == 58)
        for name in [FigureName.responseFirstEnquiries, .responseAverageDays] {
            let isUnclear = reading.findings.contains { $0.figures.contains(name) }
            #expect(reading[name] == nil && isUnclear || name == .responseFirstEnquiries && reading[name] == 9)
        }
    }

    @Test(arguments: [
        ("a total of 5 compliance", "a total of 1\n5 compliance", FigureName.complianceOutcomes),
        ("In **100%** of cases", "In 10\n0% of cases", .complianceRate),
        ("average of **99%**", "average of 9\n9%", .compliancePeerAverage),
    ])
    func `a number that a line's end tears in two is unclear`(
        _ whole: String, _ torn: String, _ name: FigureName
    ) throws {
        let blocks = SampleLetter.blocks().replacing(whole, with: torn)
        let reading = try SampleText.read(SampleLetter.text(statistics: blocks))
        #expect(reading[name] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) })
    }

    @Test(arguments: ["5. 7", "\u{FFFD}.7", "5\n.7"])
    func `a decimal of which a part is torn off is unclear`(_ number: String) throws {
        let blocks = SampleLetter.blocks(year: 2024).replacing(
            "upheld decisions\n\nStatistics",
            with: "upheld decisions\n\n\(number) upheld decisions per 100,000 residents.\n\nStatistics")
        let reading = try SampleText.read(SampleLetter.text(year: 2024, statistics: blocks))
        #expect(reading[.upholdPer100k] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.upholdPer100k) })
    }

    @Test func `a basis without its number is named`() throws {
        let blocks = SampleLetter.blocks().replacing("total of 5 compliance", with: "total of  compliance")
        let reading = try SampleText.read(SampleLetter.text(statistics: blocks))
        #expect(reading[.complianceOutcomes] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.complianceOutcomes) })
    }

    @Test func `a count above its label is no figure per 100,000 residents`() throws {
        let blocks = SampleLetter.blocks(upheld: "", year: 2024).replacing(
            "upheld decisions\n\nStatistics",
            with:
                "29\nupheld decisions\nper 100,000 residents\n\nThe average for organisations of this type is\n\nStatistics"
        )
        let reading = try SampleText.read(SampleLetter.text(year: 2024, statistics: blocks))
        #expect(reading[.upholdPer100k] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.upholdPer100k) })
    }

    @Test(arguments: [
        ("Interim Chief Executive London\nBorough of Nethermoor", "London Borough of Nethermoor"),
        ("Head of Paid Service Vale of\nCinderfleet City Council", "Vale of Cinderfleet City Council"),
        ("Chief Executive\nCinderfleet City Council", "Cinderfleet City Council"),
    ])
    func `a name that goes on over a line's end is whole`(_ address: String, _ name: String) throws {
        let letter = SampleLetter.text(council: "", statistics: SampleLetter.blocks()).replacing(
            "Interim Chief Executive\n", with: "\(address)\n")
        #expect(try SampleText.read(letter).authority.name == name)
    }
}

/// Lists of headings with their values in which a heading is unreadable and a value is lost.
@Suite struct LostValueInListTests {
    private static func letter(_ received: [String]) -> String {
        """
        Local Authority Report: Larkcroft District Council
        For the Period Ending: 31/03/2014

        Complaints and enquiries received

        \(received.joined(separator: "\n"))

        Decisions made

        Upheld
        12
        Not Upheld
        12
        Advice given
        10
        Closed after initial enquiries
        1
        Incomplete/Invalid
        2
        Referred back for local resolution
        3
        Total
        40
        """
    }

    private static let start = [
        "Adult Care Services", "1", "Benefits and Tax", "9", "Corporate and Other Services", "10",
        "Education and Children's Services", "11", "Environmental Services & Public Protection & Regulation", "14",
    ]

    @Test(arguments: ["Husing", "Housi0g", "H0USlNG"])
    func `a value behind an unreadable heading is not the one's before it`(_ heading: String) throws {
        let list =
            Self.start + ["Highways and Transport", heading, "2", "Planning and Development", "13", "Total", "60"]
        let reading = try SampleText.read(Self.letter(list))
        #expect(reading[.decisionsTotal] == 40)
        #expect(reading[.receivedHighwaysAndTransport] ?? 0 == 0)
        #expect(reading[.receivedHousing] ?? 2 == 2)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedHousing) })
    }

    @Test func `values that add up on the wrong side of their headings are none`() throws {
        let list = [
            "Adult Care Services", "7", "Benefits and Tax", "Corporate and Other Services", "4",
            "Education and Children's Services", "0", "Environmental Services & Public Protection & Regulation", "0",
            "Highways a nd Transport", "3", "Housing", "0", "lanning and Development", "14", "Total", "28",
        ]
        let reading = try SampleText.read(Self.letter(list))
        #expect(reading[.receivedTotal] ?? 28 == 28)
        #expect(reading[.receivedAdultCareServices] ?? 7 == 7)
        #expect(
            reading.findings.contains {
                $0.code == .figureUnclear && $0.figures.contains(.receivedPlanningAndDevelopment)
            })
    }
}

/// Tables of the older letters with a label and a value on lines in turn.
@Suite struct LabelsInTurnTests {
    private static let labels = [
        "Adult care services", "Benefits", "Education", "Housing", "Other", "Transport and highways",
    ]
    private static let values = ["7", "28", "3", "25", "0", "46"]

    private static func read(_ lines: [String]) throws -> Reading {
        try SampleText.read(
            """
            LOCAL AUTHORITY REPORT - Sallowmere Borough Council          For the period ending 31/03/2007

            Complaints received by subject area
            01/04/2006 - 31/03/2007
            \(lines.joined(separator: "\n"))

            Decisions MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Premature complaints Total excl premature Total
            01/04/2006 - 31/03/2007 0 2 0 0 8 4 3 5 17 22
            """)
    }

    private static func received(_ reading: Reading) -> [FigureName: Double] {
        SampleLetter.values(reading).filter { $0.key.rawValue.hasPrefix("received.") }
    }

    private static let truth: [FigureName: Double] = [
        .receivedAdultCareServices: 7, .receivedBenefits: 28, .receivedEducation: 3, .receivedHousing: 25,
        .receivedOther: 0, .receivedTransportAndHighways: 46, .receivedTotal: 109,
    ]

    @Test func `each label has the value behind it`() throws {
        let lines = zip(Self.labels + ["Total"], Self.values + ["109"]).flatMap { [$0, $1] }
        #expect(Self.received(try Self.read(lines)) == Self.truth)
    }

    @Test(arguments: [["109", "Total"], ["Total", "109"], []])
    func `values before their labels are never those of the labels before them`(_ end: [String]) throws {
        let lines = zip(Self.labels, Self.values).flatMap { [$1, $0] } + end
        let reading = try Self.read(lines)
        #expect(Self.received(reading).allSatisfy { Self.truth[$0.key] == $0.value })
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.receivedHousing) })
    }

    @Test func `a label without its value leaves no label behind it in silence`() throws {
        let lines = zip(Self.labels + ["Total"], Self.values + ["109"]).flatMap {
            $0 == "Other" ? [$0, ""] : [$0, $1]
        }
        let reading = try Self.read(lines)
        let named = Set(reading.findings.flatMap(\.figures))
        for (name, value) in Self.truth {
            #expect(reading[name] == value || reading[name] == nil && named.contains(name), "\(name)")
        }
    }
}
