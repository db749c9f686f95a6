/// Items of a list with blank lines between them, which look like headings: "· Seven complaints were about the pandemic", "§ Apology
/// (15)".
extension DocumentText {
    /// Whether a line is an item that counts something, the nearest line above or below has the same bullet, and it stands
    /// between blank lines.
    func isCountingItem(_ line: Int, in range: Range<Int>) -> Bool {
        guard let start = bulletedWords(line), holdsCount(start..<lines[line].tokens.upperBound) else { return false }
        let bullet = foldedBytes(lines[line].tokens.lowerBound..<(lines[line].tokens.lowerBound + 1))
        let above = range.prefix { $0 < line }.last { !lines[$0].tokens.isEmpty }
        let below = range.suffix(from: line + 1).first { !lines[$0].tokens.isEmpty }
        return [above, below].contains { near in
            guard let near, bulletedWords(near) != nil else { return false }
            let first = lines[near].tokens.lowerBound
            return foldedBytes(first..<(first + 1)).elementsEqual(bullet)
        }
    }

    /// Whether a token has a letter or a digit: "§" and "•" have none.
    func hasLetter(_ index: Int) -> Bool {
        folded[tokens[index].bytes].contains { $0 < 0x80 }
    }

    /// Returns the first token behind a bullet that is no sign of the keyboard; nil where none begins the line.
    private func bulletedWords(_ line: Int) -> Int? {
        let tokens = lines[line].tokens
        guard let first = tokens.first, tokens.count > 1, self.tokens[first].kind == .word, !hasLetter(first) else {
            return nil
        }
        return first + 1
    }

    /// Whether a number that is no year, stage or section stands among some words.
    private func holdsCount(_ words: Range<Int>) -> Bool {
        let years = reportingYears(in: words)
        return words.contains { index in
            guard let count = count(at: index, in: words), !years.contains(where: { $0.tokens.contains(index) }) else {
                return false
            }
            return !(1974...2099).contains(count.value)
                && !(words.contains(index - 1)
                    && isWord(index - 1, in: "stage section part appendix annex quarter chapter level"))
        }
    }
}
