import Model

/// Recognises which dimensions of scope a run of words states.
///
/// A dimension each has a file: `OwnerRecognition`, `OmbudsmanRecognition`, `TimeRecognition`, `MeasureRecognition`
/// (with the stages). It is a class, so that its many users share it.
final class ScopeRecogniser: Sendable {
    /// The form of a run of words.
    enum Form: Sendable {
        /// A title, a heading, a caption, the head of a column or the label of a row: a noun phrase. Every noun in it
        /// that is no term of a report on complaints may name a part of the council.
        case heading
        /// A sentence, a lead-in or a clause. Only words that surely name a part of the council or another body count.
        case sentence
    }

    let text: DocumentText
    /// The words of the council's name.
    let authority: WordSet
    /// The words of the council's name that other councils' names do not share.
    let distinct: WordSet
    /// The report's own year.
    let period: Period

    /// - Parameter authority: the council's name.
    init(_ text: DocumentText, authority: String, period: Period) {
        self.text = text
        self.authority = WordSet(wordsOfName: authority)
        distinct = WordSet(distinctWordsOfName: authority)
        self.period = period
    }

    /// Returns the dimensions that some words state.
    func statement(of tokens: Range<Int>, as form: Form) -> ScopeStatement {
        var items = ombudsmen(in: tokens)
        items += times(in: tokens, as: form)
        items += stages(in: tokens, as: form)
        items += measures(in: tokens, as: form)
        let known = items.map(\.tokens)
        items += owners(in: tokens, as: form, known: known)
        let opening = form == .sentence ? text.openingComparison(of: tokens) : nil
        for index in items.indices where form == .sentence {
            if let opening, opening.contains(items[index].tokens.lowerBound) {
                if case .ombudsman = items[index].dimension {} else { items[index].isAside = true }
                continue
            }
            items[index].isAside =
                text.isInBracket(items[index].tokens.lowerBound, of: tokens) && !isOfLetter(items[index].tokens)
                || isKindOfComplaint(items[index].tokens)
                || isReason(items[index].tokens) || isSupposition(items[index], of: tokens)
        }
        return ScopeStatement(items: items)
    }

    /// Whether a whole sentence supposes or defines, and says nothing of those behind it.
    private func isSupposition(_ item: ScopeStatement.Item, of tokens: Range<Int>) -> Bool {
        if case .owner(.unresolved) = item.dimension { item.tokens == tokens } else { false }
    }

    /// Whether words in brackets are those of a letter right before them, and so hold for what it says: "The letter (2022/23) gives …"
    private func isOfLetter(_ words: Range<Int>) -> Bool {
        text.sign(words.lowerBound - 1, is: "(") && text.isWord(words.lowerBound - 2, in: "letter review")
            && text.sign(words.upperBound, is: ")")
    }

    /// Whether words are given as a reason: "310 corporate complaints, up on last year mainly because of Housing".
    private func isReason(_ name: Range<Int>) -> Bool {
        text.isWord(name.lowerBound - 1, in: "of to")
            && text.isWord(name.lowerBound - 2, in: "because due owing thanks")
    }

    /// "61 adult social care complaints" counts a kind of complaint, and does not make the sentence the service's.
    private func isKindOfComplaint(_ name: Range<Int>) -> Bool {
        guard text.find("social care", in: name) != nil else { return false }
        return text.isWord(name.upperBound, in: "statutory complaints complaint")
            || text.isWord(name.lowerBound - 1, in: "about statutory")
                && text.isWord(name.lowerBound - 2, in: "complaints")
    }
}

extension WordSet {
    /// The words of a council's name. A hyphen divides words in a text.
    ///
    /// - Parameter name: "Stoke-on-Trent City Council".
    init(wordsOfName name: String) { self.init(given: String(name.map { $0 == "-" ? " " : $0 })) }

    /// The words of a council's name without those for its kind.
    ///
    /// - Parameter name: "Stoke-on-Trent City Council".
    init(distinctWordsOfName name: String) {
        let common: Set<String> = [
            "council", "borough", "city", "county", "district", "metropolitan", "royal", "london", "of", "the", "and",
            "&", "unitary", "corporation",
        ]
        self.init(
            given: name.lowercased().split(separator: " ").map(String.init).filter { !common.contains($0) }
                .joined(separator: " "))
    }
}

extension DocumentText {
    /// Whether the year stands in a bracket right behind a token: "last year (2023/24)".
    func isYearNamed(behind index: Int, in tokens: Range<Int>) -> Bool {
        tokens.contains(index + 2) && self.tokens[index + 1].isSign("(")
            && reportingYear(at: index + 2, in: tokens) != nil
    }

    /// Whether a token stands in a short remark in brackets: "(nine in 2020/21)".
    func isInBracket(_ index: Int, of tokens: Range<Int>) -> Bool {
        // A sentence in brackets is no remark.
        let near = max(tokens.lowerBound + 1, index - 10)..<max(tokens.lowerBound + 1, index)
        guard let open = near.last(where: { self.tokens[$0].isSign("(") }) else { return false }
        return !(open..<index).contains { self.tokens[$0].isSign(")") }
    }
}
