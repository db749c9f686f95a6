import Model

/// A sentence that says whose figures, of which time or of which stage, a report or a section gives: "This report sets out
/// complaints about the landlord service.", "The figures below relate to Leisure and Culture."
///
/// Its subject shows it, whatever its verb: this report or its figures (`DeclarationSubject`), with no number of cases behind.
struct ScopeDeclaration {
    /// The place for which a declaration holds.
    enum Extent {
        case report, section
    }

    let extent: Extent
    let scope: ReportScope

    /// The number of a report's first sentences that may declare the scope of the whole report.
    static let front = 14

    /// Recognises a declaration.
    ///
    /// - Parameters:
    ///   - isOpening: whether the sentence stands before the first section of the report.
    ///   - previous: the sentence before in its paragraph, of which "it" may speak; empty where there is none.
    ///
    /// - Returns: nil for a sentence that declares nothing, as one that names the whole council beside a service.
    init?(_ tokens: Range<Int>, after previous: Range<Int>, isOpening: Bool, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        guard let subject = DeclarationSubject.find(in: tokens, after: previous, isOpening: isOpening, of: text),
            !text.contains(Self.denials, in: tokens)
        else { return nil }
        let rest = subject.end..<max(subject.end, tokens.upperBound)
        let statement = recogniser.statement(of: rest, as: .sentence)
        guard !Self.countsCases(rest, statement, in: text) else { return nil }
        extent = subject.isOfReport || isOpening ? .report : .section
        var scope = ReportScope()
        if subject.kind != .period, !text.contains(Self.authorship, in: tokens) {
            scope.owner = Self.owner(in: rest, statement, by: recogniser)
            scope.stage = Self.stage(of: statement)
            if scope.owner == nil, scope.stage == nil {
                scope.owner = Self.openOwner(in: rest, subject, by: recogniser)
            }
        }
        scope.time = Self.time(in: rest, statement, subject, by: recogniser)
        guard scope.owner != nil || scope.time != nil || scope.stage != nil else { return nil }
        self.scope = scope
    }

    /// Words by which the sentence speaks of what is not in the report, or is elsewhere.
    private static let denials = WordSet("not exclude excludes excluding except separate separately other than")

    /// Words by which the sentence speaks of who wrote or read the report.
    private static let authorship = WordSet(
        """
        presented prepared written compiled submitted considered approved published requested commissioned authored drafted \
        circulated committee panel cabinet
        """)

    /// Whether a number counts cases, so that the sentence gives a figure.
    private static func countsCases(
        _ tokens: Range<Int>, _ statement: ScopeStatement, in text: DocumentText
    ) -> Bool {
        tokens.contains { index in
            guard !statement.covers(index), !(tokens.contains(index + 1) && text.month(at: index + 1) != nil),
                !text.isWord(index, in: "one"),
                let count = text.count(at: index, in: tokens)
            else { return false }
            return !(1974...2099).contains(count.value)
                && !text.isWord(count.next, in: "month months weeks week years quarter quarters year days day working")
        }
    }
}

// MARK: Dimensions

extension ScopeDeclaration {
    /// The service or body that a declaration names as what is reported on; nil where it names none, or the council beside it.
    private static func owner(
        in rest: Range<Int>, _ statement: ScopeStatement, by recogniser: ScopeRecogniser
    ) -> CaseOwner? {
        let text = recogniser.text
        guard !text.contains(whole, in: rest), !text.contains("such example", in: rest) else { return nil }
        let owners = statement.items.filter { item in
            guard case .owner(let owner) = item.dimension, owner != .council, owner != .allCouncils else {
                return false
            }
            return isTopic(item.tokens, in: rest, of: text)
        }
        guard let first = owners.first, let last = owners.last, case .owner(let owner) = first.dimension else {
            return nil
        }
        // "complaints to the Council and its contractors"
        if case .otherBody = owner, text.contains("council we our us", in: rest) { return nil }
        // A report on several services may be on the whole council.
        return owners.count == 1 ? owner : .unresolved(first.tokens.lowerBound..<last.tokens.upperBound)
    }

    /// The words of a declaration that leave open whose figures the report has, or which: "complaints about Serco", "upheld
    /// complaints", "Figures are provisional."
    private static func openOwner(
        in rest: Range<Int>, _ subject: DeclarationSubject, by recogniser: ScopeRecogniser
    ) -> CaseOwner? {
        let text = recogniser.text
        guard !text.contains(whole, in: rest) else { return nil }
        let open = rest.first { index in
            if subject.kind == .figures,
                text.isWord(
                    index, in: "provisional estimates estimated estimate draft unvalidated illustrative rounded")
            {
                return true
            }
            if text.isWord(index, in: "upheld escalated late rejected withdrawn"),
                text.isWord(index + 1, in: "complaints cases"), rest.contains(index + 1),
                text.isWord(index - 1, in: topical)
            {
                return true
            }
            guard text.isWord(index - 1, in: "about against concerning regarding from"), rest.contains(index - 1) else {
                return false
            }
            return recogniser.isStrangeName(index) || text.isWord(index, in: people)
        }
        return open.map { .unresolved($0..<($0 + 1)) }
    }

    /// People and bodies whose complaints are none of the council's own procedure.
    private static let people = WordSet(
        "councillors councillor members member staff employees contractors contractor schools academies mps tenants leaseholders"
    )

    /// Whether a name is what is reported on, and not that of an officer, or one of examples.
    private static func isTopic(_ name: Range<Int>, in rest: Range<Int>, of text: DocumentText) -> Bool {
        var before = name.lowerBound - 1
        while rest.contains(before), text.isWord(before, in: "the our its all councils council") { before -= 1 }
        guard rest.contains(before) else { return true }
        if text.isWord(before, in: "for of"),
            text.isWord(before - 1, in: "director directors head member holder manager officer lead minister strategy")
        {
            return false
        }
        return text.isWord(before, in: topical) || text.tokens[before].kind == .word && before == rest.lowerBound
    }

    /// Words right before the name of what a report is on.
    private static let topical = WordSet(
        """
        about for in of concerning regarding by within from to against on with covers cover covering concerns concern is are \
        analyses analyse describes describe
        """)

    /// Words by which the whole council is meant beside the service that is named.
    private static let whole = WordSet(
        "corporate whole include includes including also both every each across addition along well overall")

    private static func stage(of statement: ScopeStatement) -> CaseStage? {
        var stages: [CaseStage] = []
        for item in statement.items {
            switch item.dimension {
            case .stage(let stage): stages.append(stage)
            case .ombudsman: return nil
            default: break
            }
        }
        return stages.count == 1 ? stages[0] : nil
    }

    /// The time where it is no reporting year: a part of one, a calendar year, a year that begins in another month.
    private static func time(
        in rest: Range<Int>, _ statement: ScopeStatement, _ subject: DeclarationSubject, by recogniser: ScopeRecogniser
    ) -> CaseTime? {
        let text = recogniser.text
        if statement.items.contains(where: { recogniser.isSpanOfDays($0, in: rest) }) { return .partOfYear }
        let times = statement.items.filter { item in
            // "It was published in July."
            let before = max(rest.lowerBound, item.tokens.lowerBound - 3)..<item.tokens.lowerBound
            if text.contains(authorship, in: before) { return false }
            guard case .time = item.dimension else { return false }
            // "reported quarterly" says how often.
            return !text.isWord(item.tokens.lowerBound, in: "quarterly monthly weekly fortnightly")
        }
        if times.contains(where: { if case .time(.year) = $0.dimension { true } else { false } }) { return nil }
        if subject.isOfPartOfYear || times.contains(where: { $0.dimension == .time(.partOfYear) }) {
            return .partOfYear
        }
        if times.count(where: { $0.dimension == .time(.date) }) > 1 { return .partOfYear }
        guard text.contains(spans, in: max(subject.end - 1, 0)..<rest.upperBound) || subject.kind == .period else {
            return nil
        }
        if times.contains(where: { $0.dimension == .time(.unresolved) }) { return .unresolved }
        // "The data covers ten months."
        let hasMonths = rest.contains { index in
            text.count(at: index, in: rest).map {
                $0.value != 12 && $0.value < 24 && text.isWord($0.next, in: "month months") && rest.contains($0.next)
            } ?? false
        }
        if hasMonths { return .partOfYear }
        // "The reporting year runs from 1 October to 30 September."
        let hasOtherMonth = rest.contains { index in
            text.isCapital(index) && index > 0 && text.tokens[index - 1].number != nil
                && text.month(at: index).map { $0 != 3 && $0 != 4 } ?? false
        }
        return hasOtherMonth && subject.kind != .document ? .unresolved : nil
    }

    /// Verbs and prepositions before the time of what is reported on.
    private static let spans = WordSet(
        "covers cover covering runs run ran spans relates relate concerns concern refer refers is are for describes from"
    )
}
