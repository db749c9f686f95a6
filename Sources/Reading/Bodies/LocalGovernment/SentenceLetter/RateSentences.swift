import Model

/// Sentences with a rate: "75% of complaints we investigated were upheld."; "In 33% of upheld cases we found …"
extension SentenceReader {
    mutating func readRate(_ block: StatisticSentence.Block, _ sentence: Range<Int>) {
        guard let quantity = text.quantity(before: sentence.lowerBound, in: range) else {
            if statistics.hasBlank(before: sentence.lowerBound) { countBlank() }
            miss(block.rate, sentence)
            return
        }
        var start = quantity.tokens.lowerBound
        if block != .uphold, range.contains(start - 1), text.word(start - 1, is: "in") {
            start -= 1
            // "… in 33% of upheld cases": inside a sentence.
            guard text.isCapital(start) || statistics.begins(start) else { return }
        }
        guard statistics.begins(start) || statistics.isInNextColumn(start), statistics.ends(sentence.upperBound, block)
        else { return }
        if block == .compliance, isOfProviders(sentence.upperBound) {
            passOver(quantity)
            miss(block.rate, sentence)
            return
        }
        var rate = quantity
        // Without its sign the number may be a count.
        if !quantity.isPercent { rate.isClear = false }
        accept(block.rate, rate, at: start..<sentence.upperBound)
    }

    /// Whether others than the authority carried out what was recommended: "we were satisfied the care providers had …"
    private func isOfProviders(_ index: Int) -> Bool {
        (index..<min(index + 5, range.upperBound)).contains {
            text.isWord($0, in: "provider providers school schools academy academies contractor contractors landlords")
        }
    }

    /// Reads an uphold rate whose sentence goes on in the line below: "80% of complaints we investigated were In 100%
    /// of cases we" is two columns in one line. The rate's counts have to confirm it.
    mutating func readTornRate(_ sentence: Range<Int>) {
        guard statistics.isStatistics(sentence), statistics.isInNextColumn(sentence.upperBound),
            var rate = text.quantity(before: sentence.lowerBound, in: range), statistics.begins(rate.tokens.lowerBound)
        else { return }
        rate.isClear = false
        accept(.upholdRate, rate, at: rate.tokens.lowerBound..<sentence.upperBound)
    }
}
