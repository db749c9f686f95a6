/// The marks by which running text is divided: bullets and numbers in front, full stops at the end.
extension DocumentText {
    /// Returns the first token of a line's text, after a bullet or a paragraph's number.
    ///
    /// - Parameter tokens: the line's tokens, or those of the paragraph that begins with the line.
    func bodyStart(ofLine line: Int, in tokens: Range<Int>) -> Int {
        if let item = itemStart(lines[line].tokens) { return item }
        guard let (_, next) = sectionNumber(line), next < tokens.upperBound, !isCountAhead(tokens.lowerBound) else {
            return tokens.lowerBound
        }
        return next
    }

    /// Returns the token after a bullet, or after "a)" or "ii)"; nil where the tokens are no item of a list.
    func itemStart(_ line: Range<Int>) -> Int? {
        guard let first = line.first, line.count > 1 else { return nil }
        if let item = bracketedItem(line) { return item }
        if case .sign(let sign) = tokens[first].kind, tokens[first + 1].gap != .none {
            return [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "+")].contains(sign)
                ? first + 1 : nil
        }
        if tokens[first].kind == .word, tokens[first + 1].gap != .none {
            // "•", and the "o" that word processors make of a hollow bullet.
            let bytes = folded[tokens[first].bytes]
            if bytes.allSatisfy({ $0 >= 0x80 }) || (bytes.count == 1 && bytes.first == UInt8(ascii: "o")) {
                return first + 1
            }
        }
        guard line.count > 2, tokens[first].bytes.count <= 4, tokens[first + 1].isSign(")") else { return nil }
        return first + 2
    }

    /// Returns the token after "(a)" or "(iv)".
    private func bracketedItem(_ line: Range<Int>) -> Int? {
        guard line.count > 3, let first = line.first, tokens[first].isSign("("), tokens[first + 1].kind == .word,
            tokens[first + 2].isSign(")"), tokens[first + 3].gap != .none
        else { return nil }
        let letters = folded[tokens[first + 1].bytes].map { $0 | 0x20 }
        let isRoman = letters.count <= 5 && letters.allSatisfy { "ivx".utf8.contains($0) }
        return letters.count == 1 || isRoman ? first + 3 : nil
    }

    /// Whether a line is a few words and their number, as is the line above or below it: "Upheld 12", "Stage one 700".
    func isInListOfBareLabels(_ line: Int) -> Bool {
        isBareLabel(line)
            && (line > 0 && isBareLabel(line - 1) || line + 1 < lines.count && isBareLabel(line + 1))
    }

    private func isBareLabel(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard (2...9).contains(tokens.count), let first = tokens.first, isCapital(first), let last = tokens.last else {
            return false
        }
        let number = self.tokens[last].isSign("%") ? last - 1 : last
        guard number > first, let value = self.tokens[number].number, !(1970...2099).contains(value),
            !isWord(number - 1, in: Self.brokenEnds)
        else { return false }
        return (first..<number).allSatisfy { index in
            self.tokens[index].kind == .word && self.tokens[index].gap != .cell && self.tokens[index].gap != .wide
                || self.tokens[index].count.map { $0 < 5 } ?? false && isWord(index - 1, in: "stage")
        } && !isWord(number - 1, in: "stage") && self.tokens[number].gap == .space
    }

    /// Whether a paragraph begins with a count ("335 compliments") and not with its own number ("2.1 In total").
    private func isCountAhead(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index].count != nil else { return false }
        return tokens[index + 1].kind == .word && tokens[index + 1].gap == .space
    }

    /// Whether a token is the last of a sentence, of a part that a semicolon ends, or of the paragraph.
    ///
    /// - Parameter paragraph: the paragraph's tokens.
    func endsSentence(_ index: Int, in paragraph: Range<Int>) -> Bool {
        let token = tokens[index]
        if index + 1 == paragraph.upperBound || token.isSign(";") { return true }
        guard token.isSign(".") || token.isSign("?") || token.isSign("!"), index + 1 < paragraph.upperBound else {
            return false
        }
        // The full stops of "www.lgo.org.uk" end nothing, and that of "No. of cases" is followed by no capital.
        guard tokens[index + 1].gap != .none else { return false }
        // "Mrs. Wylie advised that 10 complaints had been received."
        if token.isSign("."), paragraph.contains(index - 1), isWord(index - 1, in: "mr mrs ms dr cllr prof") {
            return false
        }
        switch tokens[index + 1].kind {
        case .word: return isCapital(index + 1)
        case .number, .mixed, .sign: return true
        }
    }
}
