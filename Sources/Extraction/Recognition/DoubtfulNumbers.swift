/// Finds the numbers of a page that every look may have got wrong in the same way, by what stands around them.
enum DoubtfulNumbers {
    /// Rows of words with these numbers marked as not certain.
    ///
    /// - Parameter width: the usual width of a letter.
    static func marked(_ rows: [[RecognisedWord]], _ width: Double) -> [[RecognisedWord]] {
        let digit = digitWidth(rows)
        let rows = rows.map { row in torn(row.map { isRunTogether($0, digit) ? unclear($0) : $0 }, width) }
        return rows.indices.map { index in
            rows[index].indices.map { place in
                isLost(place, in: index, of: rows, width) ? unclear(rows[index][place]) : rows[index][place]
            }
        }
    }

    private static func unclear(_ word: RecognisedWord) -> RecognisedWord {
        var word = word
        word.text = TwoLooks.unclear + (word.text.contains("%") ? "%" : "")
        return word
    }

    // MARK: Numbers run together

    /// The usual width of a digit, for a height of 1.
    private static func digitWidth(_ rows: [[RecognisedWord]]) -> Double {
        let widths = rows.flatMap(\.self).filter { $0.text.count > 1 && isOfDigits($0) }.map(width).sorted()
        return widths.isEmpty ? widestDigit : min(widths[widths.count / 2], widestDigit)
    }

    /// The width of a digit in wide typefaces.
    private static let widestDigit = 0.9

    /// Whether a number is as wide as the digits are with spaces between them: every look has run "3 9 1 5" into 3915.
    private static func isRunTogether(_ word: RecognisedWord, _ digit: Double) -> Bool {
        // No number of a letter is as long: "2004 /20051112934614757".
        if word.text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count > 7 }) { return true }
        guard word.text.count > 1, isOfDigits(word) else { return false }
        return width(word) > 1.17 * digit || word.text.hasPrefix("0")
    }

    private static func isOfDigits(_ word: RecognisedWord) -> Bool {
        word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func width(_ word: RecognisedWord) -> Double {
        (word.right - word.left) / Double(word.text.count) / max(1, word.height)
    }

    // MARK: Cells of a table

    /// Whether a word is a cell of some letters where the rows above or below have a number: an 11 came out as "HE".
    private static func isLost(
        _ place: Int, in row: Int, of rows: [[RecognisedWord]], _ width: Double
    ) -> Bool {
        let word = rows[row][place]
        guard !word.hasDigit, word.text.count <= 3, word.text.contains(where: \.isLetter), place > 0,
            word.left - rows[row][place - 1].right >= 1.8 * width, !isOfHeadings(rows[row], width)
        else { return false }
        return rows[max(0, row - 3)...min(rows.count - 1, row + 3)].contains { other in
            other.contains { number in
                isNumber(number) && min(number.right, word.right) > max(number.left, word.left) - 0.5 * width
            }
        }
    }

    /// Whether a row is the headings of a table: it has no number, and a longer word than any number is recognised as. "LS", "NM reps" and "Outside
    /// jurisdiction" stand beside each other.
    private static func isOfHeadings(_ row: [RecognisedWord], _ width: Double) -> Bool {
        guard !row.contains(where: { $0.hasDigit || $0.text.hasPrefix(TwoLooks.unclear) }) else { return false }
        let cells = row.indices.dropFirst().filter { row[$0].left - row[$0 - 1].right >= 1.8 * width }
        return cells.count > 1 && cells.contains { row[$0].text.count(where: \.isLetter) > 3 }
    }

    private static func isNumber(_ word: RecognisedWord) -> Bool {
        word.hasDigit && !word.text.contains(where: \.isLetter) || word.text.hasPrefix(TwoLooks.unclear)
    }

    // MARK: Torn numbers

    /// Marks numbers that stand closer to each other than words do: one number that every look has torn in two, as "£15, 973.70", whose
    /// first half would be read as the whole.
    private static func torn(_ row: [RecognisedWord], _ width: Double) -> [RecognisedWord] {
        var words: [RecognisedWord] = []
        for word in row {
            guard let last = words.last, isTorn(last, word, width) else {
                words.append(word)
                continue
            }
            words[words.count - 1] = unclear(last)
            words[words.count - 1].right = word.right
        }
        return words
    }

    private static func isTorn(_ left: RecognisedWord, _ right: RecognisedWord, _ width: Double) -> Bool {
        let gap = right.left - left.right
        guard (left.hasDigit || left.text.contains(TwoLooks.unclear)), right.hasDigit, gap < 1.8 * width else {
            return false
        }
        guard let first = right.text.first, first.isNumber else { return false }
        // Between two words there is more than a letter's width, from ink to ink.
        if left.text.last?.isNumber == true || left.text.last == "." || left.text.last == ",", gap < 0.8 * width {
            return true
        }
        let digits = left.text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "," }
        if left.text.hasSuffix(","), digits.split(separator: ",").allSatisfy({ $0.count <= 3 }) {
            return right.text.prefix { $0.isNumber }.count == 3
        }
        // "3. 5" may be a rate; "2019. 45" is the end of a sentence.
        return left.text.hasSuffix(".") && digits.count <= 2
    }
}
