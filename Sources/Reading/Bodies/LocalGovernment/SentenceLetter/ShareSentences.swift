import Model

/// A share of cases that a letter gives by two counts instead of a rate.
struct StatedShare {
    var block: StatisticSentence.Block
    var part: Double
    var whole: Double
    var place: Place

    /// The figures that its two counts are; the compliance block has no name for the number of cases that complied.
    var counts: (part: FigureName?, whole: FigureName) {
        guard let whole = block.whole else { return (nil, block.count) }
        return (block.count, whole)
    }
}

/// Sentences with two counts in the place of a rate: "In 0 out of 5 upheld cases we found …", "In six of the eight cases we were
/// satisfied …".
extension SentenceReader {
    mutating func readShare(_ block: StatisticSentence.Block, _ words: Range<Int>) {
        guard let (part, whole) = text.share(before: words.lowerBound, in: range) else { return }
        var start = part.tokens.lowerBound
        if range.contains(start - 1), text.word(start - 1, is: "in") { start -= 1 }
        let tokens = start..<words.upperBound
        guard statistics.isStatistics(tokens), text.isCapital(start) || statistics.begins(start),
            statistics.ends(words.upperBound, block)
        else { return }
        guard part.value <= whole.value, whole.value > 0 else {
            miss(block.rate, words)
            return
        }
        let share = StatedShare(block: block, part: part.value, whole: whole.value, place: text.place(of: tokens))
        passOver(part)
        if let name = share.counts.part { accept(name, part, at: tokens) }
        accept(share.counts.whole, whole, at: tokens)
        keep(share)
    }
}

extension FigureLedger {
    /// Derives the rate of a share, unless it is stated or a count of the share is another elsewhere.
    mutating func derive(_ share: StatedShare) {
        let (part, whole) = share.counts
        guard figures[share.block.rate] == nil, figures[whole]?.value == share.whole,
            part.map({ figures[$0]?.value == share.part }) ?? true
        else { return }
        let rate = share.block.rate
        add(
            rate, Checks.wholeRate(of: share.part, in: share.whole), derivedFrom: [part, whole].compactMap { $0 },
            at: share.place)
    }
}

extension DocumentText {
    /// The two counts of "5 out of 8" or "five of the eight" that end before a token.
    func share(before end: Int, in range: Range<Int>) -> (part: Quantity, whole: Quantity)? {
        guard let whole = quantity(before: end, in: range), whole.isClear, !whole.isPercent else { return nil }
        var joint = whole.tokens.lowerBound
        if isWord(joint - 1, in: "the our") { joint -= 1 }
        guard isWord(joint - 1, in: "of") else { return nil }
        joint -= 1
        if isWord(joint - 1, in: "out") { joint -= 1 }
        guard let part = quantity(before: joint, in: range), part.isClear, !part.isPercent else { return nil }
        return (part, whole)
    }
}
