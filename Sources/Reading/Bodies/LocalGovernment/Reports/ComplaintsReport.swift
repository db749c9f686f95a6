import Model

/// A council's own annual report of its complaints: volumes by kind and year, outcomes, and the Ombudsman's cases.
///
/// A report is free text, so nothing stands at a known place. It is read in these steps, a folder each:
///
/// 1. `Front`: the title, headings and first paragraphs say which council and which year the report is of.
/// 2. `Outline`: the text becomes sections with their headings, sentences with their lead-in, and lines. An outline
///    says where words stand and nothing of what they mean. `TableFinder` has found the tables before.
/// 3. `Scope`: says what a place of the outline is about, in five dimensions (`ReportScope`): whose cases, which
///    ombudsman's, of which time, stage and measure. `ScopeRecogniser` reads what some words state; `ScopeResolver`
///    resolves it along the path from the title over headings, lead-in and sentences to the clause. The nearest wins.
///    A sentence that hands over to a service, or says behind the numbers whose they are, binds them, too
///    (`ScopeBindings`).
/// 4. `Tables`, `Lines` and `Prose` each read the figures of one form of text and add every one that they find, with
///    its year and place, to the same `ReportStatements`. `Tables` and `Lines` know figures by `Labels`; `Prose` goes
///    from a sentence to its clauses, and from each clause to figures.
/// 5. `Statements`: the surest statement of each figure and year stands; one that differs is a finding. At last the
///    uphold rate is derived and the decisions are checked.
///
/// A number is the council's figure only where its scope is the whole council and a whole year. A number of a service
/// goes to the reading's `services`. What can't be resolved is a `figure-unclear`.
struct ComplaintsReport: Format {
    let name = "complaints-report"

    func recognise(_ passage: Passage) -> Confidence {
        guard let title = ReportTitle(of: passage) else { return .none }
        // Minutes have sentences about complaints, and no title of a report.
        if title.isSentence, passage.contains("minutes") || QuotedLetterMarks.areIn(passage) { return .none }
        if QuotedLetterMarks.areMinutes(passage) || QuotedLetterMarks.areItemOfMeeting(passage),
            QuotedLetterMarks.areIn(passage)
        {
            return .none
        }
        // "The 84 complaints received represent a fall of 12.5% on the 96 received in 2006/07." below "Annual Letter".
        if title.isSentence, OlderLetterHead.stands(over: passage) { return .none }
        return title.isAnnual ? .likely : .weak
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        let identification = try Identification(ofReport: passage)
        let report = ReportText(passage, of: identification)
        try requireWholeYear(report)
        var statements = ReportStatements(of: report.scopes.report.service.map(passage.text.string))
        ReportTableReader(report).read(into: &statements)
        LabelledLineReader(report).read(into: &statements)
        ProseReader(report).read(into: &statements)
        CorrectionReader(report).apply(to: &statements)
        let settled = statements.settled(for: report.period)
        let figures = settled.years[report.period] ?? [:]
        let services = settled.services.compactMap { $0.figures(for: report.period) }
        guard isEnough(figures, of: report) || report.title?.isAnnual == true && !services.isEmpty else {
            throw refusal(of: report, settled)
        }
        var reading = Reading(.complaintsReport, format: name, of: identification)
        reading.figures = figures
        reading.earlier = settled.earlier(than: report.period)
        reading.services = services
        reading.tables = report.grids.map { passage.text.table($0) }
        let impossible = ReportChecks.removeImpossible(from: &reading.figures)
        let derived = ReportChecks.deriveUphold(for: &reading, hasOpenCases: statements.hasOpenCases)
        reading.findings +=
            impossible + settled.findings + settled.doubts(besides: reading.figures) + Checks.impossible(among: figures)
            + derived
        ReportChecks.checkDecisions(in: &reading)
        reading.findings += report.remarks(about: reading.authority)
        ReportChecks.remarkPublicReports(in: &reading)
        return reading
    }

    /// - Throws: `noPeriod` for a report on a part of a year, by its title.
    private func requireWholeYear(_ report: ReportText) throws(Refusal) {
        guard report.scopes.report.time == .partOfYear || PartYearPurpose.isStated(in: report) else { return }
        throw Refusal(
            .noPeriod,
            "It is a report on a part of the year, as a quarter; drop in the report on the whole year.")
    }

    /// Returns why no figures of the council's own year could be read.
    private func refusal(of report: ReportText, _ settled: SettledFigures) -> Refusal {
        if let refusal = settled.refusal(of: "It looks like a report on complaints") { return refusal }
        if let service = report.scopes.report.service {
            return Refusal(
                .noFigures,
                "It is a report of \"\(report.text.string(service))\", and its figures can't be found; drop in the council's "
                    + "own annual report.")
        }
        if case .otherBody = report.scopes.report.owner {
            return Refusal(
                .noFigures,
                "It is a report of several councils, and no table of it has a column of this one alone; drop in the "
                    + "report of one council.")
        }
        return Refusal(
            .noFigures,
            "It looks like a report on complaints, but none of its numbers could be tied to a figure of the council's and the "
                + "year (`ombudsctl read --why` says what each is); drop in the annual report itself.")
    }

    /// Whether a year's figures make a report of complaints. A covering paper that quotes a letter's numbers is none.
    private func isEnough(_ figures: [FigureName: Figure], of report: ReportText) -> Bool {
        let own = figures.keys.count { $0.rawValue.hasPrefix("contacts.") || $0.rawValue.hasPrefix("outcomes.") }
        if own > 0, figures.count > 1 { return true }
        guard !figures.isEmpty, report.title?.isAnnual == true || figures.count > 3 else { return false }
        // A paper with the title of a report is the report, whoever it is presented to.
        return !CommitteePaper.isOne(report.passage)
            || report.title.map { $0.isReport && !$0.isSentence } ?? false
    }
}
