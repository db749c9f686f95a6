import Model

/// Quotes a statement as the page shows it: one sentence, and not the columns beside it.
extension DocumentText {
    /// The text of the lines that a run of tokens stands on. Of a line in columns it has only those that the run goes through, where
    /// the run goes over several lines, or stands in a column of prose.
    func quote(_ tokens: Range<Int>) -> String {
        let runs = self.tokens[tokens].chunked { $0.line == $1.line }
        guard runs.count > 1 || isInProse(tokens) else {
            return runs.first.map { quote(line: $0[$0.startIndex].line, around: tokens.lowerBound) } ?? ""
        }
        return runs.prefix(Self.longestQuotation).map { quote(columnsOf: $0) }.filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    /// The greatest number of lines that are quoted.
    private static let longestQuotation = 9

    /// The longest line, in bytes, that is quoted whole in a place.
    private static let longestQuote = 2000

    /// The text of a line around a token, as a place quotes it: the whole line, or the folded text near the token where the
    /// line is longer than any that a person would read.
    func quote(line index: Int, around token: Int) -> String {
        let line = lines[index]
        guard line.raw.count > Self.longestQuote else { return quote(line: index) }
        let from = tokens[token].line == index ? tokens[token].bytes.lowerBound : line.folded.lowerBound
        var start = max(line.folded.lowerBound, from - Self.longestQuote / 4)
        var end = min(line.folded.upperBound, start + Self.longestQuote)
        // A quotation begins and ends with a whole character.
        while start < from, folded[start] & 0xC0 == 0x80 { start += 1 }
        while end < line.folded.upperBound, end > start, folded[end] & 0xC0 == 0x80 { end -= 1 }
        return Self.trimmedString(folded[start..<end])
    }

    /// Whether a run of tokens of one line stands in one column of several words. A table's row has its number in another column
    /// than its words, and is quoted whole.
    private func isInProse(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first, let last = tokens.last,
            lines[self.tokens[first].line].raw.count <= Self.longestQuote
        else { return false }
        guard mayHaveColumns(self.tokens[first].line) else { return false }
        let columns = Self.columns(of: folded, in: lines[self.tokens[first].line].folded)
        guard columns.count > 1, let own = columns.first(where: { $0.contains(self.tokens[first].bytes.lowerBound) }),
            own.contains(self.tokens[last].bytes.lowerBound)
        else { return false }
        return folded[own].split(separator: 0x20).count(where: { $0.contains(where: Folding.isLetter) }) > 3
    }

    /// Whether a line has three spaces together, as stand between columns.
    private func mayHaveColumns(_ line: Int) -> Bool {
        folded.withUnsafeBufferPointer { bytes in
            var spaces = 0
            for index in lines[line].folded {
                spaces = bytes[index] == 0x20 ? spaces + 1 : 0
                if spaces == 3 { return true }
            }
            return false
        }
    }

    /// The columns of a line in which some of its tokens stand.
    private func quote(columnsOf tokens: ArraySlice<Token>) -> String {
        let line = tokens[tokens.startIndex].line
        guard lines[line].raw.count <= Self.longestQuote else { return quote(line: line, around: tokens.startIndex) }
        guard mayHaveColumns(line) else { return quote(line: line) }
        let columns = Self.columns(of: folded, in: lines[line].folded)
        let rawColumns = Self.columns(of: raw, in: lines[line].raw)
        // Where the text for scanning was altered more than its letters, the columns can't be told apart.
        guard columns.count > 1, columns.count == rawColumns.count else { return quote(line: line) }
        return zip(columns, rawColumns).filter { column, _ in tokens.contains { $0.bytes.overlaps(column) } }
            .map { Self.trimmedString(raw[$1]) }.joined(separator: " ")
    }

    /// The parts of a line between three spaces or more.
    private static func columns(of text: [UInt8], in line: Range<Int>) -> [Range<Int>] {
        var columns: [Range<Int>] = []
        var start = line.lowerBound
        var spaces = 0
        var end = start
        for index in line {
            if text[index] == 0x20 {
                spaces += 1
                continue
            }
            if spaces >= 3, end > start {
                columns.append(start..<end)
                start = index
            }
            spaces = 0
            end = index + 1
        }
        if end > start { columns.append(start..<end) }
        return columns
    }
}

extension Collection {
    /// The longest runs of neighbours that belong together.
    fileprivate func chunked(by belongs: (Element, Element) -> Bool) -> [SubSequence] {
        var runs: [SubSequence] = []
        var start = startIndex
        while start < endIndex {
            var end = index(after: start)
            var last = start
            while end < endIndex, belongs(self[last], self[end]) {
                last = end
                end = index(after: end)
            }
            runs.append(self[start..<end])
            start = end
        }
        return runs
    }
}
