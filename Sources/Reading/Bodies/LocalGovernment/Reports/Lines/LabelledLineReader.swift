import Model

/// Reads the figures of lines that are a label and a number: "Total number of enquiries: 3,597", "Not upheld (4)".
struct LabelledLineReader {
    private let report: ReportText
    private let text: DocumentText
    private let parser: FacetParser

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        parser = FacetParser(report.text, authority: report.authority)
    }

    /// Adds the figures of the outline's plain lines to the statements.
    func read(into statements: inout ReportStatements) {
        var lastRate: (name: FigureName, line: Int)?
        for line in report.outline.plainLines {
            guard let labelled = LabelledLine(line.tokens, of: text) else { continue }
            let family = lastRate.flatMap { line.line - $0.line <= Self.reachOfRate ? $0.name : nil }
            let (facets, scope) = meaning(of: labelled, in: line)
            let place = text.place(ofLine: line.line)
            guard let name = name(of: labelled, facets, scope, family: family) else {
                doubt(labelled, facets, scope, at: place, in: &statements)
                continue
            }
            let year = scope.year ?? report.period
            if name == .upholdRate || name == .complianceRate || name == .remedyRate { lastRate = (name, line.line) }
            if let service = scope.service, scope.isOfWholeYear {
                report.passage.leaveOut(line.tokens, .service(text.string(service)))
                statements.add(
                    name, labelled.value.number, of: text.string(service), in: year, at: place, strength: .label)
            } else if scope.isUnresolved, !scope.isAboutAnotherOmbudsman || scope.ombudsman == .several {
                statements.doubt(
                    [name], "The \(name.inWords) stands where it is left open whose it is, or of which year.", at: place
                )
            } else if scope.isCouncilWide, year <= report.period {
                statements.add(name, labelled.value.number, in: year, at: place, strength: .label)
            }
        }
    }

    /// The number of lines behind a rate within which "Average: 72%" is the average of that rate.
    private static let reachOfRate = 3

    /// Returns what a line's label says, and the scope that its lead-in, its headings and its own words give.
    private func meaning(
        of line: LabelledLine, in plain: ReportOutline.PlainLine
    ) -> (facets: LabelFacets, scope: ReportScope) {
        var facets = parser.facets(of: line.label)
        var own = report.scopes.statement(of: line.label, as: .heading).scope
        own.owner = nil
        if case .service(let name, let known) = report.role(of: line.label, facets) {
            facets = known
            own.owner = .service(name)
        }
        let outer =
            plain.leadIn.map { report.scopes.scope(ofLeadIn: $0) } ?? report.scopes.scope(ofLine: plain.line)
        let scope = own.inheriting(outer)
        if line.isOfDays { facets.statistic = .days }
        if facets.stage == nil, case .stage(let stage) = scope.stage, stage > 0 { facets.stage = stage }
        return (facets, scope)
    }

    private func name(
        of line: LabelledLine, _ facets: LabelFacets, _ scope: ReportScope, family: FigureName?
    ) -> FigureName? {
        guard scope.measure != .perResidents else { return nil }
        if isPublicReports(line.label) { return line.value.count == nil ? nil : .ombudsmanPublicReports }
        switch scope.stage {
        case .refused, .withdrawn, .open: return nil
        case .stage, nil: break
        }
        if scope.isAboutOmbudsman { return facets.figureName(line.value, of: .ombudsman, family: family) }
        guard !scope.isAboutAnotherOmbudsman else { return nil }
        if case .total = text.contactLabel(line.label) {
            return text.contains("enquiries contacts", in: line.label) && line.value.count != nil ? .contactsTotal : nil
        }
        return scope.service == nil
            ? facets.figureName(line.value, of: .council) : facets.serviceFigureName(line.value, of: .council)
    }

    /// Adds a doubt about a line among the Ombudsman's figures that counts an outcome in words that are not known.
    private func doubt(
        _ line: LabelledLine, _ facets: LabelFacets, _ scope: ReportScope, at place: Place,
        in statements: inout ReportStatements
    ) {
        guard scope.isAboutOmbudsman, scope.isCouncilWide, facets.unknown != nil, line.value.count != nil,
            case .ombudsman(let outcome) = facets.outcome, let name = outcome.figureName
        else { return }
        statements.doubt(
            [name], "\"\(text.string(line.label))\" counts cases of the Ombudsman's in words that are not known.",
            at: place)
    }

    /// "Public reports: 1", "Number of public interest reports issued: 0".
    private func isPublicReports(_ label: Range<Int>) -> Bool {
        text.isAll("public interest reports report number of issued", in: label)
            && Self.publicReports.contains { text.find($0, in: label) != nil }
    }

    private static let publicReports: [Phrase] = [
        "public report", "public reports", "public interest report", "public interest reports",
    ]
}
