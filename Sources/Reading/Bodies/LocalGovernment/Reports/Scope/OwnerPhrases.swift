import Model

/// Recognises the phrases by which words speak of figures that are not, or not surely, the council's own: an example, a
/// draft, another body on whose behalf the report speaks.
extension ScopeRecogniser {
    /// Returns the owners that such phrases state, in order.
    func ownersByPhrase(in free: FreeWords, as form: Form) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        let openings = Self.openings
        let first = free.tokens.lowerBound
        if let tokens = suppositionOfWhole(free, as: form) {
            items.append(ScopeStatement.Item(dimension: .owner(.unresolved(tokens)), tokens: tokens))
        }
        var next = items.isEmpty ? first : first + 1
        while true {
            let index = text.next(of: openings, from: next, to: free.tokens.upperBound)
            assert(
                (next..<index).allSatisfy {
                    groupOfCouncils(at: $0, in: free) == nil && supposition(at: $0, in: free, as: form) == nil
                        && openOwner(at: $0, in: free, as: form) == nil
                },
                "A phrase begins with a word that is missing in the list.")
            guard index < free.tokens.upperBound else { return items }
            next = index + 1
            if let group = groupOfCouncils(at: index, in: free) {
                items.append(ScopeStatement.Item(dimension: .owner(.allCouncils), tokens: group))
            } else if let open = supposition(at: index, in: free, as: form) ?? openOwner(at: index, in: free, as: form)
            {
                items.append(ScopeStatement.Item(dimension: .owner(.unresolved(open)), tokens: open))
            }
        }
    }

    /// The words with which such phrases begin. Most words are none of them, and are looked at once; in a debug build all are.
    private static let openings = WordSet(
        """
        councils authorities boroughs districts counties unitaries any every all former old other neighbouring glossary definitions \
        definition baseline for means example illustration hypothetical fictional fictitious draft provisional unvalidated case behalf \
        position results figures data statistics picture situation story how internal external sample samples our best worst highest lowest
        """)

    /// A sentence that supposes or illustrates by its first words.
    private func suppositionOfWhole(_ free: FreeWords, as form: Form) -> Range<Int>? {
        let tokens = free.tokens
        guard form == .sentence, !tokens.isEmpty, text.tokens[tokens.lowerBound].kind == .word else { return nil }
        let isSupposed =
            text.isWord(tokens.lowerBound, in: "had if suppose imagine") && text.contains("would could", in: tokens)
        return isSupposed || text.opensExample(tokens) ? tokens : nil
    }

    /// The words that suppose, define or illustrate: "Had one case not been upheld, the rate would have been 50%.", "For
    /// example, 5 upheld of 10 investigated is a rate of 50%." Their numbers count nothing.
    private func supposition(at index: Int, in free: FreeWords, as form: Form) -> Range<Int>? {
        guard form == .sentence else {
            return text.isWord(index, in: "glossary definitions definition baseline") ? index..<(index + 1) : nil
        }
        let tokens = free.tokens
        if text.isWord(index, in: "for"), text.isWord(index + 1, in: "example"), free.contains(index + 1) {
            return index..<tokens.upperBound
        }
        if text.isWord(index, in: "means"), text.isWord(index + 1, in: "that"), free.contains(index + 1),
            text.isWord(tokens.lowerBound, in: "a an")
        {
            return tokens
        }
        return nil
    }

    /// "the highest uphold rate of any district"
    private func groupOfCouncils(at index: Int, in free: FreeWords) -> Range<Int>? {
        // "Councils like ours did worse."
        if text.isWord(index, in: "councils authorities boroughs districts counties unitaries"),
            free.contains(index + 1), !isGenitive(index),
            text.isWord(index + 1, in: "like similar such comparable")
                || text.isWord(index + 1, in: "of")
                    && text.isWord(index + 2, in: "our this the")
                    && text.isWord(index + 3, in: "type size kind sort")
        {
            return index..<(index + 2)
        }
        // "All districts in the county", "our former boroughs"
        let isGroup =
            text.isWord(index, in: "any every")
            && text.isWord(index + 1, in: "district county borough city unitary council authority")
            || text.isWord(index, in: "all any former old other neighbouring")
                && text.isWord(index + 1, in: "districts counties boroughs cities unitaries")
        guard isGroup, free.contains(index + 1) else { return nil }
        return index..<(index + 2)
    }

    /// The words of an example, a draft, another body or the best and worst councils, whose figures are not surely the
    /// council's.
    private func openOwner(at index: Int, in free: FreeWords, as form: Form) -> Range<Int>? {
        func range(_ count: Int) -> Range<Int> { index..<min(index + count, free.tokens.upperBound) }
        // "The following is an example from the Ombudsman's guide."
        if text.isWord(index, in: "example illustration") {
            return free.contains(index - 1) && text.isWord(index - 1, in: "an this following worked fictional")
                ? range(1) : nil
        }
        if text.isWord(index, in: "hypothetical fictional fictitious") { return range(1) }
        // "In the draft letter the uphold rate was 90%."
        if text.isWord(index, in: "draft provisional unvalidated") {
            let isOfFigures = text.isWord(
                index + 1, in: "letter figure figures data numbers statistics rate rates results")
            return isOfFigures && free.contains(index + 1) ? range(2) : nil
        }
        if form == .heading, text.isWord(index, in: "case"), text.isWord(index + 1, in: "study studies"),
            free.contains(index + 1)
        {
            return range(2)
        }
        // "On behalf of Fenwick Care Trust, we report the following."
        if text.isWord(index, in: "behalf"), text.isWord(index + 1, in: "of"), free.contains(index + 2) {
            return isStrangeName(index + 2) ? range(3) : nil
        }
        // "Appendix 2 shows the position for Saltmere."
        if text.isWord(index, in: "position results figures data statistics picture situation story"),
            text.isWord(index + 1, in: "for of at in"), free.contains(index + 2)
        {
            if isStrangeName(index + 2) { return range(3) }
            // "The position for tenants is different."
            let people = text.isWord(index + 2, in: "the our") ? index + 3 : index + 2
            return free.contains(people)
                && text.isWord(
                    people, in: "tenants leaseholders tenant leaseholder councillors employees pupils contractors")
                ? index..<(people + 1) : nil
        }
        // "This is how Saltmere fared."
        if form == .sentence, text.isWord(index, in: "how"), free.contains(index + 1), isStrangeName(index + 1) {
            return range(2)
        }
        // "Internal audit reviewed complaint handling.", "We reviewed a sample of closed cases."
        if form == .sentence, text.isWord(index, in: "internal external"), text.isWord(index + 1, in: "audit"),
            free.contains(index + 1)
        {
            return range(2)
        }
        if form == .sentence, text.isWord(index, in: "sample samples"), text.isWord(index + 1, in: "of") {
            return range(2)
        }
        // "Our neighbours' letters are of interest."
        if form == .sentence, text.isWord(index, in: "our"), free.contains(index + 1),
            text.isWord(index + 1, in: "neighbours")
        {
            return range(2)
        }
        // "The best performing council, Saltmere, had an uphold rate of 30%; the worst had 92%."
        guard form == .sentence, text.isWord(index, in: "best worst highest lowest") else { return nil }
        let noun = text.isWord(index + 1, in: "performing ranked scoring rated") ? index + 2 : index + 1
        let isOfCouncils = text.isWord(noun, in: "council authority district county borough had")
        return isOfCouncils && free.contains(noun) ? index..<(noun + 1) : nil
    }

    /// Whether a word with a capital may be the name of another council or body.
    func isStrangeName(_ index: Int) -> Bool {
        text.tokens[index].kind == .word && text.isCapital(index) && !text.isWord(index, in: authority)
            && text.month(at: index) == nil && !text.isWord(index, in: OwnerWords.domains)
            && !text.isWord(index, in: OwnerWords.fields) && !text.isWord(index, in: ReportTerms.all)
            && !text.isWord(index, in: ReportTerms.plain) && !text.isAbbreviation(index)
            && text.ombudsman(at: index, in: index..<(index + 1)) == nil
    }

    /// Whether a service is named to leave it out: "Excluding planning, the Ombudsman investigated 10 complaints."
    func isExcluded(_ service: Int, in free: FreeWords) -> Bool {
        var index = service - 1
        while free.contains(index), text.isWord(index, in: "the those in of all cases complaints about for") {
            index -= 1
        }
        guard free.contains(index) else { return false }
        if text.isWord(index, in: "excluding except excepting excludes exclude without besides") { return true }
        return text.isWord(index, in: "from than aside")
            && text.isWord(index - 1, in: "apart aside other leaving setting")
    }
}

extension DocumentText {
    /// Whether a sentence opens as an example: "Example: we received …", "Worked example 2 - we received …", "Case study 1: …".
    fileprivate func opensExample(_ sentence: Range<Int>) -> Bool {
        var index = skip("a an another further real worked fictional", from: sentence.lowerBound, in: sentence)
        if isWord(index, in: "case"), isWord(index + 1, in: "study studies example") { index += 1 }
        guard sentence.contains(index), isWord(index, in: "example examples study studies illustration scenario") else {
            return false
        }
        index += 1
        // The number or letter of one of several.
        if sentence.contains(index), tokens[index].count != nil || tokens[index].bytes.count == 1 && !isDivider(index) {
            index += 1
        }
        return sentence.contains(index) && isDivider(index)
    }

    private func isDivider(_ index: Int) -> Bool {
        [":", "-", "."].contains { tokens[index].isSign($0) }
    }
}
