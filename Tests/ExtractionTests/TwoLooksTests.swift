@testable import Extraction
import Testing

/// What counts of two or three looks at a page, and how its words become lines.
@Suite struct TwoLooksTests {
    /// A line of words, each at its place: a word's letters are 10 points wide.
    private func line(_ words: String, top: Double = 100, from left: Double = 0) -> [RecognisedWord] {
        var left = left
        return words.split(separator: " ").map { word in
            let width = Double(word.count) * 10
            defer { left += width + 8 }
            return RecognisedWord(
                text: String(word), confidence: 95, left: left, right: left + width, top: top, bottom: top + 20)
        }
    }

    private func combined(_ looks: [RecognisedWord]...) -> String {
        let pages = looks.map { RecognisedPage(lines: $0.isEmpty ? [] : [$0]) }
        return PageText.of(TwoLooks.combined(pages[0], pages[1], pages.count > 2 ? pages[2] : nil))
    }

    @Test func `a number that both looks have counts`() {
        #expect(combined(line("45% of them"), line("45% of them")) == "45% of them\n")
    }

    @Test(arguments: [("32%", "382"), ("12", "l2"), ("1,234", "1.234"), ("4", "A"), ("0", "O")])
    func `a number on which the looks differ is marked`(_ one: String, _ other: String) {
        for (first, second) in [(one, other), (other, one)] {
            let text = combined(line("there were \(first) of them"), line("there were \(second) of them"))
            #expect(text == "there were \u{FFFD}\(one.contains("%") ? "%" : "") of them\n", "\(first) \(second)")
        }
    }

    @Test func `a number that only one look has is marked`() {
        let without = line("there were") + line("of them", from: 134)
        #expect(combined(line("there were 12 of them"), without) == "there were \u{FFFD} of them\n")
        #expect(combined(without, line("there were 12 of them")) == "there were \u{FFFD} of them\n")
    }

    @Test func `a third look decides where it agrees with one of the others`() {
        #expect(
            combined(line("we had 12 cases"), line("we had 72 cases"), line("we had 12 cases")) == "we had 12 cases\n")
        #expect(
            combined(line("we had 12 cases"), line("we had 72 cases"), line("we had 72 cases")) == "we had 72 cases\n")
        #expect(
            combined(line("we had 12 cases"), line("we had 72 cases"), line("we had 17 cases"))
                == "we had \u{FFFD} cases\n")
        #expect(combined(line("we had 12 cases"), line("we had 72 cases"), []) == "we had \u{FFFD} cases\n")
    }

    @Test func `a number in words counts as one in digits does`() {
        #expect(combined(line("Seven were upheld"), line("Eleven were upheld")) == "\u{FFFD} were upheld\n")
        #expect(combined(line("Seven were upheld"), line("Seven were upheld")) == "Seven were upheld\n")
    }

    @Test func `words without a number are those of both looks together`() {
        #expect(combined(line("compiaints upheld"), line("complaints upheld")) == "compiaints upheld\n")
        let gap = line("were") + line("upheld", from: 86)
        #expect(combined(gap, line("were not upheld")) == "were not upheld\n")
    }

    @Test func `marks around a number say nothing about it`() {
        #expect(combined(line("were 45%."), line("were 45%.")) == "were 45%.\n")
        #expect(combined(line("137. cases"), line("137 cases")) == "137 cases\n")
        #expect(combined(line("137 cases"), line("137. cases")) == "137 cases\n")
    }

    private func words(_ words: [(text: String, left: Double)]) -> [RecognisedWord] {
        words.map { word in
            RecognisedWord(
                text: word.text, confidence: 90, left: word.left, right: word.left + 10 * Double(word.text.count),
                top: 100, bottom: 120)
        }
    }

    @Test func `a number that one look divides is not certain`() {
        let parts = words([("£1,", 0), ("234", 33), ("paid", 70)])
        let whole = words([("£1,234", 0), ("paid", 70)])
        #expect(combined(parts, whole) == "\u{FFFD} paid\n")
        #expect(combined(whole, parts) == "\u{FFFD} paid\n")
        #expect(combined(parts, whole, whole) == "£1,234 paid\n")
    }

    @Test(arguments: [
        ("£15,", "973.70", 12.0, true), ("£15,", "973.70", 4.0, true), ("4", "7", 5.0, true), ("3.", "5", 12.0, true),
        ("2019,", "2020", 12.0, false), ("2019.", "45", 12.0, false), ("4", "7", 12.0, false),
        ("12,", "45", 12.0, false),
    ])
    func `a number that every look has torn is not certain`(
        _ left: String, _ right: String, _ gap: Double, _ isTorn: Bool
    ) {
        let row = words([(left, 0), (right, 10 * Double(left.count) + gap), ("cases", 250), ("upheld", 312)])
        #expect(combined(row, row).hasPrefix(isTorn ? "\u{FFFD} " : "\(left) \(right) "), "\(combined(row, row))")
    }

    @Test func `a sign of percent by itself belongs to its number`() {
        #expect(combined(words([("45", 0), ("%", 22)]), words([("45%", 0)])) == "45%\n")
    }

    @Test func `the cells of a table's row stand on one line, below each other`() {
        let page = RecognisedPage(lines: [
            line("Adults"), line("Housing", top: 140), line("12", top: 102, from: 400), line("7", top: 139, from: 400),
        ])
        let rows = PageText.of(page).split(separator: "\n").map(String.init)
        #expect(rows.count == 2 && rows[0].hasPrefix("Adults   ") && rows[1].hasPrefix("Housing   "))
        #expect(
            rows.map { $0.firstIndex(where: \.isNumber) }
                == [40, 40].map { rows[0].index(rows[0].startIndex, offsetBy: $0) })
    }

    @Test(arguments: [
        ("3915", 62.0, true), ("3915", 46.0, false), ("21", 28.0, true), ("21", 22.0, false), ("01", 22.0, true),
        ("/200511129346", 150.0, true),
    ])
    func `a number as wide as its digits are with spaces between them is not certain`(
        _ number: String, _ width: Double, _ isUnclear: Bool
    ) {
        func word(_ text: String, _ left: Double, _ width: Double) -> RecognisedWord {
            RecognisedWord(text: text, confidence: 95, left: left, right: left + width, top: 100, bottom: 114)
        }
        let row = [word("Row", 0, 30), word("1784", 100, 46), word("350", 200, 34), word(number, 300, width)]
        let page = RecognisedPage(lines: [row])
        #expect(PageText.of(page).hasSuffix(isUnclear ? " \u{FFFD}\n" : " \(number)\n"))
    }

    @Test(arguments: [("¢", "•"), ("e", "•"), ("°", "•"), ("A", "A"), ("7", "7")])
    func `a letter that stands for a bullet is one`(_ mark: String, _ expected: String) {
        #expect(combined(line("\(mark) Upheld: 12"), line("\(mark) Upheld: 12")) == "\(expected) Upheld: 12\n")
    }

    @Test(arguments: [("HE", true), ("n/a", true), ("Total", false), ("-", false)])
    func `letters in a column of numbers are a number that is not certain`(_ cell: String, _ isUnclear: Bool) {
        let page = RecognisedPage(lines: [
            line("Adults"), line("Housing", top: 140), line("12", top: 100, from: 400), line(cell, top: 140, from: 400),
        ])
        #expect(PageText.of(page).hasSuffix(isUnclear ? " \u{FFFD}\n" : " \(cell)\n"))
    }

    @Test func `the short headings of a table are words`() {
        let page = RecognisedPage(lines: [
            line("Decisions"), line("LS", from: 400), line("Outside", from: 500), line("NM", from: 600),
            line("2023", top: 140), line("4", top: 140, from: 400), line("13", top: 140, from: 500),
            line("HE", top: 140, from: 600), line("2022", top: 180), line("5", top: 180, from: 400),
            line("9", top: 180, from: 500), line("11", top: 180, from: 600),
        ])
        let rows = PageText.of(page).split(separator: "\n").map { $0.split(separator: " ") }
        #expect(
            rows == [
                ["Decisions", "LS", "Outside", "NM"], ["2023", "4", "13", "\u{FFFD}"], ["2022", "5", "9", "11"],
            ])
    }

    @Test(arguments: ["", "x", "level\tpage_num\n5\t1", "level\tpage_num\n5\t1\t1\t1\t1\t1\tx\t1\t1\t1\t90\tword\n"])
    func `another form of output gives no page`(_ output: String) {
        let page = RecognisedPage(tsv: Array(output.utf8))
        #expect(page == nil)
    }

    @Test(arguments: [
        "", "P5", "P6\n1 1\n255\n0", "P5\n2 2\n255\n123", "P5\n99999999999 1\n255\n", "P5\n2 2\n65535\n1234",
    ])
    func `bytes that are no whole image of grey points give none`(_ bytes: String) {
        #expect(GrayImage(pgm: Array(bytes.utf8)) == nil)
    }

    @Test func `the slope of a page's lines is found, and the page is made level`() {
        let size = 1200
        var points = [UInt8](repeating: 255, count: size * size)
        for line in stride(from: 150, to: 1050, by: 40) {
            for column in 100..<1100 {
                let top = line + Int(((Double(column) - 600) / 30).rounded())
                for row in top..<top + 8 { points[row * size + column] = 0 }
            }
        }
        let image = GrayImage(width: size, height: size, points: points)
        let slope = PageSlope.of(image)
        #expect(abs(slope - 1.0 / 30) < 0.003, "\(slope)")
        #expect(abs(PageSlope.of(image.levelled(slope, width: size, height: size))) < 0.003)
        #expect(PageSlope.of(GrayImage(width: 100, height: 100, points: [UInt8](repeating: 255, count: 10_000))) == 0)
    }
}
