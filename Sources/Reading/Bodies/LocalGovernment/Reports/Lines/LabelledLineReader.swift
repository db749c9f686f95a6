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
            let scope = report.scopes.scope(
                of: labelled.label, section: report.outline.section(ofLine: line.line), leadIn: line.leadIn)
            let family = lastRate.flatMap { line.line - $0.line <= Self.reachOfRate ? $0.name : nil }
            guard let name = name(of: labelled, scope, family: family), true
            else { continue }
            let year = scope.year ?? report.period
            if name == .upholdRate || name == .complianceRate || name == .remedyRate { lastRate = (name, line.line) }
            let place = text.place(ofLine: line.line)
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

    private func name(of line: LabelledLine, _ scope: ReportScope, family: FigureName?) -> FigureName? {
        guard scope.measure != .perResidents else { return nil }
        if isPublicReports(line.label) { return line.value.count == nil ? nil : .ombudsmanPublicReports }
        var facets = parser.facets(of: line.label)
        if line.isOfDays { facets.statistic = .days }
        if facets.stage == nil, case .stage(let stage) = scope.stage, stage > 0 { facets.stage = stage }
        switch scope.stage {
        case .refused, .withdrawn, .open: return nil
        case .stage, nil: break
        }
        if scope.isAboutOmbudsman {
            if facets.isTotal, facets.event == nil, facets.outcome == nil, facets.remedy == nil { return nil }
            return facets.figureName(line.value, of: .ombudsman, family: family)
        }
        guard !scope.isAboutAnotherOmbudsman else { return nil }
        if case .total = text.contactLabel(line.label) {
            return text.contains("enquiries contacts", in: line.label) && line.value.count != nil ? .contactsTotal : nil
        }
        return scope.service == nil
            ? facets.figureName(line.value, of: .council) : facets.serviceFigureName(line.value, of: .council)
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
