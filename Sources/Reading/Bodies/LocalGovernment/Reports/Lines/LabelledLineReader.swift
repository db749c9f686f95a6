import Model

/// Reads the figures of lines that are a label and a number: "Total number of enquiries: 3,597", "Not upheld (4)".
struct LabelledLineReader {
    private let report: ReportText
    private let text: DocumentText
    private let parser: FacetParser
    private let caseload: CaseloadLines

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        parser = FacetParser(report)
        caseload = CaseloadLines(report)
    }

    /// Adds the figures of the outline's plain lines to the statements.
    func read(into statements: inout ReportStatements) {
        // The rates above, nil for one that is not known.
        var rates: [(name: FigureName?, line: Int)] = []
        var named: NamedYear?
        var topic: Topic?
        var announcements = LineAnnouncements(report)
        for line in report.outline.plainLines {
            let announcement = announcements.scope(for: line)
            let section = report.outline.section(ofLine: line.line)
            if let year = year(namedBy: line) {
                named = NamedYear(year: year, section: section)
                rates = []
                continue
            }
            if let words = topicWords(of: line) { topic = Topic(facets: parser.facets(of: words), section: section) }
            let words = line.leadIn == nil ? line.tokens : text.withoutParts(line.tokens)
            let isBare =
                text.isInListOfBareLabels(line.line) || line.leadIn != nil && text.isItemWithCount(line.line, words)
            guard let labelled = LabelledLine(words, of: text, isBare: isBare) else {
                if let measure = measure(withoutNumberIn: line.tokens) { rates.append((measure.rate, line.line)) }
                continue
            }
            // "Answered in 10 working days: 90% (target)"
            if text.contains("target targets goal aim forecast planned expected projected", in: labelled.remark),
                !labelled.remark.contains(where: { text.tokens[$0].number != nil })
            {
                continue
            }
            var (facets, scope) = meaning(of: labelled, in: line, announcement)
            let isShare = labelled.value.isPercent || facets.statistic == .share
            let near = rates.filter { rate in
                line.line - rate.line <= Self.reachOfRate && isShare != (rate.name == .upholdPer100k)
            }
            let family = near.last?.name
            if facets.isYearAlone, labelled.value.isPercent, let topic, topic.section == section,
                let merged = facets.merged(with: topic.facets)
            {
                facets = merged
            }
            if let named, named.section == section, facets.period == nil, !facets.isOfOtherTime {
                scope.time = .year(named.year)
            }
            let place = text.place(ofLine: line.line)
            guard let name = name(of: labelled, in: line, facets, scope, family: family) else {
                // "Upheld: 80%" may be a share of all decisions, and yet have the average below it.
                if labelled.value.isPercent, facets.outcome == .ombudsman(.upheld) {
                    rates.append((.upholdRate, line.line))
                } else if labelled.value.isPercent, mayBeRate(facets) {
                    rates.append((nil, line.line))
                }
                doubt(labelled, facets, scope, near: near.compactMap(\.name), at: place, in: &statements)
                continue
            }
            // "Uphold rate: 80%", "Compliance: 100%" and "Average: 79%": it may be of either.
            let several = Set(near.map(\.name))
            if facets.isMean || facets.isOfOthers, facets.outcome == nil, facets.event == nil, several.count > 1 {
                let averages = QuotedMeasure.allCases.filter { several.contains($0.rate) }.map(\.average)
                statements.doubt(
                    averages, "\"\(text.string(line.tokens))\" may be the average of more than one rate.", at: place)
                continue
            }
            if let own = labelled.year(in: text), scope.isOfWholeYear { scope.time = .year(own) }
            let year = scope.year ?? report.period
            if Self.rates.contains(name) { rates.append((name, line.line)) }
            if name == .decisionsUpheld, labelled.share != nil { rates.append((.upholdRate, line.line)) }
            if let service = scope.service, scope.isOfWholeYear {
                report.passage.leaveOut(line.tokens, .service(text.string(service)))
                statements.add(
                    name, labelled.value.number, of: text.string(service), in: year, at: place, strength: .label)
                if name == .decisionsUpheld, let share = labelled.share {
                    statements.addShare(
                        share, ofUpheld: labelled.value.number, of: text.string(service), in: year, at: place)
                }
            } else if hasRemark(labelled), scope.isCouncilWide {
                statements.doubt(
                    [name], "The \(name.inWords) may be of some cases alone, beside the words behind it.", at: place)
            } else if isUnderOtherWords(labelled, in: line), scope.isOfCouncil, year <= report.period {
                statements.doubt(
                    [name],
                    "The \(name.inWords) stands under a heading that may make it another number than that of the year.",
                    at: place)
            } else if scope.isUnresolved, !scope.isAboutAnotherOmbudsman || scope.ombudsman == .several {
                statements.doubt(
                    [name], "The \(name.inWords) stands where it is left open whose it is, or of which year.", at: place
                )
            } else if scope.isCouncilWide, year <= report.period {
                statements.add(name, labelled.value.number, in: year, at: place, strength: .label)
                if let earlier = labelled.earlier(than: year, in: text) {
                    statements.add(name, Double(earlier.count), in: earlier.year, at: place, strength: .label)
                }
                if name == .decisionsUpheld, let share = labelled.share {
                    statements.addShare(share, ofUpheld: labelled.value.number, in: year, at: place)
                }
            }
        }
    }

    /// The rate that a label names whose value is no number: "Compliance rate: not known".
    private func measure(withoutNumberIn line: Range<Int>) -> QuotedMeasure? {
        guard let colon = line.dropFirst().first(where: { text.tokens[$0].isSign(":") }), colon + 1 < line.upperBound,
            line.count <= 12, !line.contains(where: { text.tokens[$0].number != nil })
        else { return nil }
        let named = QuotedMeasure.named(in: line.lowerBound..<colon, of: text)
        return named.count == 1 ? named[0] : nil
    }

    /// Whether a share that is no figure may be a rate of its own, of which an average below it may be.
    private func mayBeRate(_ facets: LabelFacets) -> Bool {
        !facets.isMean && !facets.isOfOthers && !facets.isNational && !facets.isOfOtherTime && facets.period == nil
            && facets.outcome == nil && facets.statistic != .change && facets.statistic != .target
    }

    /// A year that a line of its own names, for the labels below it: "Year: 2022/23".
    private struct NamedYear {
        var year: Period
        var section: Int
    }

    /// Words of their own line that say what the years below them are of: "Uphold rate" over "2022/23: 75%".
    private struct Topic {
        var facets: LabelFacets
        var section: Int
    }

    /// Returns the tokens of a short line without a number.
    private func topicWords(of line: ReportOutline.PlainLine) -> Range<Int>? {
        guard let last = line.tokens.last, line.tokens.count <= 10, !text.tokens[last].isSign("."),
            !line.tokens.contains(where: { text.tokens[$0].number != nil })
        else { return nil }
        return text.tokens[last].isSign(":") ? line.tokens.lowerBound..<last : line.tokens
    }

    private func year(namedBy line: ReportOutline.PlainLine) -> Period? {
        guard let first = line.tokens.first, line.tokens.count <= 7, text.isWord(first, in: "year period") else {
            return nil
        }
        let start = line.tokens.contains(first + 1) && text.tokens[first + 1].isSign(":") ? first + 2 : first + 1
        guard let (year, next) = text.reportingYear(at: start, in: line.tokens, inHeading: true),
            next == line.tokens.upperBound
        else { return nil }
        return year
    }

    private static let rates: Set<FigureName> = [.upholdRate, .complianceRate, .remedyRate, .upholdPer100k]

    /// The number of lines behind a rate within which "Average: 72%" is the average of that rate.
    private static let reachOfRate = 3

    /// Returns what a line's label says, and the scope that its lead-in, its headings and its own words give.
    private func meaning(
        of line: LabelledLine, in plain: ReportOutline.PlainLine, _ announcement: ReportScope?
    ) -> (facets: LabelFacets, scope: ReportScope) {
        var facets = parser.facets(of: line.label)
        var own = report.scopes.statement(of: line.label, as: .heading).scope
        own.owner = nil
        if case .service(let name, let known) = report.role(of: line.label, facets) {
            facets = known
            own.owner = .service(name)
        }
        let around =
            announcement ?? plain.leadIn.map { report.scopes.scope(ofLeadIn: $0) }
            ?? report.scopes.scope(ofLine: plain.line)
        let outer =
            report.scopes.scope(givenBehind: line.label.lowerBound)?.inheriting(around) ?? around
        // "Ombudsman decisions", under "Housing Ombudsman", are that one's.
        if own.ombudsman == .unnamed, outer.ombudsman != nil { own.ombudsman = nil }
        var scope = own.inheriting(outer)
        if line.isOfDays { facets.statistic = .days }
        // The label alone makes it a number for each 100,000 residents, which is a figure of its own.
        if facets.isPer100k, outer.measure == nil { scope.measure = nil }
        if facets.stage == nil, case .stage(let stage) = scope.stage, stage > 0 { facets.stage = stage }
        return (facets, scope)
    }

    private func name(
        of line: LabelledLine, in plain: ReportOutline.PlainLine, _ facets: LabelFacets, _ scope: ReportScope,
        family: FigureName?
    ) -> FigureName? {
        guard scope.measure != .perResidents, !isShare(line, in: plain) else { return nil }
        if isPublicReports(line.label) { return line.value.count == nil ? nil : .ombudsmanPublicReports }
        switch scope.stage {
        case .refused, .withdrawn, .open: return nil
        case .stage, nil: break
        }
        if scope.isAboutOmbudsman, line.value.count != nil,
            let name = caseload.name(of: line.label, inSection: report.outline.section(ofLine: plain.line))
        {
            return name
        }
        if scope.isAboutOmbudsman { return facets.figureName(line.value, of: .ombudsman, family: family) }
        guard !scope.isAboutAnotherOmbudsman else { return nil }
        if case .total = text.contactLabel(line.label) {
            return text.contains("enquiries contacts", in: line.label) && line.value.count != nil ? .contactsTotal : nil
        }
        return scope.service == nil
            ? facets.figureName(line.value, of: .council) : facets.serviceFigureName(line.value, of: .council)
    }

    /// Whether the heading makes a plain number a share: "Percentage of contacts by type".
    private func isShare(_ line: LabelledLine, in plain: ReportOutline.PlainLine) -> Bool {
        guard !line.value.isPercent, !line.value.isMoney,
            let heading = report.outline.sections[report.outline.section(ofLine: plain.line)].headings.last
        else { return false }
        return text.speaksOfShares(heading.tokens)
    }

    /// Whether the heading over a count of what was received has a word that is not known to leave it one: "Average per month",
    /// "From councillors", "Baseline".
    private func isUnderOtherWords(_ line: LabelledLine, in plain: ReportOutline.PlainLine) -> Bool {
        guard line.value.count != nil, case .figure? = text.contactLabel(line.label),
            let heading = report.outline.sections[report.outline.section(ofLine: plain.line)].headings.last,
            !(report.title.map { heading.tokens.overlaps($0.tokens) } ?? false)
        else { return false }
        return !report.scopes.wording.isCouncilWide(
            headingOverLabels: heading.tokens, except: report.scopes.statement(of: heading.tokens, as: .heading),
            in: text)
    }

    /// Whether the brackets behind a rate may restrict it: "Uphold rate: 60% (eastern area)".
    private func hasRemark(_ line: LabelledLine) -> Bool {
        guard !line.remark.isEmpty else { return false }
        let statement = report.scopes.statement(of: line.remark, as: .sentence)
        // "Upheld: 9 (of which 4 by the Housing Ombudsman)"
        let namesAnother = statement.items.contains { item in
            if case .ombudsman(let body) = item.dimension { body.nameOfOther != nil } else { false }
        }
        if namesAnother { return true }
        // "Upheld: 9 (planning 4, housing 5)" has its parts in the brackets.
        let parts = line.remark.compactMap { text.tokens[$0].count }
        if let count = line.value.count, parts.count > 1, Double(parts.reduce(0, +)) == count { return false }
        // "Not upheld: 5 (including 2 about planning)"
        if text.isWord(line.remark.lowerBound, in: "including includes incl") { return false }
        let restriction = RateRestriction(
            text, statement, authority: report.scopes.recogniser.authority,
            years: text.reportingYears(in: line.remark).map(\.tokens), measures: [])
        return restriction.word(ofRemark: line.remark) != nil
    }

    /// Adds a doubt about a line among the Ombudsman's figures that counts an outcome in words that are not known.
    private func doubt(
        _ line: LabelledLine, _ facets: LabelFacets, _ scope: ReportScope, near: [FigureName], at place: Place,
        in statements: inout ReportStatements
    ) {
        guard scope.isAboutOmbudsman, scope.isCouncilWide else { return }
        // "Average for metropolitan boroughs: 80%"
        if line.value.isPercent, facets.isMean || facets.isOfOthers, !facets.isNational, facets.outcome == nil {
            let averages =
                near.isEmpty
                ? [.upholdPeerAverage] : QuotedMeasure.allCases.filter { near.contains($0.rate) }.map(\.average)
            statements.doubt(
                averages, "\"\(text.string(line.label))\" may be the average of similar authorities.", at: place)
        }
        guard facets.unknown != nil, line.value.count != nil,
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
