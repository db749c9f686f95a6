import Model

/// Recognises the other councils that a sentence speaks of without their names, or by a document of theirs: "a comparable
/// authority", "a district of similar size", "our nearest neighbour", "the letter to Saltmere".
extension ScopeRecogniser {
    /// Returns the councils, in order. The sentences behind such a one may still speak of it.
    func otherCouncils(in free: FreeWords) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        for index in free.tokens where text.isWord(index, in: Self.nouns) || text.isCapital(index) {
            guard let words = unnamedCouncil(endingAt: index, in: free) ?? document(ofNameAt: index, in: free),
                free.contains(index)
            else { continue }
            items.append(ScopeStatement.Item(dimension: .owner(.unresolved(words)), tokens: words))
        }
        return items
    }

    /// All words at which a council without a name may end. Most words are none of them, and are looked at once.
    private static let nouns = WordSet(
        """
        council authority borough district county city unitary town neighbour councils authoritys boroughs districts countys \
        citys unitarys towns neighbours
        """)

    /// "London boroughs", "The districts": all of a kind, where they are the subject of the sentence.
    func groups(in free: FreeWords) -> [ScopeStatement.Item] {
        free.tokens.prefix(4).compactMap { index in
            guard text.isWord(index, in: "boroughs districts counties cities unitaries"), !isGenitive(index),
                free.contains(index), isHead(index, in: free)
            else { return nil }
            return ScopeStatement.Item(dimension: .owner(.allCouncils), tokens: index..<(index + 1))
        }
    }

    /// "another authority", "the neighbouring council's", "a borough in the north", "one council"
    private func unnamedCouncil(endingAt noun: Int, in free: FreeWords) -> Range<Int>? {
        let isSingular =
            text.isWord(noun, in: "council authority borough district county city unitary town neighbour")
            || text.isWord(noun, in: "councils authoritys boroughs districts countys citys unitarys towns neighbours")
                && isGenitive(noun)
        guard isSingular, isHead(noun, in: free) else { return nil }
        let isNeighbour = text.isWord(noun, in: "neighbour neighbours")
        var start = noun
        while free.tokens.contains(start - 1), noun - start < 5, text.tokens[start - 1].kind == .word {
            start -= 1
            let words = start..<(noun + 1)
            if text.isWord(start, in: Self.ofOthers) || isNeighbour && text.isWord(start, in: "our statistical") {
                return words
            }
            if text.isWord(start, in: "a an one") { return !isNeighbour && isCertain(words, in: free) ? words : nil }
            if text.isWord(start, in: ReportTerms.grammar) { return nil }
        }
        return nil
    }

    /// Words before "council" that make it another.
    private static let ofOthers = WordSet(
        """
        another other neighbouring neighboring nearby adjacent adjoining bordering comparable similar different sister twin \
        nearest
        """)

    /// Whether a noun is no part of another one, as in "another council officer".
    private func isHead(_ noun: Int, in free: FreeWords) -> Bool {
        if isGenitive(noun) { return true }
        let next = noun + 1
        return !text.isWord(next, in: ReportTerms.council) && !text.isWord(next, in: ReportTerms.people)
            && !text.isWord(next, in: OwnerWords.units) && !text.isWord(next, in: OwnerWords.domains)
    }

    /// Whether "a council" is one that is known, and not any: "a borough in the north", "the letter of a district".
    private func isCertain(_ words: Range<Int>, in free: FreeWords) -> Bool {
        let before = words.lowerBound - 1
        // "as a council", "we are a council of 80,000 residents"
        if text.isWord(before, in: "as is are be been was were become being remain remains") { return false }
        if text.isWord(words.lowerBound, in: "one") { return true }
        if text.isWord(words.upperBound, in: "in of from near like"), free.tokens.contains(words.upperBound) {
            return true
        }
        return text.isWord(before, in: "of to for about on by from")
            && text.contains(Self.documents, in: max(free.tokens.lowerBound, before - 3)..<max(before, 0))
    }

    /// "the letter to Saltmere", "Saltmere's annual letter"
    private func document(ofNameAt name: Int, in free: FreeWords) -> Range<Int>? {
        guard isStrangeName(name) else { return nil }
        if isGenitive(name), !isTermInGenitive(name) {
            let behind = (name + 1)..<min(name + 4, free.tokens.upperBound)
            return behind.first { text.isWord($0, in: Self.documents) }.map { name..<($0 + 1) }
        }
        guard text.isWord(name - 1, in: "to for about on"), free.contains(name - 2),
            text.isWord(name - 2, in: Self.documents)
        else { return nil }
        return (name - 2)..<(name + 1)
    }

    /// Whether the word before "'s" is the council's, or a term of reports: "Harbourne's", "Cabinet's".
    private func isTermInGenitive(_ index: Int) -> Bool {
        let word = text.folded[text.tokens[index].bytes].dropLast(2)
        return authority.contains(word) || ReportTerms.all.contains(word) || ReportTerms.plain.contains(word)
    }

    private static let documents = WordSet(
        "letter letters report reports results figures data statistics performance review page return")

    /// Whether words that leave an owner open are those of another council, or of a document of its own.
    func isOfOtherCouncil(_ words: Range<Int>) -> Bool {
        text.contains(
            """
            council councils authority authoritys borough boroughs district districts county city unitary town neighbour \
            neighbours letter letters report results figures data statistics performance review page position how
            """, in: words)
    }
}
