import Model

/// Recognises the ombudsman that words name.
extension ScopeRecogniser {
    /// Returns the ombudsmen that are named, in order; two joined by "and" are `several`.
    func ombudsmen(in tokens: Range<Int>) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        var next = tokens.lowerBound
        while let index = text.first(of: DocumentText.ombudsmanWords, in: next..<tokens.upperBound) {
            next = index + 1
            guard let (body, name) = text.ombudsman(at: index, in: tokens), !isExcluded(name, in: tokens) else {
                continue
            }
            if let last = items.last, case .ombudsman(let other) = last.dimension {
                // "Local Government and Social Care Ombudsman (LGSCO)"
                if last.tokens.upperBound > name.lowerBound { continue }
                let between = last.tokens.upperBound..<name.lowerBound
                let isJoined = between.count <= 3 && text.isAll("and or the both", in: between)
                if isJoined, other != body, other != .unnamed, body != .unnamed,
                    text.contains("and or", in: between)
                        || between.contains(where: { text.tokens[$0].isSign("/") || text.tokens[$0].isSign("&") })
                {
                    items[items.count - 1].dimension = .ombudsman(.several)
                    items[items.count - 1].tokens = last.tokens.lowerBound..<name.upperBound
                    continue
                }
            }
            items.append(ScopeStatement.Item(dimension: .ombudsman(body), tokens: name))
        }
        return items
    }

    /// Whether a clause names an ombudsman to leave out what is his: "all services excluding those under the purview of the Housing
    /// Ombudsman".
    private func isExcluded(_ name: Range<Int>, in tokens: Range<Int>) -> Bool {
        let clause = text.clause(around: name.lowerBound, in: tokens).lowerBound..<name.lowerBound
        return clause.suffix(Self.exclusionReach).contains { index in
            text.isWord(index, in: "excluding except excepting")
                || text.isWord(index, in: "other apart") && text.isWord(index + 1, in: "than from")
        }
    }

    /// The number of tokens between a word that leaves out and the name.
    private static let exclusionReach = 10
}

extension DocumentText {
    /// Returns the ombudsman whose name or short name ends at a token, and the tokens of the name.
    func ombudsman(at index: Int, in tokens: Range<Int>) -> (body: OmbudsmanBody, name: Range<Int>)? {
        guard isWord(index, in: Self.ombudsmanWords) else { return nil }
        let own = index..<(index + 1)
        if isWord(index, in: "lgsco lgscos lgo lgos lgcso") { return (.localGovernment, own) }
        // "LG&SCO"
        if isWord(index, in: "sco") {
            let isName =
                index >= tokens.lowerBound + 2 && tokens.contains(index) && self.tokens[index - 1].isSign("&")
                && isWord(index - 2, in: "lg")
            return isName ? (.localGovernment, (index - 2)..<(index + 1)) : nil
        }
        if isWord(index, in: "hos") { return (.housing, own) }
        if isWord(index, in: "ho") {
            let isInitials = folded[self.tokens[index].bytes].allSatisfy { $0 & 0x20 == 0 }
            return isInitials && isWord(index - 1, in: "the") ? (.housing, own) : nil
        }
        if isWord(index, in: "psow") { return (.wales, own) }
        if isWord(index, in: "spso") { return (.scotland, own) }
        if isWord(index, in: "nipso") { return (.northernIreland, own) }
        if isWord(index, in: "phso") { return (.parliamentaryAndHealth, own) }
        var start = index
        while start > tokens.lowerBound, isPartOfOmbudsmanName(start - 1) { start -= 1 }
        while start < index, !isWord(start, in: Self.ombudsmanKinds) { start += 1 }
        let name = start..<(index + 1)
        let words = start..<index
        if isWord(index + 1, in: "for"), tokens.contains(index + 2) {
            if isWord(index + 2, in: "wales") { return (.wales, start..<(index + 3)) }
            if isWord(index + 2, in: "scotland") { return (.scotland, start..<(index + 3)) }
            if isWord(index + 2, in: "england") { return (.localGovernment, start..<(index + 3)) }
        }
        if contains("scottish", in: words) { return (.scotland, name) }
        if contains("ireland", in: words) { return (.northernIreland, name) }
        if contains("wales welsh", in: words) { return (.wales, name) }
        if contains("parliamentary health", in: words) { return (.parliamentaryAndHealth, name) }
        // "Local Government and Social Care Ombudsman", and "Local Government & Housing Ombudsman" of two.
        if contains("government lg", in: words) {
            return contains("housing", in: words) ? (.several, name) : (.localGovernment, name)
        }
        if contains("care", in: words), !contains("housing", in: words) { return (.localGovernment, name) }
        if contains("housing", in: words) { return (.housing, name) }
        if !words.isEmpty { return (.another, name) }
        // "The Ombudsmen decided 40 complaints."
        if isWord(index, in: "ombudsmen") { return (.several, own) }
        return (.unnamed, own)
    }

    private func isPartOfOmbudsmanName(_ index: Int) -> Bool {
        isWord(index, in: Self.ombudsmanKinds) || isWord(index, in: "and of") || tokens[index].isSign("&")
            || tokens[index].isSign(",")
    }

    fileprivate static let ombudsmanWords = WordSet(
        "ombudsman ombudsmans ombudsmen lgsco lgscos lgo lgos lgcso sco hos ho psow spso nipso phso")

    /// Words before "Ombudsman" in the names of ombudsmen.
    private static let ombudsmanKinds = WordSet(
        """
        local government social care lg sc housing public services service scottish northern ireland wales welsh \
        parliamentary health financial pensions pension energy communications property legal prisons \
        independent waterways rail furniture motor removals removal parliament judicial lettings
        """)
}
