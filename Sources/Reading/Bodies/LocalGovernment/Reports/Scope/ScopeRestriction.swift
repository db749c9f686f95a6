import Model

/// The words of a sentence that restrict the numbers it points at to a part of the council, another body, another time,
/// another ombudsman or some of the people who complain.
///
/// `HandOver` and `BackReference` show by a sentence's structure that it speaks of numbers before or behind it. A restriction
/// is resolved from what its words state in any dimension, and not from words that are known to restrict.
struct ScopeRestriction {
    /// The words that restrict.
    let words: Range<Int>
    /// The scope that the words give; the owner is unresolved where they leave it open.
    let scope: ReportScope

    /// Recognises the first restriction among some words.
    ///
    /// - Parameters:
    ///   - tokens: the words that say what the numbers are of.
    ///   - known: tokens among them that point at numbers, and name nothing.
    init?(in tokens: Range<Int>, except known: [Range<Int>], by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        let statement = recogniser.statement(of: tokens, as: .sentence)
        if let (words, owner) = Self.owner(in: tokens, except: known, statement, by: recogniser) {
            self.words = words
            scope = ReportScope(owner: owner)
        } else if let (words, scope) = Self.dimension(in: statement, by: recogniser) {
            self.words = words
            self.scope = scope
        } else if let words = Self.months(in: tokens, of: text) ?? Self.part(in: tokens, of: text)
            ?? Self.people(in: tokens, of: text)
        {
            self.words = words
            scope = ReportScope(owner: .unresolved(words))
        } else {
            return nil
        }
    }

    // MARK: Owners

    private static func owner(
        in tokens: Range<Int>, except known: [Range<Int>], _ statement: ScopeStatement, by recogniser: ScopeRecogniser
    ) -> (Range<Int>, CaseOwner)? {
        let text = recogniser.text
        let others = statement.items.filter { if case .owner = $0.dimension { false } else { true } }.map(\.tokens)
        let items =
            statement.items
            + recogniser.owners(in: tokens, as: .heading, known: known + others).filter { item in
                // A word in lower case that is no function of councils names nothing in a sentence.
                guard case .owner(.unresolved(let name)) = item.dimension else { return true }
                return name.contains(where: recogniser.isStrangeName) && !text.isBoundary(name.lowerBound)
            }
        let owners = items.compactMap { item -> (Range<Int>, CaseOwner)? in
            guard case .owner(let owner) = item.dimension else { return nil }
            return (item.tokens, owner)
        }
        if owners.contains(where: { $0.1 == .council }) { return nil }
        // Both forms may show one name, and one of them more of it: "tax", "council tax".
        guard let first = owners.min(by: { ($0.0.lowerBound, -$0.0.count) < ($1.0.lowerBound, -$1.0.count) }) else {
            return nil
        }
        guard owners.contains(where: { !$0.0.overlaps(first.0) }) else { return first }
        let words = first.0.lowerBound..<(owners.map(\.0.upperBound).max() ?? first.0.upperBound)
        return (words, .unresolved(words))
    }

    /// "our largest directorate", "one ward", "the eastern area": a part without its name.
    private static func part(in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        tokens.dropFirst().first { index in
            text.isWord(index, in: parts)
                && (max(tokens.lowerBound, index - 2)..<index).contains { isSelecting($0, of: text) }
        }.map { ($0 - 1)..<($0 + 1) }
    }

    private static func isSelecting(_ index: Int, of text: DocumentText) -> Bool {
        guard text.tokens[index].kind == .word else { return false }
        let bytes = text.folded[text.tokens[index].bytes]
        if bytes.count > 4, bytes.suffix(3).elementsEqual("est".utf8) { return true }
        return text.isWord(
            index, in: "one single first second third other remaining eastern western northern southern central new old"
        )
    }

    private static let parts = WordSet(
        """
        service team directorate department division unit trust branch centre office ward area district locality \
        neighbourhood region depot town village parish school contractor provider council authority borough
        """)

    /// "nine months"
    private static func months(in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        tokens.lazy.compactMap { index in
            text.count(at: index, in: tokens).flatMap { count in
                count.value != 12 && count.value < 24 && text.isWord(count.next, in: "month months")
                    ? index..<(count.next + 1) : nil
            }
        }.first
    }

    /// People and bodies whose complaints are none of the council's own procedure.
    private static func people(in tokens: Range<Int>, of text: DocumentText) -> Range<Int>? {
        tokens.first { text.isWord($0, in: groups) }.map { $0..<($0 + 1) }
    }

    private static let groups = WordSet(
        """
        councillors tenants leaseholders tenant leaseholder employees contractors academies mps pupils landlords landlord \
        travellers
        """)

    // MARK: Other dimensions

    private static func dimension(in statement: ScopeStatement, by recogniser: ScopeRecogniser)
        -> (Range<Int>, ReportScope)?
    {
        let times = statement.items.filter { if case .time = $0.dimension { true } else { false } }
        let isOfPeriod = times.contains { $0.dimension == .time(.year(recogniser.period)) }
        for item in statement.items {
            switch item.dimension {
            case .ombudsman(let body) where body != .localGovernment && body != .unnamed:
                return (item.tokens, ReportScope(ombudsman: body))
            case .time(.partOfYear) where !recogniser.isHowOften(item.tokens):
                return (item.tokens, ReportScope(owner: .unresolved(item.tokens)))
            case .time(.year(let year)) where year < recogniser.period && !isOfPeriod:
                return (item.tokens, ReportScope(time: .year(year)))
            case .time(.unresolved) where times.count == 1:
                return (item.tokens, ReportScope(time: .unresolved))
            case .stage(let stage) where !statement.items.contains { $0 != item && $0.dimension != item.dimension }:
                return (item.tokens, ReportScope(stage: stage))
            default: break
            }
        }
        return nil
    }
}

extension ScopeRecogniser {
    /// Whether words say how often, and not in which time: "reported quarterly", "every month".
    func isHowOften(_ words: Range<Int>) -> Bool {
        text.isWord(words.lowerBound, in: "quarterly monthly weekly fortnightly")
            && !text.isWord(words.upperBound, in: "figures numbers data results cases totals")
            || text.isWord(words.lowerBound - 1, in: "each every per a")
    }

    /// Whether some words have a number that may count cases: one of no year, day, section or stage.
    func hasCount(_ tokens: Range<Int>) -> Bool {
        guard
            tokens.contains(where: {
                text.tokens[$0].number != nil || text.tokens[$0].isSign("\u{A3}")
                    || !text.isWord($0, in: "one") && text.count(at: $0, in: tokens) != nil
            })
        else { return false }
        let statement = statement(of: tokens, as: .sentence)
        return tokens.contains { index in
            if statement.covers(index) { return false }
            if text.tokens[index].isSign("\u{A3}") { return true }
            guard text.tokens[index].number != nil || text.count(at: index, in: tokens) != nil,
                !text.isWord(index, in: "one")
            else { return false }
            return
                !(tokens.contains(index - 1)
                && text.isWord(
                    index - 1, in: "section paragraph appendix annex table figure chart part page stage note"))
                && !(tokens.contains(index + 1) && text.month(at: index + 1) != nil)
                && !(text.tokens[index].count.map { (1974...2099).contains($0) } ?? false)
                && !text.isWord(index + 1, in: "months month")
        }
    }
}
