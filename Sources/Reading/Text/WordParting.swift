import Model

/// Parts words that an extractor ran into one another: "toanaverageof43%".
extension DocumentText {
    /// The text of a range of lines, with each token that is several known words and numbers in one parted into them.
    ///
    /// Lines have the same pages and numbers as before, but are counted from 0 in `lines`.
    ///
    /// - Returns: nil where nothing is to be parted.
    func partingWords(_ range: Range<Int>, into words: WordSet) -> DocumentText? {
        var lines: [Line] = []
        lines.reserveCapacity(range.count)
        var tokens: [Token] = []
        tokens.reserveCapacity(self.tokens(inLines: range).count)
        var isParted = false
        for index in range {
            let line = self.lines[index]
            let start = tokens.count
            for token in self.tokens[line.tokens] {
                let ends = parts(of: token, words)
                if ends.count > 1 { isParted = true }
                var first = token.bytes.lowerBound
                for end in ends {
                    let isFirst = first == token.bytes.lowerBound
                    tokens.append(
                        Token(
                            kind: ends.count > 1 ? Token.kind(of: folded[first..<end]) : token.kind,
                            gap: isFirst ? token.gap : .space, line: lines.count, bytes: first..<end))
                    first = end
                }
                if ends.count == 1 { joinDecimals(of: &tokens, from: start) }
            }
            lines.append(
                Line(
                    page: line.page, number: line.number, raw: line.raw, folded: line.folded,
                    tokens: start..<tokens.count))
        }
        return isParted ? DocumentText(self, lines: lines, tokens: tokens) : nil
    }

    /// Whether a number stands between letters that touch it: "of12detailed".
    func hasRunOnNumber(in range: Range<Int>) -> Bool {
        range.contains { index in
            guard case .mixed = tokens[index].kind, tokens[index].bytes.count > 5 else { return false }
            let bytes = folded[tokens[index].bytes]
            return Folding.isLetter(bytes[bytes.startIndex + 1]) && Folding.isLetter(bytes[bytes.endIndex - 2])
        }
    }

    /// Makes one number of a number that was parted from a word and its decimals behind: "is5" and ".7".
    private func joinDecimals(of tokens: inout [Token], from start: Int) {
        let last = tokens.count - 1
        guard last - 3 >= start, tokens[last].gap == .none, tokens[last - 1].gap == .none,
            tokens[last - 2].gap == .space, tokens[last - 1].isSign("."),
            tokens[last - 2].bytes.upperBound == tokens[last - 1].bytes.lowerBound,
            tokens[last - 3].bytes.upperBound == tokens[last - 2].bytes.lowerBound,
            case .number(let decimals, false) = tokens[last].kind,
            case .number(let whole, false) = tokens[last - 2].kind
        else { return }
        var scale = 1.0
        for _ in tokens[last].bytes { scale *= 10 }
        let bytes = tokens[last - 2].bytes.lowerBound..<tokens[last].bytes.upperBound
        let joined = Token(
            kind: .number(value: (whole * scale + decimals) / scale, hasFraction: true), gap: .space,
            line: tokens[last].line, bytes: bytes)
        tokens.replaceSubrange((last - 2)...last, with: [joined])
    }

    /// The longest token that is looked into.
    private static let longest = 200
    /// The longest word or number in it.
    private static let longestPart = 20

    /// The ends of the fewest known words and numbers that make up a token; its own end alone where it is not made of
    /// such.
    private func parts(of token: Token, _ words: WordSet) -> [Int] {
        let whole = [token.bytes.upperBound]
        guard token.kind == .word || token.kind == .mixed,
            ((token.kind == .mixed ? 3 : 4)...Self.longest).contains(token.bytes.count),
            token.kind == .mixed || !words.contains(folded[token.bytes])
        else { return whole }
        let start = token.bytes.lowerBound
        let count = token.bytes.count
        // The least number of parts from each place on, and where the first of them ends.
        var best = [(parts: Int, end: Int)?](repeating: nil, count: count + 1)
        best[count] = (0, count)
        for from in (0..<count).reversed() {
            for end in (from + 1)...min(count, from + Self.longestPart) {
                guard let rest = best[end], rest.parts + 1 < best[from]?.parts ?? .max else { continue }
                if isPart(folded[(start + from)..<(start + end)], words),
                    end == count || !isNumberTorn(at: start + end)
                {
                    best[from] = (rest.parts + 1, end)
                }
            }
        }
        guard best[0] != nil else { return whole }
        var ends: [Int] = []
        var from = 0
        while from < count, let next = best[from] {
            ends.append(start + next.end)
            from = next.end
        }
        return ends
    }

    private func isPart(_ bytes: ArraySlice<UInt8>, _ words: WordSet) -> Bool {
        if bytes.allSatisfy(Folding.isDigit) { return true }
        return words.contains(bytes) && bytes.allSatisfy(Folding.isLetter)
    }

    private func isNumberTorn(at index: Int) -> Bool {
        Folding.isDigit(folded[index - 1]) && Folding.isDigit(folded[index])
    }
}

extension Token {
    /// The kind of a token of letters alone, or of digits alone.
    fileprivate static func kind(of bytes: ArraySlice<UInt8>) -> Kind {
        guard bytes.allSatisfy(Folding.isDigit) else { return .word }
        return kind(ofDigits: bytes)
    }
}
