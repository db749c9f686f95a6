import Model

/// Tells which council a sentence of a letter speaks about.
struct Subject {
    /// The body that acts in a sentence.
    enum Actor { case authority, other, unknown }

    let passage: Passage
    private let period: Period?
    /// The words of the authority's name that tell it from others: "Blaby".
    private let ownWords: [[UInt8]]

    var text: DocumentText { passage.text }

    init(_ authority: Authority, in passage: Passage, of period: Period? = nil) {
        self.passage = passage
        self.period = period
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

    /// Whether a sentence is about another year than the letter: "last year", "in 2018", "two years ago".
    func isAboutOtherYear(_ sentence: Range<Int>) -> Bool {
        let isEarlier = sentence.contains { index in
            text.isWord(index, in: "last previous earlier prior preceding past")
                && text.isWord(index + 1, in: "year years letter letters review")
                // "in the last three years" has other years, and perhaps this one.
                || text.isWord(index, in: "last past") && text.isWord(index + 2, in: "years")
                || text.isWord(index, in: "ago historically")
                || text.word(index, is: "the") && text.word(index + 1, is: "past")
                || text.isWord(index, in: "year years") && text.isWord(index + 1, in: "before earlier previously")
        }
        if isEarlier { return true }
        guard let period else { return false }
        let named = text.reportingYears(in: sentence)
        if !named.isEmpty { return named.allSatisfy { $0.year != period } }
        let years = sentence.compactMap { text.tokens[$0].number }.filter { (1990...2100).contains($0) }
        return !years.isEmpty && years.allSatisfy { Int($0) < period.endYear - 1 }
    }

    /// The tokens that go before a sentence in its paragraph.
    func paragraph(before sentence: Range<Int>) -> Range<Int> {
        var start = sentence.lowerBound
        while start > max(passage.tokens.lowerBound, sentence.lowerBound - 80) {
            let isBreak = text.tokens[start].line - text.tokens[start - 1].line > 1 && text.isBoundary(start)
            if isBreak { break }
            start -= 1
        }
        return start..<sentence.lowerBound
    }

    /// The body that a token names.
    func actor(at index: Int) -> Actor {
        if isPlural(index) { return .other }
        guard isCouncil(index) else { return .unknown }
        if isYours(index) { return .authority }
        let before = index - 1
        if text.isWord(before, in: "the this full") { return .authority }
        if text.isWord(before, in: "a an another other any no each every some one neighbouring") { return .other }
        // "a unitary council", "one London borough"
        if text.tokens.indices.contains(before), text.tokens[before].kind == .word, !text.isCapital(before),
            text.isWord(before - 1, in: "a an another any no each every some one")
        {
            return .other
        }
        // A name: this authority's, or another's.
        var first = before
        while first > index - 6, text.isCapital(first) || text.isWord(first, in: "of and upon") {
            if isOwnWord(first) { return .authority }
            if text.isWord(first, in: "a an another") { return .other }
            first -= 1
        }
        if text.isWord(before, in: "county district borough city unitary metropolitan") {
            return text.isWord(first, in: "the your") ? .authority : .other
        }
        return text.isCapital(before) && before >= 0 ? .other : .unknown
    }

    /// Whether a name without "Council" behind it begins at a token, and is not this authority's: "Slough".
    func isOtherPlace(_ index: Int, in sentence: Range<Int>) -> Bool {
        var next = index
        while sentence.contains(next), text.isCapital(next) || text.isWord(next, in: "of and upon") {
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
        // Hardly a token passes the list, which takes "councils" for "council's".
        text.isWord(index, in: "council authority organisation borough councils authoritys")
            && text.word(
                index, isOneOf: ["council", "authority", "organisation", "borough", "council's", "authority's"])
    }

    private func isPlural(_ index: Int) -> Bool {
        text.isWord(index, in: "councils authorities organisations")
            && text.word(index, isOneOf: ["councils", "authorities", "organisations"])
    }

    private func isOwnWord(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index), text.isCapital(index) else { return false }
        let word = text.folded[text.tokens[index].bytes].map { Folding.isLetter($0) ? $0 | 0x20 : $0 }
        return ownWords.contains { word == $0 || word == $0 + Array("'s".utf8) }
    }
}
