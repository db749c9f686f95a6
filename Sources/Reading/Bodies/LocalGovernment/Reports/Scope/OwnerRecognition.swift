import Model

/// Recognises the part of the council, or the other body, that words name.
extension ScopeRecogniser {
    /// Returns the owners that are named, in order.
    ///
    /// - Parameter known: tokens that state another dimension, which name no owner.
    func owners(in tokens: Range<Int>, as form: Form, known: [Range<Int>]) -> [ScopeStatement.Item] {
        let free = FreeWords(tokens: tokens, known: known)
        if let whole = whole(in: tokens) ?? (form == .heading ? ownName(in: tokens) : nil) { return [whole] }
        var items = otherBodies(in: free, as: form) + ownersByPhrase(in: free, as: form)
        items += form == .heading ? namedInHeading(free, but: items.map(\.tokens)) : namedInSentence(free)
        return items
    }

    /// A heading that is the council's own name, or "The Council".
    private func ownName(in tokens: Range<Int>) -> ScopeStatement.Item? {
        let words = tokens.filter { text.tokens[$0].kind == .word }
        if text.isAll("the council whole authority", in: tokens), text.contains("council authority", in: tokens),
            !words.isEmpty
        {
            return ScopeStatement.Item(dimension: .owner(.council), tokens: tokens)
        }
        guard words.count > 1, words.allSatisfy({ text.isWord($0, in: authority) || text.isWord($0, in: "the") }),
            words.contains(where: { text.isWord($0, in: "council authority borough") })
        else { return nil }
        return ScopeStatement.Item(dimension: .owner(.council), tokens: tokens)
    }

    /// "across all services", "council-wide", "the Council as a whole"
    private func whole(in tokens: Range<Int>) -> ScopeStatement.Item? {
        text.matches(of: OwnerWords.whole, in: tokens).first.map {
            ScopeStatement.Item(dimension: .owner(.council), tokens: $0.tokens)
        }
    }
}

// MARK: Other bodies

extension ScopeRecogniser {
    /// Councils other than this one, all councils together, predecessors, partners and contractors.
    private func otherBodies(in free: FreeWords, as form: Form) -> [ScopeStatement.Item] {
        var items = areas(in: free)
        if form == .sentence { items += otherCouncils(in: free) + groups(in: free) }
        let words = Self.wordsOfBodies
        var next = free.tokens.lowerBound
        while let index = text.first(of: words, in: next..<free.tokens.upperBound, where: free.contains) {
            next = index + 1
            if text.isWord(index, in: OwnerWords.national) {
                items.append(ScopeStatement.Item(dimension: .owner(.allCouncils), tokens: index..<(index + 1)))
            } else if text.isWord(index, in: OwnerWords.bodies)
                || form == .heading && text.isWord(index, in: OwnerWords.bodiesOfHeadings)
            {
                items.append(
                    ScopeStatement.Item(dimension: .owner(.otherBody(index..<(index + 1))), tokens: index..<(index + 1))
                )
            } else if text.isWord(index, in: Self.wordsForCouncil),
                let body = council(endingAt: index, in: free.tokens)
            {
                items.append(ScopeStatement.Item(dimension: .owner(body.owner), tokens: body.tokens))
            } else if text.isWord(index, in: Self.kindsBeforeName), text.isWord(index + 1, in: "of"),
                free.contains(index + 2), text.isCapital(index + 2), !text.isWord(index + 2, in: authority)
            {
                items.append(
                    ScopeStatement.Item(
                        dimension: .owner(.otherBody(index..<(index + 3))), tokens: index..<(index + 3)))
            }
        }
        return items
    }

    private static let wordsForCouncil = WordSet("council authority councils authorities authoritys")
    private static let kindsBeforeName = WordSet("borough city county council")

    /// All words that show another body. Most words are none of them, and are looked at once.
    private static let wordsOfBodies = OwnerWords.national.union(OwnerWords.bodies).union(OwnerWords.bodiesOfHeadings)
        .union(wordsForCouncil).union(kindsBeforeName)

    /// "Across Leicestershire", "throughout the county": the cases of every council there may be meant, unless the sentence
    /// speaks of the council itself.
    private func areas(in free: FreeWords) -> [ScopeStatement.Item] {
        guard text.contains("across throughout", in: free.tokens) else { return [] }
        let isOfCouncil = text.contains(
            "council we our us department departments services service directorates", in: free.tokens)
        return free.tokens.compactMap { index in
            guard text.isWord(index, in: "across throughout"), free.contains(index + 1) else { return nil }
            // "across the county" is more than a borough, whoever counts.
            let isArea =
                text.isWord(index + 1, in: "the") && text.isWord(index + 2, in: "county region country")
                && !(isOfCouncil && text.isWord(index + 2, in: authority))
            let isPlace =
                !isOfCouncil && text.isCapital(index + 1) && text.month(at: index + 1) == nil
                && !text.isWord(index + 1, in: OwnerWords.domains) && !text.isWord(index + 1, in: ReportTerms.all)
                && !text.isWord(index + 1, in: ReportTerms.plain)
                && text.reportingYear(at: index + 1, in: free.tokens) == nil
            guard isArea || isPlace else { return nil }
            let name = (index + 1)..<min(index + (isArea ? 3 : 2), free.tokens.upperBound)
            return ScopeStatement.Item(
                dimension: .owner(.unresolved(index..<name.upperBound)), tokens: index..<name.upperBound)
        }
    }

    /// Returns the council whose name ends at "Council", where it is not this one.
    private func council(endingAt index: Int, in tokens: Range<Int>) -> (owner: CaseOwner, tokens: Range<Int>)? {
        let isPlural = text.isWord(index, in: "councils authorities") && !isGenitive(index)
        var start = index
        while start > tokens.lowerBound, index - start < 6, isPartOfCouncilName(start - 1) { start -= 1 }
        while start < index, text.isWord(start, in: "and of the") || text.tokens[start].isSign("&") { start += 1 }
        let words = start..<index
        let name = start..<(index + 1)
        if isPlural {
            // "The average for district councils is 57%."
            let isGroup = !words.isEmpty && words.allSatisfy { text.isWord($0, in: OwnerWords.councilTypes) }
            if isGroup || text.contains("other neighbouring nearby similar all most many comparable", in: name)
                || text.isWord(start - 1, in: "other all these similar most many both the of")
            {
                return (.allCouncils, name)
            }
            return words.isEmpty ? nil : (.otherBody(name), name)
        }
        if text.contains("former legacy predecessor abolished previous old another neighbouring", in: words)
            || text.isWord(start - 1, in: "former legacy predecessor abolished another neighbouring other sister twin")
        {
            return (.otherBody(name), name)
        }
        // "The Local Authority had been the subject of 165 referrals"
        if words.count == 1, text.isWord(start, in: "local"), text.isWord(start - 1, in: "the") { return nil }
        // "the Council", "the County Council" of a county, the council's own name
        let strange = words.first { index in
            text.tokens[index].kind == .word && !text.isWord(index, in: authority)
                && (text.isWord(index, in: OwnerWords.councilTypes)
                    || text.isCapital(index) && !text.isWord(index, in: OwnerWords.beforeCouncil))
        }
        return strange == nil ? nil : (.otherBody(name), name)
    }

    func isGenitive(_ index: Int) -> Bool {
        text.folded[text.tokens[index].bytes].suffix(2).elementsEqual("'s".utf8)
    }

    private func isPartOfCouncilName(_ index: Int) -> Bool {
        if text.tokens[index].isSign("-") || text.tokens[index].isSign("&") { return true }
        guard text.tokens[index].kind == .word else { return false }
        return text.isCapital(index) && !text.isWord(index, in: OwnerWords.beforeCouncil)
            || text.isWord(index, in: OwnerWords.councilTypes)
            || text.isWord(index, in: "of and upon former legacy predecessor")
    }
}

// MARK: Parts of the council

extension ScopeRecogniser {
    /// Returns the word before "Service" or "Team" that says which one; nil where none does: "each service".
    func modifier(before unit: Int, in free: FreeWords) -> Int? {
        var index = unit - 1
        while free.contains(index), text.tokens[index].isSign("'") || text.tokens[index].isSign("-") { index -= 1 }
        guard free.contains(index), text.tokens[index].kind == .word, text.tokens[unit].gap != .cell else { return nil }
        return text.isWord(index, in: OwnerWords.generic) || text.isWord(index, in: authority) ? nil : index
    }

    private static let unitsPointedAt = WordSet("team service directorate department division")

    /// All words that show a service. Most words are none of them, and are looked at once.
    private static let wordsOfServices = OwnerWords.units.union(OwnerWords.fields).union(OwnerWords.domains).union(
        unitsPointedAt)

    /// The services that a sentence names: a unit with a word that says which ("the Planning Service"), or a field of
    /// work ("about parking").
    private func namedInSentence(_ free: FreeWords) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        let words = Self.wordsOfServices
        var index = free.tokens.lowerBound
        while let found = text.first(of: words, in: index..<free.tokens.upperBound, where: free.contains) {
            index = found
            if isAnaphor(index, in: free) {
                let unit = index..<(index + 1)
                items.append(ScopeStatement.Item(dimension: .owner(.unresolved(unit)), tokens: unit))
            }
            guard let start = start(ofServiceAt: index, in: free) else {
                index += 1
                continue
            }
            var end = index + 1
            while end < free.tokens.upperBound, free.contains(end), let next = goesOn(at: end, in: free) { end = next }
            // "Educational" by itself is no name.
            let name = closingBracket(start..<end)
            index = end
            let isPost = isPost(name)
            // "The Customer Services Manager explained that …" speaks of the council, as those teams do.
            if isPost, text.contains(FrontRestriction.central, in: name) { continue }
            let isName =
                (name.count > 1 || !text.isWord(end - 1, in: "educational social")) && !isExcluded(start, in: free)
                && !isPost && !isJoinedToCouncil(name)
            items.append(
                ScopeStatement.Item(dimension: .owner(isName ? .service(name) : .unresolved(name)), tokens: name))
        }
        return items
    }

    /// Returns the first token of the service's name that a word shows to be one; nil where it shows none.
    private func start(ofServiceAt index: Int, in free: FreeWords) -> Int? {
        var start: Int
        if text.isWord(index, in: OwnerWords.units) {
            guard let modifier = modifier(before: index, in: free) else { return nil }
            // "the remaining services", "provided a service"
            guard
                text.isWord(modifier, in: OwnerWords.domains) || text.isWord(modifier, in: OwnerWords.fields)
                    || text.isCapital(modifier) && (!text.isBoundary(modifier) || text.isCapital(index))
                    || text.isWord(index, in: "team directorate department division trust contractor")
                        && !text.isWord(modifier, in: OwnerWords.beforeUnits)
            else { return nil }
            start = modifier
        } else if text.isWord(index, in: OwnerWords.fields) {
            start = index
        } else if text.isCapital(index), text.isWord(index, in: OwnerWords.domains) {
            // "Place received 65 complaints": at the start of a sentence the verb shows the noun.
            guard
                !text.isBoundary(index) || text.isWord(index + 1, in: OwnerWords.verbs) || text.isCapital(index + 1)
                    || (text.isWord(index + 1, in: "and") || text.sign(index + 1, is: "&"))
                        && text.isCapital(index + 2)
            else { return nil }
            start = index
        } else {
            return nil
        }
        while free.contains(start - 1), isPartOfService(start - 1) { start -= 1 }
        while start < index, text.isWord(start, in: "and") || text.tokens[start].isSign("&") { start += 1 }
        return start
    }

    /// Whether a part is named beside the council, so that the cases are those of both: "about the Council and its Children's Trust".
    private func isJoinedToCouncil(_ name: Range<Int>) -> Bool {
        let article = name.lowerBound - 1
        return text.isWord(article, in: "its the our") && text.isWord(article - 1, in: "and")
            && text.isWord(article - 2, in: "council authority")
    }

    /// "The team received 12": a unit that is only pointed at.
    private func isAnaphor(_ index: Int, in free: FreeWords) -> Bool {
        text.isWord(index, in: Self.unitsPointedAt)
            && free.contains(index - 1) && text.isWord(index - 1, in: "the this that their")
            && text.isWord(index + 1, in: OwnerWords.verbs)
    }

    private func isPartOfService(_ index: Int) -> Bool {
        text.isWord(index, in: OwnerWords.fields)
            || text.isWord(index, in: "special") && text.isWord(index + 1, in: "educational")
            || text.isCapital(index) && text.isWord(index, in: OwnerWords.domains)
                && (!text.isBoundary(index) || text.isWord(index + 1, in: "and") || text.sign(index + 1, is: "&"))
            || text.tokens[index].isSign("&") && text.isCapital(index - 1)
            || text.isWord(index, in: "and")
                && (text.isWord(index - 1, in: OwnerWords.fields)
                    || text.isCapital(index - 1) && text.isWord(index - 1, in: OwnerWords.domains))
    }

    /// Returns the index after a further word of the service's name; nil where the name has ended.
    private func goesOn(at index: Int, in free: FreeWords) -> Int? {
        if text.isWord(index, in: OwnerWords.units) || text.isWord(index, in: OwnerWords.fields) { return index + 1 }
        if text.isWord(index, in: "care"), text.isWord(index - 1, in: "social adult") { return index + 1 }
        if text.isWord(index, in: "needs"), text.isWord(index - 1, in: "educational") { return index + 1 }
        if text.isCapital(index), text.isWord(index, in: OwnerWords.domains) || text.tokens[index].gap == .space,
            !text.isWord(index, in: "council ombudsman lgsco lgo")
        {
            return index + 1
        }
        guard text.isWord(index, in: "and") || text.tokens[index].isSign("&"), free.contains(index + 1) else {
            return nil
        }
        let isNext =
            text.isWord(index + 1, in: OwnerWords.fields)
            || text.isCapital(index + 1) && text.isWord(index + 1, in: OwnerWords.domains)
        return isNext ? index + 2 : nil
    }
}
