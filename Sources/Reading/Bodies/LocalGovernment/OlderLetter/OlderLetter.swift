import Model

/// The letters for the years to March 2006 to 2013: complaints received by subject, decisions in the terms of
/// maladministration, and how fast the council answered first enquiries.
///
/// Until 2008 each table has a row for the year and one for each of the two years before. For 2009 to 2012 the
/// complaints received are a table of the advice team's work, and there is one year only. The letters for
/// 2013 have a sentence with the number received. Published by the Commission for Local Administration in England,
/// with notes on interpretation that define the terms.
struct OlderLetter: Format {
    let name = "older-letter"

    private static let signs = PhraseMarks([
        "MI reps", "NM reps", "Omb disc", "No mal", "Local settlement", "Local settlements", "Outside jurisdiction",
        "Premature complaints", "LGO Advice Team", "Investigative team", "First enquiries", "maladministration",
        "Ombudsman's discretion", "Avg no of days to respond", "Annual letter", "Annual review",
        "Not enough evidence of fault", "No power to investigate", "Injustice remedied during enquiries",
        "compares to the following average number", "Forwarded to investigative team",
    ])

    func recognise(_ passage: Passage) -> Confidence {
        let seen = Self.signs.count(in: passage)
        // The letters for 2013 have a sentence and no table.
        if seen < 3, passage.contains("compares to the following average number"), Self.sentence(of: passage) != nil {
            return .likely
        }
        guard seen >= 3, passage.contains("Ombudsman") || passage.contains("Ombudsman's") || passage.contains("LGO")
        else {
            return .none
        }
        if seen >= 6 { return .certain }
        // A council's own report has some of the terms as well, but writes to nobody.
        let isLetter = passage.contains("your council") || passage.contains("your authority")
        return isLetter || ReportTitle(of: passage)?.isAnnual != true ? .likely : .weak
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        try Sender.requireOwn(passage)
        let identification = try Identification(of: passage)
        let statistics = statistics(in: passage, period: identification.period.value)
        guard !statistics.figures.isEmpty else {
            throw Refusal(
                .noFigures, "It looks like an annual letter, but its statistics could not be read; add their pages.")
        }
        var reading = Reading(.annualReviewLetter, format: name, of: identification)
        reading.figures = statistics.figures
        reading.earlier = statistics.earlier
        reading.tables = statistics.tables
        reading.findings += statistics.findings + Remarks.findings(in: passage, about: reading.authority)
        return reading
    }

    // MARK: Tables

    private func statistics(in passage: Passage, period: Period) -> Statistics {
        let tables = OlderTables.of(passage)
        let kinds = tables.kinds
        let scan = TableScan(passage, kinds: kinds, marks: tables.marks, hasLabels: true)
        var statistics = Statistics()
        // The complaints received have several rows then, and only a labelled one is the total.
        let hasWork = passage.contains("Forwarded to investigative team") || passage.contains("LGO Advice Team")
        var done: Set<Int> = []
        // The tokens of numbers that belong to another table.
        var used: Set<Int> = []
        for table in LabelledRows.tables(of: scan, kinds: kinds) where !done.contains(table.number) {
            if table.add(to: &statistics, period: period, needsLabels: hasWork && table.number == 0) {
                done.insert(table.number)
                used.formUnion(table.rows.joined().map(\.tokens.lowerBound))
            }
        }
        // Of several rows one without a label may be any.
        if hasWork { done.insert(0) }
        let reader = TableReader(scan, kinds: kinds)
        for row in reader.rows()
        where !done.contains(row.kind) && row.answer.outcome > .partial
            && used.isDisjoint(with: row.cells.map(\.tokens.lowerBound))
        {
            row.add(to: &statistics, kind: kinds[row.kind], text: passage.text)
        }
        if statistics.figures[.receivedTotal] == nil { addSentence(of: passage, to: &statistics) }
        OlderResponses(passage).add(to: &statistics)
        if hasWork { noteLostAdvice(in: passage, to: &statistics) }
        return statistics
    }

    /// Adds the finding for a table of the advice team's whose rows can't be told apart.
    private func noteLostAdvice(in passage: Passage, to statistics: inout Statistics) {
        let names: [FigureName] = [.receivedTotal, .enquiriesPremature, .enquiriesAdviceGiven]
        let lost = names.filter { name in
            statistics.figures[name] == nil && !statistics.findings.contains { $0.figures.contains(name) }
        }
        guard !lost.isEmpty,
            let table = passage.find("Forwarded to investigative team") ?? passage.find("LGO Advice Team")
        else { return }
        statistics.findings.append(
            Checks.unclear(
                lost, "The table of complaints and enquiries received can't be read whole.",
                at: passage.text.place(of: table)))
    }

    // MARK: Sentences

    private func addSentence(of passage: Passage, to statistics: inout Statistics) {
        guard let (count, tokens) = Self.sentence(of: passage) else { return }
        statistics.figures[.receivedTotal] = Figure(
            value: Double(count), unit: .count, place: passage.text.place(of: tokens))
    }

    /// "we received 22 complaints about your council"; the number that the Ombudsman received in all is no figure of
    /// the council's.
    private static func sentence(of passage: Passage) -> (count: Int, tokens: Range<Int>)? {
        var start = passage.tokens.lowerBound
        while let words = passage.text.find("we received", in: start..<passage.tokens.upperBound) {
            start = words.upperBound
            guard let (count, next) = passage.text.count(at: words.upperBound, in: passage.tokens) else { continue }
            let after = next..<min(passage.tokens.upperBound, next + 6)
            if passage.text.find("complaints", in: after) != nil || passage.text.find("complaint", in: after) != nil,
                passage.text.find("about your", in: after) != nil || passage.text.find("against your", in: after) != nil
            {
                return (count, words.lowerBound..<next)
            }
        }
        return nil
    }
}

/// The tables of the older letters. The terms of a letter show which of them it has.
private struct OlderTables {
    let kinds: [TableKind]
    let marks: HeadingMarks

    private init(_ kinds: TableKind...) {
        self.kinds = kinds
        marks = HeadingMarks(kinds)
    }

    private static let first = Self(subjects, outcomes, responses)
    private static let second = Self(categories, outcomes, responses)
    private static let third = Self(categories, reasons, responses)

    static func of(_ passage: Passage) -> Self {
        if passage.contains("No power to investigate") { return third }
        return passage.contains("Corporate and other services") || passage.contains("Corporate other services")
            ? second : first
    }

    /// By subject, up to 2009-10; only those subjects that a council had.
    private static let subjects = TableKind(
        columns: [
            .init(.receivedAdultCareServices, marks: "Adult care services"),
            .init(.receivedAntisocialBehaviour, marks: "Anti-social behaviour", "Antisocial"),
            .init(.receivedBenefits, marks: "Benefits"),
            .init(
                .receivedChildrenAndFamilyServices, marks: "Children and family services", "Children family services",
                "Children"),
            .init(.receivedEducation, marks: "Education"),
            .init(.receivedEnvironmentalHealth, marks: "Environmental health"),
            .init(.receivedHousing, marks: "Housing"),
            .init(.receivedOther, marks: "Other"),
            .init(
                .receivedPlanningAndBuildingControl, marks: "Planning and building control",
                "Planning building control", "Planning"),
            .init(
                .receivedPublicFinance, marks: "Public finance including local taxation",
                "Public finance inc local taxation", "Public finance", "Local taxation", "Public"),
            .init(.receivedSocialServicesOther, marks: "Social services other", "Social services"),
            .init(
                .receivedTransportAndHighways, marks: "Transport and highways", "Transport highways", "Transport"),
            .init(.receivedTotal, .total),
        ],
        orders: [], sums: [.init(total: 12, parts: Array(0..<12))])

    /// Outcomes, up to 2010-11.
    private static let outcomes = TableKind(
        columns: [
            .init(
                .decisionsMaladministrationInjusticeWithReport, marks: "Reports: maladministration and injustice",
                "MI reps"),
            .init(
                .decisionsLocalSettlement, marks: "Local settlements (no report)", "Local settlements",
                "Local settlement", "LS"),
            .init(
                .decisionsMaladministrationWithReport, marks: "Reports: maladministration no injustice",
                "Reports: maladministration", "M reps"),
            .init(.decisionsNoMaladministrationWithReport, marks: "Reports: no maladministration", "NM reps"),
            .init(
                .decisionsNoMaladministrationWithoutReport, marks: "No maladministration (no report)",
                "No maladministration without report", "No maladministration", "No mal"),
            .init(
                .decisionsOmbudsmansDiscretion, marks: "Ombudsman's discretion (no report)", "Ombudsman's discretion",
                "Omb disc"),
            .init(.decisionsOutsideJurisdiction, marks: "Outside jurisdiction", "Outside"),
            .init(.decisionsPremature, marks: "Premature complaints"),
            .init(
                .decisionsTotalExcludingPremature, marks: "Total excl premature", "Total excluding premature"),
            .init(.decisionsTotal, .total),
        ],
        orders: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 9]],
        sums: [.init(total: 8, parts: Array(0..<7)), .init(total: 9, parts: Array(0..<8))])

    private static let responses = TableKind(
        columns: [
            .init(.responseFirstEnquiries, marks: "No of first enquiries", "Number of first enquiries"),
            .init(
                .responseAverageDays, .days, marks: "Avg no of days to respond", "Average no of days to respond",
                "Average number of days to respond"),
        ],
        orders: [[0, 1]])

    /// Outcomes of 2011-12.
    private static let reasons = TableKind(
        columns: [
            .init(.decisionsNoPowerToInvestigate, marks: "No power to investigate"),
            .init(
                .decisionsNoReasonToUseExceptionalPower, marks: "No reason to use exceptional power to investigate",
                "No reason to use exceptional power"),
            .init(
                .decisionsInvestigationNotJustified, marks: "Investigation not justified and other",
                "Investigation not justified other", "Investigation not justified"),
            .init(.decisionsNotEnoughEvidenceOfFault, marks: "Not enough evidence of fault"),
            .init(
                .decisionsNoOrMinorInjustice, marks: "No or minor injustice and other", "No or minor injustice other",
                "No or minor injustice"),
            .init(.decisionsInjusticeRemedied, marks: "Injustice remedied during enquiries", "Injustice remedied"),
            .init(.decisionsReport, marks: "Report"),
            .init(.decisionsTotal, .total),
        ],
        orders: [Array(0..<8)], sums: [.init(total: 7, parts: Array(0..<7))])

    /// By category, from 2010-11.
    private static let categories = TabularLetter.received
}
