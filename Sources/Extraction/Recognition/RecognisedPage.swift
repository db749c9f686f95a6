/// A word that was recognised in the image of a page, with its box in points of the image.
struct RecognisedWord: Hashable, Sendable {
    var text: String
    /// From 0 to 100, as the program sees it.
    var confidence: Double
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
    var hasDigit: Bool { text.utf8.contains { (0x30...0x39).contains($0) } }

    /// The word in an image of another size.
    func scaled(_ x: Double, _ y: Double) -> RecognisedWord {
        var word = self
        word.left *= x
        word.right *= x
        word.top *= y
        word.bottom *= y
        return word
    }
}

/// The words of a page in lines, from left to right, as `tesseract … tsv` gives them.
///
/// A line of its output has twelve fields, divided by tabs: level, page, block, paragraph, line, word, left, top, width, height,
/// confidence, text. A word has level 5.
struct RecognisedPage: Hashable, Sendable {
    /// No line is empty.
    var lines: [[RecognisedWord]] = []

    init(lines: [[RecognisedWord]]) { self.lines = lines }

    /// - Returns: nil where the output is of another form.
    init?(tsv: [UInt8]) {
        let rows = tsv.split(separator: UInt8(ascii: "\n"))
        guard rows.first?.starts(with: "level\tpage_num".utf8) == true else { return nil }
        var line: [Int] = []
        for row in rows.dropFirst() {
            let fields = row.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
            guard fields.count == 12, let numbers = Self.numbers(fields.dropLast()) else { return nil }
            guard numbers[0] == 5 else { continue }
            let text = String(decoding: fields[11], as: UTF8.self)
            guard text.contains(where: { !$0.isWhitespace }), numbers[8] > 0, numbers[9] > 0 else { continue }
            let word = RecognisedWord(
                text: text, confidence: numbers[10], left: numbers[6], right: numbers[6] + numbers[8], top: numbers[7],
                bottom: numbers[7] + numbers[9])
            let key = numbers[2...4].map { Int($0) }
            if key == line {
                lines[lines.count - 1].append(word)
            } else {
                line = key
                lines.append([word])
            }
        }
    }

    private static func numbers(_ fields: ArraySlice<ArraySlice<UInt8>>) -> [Double]? {
        var numbers: [Double] = []
        for field in fields {
            guard (1...16).contains(field.count), field.allSatisfy({ "0123456789.-".utf8.contains($0) }),
                let number = Double(String(decoding: field, as: UTF8.self)), abs(number) < 1e6
            else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    var words: [RecognisedWord] { lines.flatMap(\.self) }

    /// The page in an image of another size.
    func scaled(_ x: Double, _ y: Double) -> RecognisedPage {
        RecognisedPage(lines: lines.map { $0.map { $0.scaled(x, y) } })
    }
}
