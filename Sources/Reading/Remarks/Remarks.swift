import Model

/// Statements of a letter about the authority, in words, that a scrutiny committee should hear of.
enum Remarks {
    /// The remarks of a passage about its own authority: a recommendation refused, public reports issued. At most one
    /// of each kind.
    static func findings(in passage: Passage, about authority: Authority) -> [Finding] {
        let passages = passage.text.matches(of: Mark.all, in: passage.tokens)
        if passages.isEmpty { return [] }
        let subject = Subject(authority, in: passage)
        return [
            RefusedRecommendation.finding(passages, subject),
            PublicReport.finding(passages, subject),
        ].compactMap { $0 }
    }

    /// Words that may belong to a remark.
    enum Mark: Sendable {
        case refusal, report
        /// A report on the authority that is not called public.
        case plainReport

        static let all = PhraseSet<Mark>(
            [
                "intend to comply", "intention of complying", "intention to comply", "intends to comply", "refused",
                "refuses", "refuse", "refusing", "refusal", "rejected", "rejects", "rejecting", "reject", "declined",
                "declines", "unwilling", "not accept", "not accepted", "not agree", "not agreed", "will not",
                "would not", "not prepared", "intends not to comply", "intended not to comply", "not to comply",
                "not to implement", "not to accept", "not to carry out", "not to follow", "not to act", "not to pay",
                "not to make", "intending to comply", "intend to implement", "intend to carry out",
                "intend to accept", "intention of carrying out", "intention of accepting", "intention of implementing",
                "intention of doing so", "intention of acting", "decided against", "not willing", "unable to accept",
                "turned down", "not do", "not done", "failed to comply", "fails to comply", "failed to implement",
                "failed to carry out",
                "failed to act", "failed to follow", "failed to pay", "failed to make", "failed to provide",
                "failure to comply", "failure to implement", "failure to carry out", "not comply", "not complied",
                "not implement", "not implemented", "not carried out", "not carry out", "not acted", "not follow",
                "not followed",
                "not provide", "not provided", "not pay", "not paid", "withdrew its agreement",
                "withdrawn its agreement",
                "withdrew its acceptance", "withdrawn its acceptance",
                "not been implemented", "not been carried out", "not been followed", "ignored", "disregarded",
            ].map { (Phrase($0), .refusal) }
                + [
                    "public report", "public reports", "public interest report", "public interest reports",
                    "report in the public interest", "reports in the public interest",
                ].map { (Phrase($0), .report) }
                + [
                    "report about your", "reports about your", "report against your", "reports against your",
                    "report on a complaint about your", "report on a complaint against your",
                    "reports on complaints about your", "reports on complaints against your",
                ].map { (Phrase($0), .plainReport) })
    }

    /// Words that negate a statement.
    static let negations: [StaticString] = ["not", "never", "no", "nor", "neither", "without", "none", "any"]
    private static let conditions: [StaticString] = [
        "if", "whether", "unless", "would", "could", "may", "might", "should", "can",
    ]

    /// Whether a token makes its sentence a mere possibility; the month of May does not.
    static func isCondition(_ index: Int, in text: DocumentText) -> Bool {
        text.word(index, isOneOf: conditions) && !(text.word(index, is: "may") && text.isCapital(index))
    }
}

/// Tells which council a sentence of a letter speaks about.
struct Subject {
    /// The body that acts in a sentence.
    enum Actor { case authority, other, unknown }

    let passage: Passage
    /// The words of the authority's name that tell it from others: "Blaby".
    private let ownWords: [[UInt8]]

    var text: DocumentText { passage.text }

    init(_ authority: Authority, in passage: Passage) {
        self.passage = passage
        let generic = [
            "council", "county", "district", "borough", "city", "of", "the", "and", "london", "metropolitan",
        ]
        ownWords = authority.name.lowercased().split { !$0.isLetter }.map(String.init)
            .filter { !generic.contains($0) }.map { Array($0.utf8) }
    }

    /// The authority or other council that is named last in a run of tokens.
    func last(in range: Range<Int>) -> Actor {
        for index in range.reversed() {
            let actor = actor(at: index)
            if actor != .unknown { return actor }
        }
        return .unknown
    }

    /// Whether a definite "the Council" at or after `sentence` means the authority: it does unless the paragraph has
    /// spoken of another council since it last spoke of this one.
    func isOwn(before sentence: Range<Int>) -> Bool {
        var index = sentence.lowerBound - 1
        let limit = max(passage.tokens.lowerBound, index - 300)
        while index >= limit {
            if text.tokens[index + 1].line - text.tokens[index].line > 1, text.isBoundary(index + 1) { return true }
            if isYours(index) { return true }
            if actor(at: index) == .other, !isPlural(index) { return false }
            index -= 1
        }
        return true
    }

    /// The body that a token names.
    func actor(at index: Int) -> Actor {
        if isPlural(index) { return .other }
        guard isCouncil(index) else { return .unknown }
        if isYours(index) { return .authority }
        let before = index - 1
        if text.word(before, is: "the") || text.word(before, is: "this") { return .authority }
        if text.word(before, isOneOf: ["a", "an", "another", "other", "any", "no", "each", "every", "some", "one"]) {
            return .other
        }
        // A name: this authority's, or another's.
        var first = before
        while first > index - 6, text.isCapital(first) || text.word(first, isOneOf: ["of", "and", "upon"]) {
            if isOwnWord(first) { return .authority }
            if text.word(first, isOneOf: ["a", "an", "another"]) { return .other }
            first -= 1
        }
        if text.word(before, isOneOf: ["county", "district", "borough", "city", "unitary", "metropolitan"]) {
            return text.word(first, isOneOf: ["the", "your"]) ? .authority : .other
        }
        return text.isCapital(before) && before >= 0 ? .other : .unknown
    }

    /// Whether a name without "Council" behind it begins at a token, and is not this authority's: "Slough".
    func isOtherPlace(_ index: Int, in sentence: Range<Int>) -> Bool {
        var next = index
        while sentence.contains(next), text.isCapital(next) || text.word(next, isOneOf: ["of", "and", "upon"]) {
            guard !isOwnWord(next), !isCouncil(next), !isPlural(next) else { return false }
            next += 1
        }
        while next > index, !text.isCapital(next - 1) { next -= 1 }
        guard next > index, next - index <= 6 else { return false }
        let name = text.string(index..<next)
        return ["", " Council", " Borough Council", " City Council", " District Council", " County Council"].contains {
            AuthorityRegister.shared.authority(named: name + $0) != nil
        }
    }

    private func isYours(_ index: Int) -> Bool {
        isCouncil(index) && (text.word(index - 1, is: "your") || text.word(index - 2, is: "your")) || isOwnWord(index)
    }

    func isCouncil(_ index: Int) -> Bool {
        text.word(index, isOneOf: ["council", "authority", "organisation", "borough", "council's", "authority's"])
    }

    private func isPlural(_ index: Int) -> Bool {
        text.word(index, isOneOf: ["councils", "authorities", "organisations"])
    }

    private func isOwnWord(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index), text.isCapital(index) else { return false }
        let word = text.folded[text.tokens[index].bytes].map { Folding.isLetter($0) ? $0 | 0x20 : $0 }
        return ownWords.contains { word == $0 || word == $0 + Array("'s".utf8) }
    }
}
