import Model

/// Sentences with figures for each 100,000 residents: "This is 3.8 upheld decisions per 100,000 residents.", "The
/// average for authorities of this type is 4.6 …"
extension SentenceReader {
    mutating func readPer100k(_ label: Range<Int>) {
        var end = label.lowerBound
        // "upheld decisions", "complaints upheld". A word that comes again is another count's: "Two upheld decisions" over
        // "upheld decisions per 100,000 residents", whose number is lost.
        var words = Set(Self.countedWords.indices)
        while range.contains(end - 1), let word = words.first(where: { text.word(end - 1, is: Self.countedWords[$0]) })
        {
            words.remove(word)
            end -= 1
        }
        // After a colon stands the number; a number before the label is another's.
        let isAhead = range.contains(label.upperBound) && text.tokens[label.upperBound].isSign(":")
        guard
            let quantity = (isAhead ? numberInDigits(at: label.upperBound + 1) : nil)
                ?? text.quantity(before: end, in: range).flatMap({
                    statistics.isOfLabel($0, before: end) ? nil : near($0, end)
                })
                ?? statistics.numberAlone(after: label.upperBound)
        else {
            if statistics.isStatistics(label) {
                miss(isAverage(before: end) ? .upholdPeerPer100k : .upholdPer100k, label)
            }
            return
        }
        var count = quantity
        // A whole number on a line of its own may be the count above: "29 / upheld decisions / per 100,000 residents".
        if case .number(_, hasFraction: false) = text.tokens[quantity.tokens.lowerBound].kind, !isAhead,
            text.tokens[quantity.tokens.lowerBound].line != text.tokens[label.lowerBound].line
        {
            count.isClear = false
        }
        let start = min(quantity.tokens.lowerBound, label.lowerBound)
        let name: FigureName = isAverage(before: start) ? .upholdPeerPer100k : .upholdPer100k
        accept(name, count, at: start..<max(label.upperBound, quantity.tokens.upperBound))
        skip(to: quantity.tokens.upperBound)
    }

    private static let countedWords: [StaticString] = [
        "decisions", "decision", "upheld", "complaints", "investigations", "per",
    ]

    /// Reads "The average for authorities of this type is 4.6", "…: 4.6", "4.6 is the average for authorities of this
    /// type". With "upheld decisions per 100,000 residents" behind it, `readPer100k` reads it.
    mutating func readTypeAverage(_ label: Range<Int>) {
        guard statistics.isStatistics(label) else { return }
        var next = label.upperBound
        while range.contains(next), text.tokens[next].isSign(":") || text.word(next, isOneOf: ["is", "was"]) {
            next += 1
        }
        var end = label.lowerBound
        while range.contains(end - 1), text.word(end - 1, isOneOf: ["is", "was", "the", "an"]) { end -= 1 }
        let before = end < label.lowerBound ? text.quantity(before: end, in: range).flatMap { near($0, end) } : nil
        guard let quantity = numberInDigits(at: next) ?? before, !quantity.isPercent else { return }
        let tokens =
            min(label.lowerBound, quantity.tokens.lowerBound)..<max(label.upperBound, quantity.tokens.upperBound)
        accept(.upholdPeerPer100k, quantity, at: tokens)
    }

    /// A number in digits at a token, near to the one before.
    private func numberInDigits(at start: Int) -> Quantity? {
        guard range.contains(start), text.tokens[start].kind != .word,
            statistics.lines(between: max(range.lowerBound, start - 1), start) <= 6,
            text.date(at: start, in: range) == nil
        else { return nil }
        return text.quantity(at: start, in: range)
    }

    private func near(_ quantity: Quantity, _ label: Int) -> Quantity? {
        statistics.lines(between: quantity.tokens.lowerBound, label) <= 6 ? quantity : nil
    }

    /// Whether the sentence that runs into a token speaks of an average.
    private func isAverage(before token: Int) -> Bool {
        for index in (max(range.lowerBound, token - 16)..<token).reversed() {
            if text.tokens[index].isSign("."), text.tokens[index].gap == .none { return false }
            if text.word(index, is: "average") { return true }
            // "THE AVERAGE FOR AUTHORITIES OF THIS TYPE": in capitals every word looks like a sentence's first.
            if text.word(index, is: "this"), text.isCapital(index), !text.word(index + 1, is: "compares"),
                !text.word(index - 1, isOneOf: ["of", "for", "in"])
            {
                return false
            }
        }
        return false
    }
}
