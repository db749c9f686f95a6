import Model

/// Recognises the part of the council that a heading, a caption or a label names, by positive evidence.
///
/// A name is shown by a function of councils ("Highways and Transport") or by a unit with a word that says which one
/// ("Customer Services"). A section of the report is shown by terms of reports and no other nouns ("Decisions made in the
/// year"). A heading with a noun that is neither leaves its owner open ("Delay", "White British"): what stands around it
/// may settle it, as the other rows of its table or the headings beside it do.
extension ScopeRecogniser {
    /// The words of a heading, by the evidence that they are.
    private struct Nouns {
        /// Functions of councils, and units with the words that say which ones.
        var functions: [Int] = []
        /// Words that are functions or terms: "Governance".
        var offices: [Int] = []
        /// Words that are neither a function nor a term.
        var unknown: [Int] = []
        var hasTerm = false
    }

    /// Returns the part of the council that a heading names.
    ///
    /// - Parameter others: tokens that name another body.
    func namedInHeading(_ free: FreeWords, but others: [Range<Int>]) -> [ScopeStatement.Item] {
        if namesAuthor(free.tokens) || isPerson(free.tokens) { return [] }
        // "Home > Your council > Complaints": the page is the last.
        if let last = free.tokens.last(where: { text.tokens[$0].isSign(">") }), last + 1 < free.tokens.upperBound {
            let page = FreeWords(tokens: (last + 1)..<free.tokens.upperBound, known: free.known)
            return namedInHeading(page, but: others)
        }
        // "Complaints relative to the size of the landlord" names a measure behind "relative to".
        if let measure = free.tokens.first(where: { text.isWord($0, in: "relative") && text.isWord($0 + 1, in: "to") }),
            measure > free.tokens.lowerBound
        {
            return namedInHeading(
                FreeWords(tokens: free.tokens.lowerBound..<measure, known: free.known), but: others)
        }
        let nouns = nouns(of: free, but: others + meetings(in: free.tokens))
        if let first = nouns.functions.min(), let last = nouns.functions.max() {
            let start = min(first, nouns.unknown.min() ?? first)
            let name = wholeName(start..<(max(last, nouns.unknown.max() ?? last) + 1), in: free)
            return [ScopeStatement.Item(dimension: .owner(.service(name)), tokens: name)]
        }
        // "Legal implications" is a section; "Legal and Governance" and "Legal complaints" may be of an office.
        let offices = nouns.offices.filter { !nouns.hasTerm || text.isWord($0 + 1, in: ReportTerms.counted) }
        let open = nouns.unknown + offices
        guard let first = open.min(), let last = open.max() else { return [] }
        // "The pandemic", "At a glance": a name would have a capital.
        let start = free.tokens.first { text.tokens[$0].kind == .word }
        if !open.contains(where: text.isCapital), let start, text.isWord(start, in: "the our this a an at"),
            !text.contains("area areas ward locality district town village neighbourhood region", in: free.tokens)
        {
            return []
        }
        let name = first..<(last + 1)
        return [ScopeStatement.Item(dimension: .owner(.unresolved(name)), tokens: name)]
    }

    private func nouns(of free: FreeWords, but others: [Range<Int>]) -> Nouns {
        var nouns = Nouns(hasTerm: !free.known.isEmpty)
        let phrases = text.matches(of: OwnerWords.functionPhrases, in: free.tokens).map(\.tokens)
        for index in free.tokens where free.contains(index) && !others.contains(where: { $0.contains(index) }) {
            guard text.tokens[index].kind == .word, text.hasLetter(index) else { continue }
            if phrases.contains(where: { $0.contains(index) }) {
                nouns.functions.append(index)
            } else if text.isWord(index, in: OwnerWords.units) {
                guard let modifier = modifier(before: index, in: free) else {
                    nouns.hasTerm = true
                    continue
                }
                nouns.functions += [modifier, index]
            } else if isFunction(index) {
                nouns.functions.append(index)
            } else if text.isWord(index, in: OwnerWords.offices) {
                nouns.offices.append(index)
            } else if text.isWord(index, in: ReportTerms.all) || isHandling(index) {
                nouns.hasTerm = true
            } else if !text.isWord(index, in: ReportTerms.plain), !text.isWord(index, in: authority),
                !text.isVerbOrAdverb(index)
            {
                nouns.unknown.append(index)
            }
        }
        return nouns
    }

    /// Whether a word is a function of councils. "People" is a directorate, and "What people told us" none.
    private func isFunction(_ index: Int) -> Bool {
        guard text.isWord(index, in: OwnerWords.domains) else { return false }
        return !text.isWord(index, in: "people") || text.isCapital(index) || text.isWord(index - 1, in: "young")
    }

    /// "Councillor Ann Shaw, Cabinet Member for Housing": the signature under a foreword.
    private func isPerson(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first(where: { text.tokens[$0].kind == .word }) else { return false }
        if text.isWord(first, in: "councillor cllr"), text.isCapital(first + 1) { return true }
        return Self.signatures.contains { text.find($0, in: tokens) != nil }
    }

    /// Posts under a person's name.
    private static let signatures: [Phrase] = [
        "cabinet member", "lead member for", "portfolio holder for", "executive member for", "leader of the council",
        "chair of the",
    ]

    /// "Prepared by the Housing Service", "The report of the Director of Finance is attached"
    private func namesAuthor(_ tokens: Range<Int>) -> Bool {
        let start = text.skip("the", from: tokens.lowerBound, in: tokens)
        return OwnerWords.authors.contains { text.find($0, in: tokens)?.lowerBound == start }
    }

    /// Whether a word is what is done with complaints, and no part of the council: "Management of Complaints".
    private func isHandling(_ index: Int) -> Bool {
        text.isWord(index, in: "management") && text.isWord(index + 1, in: "of")
            && text.isWord(index + 2, in: "complaints complaint feedback")
    }

    // MARK: The whole name

    /// Returns a name with the words that "and" joins to it, and the bracket behind it: "Legal and Democratic Services",
    /// "Special Educational Needs and Disabilities (SEND)".
    private func wholeName(_ name: Range<Int>, in free: FreeWords) -> Range<Int> {
        var start = name.lowerBound
        while let next = joined(before: start, in: free) { start = next }
        var end = name.upperBound
        while let next = joined(behind: end, in: free) { end = next }
        return closingBracket(start..<end)
    }

    private func joined(before index: Int, in free: FreeWords) -> Int? {
        if free.contains(index - 1), mayBeInName(index - 1), !text.isWord(index - 1, in: ReportTerms.all) {
            return index - 1
        }
        return isJoint(index - 1) && free.contains(index - 2) && mayBeInName(index - 2) ? index - 2 : nil
    }

    private func joined(behind index: Int, in free: FreeWords) -> Int? {
        isJoint(index) && free.contains(index + 1) && mayBeInName(index + 1) ? index + 2 : nil
    }

    private func isJoint(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index) else { return false }
        return text.isWord(index, in: "and") || text.tokens[index].isSign("&") || text.tokens[index].isSign(",")
    }

    private func mayBeInName(_ index: Int) -> Bool {
        text.isCapital(index) && text.tokens[index].gap != .cell && !text.isWord(index, in: ReportTerms.grammar)
            && !text.isWord(index, in: ReportTerms.counted) && !text.isWord(index, in: ReportTerms.times)
    }

    /// Returns a name with the bracket that is open in it, or that follows with an abbreviation.
    func closingBracket(_ name: Range<Int>) -> Range<Int> {
        let end = name.upperBound
        guard text.tokens.indices.contains(end) else { return name }
        if text.tokens[end].isSign(")"),
            let open = name.last(where: { text.tokens[$0].isSign("(") || text.tokens[$0].isSign(")") }),
            text.tokens[open].isSign("(")
        {
            return name.lowerBound..<(end + 1)
        }
        guard text.tokens.indices.contains(end + 2), text.tokens[end].isSign("("), text.tokens[end + 2].isSign(")"),
            text.tokens[end + 1].kind == .word,
            text.isInCapitals((end + 1)..<(end + 2)) || text.isAbbreviation(end + 1),
            text.ombudsman(at: end + 1, in: (end + 1)..<(end + 2)) == nil
        else { return name }
        return name.lowerBound..<(end + 3)
    }
}

extension DocumentText {
    /// Whether a word is an abbreviation of two to five capitals: "SEND", "ASC".
    func isAbbreviation(_ index: Int) -> Bool {
        let bytes = folded[tokens[index].bytes]
        return (2...5).contains(bytes.count)
            && bytes.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
