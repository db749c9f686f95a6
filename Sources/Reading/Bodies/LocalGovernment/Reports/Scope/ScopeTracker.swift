import Model

/// Tracks what the sentences of a paragraph are about, so that a sentence takes over what it does not state itself.
struct ScopeTracker {
    /// The scopes of the sentences passed so far, in order.
    var scopes: [SentenceScope] = []

    let recogniser: ScopeRecogniser
    let wording: CouncilWideWording
    let text: DocumentText
    let sections: [ReportScope]
    private let bindings: ScopeBindings
    /// The tokens of each section's heading; empty where it has none.
    let headings: [Range<Int>]
    /// Whether nothing but the labelled lines below it shows a section's heading to be one, so that a paragraph behind them
    /// may stand under it no more.
    private let areByLabels: [Bool]
    /// The ombudsmen that the report has named by now.
    var named: Set<OmbudsmanBody> = []
    /// Whether the report speaks of its complaints team, which "the team" then means.
    let hasComplaintsTeam: Bool

    private(set) var section = -1
    /// The scope of the paragraph so far.
    var paragraph = ReportScope()
    /// The ombudsman that the section's running text named last, in an earlier paragraph.
    var sectionOmbudsman: OmbudsmanBody?
    /// Whether the paragraph's owner was named behind a number, so that only "of these" goes on about it.
    private var isOwnerBehind = false
    /// Whether the paragraph's year was named as "last year".
    private var isTimeRelative = false
    /// Whether the last sentence was about the Ombudsman's cases.
    var wasAboutOmbudsman = false
    /// Whether the last sentence compared with another year, so that "of these" may mean either year's cases.
    private var hasCompared = false
    /// The words of the last sentence where it was about some cases and no count of them: "Most concerned parking."
    private var someCases: Range<Int>?

    /// The sentence before, where it counts the council's own complaints first and the Ombudsman's behind them: "61 were escalated to
    /// stage 2 and 17 to the Ombudsman."
    private var ofBoth: Range<Int>?

    /// Whether the paragraph is one sentence without a number so far.
    private var isOneSentence = false
    /// The sentence before, in the same paragraph.
    private(set) var previous: Range<Int>?

    init(
        _ outline: ReportOutline, sections: [ReportScope], bindings: ScopeBindings, recogniser: ScopeRecogniser,
        wording: CouncilWideWording
    ) {
        self.recogniser = recogniser
        self.wording = wording
        self.sections = sections
        self.bindings = bindings
        headings = outline.sections.map { $0.headings.last?.tokens ?? 0..<0 }
        areByLabels = outline.sections.map { $0.headings.last?.isByLabelsAlone ?? false }
        text = recogniser.text
        let tokens = text.tokens(inLines: outline.lines)
        hasComplaintsTeam = Self.complaintsTeams.contains { recogniser.text.find($0, in: tokens) != nil }
    }

    /// The ombudsman that "the Ombudsman" means where nothing near says which. A report that has named another one only
    /// may mean that one.
    var usualOmbudsman: OmbudsmanBody {
        named.isEmpty || named == [.localGovernment] || named == [.localGovernment, .another]
            ? .localGovernment : .several
    }

    private static let complaintsTeams: [Phrase] = [
        "complaints team", "customer relations team", "feedback team", "complaints and information team",
        "complaints service", "complaints unit", "customer relations service",
    ]

    private static let wholeYear: [Phrase] = [
        "over the year", "in the year", "during the year", "over the full year", "over the whole year",
        "in the full year",
    ]

    /// Words for some cases without a count.
    private static let some = WordSet("most many some several few others")

    /// Resolves the scope of the next sentence.
    ///
    /// - Parameter next: the sentence behind it in the same paragraph; nil where there is none.
    mutating func advance(over sentence: ReportOutline.Sentence, before next: Range<Int>?) {
        let tokens = sentence.tokens
        let handedOver = bindings.handedOver(at: tokens.lowerBound)
        var outer = handedOver?.inheriting(sections[sentence.section]) ?? sections[sentence.section]
        if let leadIn = sentence.leadIn { outer = scopes[leadIn].binding.inheriting(outer) }
        if section != sentence.section {
            section = sentence.section
            if let body = sections[section].ombudsman, body != .unnamed, body != .several { named.insert(body) }
            sectionOmbudsman = nil
            someCases = nil
            paragraph = ReportScope()
            wasAboutOmbudsman = false
            hasCompared = false
        } else if sentence.isFirst {
            startParagraph(sentence)
        }
        if sentence.isFirst { previous = nil }
        // "In quarter 4 …. Over the year it upheld 9 of the 14."
        if paragraph.time == .partOfYear, Self.wholeYear.contains(where: { text.find($0, in: tokens) != nil }) {
            paragraph.time = nil
        }
        var statement = recogniser.statement(of: tokens, as: .sentence)
        let isOfThose =
            text.isWord(tokens.lowerBound, in: "of") && text.isWord(tokens.lowerBound + 1, in: "these those them")
        resolveOwners(in: &statement, outer)
        let isOfSeveral = resolveOmbudsmen(in: &statement, outer, of: tokens)
        if !sentence.isFirst, recogniser.countsOfAnother(statement, in: tokens) { leaveOmbudsmanOpen() }
        resolveTimes(in: &statement, after: isTimeRelative ? nil : paragraph.time, before: next)
        let subject = SentenceSubject(
            of: tokens, statement, in: text, authority: recogniser.authority, period: recogniser.period)
        // "The Ombudsman decided 12 complaints." speaks of no service that the sentence before was about.
        let namesOmbudsman = statement.items.contains { if case .ombudsman = $0.dimension { true } else { false } }
        bindOwner(to: tokens, subject, outer, isOfThose: isOfThose)
        isOneSentence = sentence.isFirst && !subject.hasNumber
        previous = tokens
        outer = paragraph.inheriting(outer)
        if handedOver?.owner == nil || handedOver?.owner != outer.owner { leaveOwnerOpen(in: &outer, tokens, subject) }
        outer.ombudsman = ombudsman(of: sentence, subject, outer: outer, isOfThose: isOfThose)
        if isOfSeveral { outer.ombudsman = .several }
        if !sentence.isFirst, let ofBoth, isOfThose || subject.isCount, outer.isOfCouncil {
            outer.owner = .unresolved(ofBoth)
        }
        ofBoth =
            subject.lastOmbudsman != nil && !subject.isOmbudsman && subject.hasNumber
                && text.contains("stage stages escalated", in: tokens) ? tokens : nil
        outer.meansOmbudsmanByIt = subject.isIt && outer.ombudsman != nil
        // "This compares with 84 in 2022/23. Of these, 20 were upheld."
        if hasCompared, isOfThose { outer.time = .unresolved }
        // "In 2022/23 it was 500. The Ombudsman decided 16 complaints, one more than in 2022/23.": of another year than that one
        if let time = outer.time, subject.comparedTimes.contains(time) { outer.time = .unresolved }
        if paragraph.time == nil, isYearBeforeAnother(statement, tokens, before: next) { outer.time = .unresolved }
        let binding =
            sentence.isParent || text.tokens[tokens.upperBound - 1].isSign(":")
            ? self.binding(ofLeadIn: tokens, statement, subject, outer) : self.binding(of: statement, subject, outer)
        scopes.append(
            SentenceScope(
                outer: outer, statement: leavingListedCountsOpen(statement, of: sentence), binding: binding,
                isTotalOfOmbudsman: namesOmbudsman && sections[section].ombudsman != nil && handedOver?.owner == nil))
        if let owner = subject.owner ?? subject.lastOwner {
            paragraph.owner = owner
            isOwnerBehind = subject.owner == nil && !isTopic(owner, of: subject)
        }
        if let time = subject.time {
            paragraph.time = time
            isTimeRelative = subject.isRelativeTime
        }
        if let named = subject.lastOmbudsman { paragraph.ombudsman = named }
        wasAboutOmbudsman = binding.isAboutOmbudsman || binding.isAboutAnotherOmbudsman
        if wasAboutOmbudsman, subject.lastOmbudsman == nil { paragraph.ombudsman = binding.ombudsman }
        hasCompared = subject.compares
    }

    /// Updates the owner of the paragraph's cases for a sentence that goes on about them, or about others.
    private mutating func bindOwner(
        to tokens: Range<Int>, _ subject: SentenceSubject, _ outer: ReportScope, isOfThose: Bool
    ) {
        let goesOn = isOfThose || subject.isIt || subject.isCount || text.isWord(tokens.lowerBound, in: "they these")
        // "It upheld 3 complaints, all about planning. It made 14 decisions.": the Ombudsman did, and maybe of other complaints.
        if isOwnerBehind, subject.isIt, case .service(let name) = paragraph.owner {
            paragraph.owner = .unresolved(name)
        }
        // "14 of these were about the Trust. 18 complaints were upheld.": a count with its noun may begin with others.
        if isOwnerBehind, subject.isCount, !isOfThose, case .service(let name) = paragraph.owner, namesCases(tokens) {
            paragraph.owner = .unresolved(name)
        }
        // "One complaint about planning was upheld. 14 decisions were made in all.", "Planning had 5. 17 were upheld in total."
        if subject.isCount,
            tokens.contains(where: { text.isWord($0, in: "all total overall altogether") })
        {
            paragraph.owner = paragraph.owner?.leftOpen(by: tokens)
        }
        // "Most councils of our type did worse. The uphold rate was 83%." may go on about them.
        if !goesOn, !isOwnerBehind, paragraph.owner == .allCouncils, let previous {
            paragraph.owner = .unresolved(previous)
        }
        if !goesOn, isOwnerBehind || paragraph.owner == .allCouncils { paragraph.owner = nil }
        if subject.isCouncil || namesOurs(tokens, besides: paragraph.owner) {
            paragraph.owner = nil
        } else if subject.isOmbudsman, let owner = paragraph.owner {
            // "Adult Social Care had a busy year. The Ombudsman upheld 4 complaints." may go on about the service.
            paragraph.owner = owner.leftOpen(by: tokens)
        }
        if !goesOn, case .otherBody(let name) = paragraph.owner { paragraph.owner = .unresolved(name) }
        if isOfThose || text.isWord(tokens.lowerBound, in: "they these"), let someCases, paragraph.owner == nil {
            paragraph.owner = .unresolved(someCases)
        }
        if !goesOn || tokens.contains(where: { text.isWord($0, in: Self.some) }) {
            someCases = text.isWord(tokens.lowerBound, in: Self.some) ? tokens : nil
        }
        if case .service(let name) = paragraph.inheriting(outer).owner, countsMoreThanHeading(tokens) {
            paragraph.owner = .unresolved(name)
        }
        // "6 complaints were referred back to us. Of these, 4 were upheld.": not by the Ombudsman.
        if isOfThose, let previous, wasAboutOmbudsman, paragraph.owner == nil,
            text.contains("referred premature prematurely closed invalid incomplete advice", in: previous),
            !text.contains("investigated investigations decided decisions upheld detailed", in: previous)
        {
            paragraph.owner = .unresolved(previous)
        }
        if isReportOfAnother(tokens, subject) { paragraph.owner = .unresolved(tokens) }
    }

    /// Whether a sentence begins with a count and the noun of what it counts: "18 complaints were upheld."
    private func namesCases(_ tokens: Range<Int>) -> Bool {
        text.count(at: tokens.lowerBound, in: tokens).map { count in
            tokens.contains(count.next)
                && text.isWord(count.next, in: "complaints cases decisions investigations enquiries")
        } ?? false
    }

    /// Decides whether the owner that the place around gives holds for a sentence with its own subject.
    private func leaveOwnerOpen(in outer: inout ReportScope, _ tokens: Range<Int>, _ subject: SentenceSubject) {
        // Under the name of another body "the Council" and "we" may be that body's own words.
        if subject.isCouncil, case .unresolved(let words) = outer.owner,
            sections[section].owner != outer.owner || namesCouncil(tokens) || !namesBody(words)
        {
            outer.owner = .council
        }
        if outer.isOfCouncil, outer.ombudsman == nil, isUnderOtherNumbers(tokens) {
            outer.owner = .unresolved(headings[section])
        }
        // "Housing", "Corporate complaints: 7", and behind it "The Council received 310 corporate complaints."
        if subject.isCouncil, areByLabels[section], case .service(let name) = outer.owner {
            outer.owner = .unresolved(name)
        }
    }

    private mutating func startParagraph(_ sentence: ReportOutline.Sentence) {
        if let named = paragraph.ombudsman { sectionOmbudsman = named }
        let isAnaphor = text.isWord(sentence.tokens.lowerBound, in: "of it they these those")
        var next = ReportScope()
        if isAnaphor {
            next.time = paragraph.time
        } else if paragraph.time == sections[section].time || isTimeRelative {
            next.time = nil
        } else if let time = paragraph.time, time != .year(recogniser.period), sentence.leadIn == nil {
            // "In 2022/23 the Ombudsman decided 84 complaints." and, after a blank line, "Twenty were upheld."
            next.time = .unresolved
        }
        // A paragraph that is one sentence about another council announces those behind it.
        if isOneSentence, case .unresolved(let words) = paragraph.owner, recogniser.isOfOtherCouncil(words) {
            next.owner = paragraph.owner
        }
        paragraph = next
        if !isAnaphor {
            someCases = nil
            wasAboutOmbudsman = false
            hasCompared = false
        }
    }
}
