import Model

/// A sentence that says whose figures, or of which time, a report or a section gives: "This report covers housing
/// complaints only.", "The figures below relate to Leisure and Culture."
struct ScopeDeclaration {
    /// The place for which a declaration holds.
    enum Extent {
        case report, section
    }

    let extent: Extent
    let scope: ReportScope

    /// The number of a report's first sentences that may declare the scope of the whole report.
    static let front = 14
    /// The number of tokens before the subject of a declaration.
    private static let reach = 3

    /// Recognises a declaration.
    ///
    /// - Returns: nil for a sentence that declares nothing, or more than one service: a report on several services may be
    ///   on the whole council.
    init?(_ tokens: Range<Int>, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        guard let subject = tokens.prefix(Self.reach).first(where: { text.isWord($0, in: Self.subjects) }),
            let verb = tokens.first(where: { $0 > subject && $0 - subject < 8 && text.isWord($0, in: Self.verbs) }),
            !text.contains(Self.denials, in: tokens)
        else { return nil }
        let isOfReport = text.isWord(subject, in: "report paper document") && text.isWord(subject - 1, in: "this")
        let isOfFigures = text.isWord(subject, in: "figures data statistics numbers totals")
        guard isOfReport || isOfFigures else { return nil }
        let names = text.find("this report", in: subject..<verb) != nil || text.find("this paper", in: tokens) != nil
        extent = isOfReport || names || text.find("in this report", in: tokens) != nil ? .report : .section
        let statement = recogniser.statement(of: (verb + 1)..<max(verb + 1, tokens.upperBound), as: .sentence)
        var scope = ReportScope()
        let owners = statement.items.compactMap { item in
            if case .owner(let owner) = item.dimension { owner } else { nil }
        }
        if owners.count == 1, case .service = owners[0], !text.contains(Self.whole, in: tokens) {
            scope.owner = owners[0]
        }
        let isPart = statement.items.contains { $0.dimension == .time(.partOfYear) }
        let hasYear = statement.items.contains { if case .time(.year) = $0.dimension { true } else { false } }
        if isPart, !hasYear { scope.time = .partOfYear }
        guard scope.owner != nil || scope.time != nil else { return nil }
        self.scope = scope
    }

    private static let subjects = WordSet("report paper document figures data statistics numbers totals")

    private static let verbs = WordSet(
        "covers cover covering relates relate concerns concern refer refers are is gives for")

    /// Words by which the sentence speaks of what is not in the report, or is elsewhere.
    private static let denials = WordSet("not exclude excludes excluding except separate separately other than")

    /// Words by which the whole council is meant beside the service that is named.
    private static let whole = WordSet("corporate all council councils whole including include includes")
}
