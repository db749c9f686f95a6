import ControlInterface
import Model
import Oversight
import Testing

@testable import Commands

/// The table of `ombudsctl show`: years as columns, figures as rows.
@Suite struct YearsTableTests {
    private static let council = Authority(
        name: "Northmoor District Council", slug: "northmoor-district-council", kind: .district, gss: nil)
    private static let letter = DocumentReference(name: "letter.txt", sha256: String(repeating: "a", count: 64))

    private static func year(
        _ endYear: Int, _ figures: [FigureName: Double], kind: DocumentKind = .annualReviewLetter,
        basis: Figure.Basis = .stated, unclear: FigureName? = nil
    ) throws -> AuthorityReport.Year {
        let place = Place(page: 1, line: 14, text: "as printed")
        return AuthorityReport.Year(
            period: try #require(Period(endYear: endYear)), document: letter, kind: kind,
            figures: Dictionary(
                uniqueKeysWithValues: figures.map { ($0, Figure(value: $1, unit: $0.unit, basis: basis, place: place)) }
            ),
            sources: [:], peerAverages: [:],
            findings: unclear.map {
                [Finding(code: .figureUnclear, figures: [$0], message: "It is torn.", place: place)]
            }
                ?? [],
            alerts: [], otherDocuments: [])
    }

    private static func lines(_ years: [AuthorityReport.Year], width: Int? = nil) -> [String] {
        YearsTable(AuthorityReport(authority: council, years: years)).lines(fitting: width)
    }

    private static func row(_ label: String, _ lines: [String]) throws -> [String] {
        let line = try #require(lines.first { $0.hasPrefix("  " + label) })
        return line.dropFirst(2 + label.count).split(separator: " ").map(String.init)
    }

    private static let whole: [FigureName: Double] = [
        .upholdRate: 60, .upholdPeerAverage: 55, .upholdUpheld: 3, .upholdInvestigations: 5, .complianceRate: 100,
        .remedyRate: 20,
    ]

    @Test func `years stand side by side in order, with the change on the year before`() throws {
        var earlier = Self.whole
        earlier[.upholdRate] = 72.5
        let lines = Self.lines([try Self.year(2025, Self.whole), try Self.year(2024, earlier)])
        #expect(lines.contains { $0.split(separator: " ") == ["2023-24", "2024-25", "CHANGE"] })
        #expect(try Self.row("Uphold rate", lines) == ["72.5%", "60%", "-12.5", "pts"])
        #expect(try Self.row("Upheld decisions", lines) == ["3", "3", "same"])
        #expect(!lines.contains { $0.contains("unknown") })
    }

    @Test func `rows have the letter's order and words`() throws {
        let lines = Self.lines([try Self.year(2025, Self.whole)])
        let order = [
            "Complaints upheld", "  Uphold rate", "  Average, similar authorities", "  Upheld decisions",
            "  Detailed investigations", "Compliance with Ombudsman recommendations", "  Compliance rate",
            "Satisfactory remedies provided by the authority", "  Satisfactory remedies",
        ]
        let places = order.map { text in lines.firstIndex { $0 == text || $0.hasPrefix(text + "  ") } }
        #expect(!places.contains(nil))
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test func `a missing headline figure is a line before the table, with the reason and the command`() throws {
        let lines = Self.lines([
            try Self.year(2025, [.complianceRate: 100], unclear: .upholdRate),
            try Self.year(2024, [.contactsTotal: 9], kind: .complaintsReport),
        ])
        #expect(
            lines.prefix(2) == [
                "Uphold rate: unknown for 2024-25, see `ombudsctl show northmoor-district-council --year 2024-25` (its number "
                    + "is unclear, page 1, line 14)",
                "Uphold rate: unknown for 2023-24, see `ombudsctl show northmoor-district-council --year 2023-24` (no letter "
                    + "of the Ombudsman is here)",
            ])
        #expect(lines[2].hasPrefix("Compliance rate: unknown for 2023-24"))
        #expect(lines[3].hasPrefix("Rate of satisfactory remedies: unknown for 2024-25"))
        #expect(try Self.row("Compliance rate", lines) == ["-", "100%"])
    }

    @Test func `letters up to 2017-18 have no rates of compliance and remedies to miss`() throws {
        let lines = Self.lines([try Self.year(2017, [.upholdRate: 50])])
        #expect(!lines.contains { $0.contains("unknown") })
    }

    @Test func `the break of 2022-23 is drawn, said, and no change is formed across it`() throws {
        let lines = Self.lines([try Self.year(2023, Self.whole), try Self.year(2022, Self.whole)])
        #expect(try Self.row("Uphold rate", lines) == ["60%", "‖", "60%", "‖"])
        #expect(lines.contains(YearNotes.breakNote))
        let after = Self.lines([try Self.year(2024, Self.whole), try Self.year(2023, Self.whole)])
        #expect(!after.contains { $0.contains("‖") })
    }

    @Test func `complaints received do not depend on the selection of cases, and their change is formed`() throws {
        let lines = Self.lines([
            try Self.year(2023, [.receivedTotal: 12]), try Self.year(2022, [.receivedTotal: 10]),
        ])
        #expect(try Self.row("Total received", lines) == ["10", "‖", "12", "+2"])
        #expect(!lines.contains(YearNotes.breakNote))
    }

    @Test func `the pause of 2020-21 is said where another year stands beside it`() throws {
        let paused = try Self.year(2021, Self.whole)
        #expect(Self.lines([paused, try Self.year(2020, Self.whole)]).contains(YearNotes.pauseNote))
        #expect(!Self.lines([paused]).contains(YearNotes.pauseNote))
    }

    @Test func `received and decided stand together with the reason why they differ`() throws {
        let both = Self.lines([try Self.year(2017, [.receivedTotal: 9, .decisionsTotal: 8])])
        #expect(both.contains(YearNotes.receivedNote))
        #expect(!Self.lines([try Self.year(2017, [.receivedTotal: 9])]).contains(YearNotes.receivedNote))
    }

    @Test func `no change is formed over a year without a document`() throws {
        let lines = Self.lines([try Self.year(2025, Self.whole), try Self.year(2023, Self.whole)])
        #expect(try Self.row("Uphold rate", lines) == ["60%", "60%"])
        #expect(lines.contains("There is no document for 2023-24."))
    }

    @Test func `a figure that a finding names bears a mark, and the finding is said`() throws {
        var year = try Self.year(2025, Self.whole)
        year.findings = [
            Finding(
                code: .rateMismatch, figures: [.upholdRate], message: "60% is not 3 of 9.",
                place: Place(page: 1, line: 14, text: "60%"))
        ]
        let lines = Self.lines([year])
        #expect(try Self.row("Uphold rate", lines) == ["60%!"])
        #expect(lines.contains("! 2024-25: 60% is not 3 of 9."))
    }

    @Test func `a quoted figure bears a mark, and the mark its explanation`() throws {
        let lines = Self.lines([try Self.year(2025, [.upholdRate: 60], basis: .quoted)])
        #expect(try Self.row("Uphold rate", lines) == ["60%‡"])
        #expect(lines.contains { $0.hasPrefix("‡ Quoted by another paper") })
    }

    @Test(arguments: [40, 80, 200]) func `the table fits the terminal`(_ width: Int) throws {
        let years = try (2014...2025).reversed().map { try Self.year($0, Self.whole) }
        let lines = Self.lines(years, width: width).filter { !$0.contains("`") }
        #expect(lines.allSatisfy { $0.displayWidth <= width })
        #expect(lines.contains { $0.contains("2024-25") && $0.contains("CHANGE") })
    }

    @Test(arguments: [
        ([0, 50, 100], 100, "▁▄█"), ([1, nil, 4], 4, "▂ █"), ([0, 0], 0, "▁▁"), ([Double?](), 1, ""),
    ]) func `a sparkline starts at zero and shows gaps`(_ values: [Double?], _ largest: Double, _ text: String) {
        #expect(Sparkline.text(values[...], upTo: largest) == text)
    }

    @Test(arguments: [
        ("2023-24", "2023-24"), ("2023/24", "2023-24"), ("2023-2024", "2023-24"), ("1999/2000", "1999-00"),
        ("2023", nil), ("2023-25", nil), ("2023-1924", nil), ("last", nil),
    ]) func `a reporting year is read as people write it`(_ text: String, _ name: String?) {
        #expect((try? ReportingYear.parse(text))?.name == name)
    }
}
