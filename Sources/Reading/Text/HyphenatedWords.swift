import Model

/// Joins words that a hyphen divides at a line's end.
extension Passage {
    /// The passage with "recommend-" over "ations" as one word of the first line. Pages and lines keep their numbers.
    ///
    /// - Returns: nil where no word is divided.
    func joiningHyphenatedWords() -> Passage? {
        let isDivided = lines.dropLast().contains { line in
            text.endsInHyphen(line) && text.lines[line + 1].tokens.first.map { text.beginsInSmallLetter($0) } == true
        }
        guard isDivided else { return nil }
        let joined = DocumentText(utf8: text.rawJoiningHyphenatedWords(), part: text.part, work: text.work)
        return Passage(text: joined, lines: lines.clamped(to: joined.lines.indices))
    }
}

extension DocumentText {
    fileprivate func endsInHyphen(_ line: Int) -> Bool {
        // Soft hyphens are left out of the folded text.
        if raw[lines[line].raw].suffix(2).elementsEqual("\u{AD}".utf8) { return true }
        let line = lines[line].tokens
        guard line.count > 1 else { return false }
        return tokens[line.upperBound - 1].isSign("-") && tokens[line.upperBound - 1].gap == .none
            && tokens[line.upperBound - 2].kind == .word
    }

    fileprivate func beginsInSmallLetter(_ index: Int) -> Bool { tokens[index].kind == .word && !isCapital(index) }

    /// The raw text with the rest of a divided word moved into the line in which the word begins.
    fileprivate func rawJoiningHyphenatedWords() -> [UInt8] {
        var joined: [UInt8] = []
        joined.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            if let word = joined.last, Folding.isLetter(word), let rest = restOfDividedWord(at: index) {
                joined += raw[rest]
                joined.append(UInt8(ascii: "\n"))
                index = rest.upperBound
            } else {
                joined.append(raw[index])
                index += 1
            }
        }
        return joined
    }

    /// The rest of a word whose hyphen stands at a position, on the next line.
    private func restOfDividedWord(at hyphen: Int) -> Range<Int>? {
        guard !Folding.isLetter(raw[hyphen]),
            let width = Self.hyphens.first(where: { raw[hyphen...].starts(with: $0) })?.count
        else { return nil }
        var index = hyphen + width
        var ends = 0
        while index < raw.count, " \t\r\n".utf8.contains(raw[index]) {
            if raw[index] == UInt8(ascii: "\n") { ends += 1 }
            index += 1
        }
        let end = raw[index...].firstIndex(where: { !Folding.isLetter($0) }) ?? raw.count
        guard ends == 1, index < end, raw[index] >= UInt8(ascii: "a") else { return nil }
        return index..<end
    }

    /// The hyphen, the one that never breaks a line, and the one that shows at a line's end alone.
    private static let hyphens: [[UInt8]] = ["-", "\u{2010}", "\u{AD}"].map { Array($0.utf8) }
}
