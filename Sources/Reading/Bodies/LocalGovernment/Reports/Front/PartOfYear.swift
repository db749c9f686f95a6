/// Recognises by a line of the title page that a report is of a part of the year: "Half-yearly report", "Position at month
/// 9".
extension DocumentText {
    /// Whether a line of the title page names a part of the year.
    func namesPartOfYear(_ line: Range<Int>) -> Bool {
        line.contains { index in
            switch tokens[index].kind {
            case .word: isPartOfYear(index, in: line)
            case .mixed: isHalfOrPeriod(index)
            case .number:
                line.contains(next(index, in: line)) && isWord(next(index, in: line), in: Self.months)
                    && tokens[index].count != 12
            case .sign: false
            }
        }
    }

    private func isPartOfYear(_ index: Int, in line: Range<Int>) -> Bool {
        let next = next(index, in: line)
        if isWord(index, in: "ytd qtr midterm midyear halfyear halfyearly") { return true }
        // "Interim Head of Legal Services" is an author.
        if isWord(index, in: "interim autumn winter spring") {
            return !line.contains(next) || isWord(next, in: "report review update position summary figures term")
        }
        // "Term 1"
        if isWord(index, in: "term trimester tertial"), line.contains(next), (tokens[next].count ?? 9) < 4 {
            return true
        }
        if isWord(index, in: "summer") { return isWord(next, in: "report review update term") }
        // "first half", "2023/24 to date"
        if isWord(index, in: "half"), line.contains(index - 1), isWord(index - 1, in: "first second") { return true }
        if isWord(index, in: "to"), line.contains(next), isWord(next, in: "date"), line.contains(index - 1) {
            return tokens[index - 1].kind != .word || isWord(index - 1, in: "year")
        }
        if isWord(index, in: "mid half") { return isWord(next, in: "year yearly term") }
        if isWord(index, in: "part") { return isWord(next, in: "year") }
        if isWord(index, in: "year") { return isWord(next, in: "to") && isWord(next + 1, in: "date") }
        // "Update no. 3", "issue 2"
        if isWord(index, in: "update issue edition bulletin"), line.contains(next) {
            let number = line[next...].prefix(3).first { tokens[$0].number != nil }
            let isOnly = number.map { number in
                (next..<number).allSatisfy { isWord($0, in: "no number") || tokens[$0].kind != .word }
                    && (tokens[number].count ?? 99) < 13 && number + 1 == line.upperBound
            }
            if isOnly ?? false { return true }
        }
        if isWord(index, in: "month months week weeks period periods"), line.contains(next),
            let number = tokens[next].count
        {
            let isDay =
                month(at: next + 1) != nil
                || line.contains(next + 1) && (tokens[next + 1].isSign("/") || tokens[next + 1].isSign("."))
            return !isDay && number < 54 && number != 12 && !isWord(next + 1, in: "months years")
                && !(number == 1 && line.contains(next + 2) && isTwelveBehind(next + 1, in: line))
        }
        return count(at: index, in: line).map {
            $0.value != 12 && isWord(self.next($0.next - 1, in: line), in: Self.months)
        }
            ?? false
    }

    /// Whether a span from 1 goes to 12: "Months 1 to 12".
    private func isTwelveBehind(_ index: Int, in line: Range<Int>) -> Bool {
        (index..<min(index + 2, line.upperBound)).contains { tokens[$0].count == 12 || tokens[$0].count == 52 }
    }

    /// "H1", "P9"
    private func isHalfOrPeriod(_ index: Int) -> Bool {
        let bytes = folded[tokens[index].bytes]
        guard let letter = bytes.first, let digit = bytes.dropFirst().first, bytes.count == 2 else { return false }
        return letter == UInt8(ascii: "H") && (digit == UInt8(ascii: "1") || digit == UInt8(ascii: "2"))
            || letter == UInt8(ascii: "P") && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(digit)
    }

    /// The index after a token and a hyphen behind it.
    private func next(_ index: Int, in line: Range<Int>) -> Int {
        line.contains(index + 1) && tokens[index + 1].isSign("-") ? index + 2 : index + 1
    }

    private static let months = WordSet("month months monthly")
}
