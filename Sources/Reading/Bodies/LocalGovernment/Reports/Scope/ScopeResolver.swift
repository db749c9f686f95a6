import Model

/// Resolves the scope of each place in a report: along its path from the title through the headings, the lead-in and
/// the sentences before it.
struct ScopeResolver: Sendable {
    let wording: CouncilWideWording
    let recogniser: ScopeRecogniser
    /// The scope that the report's title and subtitle give.
    let report: ReportScope
    /// The words of the front matter that restrict all numbers to a time; nil where none do.
    let timeRestriction: Range<Int>?
    private let outline: ReportOutline
    /// The stretches that a sentence before or behind them binds.
    private let bindings: ScopeBindings
    /// The scope of each of the outline's sections.
    private let sections: [ReportScope]
    /// The scope of each of the outline's sentences.
    private let sentences: [SentenceScope]

    /// - Parameters:
    ///   - tables: the lines of the report's tables, in order.
    ///   - title: the scope that the report's title gives.
    init(
        _ outline: ReportOutline, tables: [Range<Int>], title: ReportScope, wording: CouncilWideWording,
        recogniser: ScopeRecogniser
    ) {
        self.outline = outline
        self.wording = wording
        self.recogniser = recogniser
        var report = title
        var declared: [Int: ReportScope] = [:]
        var declarations: Set<Int> = []
        var restriction: FrontRestriction?
        var isFront = true
        for (index, sentence) in outline.sentences.enumerated() {
            let isOpening =
                index < ScopeDeclaration.front && sentence.section == outline.sentences.first?.section
            let previous =
                index > 0 && !sentence.isFirst ? outline.sentences[index - 1].tokens : 0..<0
            isFront = isFront && isOpening && !FrontRestriction.countsCases(sentence.tokens, in: recogniser.text)
            guard
                let declaration = ScopeDeclaration(
                    sentence.tokens, after: previous, isOpening: isOpening, by: recogniser)
            else {
                if isFront, restriction == nil { restriction = FrontRestriction(sentence.tokens, by: recogniser) }
                continue
            }
            if declaration.scope.owner != nil || isOpening { declarations.insert(index) }
            switch declaration.extent {
            case .report where index < ScopeDeclaration.front: report = declaration.scope.inheriting(report)
            case .report: break
            case .section: declared[sentence.section] = declaration.scope
            }
        }
        let front = FrontMatter(of: outline, by: recogniser)
        // The title of a quarter's report says of what its numbers are.
        if let words = restriction?.words ?? front.restriction, report.owner == nil, report.time != .partOfYear {
            report.owner = .unresolved(words)
        }
        if front.isOfTime, report.isOfWholeYear { report.time = .unresolved }
        let isOfTime = restriction.map(\.isOfTime) ?? front.isOfTime
        timeRestriction = isOfTime ? restriction?.words ?? front.restriction : nil
        self.report = report
        var headings = HeadingScopes(outline, report: report, recogniser: recogniser)
        var sections = outline.sections.enumerated().map { headings.scope(of: $0.element, at: $0.offset) }
        for (section, scope) in declared { sections[section] = scope.inheriting(sections[section]) }
        self.sections = sections
        let bindings = ScopeBindings(
            outline, tables: tables, sections: sections, declarations: declarations, by: recogniser)
        self.bindings = bindings
        var tracker = ScopeTracker(
            outline, sections: sections, bindings: bindings, recogniser: recogniser, wording: wording)
        for (index, sentence) in outline.sentences.enumerated() {
            let next = index + 1 < outline.sentences.count ? outline.sentences[index + 1] : nil
            let goesOn = next.map { $0.section == sentence.section && !$0.isFirst } ?? false
            tracker.advance(over: sentence, before: goesOn ? next?.tokens : nil)
        }
        sentences = zip(outline.sentences, tracker.scopes).map { sentence, scope in
            bindings.givenBehind(sentence.tokens.lowerBound).map(scope.bound) ?? scope
        }
    }

    /// Returns the dimensions that some words state.
    func statement(of tokens: Range<Int>, as form: ScopeRecogniser.Form) -> ScopeStatement {
        recogniser.statement(of: tokens, as: form)
    }

    /// Returns the scope that the title and the headings over a section give.
    ///
    /// - Parameter section: an index in the outline's sections.
    func scope(ofSection section: Int) -> ReportScope { sections[section] }

    /// Returns the scope that the title, the headings over a line and a sentence that hands over to it give.
    ///
    /// - Parameter line: an index in the text's lines, within the passage.
    func scope(ofLine line: Int) -> ReportScope {
        let section = sections[outline.section(ofLine: line)]
        guard let first = recogniser.text.lines[line].tokens.first else { return section }
        return bindings.handedOver(at: first)?.inheriting(section) ?? section
    }

    /// Returns the scope that a sentence behind a token gives the numbers there; nil where none does.
    func scope(givenBehind token: Int) -> ReportScope? { bindings.givenBehind(token) }

    /// Returns the scope that a sentence before a token hands over to it; nil where none does.
    func scope(handedOverAt token: Int) -> ReportScope? { bindings.handedOver(at: token) }

    /// Returns the ombudsman whose cases the text speaks of last in some lines above a token; nil where it speaks of none.
    ///
    /// - Parameter lines: the tokens of those lines, up to the token.
    func ombudsman(lastIn lines: Range<Int>) -> OmbudsmanBody? {
        let next = outline.sentences.partitioningIndex { $0.tokens.lowerBound >= lines.upperBound }
        guard next > 0, lines.contains(outline.sentences[next - 1].tokens.lowerBound) else { return nil }
        return sentences[next - 1].binding.ombudsman
    }

    /// Returns the scope of a sentence.
    ///
    /// - Parameter sentence: an index in the outline's sentences.
    func scope(ofSentence sentence: Int) -> SentenceScope { sentences[sentence] }

    /// Returns the scope that a list takes over from the sentence that announces it.
    ///
    /// - Parameter sentence: an index in the outline's sentences.
    func scope(ofLeadIn sentence: Int) -> ReportScope { sentences[sentence].binding }

    /// Returns the scope that the words of a line, its headings and its lead-in give.
    ///
    /// - Parameters:
    ///   - section: an index in the outline's sections.
    ///   - leadIn: the sentence that announces the list, as an index in the outline's sentences; nil where none does.
    func scope(of tokens: Range<Int>, section: Int, leadIn: Int?) -> ReportScope {
        let line = recogniser.text.tokens[tokens.lowerBound].line
        let around = leadIn.map { sentences[$0].binding } ?? scope(ofLine: line)
        let outer = scope(givenBehind: tokens.lowerBound)?.inheriting(around) ?? around
        var own = statement(of: tokens, as: .sentence)
        // "Adult social care complaints: 382" is a kind of complaint by its label.
        own.items.removeAll { if case .owner = $0.dimension { true } else { false } }
        return own.scope.inheriting(outer)
    }
}

/// The scope of a sentence: what it takes over, and what its own words state.
struct SentenceScope: Sendable {
    /// The scope of the place around it, with what the sentences before it in the paragraph are about.
    var outer: ReportScope
    var statement: ScopeStatement
    /// The scope that a list or a sentence behind it takes over.
    var binding: ReportScope
    /// Whether it names the Ombudsman under a service's heading, in a section that is about the Ombudsman.
    var isTotalOfOmbudsman = false

    /// Returns the scope with what a sentence behind it says in the place of what the place around gives.
    func bound(by given: ReportScope) -> SentenceScope {
        var bound = self
        bound.outer = given.inheriting(outer)
        bound.binding = given.inheriting(binding)
        bound.statement.items.removeAll { $0.dimension == .owner(.council) }
        bound.isTotalOfOmbudsman = false
        return bound
    }

    /// Returns the scope of a clause of the sentence.
    func scope(ofClause clause: Range<Int>) -> ReportScope { statement.scope(ofClause: clause).inheriting(outer) }
}
