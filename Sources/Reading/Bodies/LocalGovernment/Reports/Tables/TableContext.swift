import Model

/// The scope that the words around a table give its values.
struct TableContext {
    var subject: CaseSubject
    /// The dimensions that its labels may leave out.
    var facets = LabelFacets()
    /// The tokens of the service whose table it is; nil for a table of the council's.
    var service: Range<Int>?
    /// Why its values are unclear, as the end of a message; nil where they are not.
    var doubt: String?
}

/// Tells whose cases a table counts, from its labels first and then from the words around it, the nearest first.
struct TableContextResolver {
    let report: ReportText
    let text: DocumentText
    let parser: FacetParser

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        parser = FacetParser(report)
    }

    /// Returns the context of a table; nil where its values are not the council's, nor a service's. The reason is noted
    /// for those who ask why.
    func context(of table: CrossTable, in around: ReportTableSurroundings) -> TableContext? {
        let facets = facets(of: table, in: around)
        let scope = scope(of: table, in: around)
        let words = around.captions(in: text)
        if let reason = reasonToLeaveOut(table, facets, scope, words) {
            report.passage.leaveOut(text.tokens(inLines: table.grid.lines), reason)
            return nil
        }
        var context = TableContext(subject: subject(of: table, scope, in: around), facets: facets)
        if context.subject == .ombudsman {
            context.facets.event = event(of: context.facets, in: around)
        } else if table.labels.contains(where: { $0.facets.kind == .contactsCompliments }) {
            // Nobody upholds or escalates a compliment: "Escalation", over kinds of contact, says nothing of their rows.
            context.facets.event = nil
            context.facets.outcome = nil
        }
        if context.facets.period == nil { context.facets.period = scope.year }
        if context.facets.stage == nil, case .stage(let stage) = scope.stage, stage > 0 { context.facets.stage = stage }
        context.service = scope.service
        context.doubt = doubt(about: table, scope, words) ?? doubt(about: table, facets)
        if context.doubt == nil, hasPlainShares(table, in: around) {
            context.doubt = "the words around it say that its numbers are percentages"
        }
        if context.doubt == nil, scope.isOfCouncil, let strange = strangeWords(around, over: table) {
            context.doubt = "the words over it may make it another's: \"\(text.string(strange))\""
        }
        if context.doubt == nil, let part = restriction(in: around) {
            context.doubt = "a note says that it may not count everything: \"\(text.string(part))\""
        }
        if context.subject == .ombudsman, context.doubt == nil, isOpenWhose(table, words) {
            context.doubt = "nothing in it or right above it says that it counts the Ombudsman's cases"
        }
        return context
    }

    /// Whether the caption, or a note, makes plain numbers shares, and the labels do not say which numbers are.
    private func hasPlainShares(_ table: CrossTable, in around: ReportTableSurroundings) -> Bool {
        guard table.stated.statistic == nil || table.stated.statistic == .count else { return false }
        return (around.notes + [around.caption] + around.phrases).contains(where: text.speaksOfShares)
            && table.grid.rows.contains { row in
                row.cells.dropFirst().contains { cell in text.value(cell).map { !$0.isPercent } ?? false }
            }
    }

    /// The words by which a note restricts the table's numbers: "Figures exclude adult social care."
    private func restriction(in around: ReportTableSurroundings) -> Range<Int>? {
        (around.notes + around.phrases).lazy.compactMap { restriction(of: $0) }.first
    }

    // MARK: Dimensions

    /// Returns what the caption, the sentence that announces the table and the headings state, the nearest first.
    private func facets(of table: CrossTable, in around: ReportTableSurroundings) -> LabelFacets {
        var facets = stated(around.caption)
        // "Uphold rates" above the caption makes no counts below it rates.
        around.phrases.forEach { if !isAboveCaption($0, in: around) { facets.note(stated($0)) } }
        if around.announces(in: text) { facets.note(stated(around.announcement)) }
        // The corner of a table may be its caption.
        for label in table.columns.prefix(table.labelColumns) where label.facets.unknown == nil {
            var corner = label.facets
            corner.isOfOtherTime = false
            // "Procedure" over the rows is that of complaints.
            corner.remedy = nil
            facets.note(corner)
        }
        for heading in around.headings.reversed() {
            let outer = stated(heading)
            facets.stage = facets.stage ?? outer.stage
            facets.isOfOtherTime = facets.isOfOtherTime || outer.isOfOtherTime && facets.period == nil
        }
        // Under "Complaints by quarter" the columns say which number is of which time.
        if table.stated.isOfOtherTime || table.stated.period != nil, facets.period != nil || !isOfPart(around) {
            facets.isOfOtherTime = false
        }
        return facets
    }

    private func isAboveCaption(_ phrase: Range<Int>, in around: ReportTableSurroundings) -> Bool {
        phrase.lowerBound < around.caption.lowerBound && !around.caption.isEmpty
    }

    private func stated(_ words: Range<Int>) -> LabelFacets {
        var facets = parser.facets(of: words)
        facets.unknown = nil
        facets.isTotal = false
        facets.isOwn = false
        return facets
    }

    /// Whether the words around the table name one part of a year: "Quarter 4", and not "by quarter".
    private func isOfPart(_ around: ReportTableSurroundings) -> Bool {
        ([around.caption] + around.headings).contains { words in
            let isOver = text.contains("by each every per quarterly monthly", in: words)
            return !isOver && report.scopes.statement(of: words, as: .heading).scope.time == .partOfYear
        }
    }

    /// Returns the scope that the words around the table give, the nearest first.
    private func scope(of table: CrossTable, in around: ReportTableSurroundings) -> ReportScope {
        let first = text.lines[table.grid.lines.lowerBound].tokens.first
        var scope = first.flatMap(report.scopes.scope(givenBehind:)) ?? ReportScope()
        for note in around.notes {
            var own = report.scopes.statement(of: note, as: .sentence).scope
            own.time = time(ofNote: note, own.time)
            let isSource = text.isSource(note)
            // A part that a note leaves out is none of those that the table counts.
            if text.leavesOut(note) { own.owner = nil }
            if !own.isAboutAnotherOmbudsman || !speaksOfFigures(note) && !isSource { own.ombudsman = nil }
            // "Source: complaints team, Housing" is not of what the table counts.
            if own.service != nil, !speaksOfFigures(note) { own.owner = nil }
            if own.owner == nil, !isSource, let name = strangeName(in: note) { own.owner = .unresolved(name) }
            scope = scope.inheriting(own)
        }
        if let corner = table.columns.first, table.labelColumns == 1, !corner.isEmpty {
            var own = report.scopes.statement(of: corner.tokens, as: .heading).scope
            own.time = nil
            own.measure = nil
            if case .unresolved = own.owner { own.owner = nil }
            scope = scope.inheriting(own)
        }
        // A phrase above the caption says less than the caption does.
        let outer = around.phrases.filter { isAboveCaption($0, in: around) }
        for phrase in around.phrases where !outer.contains(phrase) {
            scope = scope.inheriting(self.scope(ofPhrase: phrase, over: table, in: around))
        }
        var caption = report.scopes.statement(of: around.caption, as: .heading).scope
        if let service = caption.service, namesKinds(service, of: table) { caption.owner = nil }
        let announcement = report.scopes.statement(of: around.announcement, as: .sentence).scope
        // Under "2. Ombudsman", which stands for a caption, "The Housing Ombudsman's results follow." is nearer to the table.
        if around.headings.contains(where: { $0.overlaps(around.caption) }) {
            if let handedOver = first.flatMap(report.scopes.scope(handedOverAt:)) {
                scope = scope.inheriting(handedOver)
            }
            scope.ombudsman = scope.ombudsman ?? ombudsman(above: table, announcement, in: around)
        }
        scope = scope.inheriting(caption)
        for phrase in outer { scope = scope.inheriting(self.scope(ofPhrase: phrase, over: table, in: around)) }
        // "Ombudsman decisions" over "These are the decisions of the Housing Ombudsman.", or in that one's section
        if scope.ombudsman == .unnamed {
            let named = announcement.ombudsman == .unnamed ? nil : announcement.ombudsman
            scope.ombudsman = named ?? around.section.ombudsman ?? .unnamed
        }
        if around.announces(in: text) {
            scope = scope.inheriting(announcement)
        } else {
            scope.ombudsman = scope.ombudsman ?? announcement.ombudsman
        }
        var section = around.section
        if let service = section.service, namesKinds(service, of: table) { section.owner = nil }
        if case .unresolved = section.owner, speaksOfCouncil(around) { section.owner = .council }
        scope = scope.inheriting(section)
        scope.ombudsman = scope.ombudsman ?? otherOmbudsman(of: table, in: around)
        return scope
    }

    /// Returns the time that a note gives a table: a part of the year, or the one year that it says the table covers. "2022/23
    /// figures have been restated" gives none.
    private func time(ofNote note: Range<Int>, _ time: CaseTime?) -> CaseTime? {
        guard case .year? = time else { return time == .partOfYear ? .partOfYear : nil }
        let years = text.reportingYears(in: note)
        guard years.count == 1, let year = years.first else { return nil }
        // "Source: annual letter 2022/23"
        let isOfLetter =
            text.isSource(note) && LetterYear(of: note.lowerBound..<year.tokens.lowerBound, in: text) != nil
        return isOfLetter || text.isWord(year.tokens.lowerBound - 1, in: "covers cover for of to are relate")
            ? time : nil
    }

    /// The name of another place or body that a note gives as whose the figures are: "These are those of Saltmere."
    private func strangeName(in note: Range<Int>) -> Range<Int>? {
        note.dropFirst().first { index in
            text.isWord(index - 1, in: "of for about covers cover") && report.scopes.recogniser.isStrangeName(index)
        }.map { $0..<($0 + 1) }
    }

    /// Returns the scope that a phrase by itself gives a table. A service that may head the text behind the table is left open.
    private func scope(
        ofPhrase phrase: Range<Int>, over table: CrossTable, in around: ReportTableSurroundings
    ) -> ReportScope {
        var own = report.scopes.statement(of: phrase, as: .heading).scope
        if let service = own.service, namesKinds(service, of: table) { own.owner = nil }
        if around.openPhrases.contains(phrase) { own.owner = own.owner?.leftOpen(by: phrase) }
        return own
    }

    /// Whether a note says whose the figures are: "Figures are for adult social care only."
    private func speaksOfFigures(_ note: Range<Int>) -> Bool {
        text.contains("only figures numbers data table these statistics shown listed given counted", in: note)
            && !text.contains("exclude excludes excluding not except including include includes source", in: note)
    }

    /// Whether the caption or the sentence above is about the council: "The table shows what the Council received."
    private func speaksOfCouncil(_ around: ReportTableSurroundings) -> Bool {
        let words = around.announces(in: text) ? [around.caption, around.announcement] : [around.caption]
        return words.contains { text.find("the council", in: $0) != nil }
    }

    /// Returns the ombudsman other than the Local Government and Social Care Ombudsman whose cases the paragraph right above a
    /// table speaks of last: "The Housing Ombudsman looks at tenants' complaints. Its results follow." Where the last sentence does
    /// not point at the table, it is left open which ombudsman's cases the table counts.
    private func ombudsman(
        above table: CrossTable, _ announcement: ReportScope, in around: ReportTableSurroundings
    ) -> OmbudsmanBody? {
        guard !around.announcement.overlaps(around.caption),
            let body = report.scopes.ombudsman(lastIn: around.paragraph), body.nameOfOther != nil,
            isAboutOmbudsman(around)
        else { return nil }
        let points =
            around.announces(in: text)
            || text.contains("follow follows below next overleaf underneath", in: around.announcement)
        return points ? body : .several
    }

    /// Returns the ombudsman other than the Local Government and Social Care Ombudsman whose findings a table counts by
    /// the paragraph above: "The Housing Ombudsman made 21 determinations. The findings were as follows."
    private func otherOmbudsman(of table: CrossTable, in around: ReportTableSurroundings) -> OmbudsmanBody? {
        guard table.stated.outcome != nil, isAboutOmbudsman(around) else { return nil }
        let named = report.scopes.statement(of: around.paragraph, as: .sentence).scope
        return named.isAboutAnotherOmbudsman ? named.ombudsman : nil
    }

    /// Whether a caption only names the kinds of complaint that the rows count: "Adult and children's complaints".
    private func namesKinds(_ service: Range<Int>, of table: CrossTable) -> Bool {
        table.complaintKinds > 1 && text.isAll(Self.kinds, in: service)
    }

    private static let kinds = WordSet(
        "adult adults child children childrens social care services family families and corporate statutory")

    // MARK: What is no figure of the council's

    private func reasonToLeaveOut(
        _ table: CrossTable, _ facets: LabelFacets, _ scope: ReportScope, _ words: [Range<Int>]
    ) -> LeftOutReason? {
        if facets.statistic == .perResidents && !facets.isPer100k || scope.measure == .perResidents {
            return .otherMeasure("a rate for a number of residents")
        }
        if facets.isOfOtherTime || scope.time == .partOfYear && !table.stated.isOfOtherTime {
            return .otherTime("a part of the year")
        }
        if let name = scope.ombudsman?.nameOfOther, !namesLocalGovernmentOmbudsman(table) {
            return .otherOmbudsman(name)
        }
        if !table.comparesCouncils, words.contains(where: { text.contains(Self.others, in: $0) }) {
            return .otherBody("other councils")
        }
        switch scope.owner {
        case .otherBody(let name):
            return table.comparesCouncils ? nil : .otherBody(text.string(name))
        case .allCouncils:
            return table.comparesCouncils ? nil : .otherBody("other councils")
        case .council, .service, .unresolved, nil: return nil
        }
    }

    /// Words of a table of several councils' cases.
    private static let others = WordSet(
        """
        england national nationally nationwide neighbour neighbours neighbouring nearby authorities comparable similar sector \
        peers benchmark
        """)

    /// "Upheld complaints" over "Stage | Received": of the upheld ones, or of all.
    private func doubt(about table: CrossTable, _ facets: LabelFacets) -> String? {
        guard facets.outcome != nil || facets.ownOutcome != nil, facets.event == nil, facets.kind == nil,
            table.stated.event == .received, table.stated.outcome == nil, table.stated.ownOutcome == nil
        else { return nil }
        return "the words above may make it that of the complaints with one outcome alone"
    }

    private func doubt(about table: CrossTable, _ scope: ReportScope, _ words: [Range<Int>]) -> String? {
        if words.contains(where: countsSomePeople) {
            return "the words above may be about some of the people who complained alone"
        }
        if table.complaintKinds == 0,
            words.contains(where: { text.contains("statutory", in: $0) && !text.contains("corporate and", in: $0) })
        {
            return "the words above may make it that of the statutory procedures alone"
        }
        switch scope.owner {
        case .unresolved(let words): return "it may not be the whole council's, beside \"\(text.string(words))\""
        case .council, .service, .otherBody, .allCouncils, nil: break
        }
        if scope.ombudsman == .several { return "it may be of more than one ombudsman's cases" }
        guard table.stated.period == nil else { return nil }
        switch scope.time {
        case .severalYears, .unresolved, .date: return "the words above leave it open which year it is of"
        case .year, .partOfYear, nil: return nil
        }
    }
}

extension TableContextResolver {
    /// Whether words are about the complaints of some people: "Councillor enquiries", "made by councillors".
    private func countsSomePeople(_ words: Range<Int>) -> Bool {
        words.contains { index in
            text.isWord(index, in: Self.people)
                && (words.count <= 6 || text.isWord(index - 1, in: "by from") && words.contains(index - 1))
        }
    }

    /// People who make complaints of their own kind.
    private static let people = WordSet(
        "councillor councillors member members mp mps staff employees tenants leaseholders")
}
