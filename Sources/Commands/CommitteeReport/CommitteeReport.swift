import ControlInterface
import Model
import Oversight

/// The page about one council that a committee is given: a section each file of `Sections`.
struct CommitteeReport {
    /// The councils that the council is compared with in one figure.
    struct Comparing {
        let by: ComparedFigure
        let comparison: Comparison
    }

    let report: AuthorityReport
    /// The year that the page is about.
    let year: AuthorityReport.Year
    /// The years side by side, with figures of their own, the earliest first; the last is `year` where that has figures.
    let years: [AuthorityReport.Year]
    let comparisons: [Comparing]
    /// The words for the councils compared, in the plural, and their sources.
    let group: String
    let groupSources: [String]
    let madeAt: Timestamp
    /// Whether the page is one of a site, with a page that lists all councils.
    var isOfSite = false
    let sources = SourceList()

    /// The most years that stand side by side.
    static let mostYears = 5

    /// - Parameter period: the year that the page is about; nil for the latest with figures.
    /// - Throws: `not-found` where there is nothing about the year.
    init(
        _ report: AuthorityReport, about period: Period?, comparedWith comparisons: [Comparing], group: String,
        sources: [String], at now: Timestamp
    ) throws(Failure) {
        let year = try Self.year(of: report, period)
        self.report = report
        self.year = year
        years = report.years.filter { !$0.figures.isEmpty && $0.period <= year.period }.prefix(Self.mostYears)
            .reversed()
        self.comparisons = comparisons
        self.group = group
        groupSources = sources
        madeAt = now
    }

    /// The year that a page is about: the wanted one, or the latest that has figures.
    ///
    /// - Throws: `not-found` where there is nothing about it.
    static func year(of report: AuthorityReport, _ period: Period?) throws(Failure) -> AuthorityReport.Year {
        let found =
            period.map { period in report.years.first { $0.period == period } }
            ?? (report.years.first { !$0.figures.isEmpty } ?? report.years.first)
        if let found { return found }
        let known = report.years.map(\.period)
        throw Failure(
            .notFound,
            "There is nothing about \(report.authority.name)\(period.map { " in \($0.name)" } ?? ""); "
                + (known.isEmpty ? "there is nothing about any year." : "there is for \(UnknownFigures.list(known))."))
    }

    var authority: Authority { report.authority }
    var period: Period { year.period }

    /// As "Northmoor District Council and the Ombudsman, 2023-24".
    var title: String { "\(authority.name) and the Ombudsman, \(period.name)" }

    /// The page.
    var html: HTML {
        // The sources come last, when every section has asked for its own.
        let sections = [
            headline, rateSection(.uphold), rateSection(.compliance), rateSection(.remedy), caseloadSection,
            serviceSection, alertSection, remarkSection, comparisonSection, unknownSection, averageSection, codeSection,
        ].compactMap { $0 }
        let all = sections + [sourceSection]
        return PageFrame.html(
            titled: title, introduction: HTML(text: origin), isOfSite: isOfSite,
            main: [all[0].html, PageFrame.contents(of: all.dropFirst())] + all.dropFirst().map(\.html), at: madeAt)
    }

    private var origin: String {
        if year.isWithdrawn {
            let count = year.ownDocuments.count
            return "For the year to 31 March \(period.endYear). \(counted(count, "document")) about it "
                + "\(agreeing(count, "was", "were")) withdrawn, so that nothing is known."
        }
        let kind =
            year.isQuotationOnly
            ? quotationText : (year.kind == .annualReviewLetter ? "the " : "") + year.kind.displayText
        return "For the year to 31 March \(period.endYear). From \(kind): \(year.document.name)"
            + (year.otherDocuments.isEmpty ? "." : ", and \(counted(year.otherDocuments.count, "other document")).")
    }

    // MARK: Numbers

    /// A figure of a year with its mark and the reference to its place; "unknown" where there is none.
    func value(_ name: FigureName, in year: AuthorityReport.Year) -> HTML {
        guard let figure = year.figures[name] else { return "unknown" }
        let marks = FigureMark.signs(of: figure, isInDoubt: isInDoubt(name, in: year))
        return "\(figure.cellText)\(marks)" + reference(name, figure, in: year)
    }

    func reference(_ name: FigureName, _ figure: Figure, in year: AuthorityReport.Year) -> HTML {
        sources.reference(
            name, figure, of: authority, in: year.period, document: year.sources[name] ?? year.document)
    }

    func isInDoubt(_ name: FigureName, in year: AuthorityReport.Year) -> Bool {
        year.figures[name]?.isEntered != true
            && year.findings.contains { !$0.code.isRemark && $0.figures.contains(name) }
    }

    /// The cells of a file's row about a figure: the value, and its place.
    func fileCells(_ name: FigureName, in year: AuthorityReport.Year) -> [ExportCell] {
        guard let figure = year.figures[name] else { return Array(repeating: .none, count: Self.fileColumns.count) }
        let document = year.sources[name] ?? year.document
        return [
            .number(figure.value), .text(figure.unit.rawValue), .text(figure.basis.displayText), .text(document.name),
            .text(document.sha256), .number(Double(figure.place.page)), .number(Double(figure.place.line)),
            .text(figure.place.text),
        ]
    }

    static let fileColumns = ["value", "unit", "basis", "document", "sha256", "page", "line", "text"]
}
