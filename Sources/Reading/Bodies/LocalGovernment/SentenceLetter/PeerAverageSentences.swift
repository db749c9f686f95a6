import Model

/// Sentences with an average of peers: "This compares to an average of 45% in similar authorities."
extension SentenceReader {
    mutating func readPeerAverage(at index: Int) {
        let sentence = statistics.matches[index].tokens
        guard let quantity = text.quantity(at: sentence.upperBound, in: range) else {
            if statistics.hasBlank(after: sentence.upperBound) { countBlank() }
            if let block = statistics.block(around: index) { miss(block.peerAverage, sentence) }
            return
        }
        if statistics.isPrintedTwice(index) {
            passOver(quantity)
            return
        }
        guard text.isBelow(quantity.tokens.lowerBound, sentence.upperBound - 1) else {
            // "This compares to an average of" ends in one column, and the number begins the next line of another.
            miss(statistics.block(around: index)?.peerAverage ?? .upholdPeerAverage, sentence)
            return
        }
        let tokens = sentence.lowerBound..<quantity.tokens.upperBound
        if statistics.isOfCountry(quantity) {
            // "an average of 80% nationally" is not that of similar authorities.
            passOver(quantity)
            if let block = statistics.block(around: index) { miss(block.peerAverage, sentence) }
            return
        }
        if statistics.isPer100k(quantity, at: index) {
            accept(.upholdPeerPer100k, quantity, at: tokens)
            skip(to: quantity.tokens.upperBound)
            return
        }
        guard !statistics.isBesideAnother(index), let block = statistics.block(around: index) else {
            if statistics.isStatistics(sentence) {
                let finding = Checks.unclear(
                    StatisticSentence.Block.all.map(\.peerAverage),
                    "An average of similar authorities stands here, but not of what.", at: text.place(of: tokens))
                passOver(quantity, finding)
            }
            return
        }
        var average = quantity
        if !quantity.isPercent { average.isClear = false }
        // "an average of 81% 77% in similar": a chart's number has come between. It repeats the block's rate.
        if let second = text.quantity(at: quantity.tokens.upperBound, in: range), second.isPercent {
            let rate = ledger.figures[block.rate]?.value
            switch (quantity.value == rate, second.value == rate) {
            case (true, false): average = second
            case (false, true): break
            default: average.isClear = average.isClear && quantity.value == second.value
            }
        }
        accept(block.peerAverage, average, at: tokens)
    }
}

/// Finds the rate that an average belongs to.
extension StatisticsText {
    /// Whether an average is of figures per 100,000 residents.
    func isPer100k(_ average: Quantity, at index: Int) -> Bool {
        let end = average.tokens.upperBound
        let isFollowed =
            matches.dropFirst(index + 1).first.map { next in
                guard case .per100k = next.meaning, (end..<end + 6).contains(next.tokens.lowerBound) else {
                    return false
                }
                // "… an average of 66%. 5.2 upheld complaints per 100,000": the label is the next number's.
                return !text.tokens[end..<next.tokens.lowerBound].contains { $0.number != nil }
            } ?? false
        if isFollowed { return true }
        guard index > 0, case .per100k = matches[index - 1].meaning else { return false }
        return !average.isPercent || average.value != average.value.rounded()
    }

    /// Whether an average is the whole country's: "nationally", "across all councils", "in England".
    func isOfCountry(_ average: Quantity) -> Bool {
        let next = average.tokens.upperBound
        guard range.contains(next), text.tokens[next].line == text.tokens[next - 1].line else { return false }
        return text.isWord(next, in: "nationally national")
            || text.isWord(next, in: "in across for") && text.isWord(next + 1, in: "england all every")
    }

    /// Whether an average's line repeats the one above.
    func isPrintedTwice(_ index: Int) -> Bool {
        guard index > 0, case .peerAverage = matches[index - 1].meaning else { return false }
        let line = text.tokens[matches[index].tokens.lowerBound].line
        return text.tokens[matches[index - 1].tokens.lowerBound].line == line - 1
            && text.folded[text.lines[line].folded] == text.folded[text.lines[line - 1].folded]
    }

    /// Whether another average stands on the same line: where two columns ran together, nothing shows which is whose.
    func isBesideAnother(_ index: Int) -> Bool {
        let line = text.tokens[matches[index].tokens.lowerBound].line
        return [index - 1, index + 1].contains { other in
            guard matches.indices.contains(other), case .peerAverage = matches[other].meaning else { return false }
            return text.tokens[matches[other].tokens.lowerBound].line == line
        }
    }

    /// The block of an average: that of the sentence before it, as long as no basis or other average stands between;
    /// else that of the next sentence that has one.
    func block(around index: Int) -> StatisticSentence.Block? {
        if isBehindTwoRates(index) { return nil }
        for position in matches[..<index].indices.reversed() {
            let match = matches[position]
            switch match.meaning {
            case .share(let block): return block
            case .rate(let block), .heading(let block):
                // A rate in running prose has no block; an average behind it belongs to the prose.
                if case .rate = match.meaning, !isStated(match) { return nil }
                if case .heading = match.meaning, match.tokens.upperBound < begin { return nil }
                return isOnlyOne(before: position, of: block) ? block : nil
            case .basis, .statisticsBegin:
                return block(after: index)
            case .peerAverage:
                // Nothing shows which of two averages in a row is whose.
                return nil
            case .count(let block):
                // "3 upheld decisions" may stand above its rate's average; per 100,000 residents they are another
                // figure.
                if isOfPer100k(position) { continue }
                // "Statistics are based on a total of 28 upheld decisions" in the column beside is the remedies' own.
                if block == .uphold, position > 0, case .basis = matches[position - 1].meaning {
                    return isRemedyOpen(before: position - 1) ? .remedy : self.block(after: index)
                }
                return block
            case .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            }
        }
        return block(after: index)
    }

    /// Whether two rates in a row wait for their averages, of which this is one: of three blocks side by side an extractor gives the
    /// rates first, and nothing shows whose the averages are.
    private func isBehindTwoRates(_ index: Int) -> Bool {
        var open: [StatisticSentence.Block] = []
        var passed = 0
        // A block has far fewer phrases; without a limit a text of nothing else would not be read in linear time.
        for match in matches[..<index].suffix(64) where match.tokens.lowerBound >= begin {
            switch match.meaning {
            case .rate(let block) where isStated(match), .share(let block):
                if !open.contains(block) { open.append(block) }
            case .peerAverage:
                passed += 1
                if open.count < 2 || passed == open.count { (open, passed) = ([], 0) }
            case .basis, .heading, .count, .statisticsBegin:
                if open.count < 2 { open = [] }
            case .rate, .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            }
        }
        return open.count > 1
    }

    /// Whether no rate of another block waits for its average as well: "79% of … were upheld. In 96% of cases …" with
    /// both averages behind them.
    private func isOnlyOne(before position: Int, of block: StatisticSentence.Block) -> Bool {
        for match in matches[..<position].reversed() {
            switch match.meaning {
            case .rate(let other) where other != block && isStated(match):
                return match.tokens.lowerBound < begin
            case .share(let other) where other != block: return match.tokens.lowerBound < begin
            case .rate, .share, .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            case .heading, .basis, .peerAverage, .statisticsBegin, .count: return true
            }
        }
        return true
    }

    /// Whether the sentence of the remedies still waits for its average where a basis begins.
    private func isRemedyOpen(before position: Int) -> Bool {
        for match in matches[..<position].suffix(16).reversed() {
            switch match.meaning {
            case .rate(let block), .share(let block), .heading(let block): return block == .remedy
            case .peerAverage, .basis, .statisticsBegin: return false
            case .count, .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            }
        }
        return false
    }

    private func block(after index: Int) -> StatisticSentence.Block? {
        for position in matches.indices.dropFirst(index + 1) {
            switch matches[position].meaning {
            case .count(let block):
                // A basis may count another block's cases: the remedies' is upheld decisions.
                if block == .uphold, case .basis = matches[position - 1].meaning { continue }
                return block
            case .basis:
                // "Statistics are based on a total of 2 compliance outcomes" names a block; investigations do not.
                continue
            case .per100k, .typeAverage, .caseload, .completed, .tornRate: continue
            case .rate, .share, .heading, .peerAverage, .noInvestigations, .statisticsBegin: return nil
            }
        }
        return nil
    }

    /// Whether a rate's sentence stands by itself, not inside running prose.
    private func isStated(_ match: PhraseMatch<StatisticSentence>) -> Bool {
        guard let quantity = text.quantity(before: match.tokens.lowerBound, in: range) else { return true }
        var start = quantity.tokens.lowerBound
        if range.contains(start - 1), text.word(start - 1, is: "in") {
            start -= 1
            if text.isCapital(start) { return begins(start) }
        }
        return begins(start)
    }

    /// Whether "per 100,000 residents" follows a count's label.
    func isOfPer100k(_ index: Int) -> Bool {
        guard matches.indices.contains(index + 1), case .per100k = matches[index + 1].meaning else { return false }
        return matches[index + 1].tokens.lowerBound - matches[index].tokens.upperBound <= 3
    }
}
