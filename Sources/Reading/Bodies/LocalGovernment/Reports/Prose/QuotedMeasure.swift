import Model

/// A rate of the annual letter.
enum QuotedMeasure: Hashable, CaseIterable {
    case uphold, compliance, remedy

    /// Returns the rates that words name, in no order.
    static func named(in tokens: Range<Int>, of text: DocumentText) -> [QuotedMeasure] {
        guard text.contains(last, in: tokens) else { return [] }
        return allCases.filter { $0.lastWord(in: tokens, of: text) != nil }
    }

    /// All words that are the last to name a rate. Most sentences have none of them.
    private static let last = WordSet(
        """
        uphold upheld upholds compliance complied comply complying compliant carried implemented satisfied remedy remedies remedied remedying
        """)

    /// Returns the last token that names the rate; nil where none does.
    func lastWord(in tokens: Range<Int>, of text: DocumentText) -> Int? {
        switch self {
        case .uphold: return tokens.last { text.isWord($0, in: "uphold upheld upholds") }
        case .compliance:
            if let word = tokens.last(where: { text.isWord($0, in: "compliance complied comply complying compliant") })
            {
                return word
            }
            guard text.contains("recommendations recommendation", in: tokens) else { return nil }
            return tokens.last { text.isWord($0, in: "carried implemented satisfied") }
        case .remedy:
            guard text.contains("satisfactory", in: tokens) else {
                // "performance on satisfactorily remedying complaints was 14%"
                return tokens.last { text.isWord($0, in: "remedying") && text.isWord($0 - 1, in: "satisfactorily") }
            }
            return tokens.last { text.isWord($0, in: "remedy remedies remedied") }
        }
    }

    var rate: FigureName {
        switch self {
        case .uphold: .upholdRate
        case .compliance: .complianceRate
        case .remedy: .remedyRate
        }
    }

    var average: FigureName {
        switch self {
        case .uphold: .upholdPeerAverage
        case .compliance: .compliancePeerAverage
        case .remedy: .remedyPeerAverage
        }
    }
}
