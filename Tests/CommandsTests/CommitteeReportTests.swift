import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Testing

@testable import Commands

/// The page of `ombudsctl report` about one council.
@Suite struct CommitteeReportTests {
    static let council = Authority(
        name: "Northmoor District Council", slug: "northmoor-district-council", kind: .district, gss: nil)
    static let letter = DocumentReference(name: "letter.txt", sha256: String(repeating: "a", count: 64))

    static func year(
        _ endYear: Int, _ figures: [FigureName: Double], average: Double? = nil, findings: [Finding] = [],
        alerts: [Alert] = [], document: DocumentReference = letter
    ) throws -> AuthorityReport.Year {
        let json = average.map { #"{"value": \#($0), "basis": "letter"}"# } ?? #"{"unknown": "None is stored."}"#
        let peers = try JSONDecoder().decode(PeerAverage.self, from: Data(json.utf8))
        var figures = figures
        if let average { figures[.upholdPeerAverage] = average }
        return AuthorityReport.Year(
            period: try #require(Period(endYear: endYear)), document: document, kind: .annualReviewLetter,
            figures: Dictionary(
                uniqueKeysWithValues: figures.enumerated().map { line, figure in
                    let place = Place(page: 2, line: line + 1, text: "as printed")
                    return (figure.key, Figure(value: figure.value, unit: figure.key.unit, place: place))
                }),
            sources: [:], peerAverages: [.uphold: peers], findings: findings, alerts: alerts, otherDocuments: [])
    }

    static let whole: [FigureName: Double] = [
        .upholdRate: 60, .upholdUpheld: 3, .upholdInvestigations: 5, .complianceRate: 100, .complianceOutcomes: 2,
        .remedyRate: 20,
    ]

    static func page(
        _ years: [AuthorityReport.Year], about period: Period? = nil, authority: Authority = council
    ) throws -> Page {
        let report = try CommitteeReport(
            AuthorityReport(authority: authority, years: years), about: period, comparedWith: [], group: "",
            sources: [], at: Timestamp(seconds: 1_700_000_000))
        return Page(report.html.source)
    }

    @Test func `the sections stand in their order, and the contents lead to each`() throws {
        let page = try Self.page([try Self.year(2025, Self.whole, average: 50)])
        #expect(
            page.headings == [
                "The year in brief", "Contents", "Complaints upheld", "Compliance with recommendations",
                "Satisfactory remedies", "Alerts, and what was done", "What is not known",
                "How the averages came about", "The Complaint Handling Code, 8.1", "Where each number stands",
            ])
        #expect(page.links.filter { $0.hasPrefix("#") }.allSatisfy { page.ids.contains(String($0.dropFirst())) })
        #expect(Set(page.ids).count == page.ids.count)
    }

    @Test func `the headline says the rate, its counts, the average and whether chance explains the difference`() throws
    {
        let page = try Self.page([try Self.year(2025, Self.whole, average: 50)])
        #expect(
            page.text.contains(
                "The Ombudsman found fault in 60% [1] of the complaints that were investigated (3 of 5), above the average of "
                    + "50% [2] in similar authorities, but 5 cases are too few to tell."))
    }

    @Test func `every number of the year leads to its document, page and line`() throws {
        let year = try Self.year(2025, Self.whole, average: 50)
        let page = try Self.page([year])
        for (name, figure) in year.figures {
            let place =
                "2024-25: \(name.words): \(figure.displayText). letter.txt, page 2, line \(figure.place.line): “as printed”"
            #expect(page.text.contains(place))
        }
        let places = page.ids.filter { $0.hasPrefix("source-") }
        #expect(places.count == year.figures.count)
        #expect(places.allSatisfy { page.links.contains("#" + $0) })
    }

    @Test func `a missing headline figure is said to be unknown, with the reason`() throws {
        let page = try Self.page([try Self.year(2025, [.complianceRate: 80])])
        #expect(page.text.contains("The uphold rate is unknown: the letter gives none that could be read."))
        #expect(page.text.contains("Uphold rate, 2024-25: the letter gives none that could be read."))
        #expect(page.text.contains("Anything below 100% needs an explanation."))
    }

    @Test func `only a letter is said to be the letter`() throws {
        let letter = try Self.year(2025, Self.whole)
        var table = letter
        table.kind = .performancePage
        #expect(try Self.page([letter]).text.contains("letter.txt, SHA-256 aaaa"))
        #expect(try Self.page([table]).text.contains("Not here: the figures are from the Ombudsman's statistics page."))
    }

    @Test func `an average that is not known is said so, and nothing is above it`() throws {
        let page = try Self.page([try Self.year(2025, Self.whole)])
        #expect(page.text.contains("the average of similar authorities is unknown"))
        #expect(page.text.contains("Average uphold rate of similar authorities, 2024-25: None is stored."))
        #expect(!page.text.contains("above the average"))
    }

    @Test func `no line crosses the break of 2022-23, and the break is said`() throws {
        let years = try [2024, 2023, 2022, 2021].map { try Self.year($0, Self.whole, average: 50) }
        let page = try Self.page(years)
        // Two lines a chart, the council's and the average's, of two parts each; a chart has two drawings.
        #expect(page.source.ranges(of: "class=\"ownLine\"").count == 3 * 2 * 2)
        #expect(page.source.ranges(of: "class=\"peerLine\"").count == 1 * 2 * 2 + 1)
        #expect(page.text.contains(YearNotes.breakNote))
        #expect(page.text.contains(YearNotes.pauseNote))
    }

    @Test func `a figure that a finding names bears a mark, and the finding is told`() throws {
        let finding = Finding(
            code: .rateMismatch, figures: [.upholdRate], message: "60% is not 3 of 9.",
            place: Place(page: 1, line: 14, text: "60%"))
        let page = try Self.page([try Self.year(2025, Self.whole, average: 50, findings: [finding])])
        #expect(page.text.contains("found fault in 60%! [1]"))
        #expect(page.text.contains("! 2024-25: 60% is not 3 of 9."))
    }

    @Test func `five years stand side by side, and the earlier ones are counted`() throws {
        let years = try (2016...2025).reversed().map { try Self.year($0, Self.whole, average: 50) }
        let page = try Self.page(years, about: Period(endYear: 2024))
        #expect(page.text.contains("4 earlier years are known and not shown here."))
        #expect(!page.text.contains("2024-25"))
        #expect(page.text.contains("2019-20"))
        #expect(!page.text.contains("2018-19"))
    }

    @Test func `a year without anything is refused with those that there are`() throws {
        let report = AuthorityReport(authority: Self.council, years: [try Self.year(2025, Self.whole)])
        #expect(throws: Failure.self) { try CommitteeReport.year(of: report, Period(endYear: 2019)) }
    }

    // MARK: The files inside

    @Test func `the numbers of a chart are a file inside the page, with their places`() throws {
        let page = try Self.page([try Self.year(2025, Self.whole, average: 50)])
        let file = try #require(page.files.first)
        let lines = file.split(separator: "\r\n")
        #expect(
            lines.first == "\u{FEFF}year,year_ending,figure,value,unit,basis,document,sha256,page,line,text")
        #expect(lines.contains { $0.hasPrefix("2024-25,2025-03-31,uphold.rate,60,percent,stated,letter.txt,aaaa") })
        #expect(lines.contains { $0.hasPrefix("2024-25,2025-03-31,uphold.peerAverage,50,percent") })
    }

    // MARK: What others wrote

    @Test(arguments: [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x onerror=alert(1)>", "]]></style><b>",
        "&lt;b&gt;", "javascript:alert(1)", "\u{202E}gnp\u{0}",
    ]) func `no text of a document, file name or note becomes markup`(_ attack: String) throws {
        let place = Place(page: 1, line: 1, text: attack)
        let finding = Finding(code: .figureConflict, figures: [.upholdRate], message: attack, place: place)
        let document = DocumentReference(name: attack, sha256: String(repeating: "b", count: 64))
        var authority = Self.council
        authority.name = attack
        let year = try Self.year(2025, Self.whole, average: 50, findings: [finding], document: document)
        let harmless = try Self.page([
            try Self.year(
                2025, Self.whole, average: 50,
                findings: [
                    Finding(
                        code: .figureConflict, figures: [.upholdRate], message: "m",
                        place: Place(page: 1, line: 1, text: "t"))
                ])
        ])
        let page = try Self.page([year], authority: authority)
        #expect(page.tags == harmless.tags)
        #expect(page.isWellFormed)
        #expect(page.text.contains(printable(attack)))
        #expect(!page.tags.contains { $0.contains("script") })
        #expect(page.links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:text/csv") || $0 == "data:," })
    }
}

/// A page, taken apart.
struct Page {
    let source: String
    /// The names of the tags in their order, the attributes' names behind each.
    private(set) var tags: [String] = []
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    private(set) var headings: [String] = []
    /// The text without tags.
    private(set) var text = ""
    /// Whether every element that begins ends, inside the one that it began in.
    private(set) var isWellFormed = true

    init(_ source: String) {
        self.source = source
        var rest = source[...].dropFirst("<!DOCTYPE html>".count)
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            let before = Self.unescaped(rest[..<start])
            if open.last != "style" { text += before }
            guard let end = rest[start...].firstIndex(of: ">") else {
                isWellFormed = false
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { isWellFormed = false }
                if tag == "/h2" { headings.append(before) }
                continue
            }
            // Values hold neither quotes nor angle brackets, so that every second piece is one.
            let pieces = tag.split(separator: "\"", omittingEmptySubsequences: false)
            let names = pieces.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
            let values = pieces.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { Self.unescaped($0.element) }
            tags.append(names.joined())
            for (name, value) in zip(names, values) {
                if name.hasSuffix(" id=") { ids.append(value) }
                if name.hasSuffix(" href=") { links.append(value) }
            }
            let element = String(tag.prefix { $0 != " " })
            if !["meta", "link"].contains(element) { open.append(element) }
        }
        if !open.isEmpty { isWellFormed = false }
    }

    /// The texts of the files inside.
    var files: [String] {
        links.compactMap { link in
            let start = "data:text/csv;charset=utf-8;base64,"
            guard link.hasPrefix(start), let data = Data(base64Encoded: String(link.dropFirst(start.count))) else {
                return nil
            }
            return String(decoding: data, as: UTF8.self)
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(String(text)) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
