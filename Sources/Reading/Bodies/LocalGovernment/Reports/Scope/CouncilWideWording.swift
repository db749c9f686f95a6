/// Tells headings, lead-ins and captions that leave a figure the whole council's from those that may make it a part's.
///
/// The test is one of known words: "Contacts by type" has no other, "Parks and cemeteries" has.
struct CouncilWideWording: Sendable {
    private let heading: WordSet
    private let leadIn: WordSet
    private let caption: WordSet
    private let overLabels: WordSet

    /// - Parameter authority: the council's name, whose words are known too.
    init(authority: String) {
        let own = WordSet(wordsOfName: authority)
        heading = ReportVocabulary.heading.union(own)
        leadIn = Self.leadIn.union(own)
        caption = Self.caption.union(own)
        overLabels = Self.overLabels.union(own)
    }

    private static let leadIn = ReportVocabulary.heading.union(ReportVocabulary.leadIn)
    private static let caption = leadIn.union(ReportVocabulary.caption).union(ReportVocabulary.overLabels)
    private static let overLabels = ReportVocabulary.heading.union(ReportVocabulary.overLabels)

    /// Whether a heading has only known words, section numbers, days of a month and years.
    func isCouncilWide(heading tokens: Range<Int>, in text: DocumentText) -> Bool {
        let years = text.reportingYears(in: tokens)
        let body = ReportVocabulary.ombudsmanName.lazy.compactMap { text.find($0, in: tokens) }.first
        return tokens.allSatisfy { index in
            if let body, body.contains(index) { return true }
            switch text.tokens[index].kind {
            case .word: return text.isWord(index, in: heading)
            case .sign: return true
            case .mixed: return false
            case .number:
                return index <= tokens.lowerBound + 1 || years.contains { $0.tokens.contains(index) }
                    || (text.tokens[index].count.map { (1...31).contains($0) || (1974...2099).contains($0) } ?? false)
            }
        }
    }

    /// Whether the sentence that announces a list has only known words and numbers, and those of its statement.
    func isCouncilWide(leadIn tokens: Range<Int>, except statement: ScopeStatement, in text: DocumentText) -> Bool {
        isAll(leadIn, in: tokens, except: statement.items, of: text)
    }

    /// Whether the words of a sentence that announces figures, or of their caption, are known ones, numbers, and those of its
    /// statement. They may name the kinds that a table's rows count: "Adult and children's complaints".
    func isCouncilWide(
        caption tokens: Range<Int>, except statement: ScopeStatement? = nil, in text: DocumentText
    ) -> Bool {
        isAll(caption, in: tokens, except: statement?.items ?? [], of: text)
    }

    /// Whether a heading over labels with their numbers has only known words, numbers, and those of its statement.
    func isCouncilWide(
        headingOverLabels tokens: Range<Int>, except statement: ScopeStatement, in text: DocumentText
    ) -> Bool {
        if text.contains(Self.parts, in: tokens), !text.contains("received volume volumes number numbers", in: tokens) {
            return false
        }
        let others = statement.items.filter { if case .measure = $0.dimension { false } else { true } }
        return isAll(overLabels, in: tokens, except: others, of: text)
    }

    /// Words of headings that make the numbers below them a part of what was received: "Upheld" above "Corporate complaints: 23".
    private static let parts = WordSet("upheld closed withdrawn late escalated resolved refused not fault found")

    private func isAll(
        _ words: WordSet, in tokens: Range<Int>, except items: [ScopeStatement.Item], of text: DocumentText
    ) -> Bool {
        tokens.allSatisfy { index in
            text.tokens[index].kind != .word || text.isWord(index, in: words)
                || items.contains { $0.tokens.contains(index) } || text.count(at: index, in: tokens) != nil
        }
    }
}
