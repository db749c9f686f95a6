import Model

/// Finds the numbers that may be rates, and the counts beside them.
extension QuotedRateReader {
    /// The two counts in brackets behind an uphold rate: "64% (9 of 14 investigations)".
    func counts(behind share: Range<Int>, rate: Double, in sentence: Range<Int>) -> [(
        FigureName, Double, Range<Int>
    )] {
        // "64% (9 of 14)", "64% of investigations were upheld (9 out of 14)"
        let verb = text.skip(
            "of the detailed complaints cases investigations investigated we it were was upheld",
            from: share.upperBound, in: sentence)
        guard
            let open = [share.upperBound, verb].first(where: { sentence.contains($0) && text.tokens[$0].isSign("(") }),
            let part = text.count(at: open + 1, in: sentence)
        else {
            return []
        }
        let of = text.isWord(part.next, in: "out") ? part.next + 1 : part.next
        guard text.isWord(of, in: "of"),
            let whole = text.count(at: text.skip("of the", from: of, in: sentence), in: sentence),
            Checks.agrees(rate: rate, part: Double(part.value), whole: Double(whole.value))
        else { return [] }
        let end = text.skip(
            "detailed complaints cases decisions investigations investigated", from: whole.next, in: sentence)
        guard sentence.contains(end), text.tokens[end].isSign(")") else { return [] }
        let tokens = (open + 1)..<end
        return [(.decisionsUpheld, Double(part.value), tokens), (.upholdInvestigations, Double(whole.value), tokens)]
    }

    /// The numbers, in digits or words, with a per cent sign or the words: "64%", "sixty-four per cent".
    func shares(in sentence: Range<Int>) -> [(value: Double, tokens: Range<Int>)] {
        var shares: [(value: Double, tokens: Range<Int>)] = []
        guard text.hasPercentSign(in: sentence) || text.contains("percent cent", in: sentence) else { return shares }
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if let share = share(at: index, in: sentence) {
                shares.append(share)
                index = share.tokens.upperBound
            } else {
                index += 1
            }
        }
        return shares
    }

    private func share(at index: Int, in sentence: Range<Int>) -> (value: Double, tokens: Range<Int>)? {
        let value: Double
        let sign: Int
        if let number = text.tokens[index].number {
            (value, sign) = (number, index + 1)
        } else if text.tokens[index].kind == .word, let count = text.count(at: index, in: sentence) {
            (value, sign) = (Double(count.value), count.next)
        } else {
            return nil
        }
        guard sentence.contains(sign), (0...100).contains(value) else { return nil }
        if text.tokens[sign].isSign("%") || text.isWord(sign, in: "percent") { return (value, index..<(sign + 1)) }
        return text.isWord(sign, in: "per") && text.isWord(sign + 1, in: "cent") && sentence.contains(sign + 1)
            ? (value, index..<(sign + 2)) : nil
    }
}

extension DocumentText {
    /// Whether a run of tokens is no running text but the cells of a table: two gaps between columns, or lines of a few
    /// words each.
    func isOfCells(_ run: Range<Int>) -> Bool {
        var gaps = 0
        var lines = 0
        for index in run.dropFirst() {
            switch tokens[index].gap {
            case .cell, .wide: gaps += 1
            case .line: lines += 1
            case .none, .space: break
            }
        }
        return gaps > 1 || lines > 2 && run.count < 5 * lines || isMostlyNumbers(run)
    }

    /// Whether a run has a number for every second word, none of the words that every sentence has, and no list's comma behind a
    /// number: "Planning 27 (20) 11 = 41% (45%) 30 days (30 days)".
    private func isMostlyNumbers(_ run: Range<Int>) -> Bool {
        guard hasDigits(in: run) else { return false }
        let numbers = run.filter { tokens[$0].number != nil }
        guard numbers.count >= 6, 2 * numbers.count >= run.count(where: { tokens[$0].kind == .word }) else {
            return false
        }
        let isListed = run.dropFirst().contains { index in
            [",", ";", ":"].contains { tokens[index].isSign($0) }
                && (tokens[index - 1].number != nil || tokens[index - 1].isSign(")") || tokens[index - 1].isSign("%"))
        }
        return !isListed && !contains("was were is are had has have been the in from", in: run)
    }
}
