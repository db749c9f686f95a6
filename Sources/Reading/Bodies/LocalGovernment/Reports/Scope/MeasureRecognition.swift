import Model

/// Recognises the stage of the counted cases and the measure that words name.
extension ScopeRecogniser {
    /// Returns the stages that are named: "Stage 2", "the final stage"; in headings also withdrawn, refused and open
    /// cases.
    func stages(in tokens: Range<Int>, as form: Form) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        let words = form == .heading ? Self.stages : Self.stage
        var next = tokens.lowerBound
        while let index = text.first(of: words, in: next..<tokens.upperBound) {
            next = index + 1
            if text.isWord(index, in: Self.stage) {
                // "stage-one complaints", "first-stage complaints"
                let last = tokens.contains(index + 1) && text.isHyphen(index + 1) ? index + 1 : index
                let first = tokens.contains(index - 1) && text.isHyphen(index - 1) ? index - 2 : index - 1
                if let number = stageNumber(after: last, in: tokens) {
                    items.append(ScopeStatement.Item(dimension: .stage(.stage(number)), tokens: index..<(last + 2)))
                } else if let number = ordinal(first), tokens.contains(first) {
                    items.append(ScopeStatement.Item(dimension: .stage(.stage(number)), tokens: first..<(index + 1)))
                }
            } else if form == .heading {
                let stage: CaseStage? =
                    text.isWord(index, in: "withdrawn")
                    ? .withdrawn
                    : text.isWord(index, in: "refused rejected declined")
                        ? .refused
                        : text.isWord(index, in: "open outstanding ongoing pending")
                            && !text.isWord(index + 1, in: "space spaces") ? .open : nil
                if let stage {
                    items.append(ScopeStatement.Item(dimension: .stage(stage), tokens: index..<(index + 1)))
                }
            }
        }
        return items
    }

    private static let stage = WordSet("stage stages")
    private static let stages = stage.union(
        WordSet("withdrawn refused rejected declined open outstanding ongoing pending"))

    private func stageNumber(after index: Int, in tokens: Range<Int>) -> Int? {
        guard tokens.contains(index + 1) else { return nil }
        if let number = text.tokens[index + 1].count { return (1...4).contains(number) ? number : nil }
        for (offset, word) in (["one", "two", "three"] as [StaticString]).enumerated()
        where text.word(index + 1, is: word) {
            return offset + 1
        }
        return nil
    }

    private func ordinal(_ index: Int) -> Int? {
        if text.isWord(index, in: "first initial") { return 1 }
        if text.isWord(index, in: "second final review") { return 2 }
        return text.isWord(index, in: "third later") ? 3 : nil
    }

    /// Returns the measures that are named. In sentences a rate per resident is one; in headings also money, time and
    /// shares.
    func measures(in tokens: Range<Int>, as form: Form) -> [ScopeStatement.Item] {
        var items: [ScopeStatement.Item] = []
        if form == .sentence, text.first(of: Self.perResidents, in: tokens) == nil { return items }
        for index in tokens {
            if text.isWord(index, in: Self.perResidents), let end = residents(after: index, in: tokens) {
                items.append(ScopeStatement.Item(dimension: .measure(.perResidents), tokens: index..<end))
            }
            guard form == .heading else { continue }
            let measure: CaseMeasure? =
                switch text.tokens[index].kind {
                case .word: self.measure(of: index)
                case .sign: text.tokens[index].isSign("\u{A3}") ? .money : text.tokens[index].isSign("%") ? .rate : nil
                case .number, .mixed: nil
                }
            if let measure {
                items.append(ScopeStatement.Item(dimension: .measure(measure), tokens: index..<(index + 1)))
            }
        }
        return items
    }

    private static let perResidents = WordSet("per every each")

    /// "per 10,000 residents", "per head"
    private func residents(after index: Int, in tokens: Range<Int>) -> Int? {
        guard tokens.contains(index + 1) else { return nil }
        if text.isWord(index, in: "per"),
            text.isWord(index + 1, in: "head capita resident household property person thousand")
        {
            return index + 2
        }
        guard let count = text.count(at: index + 1, in: tokens), count.value >= 100 else { return nil }
        return text.isWord(count.next, in: "residents people population households properties head of inhabitants")
            && tokens.contains(count.next) ? count.next + 1 : count.next
    }

    private func measure(of index: Int) -> CaseMeasure? {
        if text.isWord(index, in: "percentage proportion share rate rates percent") { return .rate }
        if text.isWord(index, in: "days timescale timescales timeliness responsiveness time times") { return .days }
        if text.isWord(index, in: "cost costs payment payments compensation spend expenditure") { return .money }
        if text.isWord(index, in: "received made recorded logged") { return .received }
        return text.isWord(index, in: "closed responded resolved completed answered") ? .closed : nil
    }
}

extension DocumentText {
    /// Whether a token is a hyphen between two words, without a space.
    fileprivate func isHyphen(_ index: Int) -> Bool {
        tokens[index].isSign("-") && tokens[index].gap == .none && tokens.indices.contains(index + 1)
            && tokens[index + 1].gap == .none
    }

    /// Whether words over numbers, or a note below them, make plain numbers shares: "Percentage of contacts by type",
    /// "Contacts by type (%)", "Figures are percentages."
    func speaksOfShares(_ words: Range<Int>) -> Bool {
        guard let first = words.first(where: { tokens[$0].kind == .word || tokens[$0].isSign("%") }) else {
            return false
        }
        if tokens[first].isSign("%") || isWord(first, in: "percentage percentages proportion share") { return true }
        if contains("percentages", in: words) { return !contains("number numbers and", in: words) }
        guard words.count > 2, let last = words.last else { return false }
        return tokens[last].isSign(")") && tokens[last - 2].isSign("(")
            && (tokens[last - 1].isSign("%") || isWord(last - 1, in: "percentage percent"))
    }
}
