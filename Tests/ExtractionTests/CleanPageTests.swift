@testable import Extraction
import Testing

/// The image of a page that recognition gets.
@Suite struct CleanPageTests {
    /// A page of grey paper, with grain that is the same each time.
    private struct Sheet {
        let width = 700
        let height = 1000
        var points: [UInt8] = []

        init(grain: Int = 0) {
            var random: UInt64 = 7
            points = (0..<width * height).map { _ in
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(220 + Int(random >> 33) % (2 * grain + 1) - grain)
            }
        }

        mutating func draw(_ columns: Range<Int>, _ rows: Range<Int>, level: UInt8 = 40) {
            for row in rows { for column in columns { points[row * width + column] = level } }
        }

        /// Letters of a line of text: strokes with feet, and white between them.
        mutating func drawText() {
            for letter in 0..<60 {
                draw(20 + 10 * letter..<22 + 10 * letter, 500..<520)
                draw(18 + 10 * letter..<25 + 10 * letter, 518..<521)
            }
        }

        var cleaned: GrayImage { page.cleaned }
        var page: CleanPage { CleanPage(GrayImage(width: width, height: height, points: points)) }
    }

    private func level(_ image: GrayImage, _ column: Int, _ row: Int) -> UInt8 {
        image.points[row * image.width + column]
    }

    @Test(arguments: [40, 150] as [UInt8])
    func `the rules of a table are erased`(_ ink: UInt8) {
        var sheet = Sheet(grain: 10)
        sheet.drawText()
        sheet.draw(300..<302, 200..<400, level: ink)
        sheet.draw(100..<600, 300..<302, level: ink)
        let page = sheet.cleaned
        for place in [(300, 250), (301, 390), (150, 300), (590, 301), (300, 300)] {
            #expect(level(page, place.0, place.1) > 230, "\(place)")
        }
    }

    @Test func `letters, a line of them, and bars stay`() {
        var sheet = Sheet(grain: 10)
        sheet.drawText()
        sheet.draw(50..<54, 100..<130)
        sheet.draw(400..<440, 600..<900)
        let page = sheet.cleaned
        for place in [(52, 115), (420, 700), (21, 510), (21, 519), (321, 519), (611, 510)] {
            #expect(level(page, place.0, place.1) < 130, "\(place)")
        }
    }

    @Test func `grain goes, and paper is white`() {
        var sheet = Sheet(grain: 25)
        sheet.drawText()
        let page = sheet.cleaned
        let paper = (700..<800).flatMap { row in (100..<600).map { level(page, $0, row) } }
        #expect(paper.count { $0 < 250 } < paper.count / 50)
    }

    @Test func `a page without contrast stays as it is`() {
        let sheet = Sheet(grain: 10)
        #expect(sheet.cleaned.points == sheet.points)
    }

    /// A grid of two columns and three rows with its words.
    private func tableText(_ words: [(String, Double, Double)], ink: Range<Int>? = nil, isWhole: Bool = true) -> String
    {
        var sheet = Sheet(grain: 10)
        sheet.drawText()
        for column in [100, 300, 500] { sheet.draw(column..<column + 2, 200..<(isWhole || column != 300 ? 380 : 260)) }
        for row in [200, 260, 320, 380] { sheet.draw(100..<502, row..<row + 2) }
        if let ink { sheet.draw(ink, 340..<356) }
        let lines = words.map { text, left, top in
            [
                RecognisedWord(
                    text: text, confidence: 95, left: left, right: left + 10 * Double(text.count), top: top,
                    bottom: top + 14)
            ]
        }
        return PageText.of(RecognisedPage(lines: lines), on: sheet.page)
    }

    private static let words: [(String, Double, Double)] = [
        ("Above", 100, 150), ("Type", 110, 215), ("2021/22", 320, 225), ("Adult", 110, 265), ("care", 110, 285),
        ("17", 320, 272), ("Total", 110, 340), ("Below", 100, 400),
    ]

    @Test func `the rules of a table divide its words into cells`() {
        let text = tableText(Self.words + [("44", 320, 341)])
        #expect(
            text.split(separator: "\n") == [
                "Above", "| Type | 2021/22 |", "| Adult care | 17 |", "| Total | 44 |", "Below",
            ], "\(text)")
    }

    @Test func `a cell with ink and without a word is not certain, and an empty one is empty`() {
        #expect(tableText(Self.words, ink: 320..<328).contains("| Total | \u{FFFD} |"))
        #expect(tableText(Self.words).contains("| Total |  |"))
    }

    @Test func `a number that reaches over a rule is not certain in either cell`() {
        let text = tableText(Self.words.filter { $0.0 != "17" } + [("123456789", 255, 272)])
        #expect(text.contains("| Adult \u{FFFD} care | \u{FFFD} |"), "\(text)")
    }

    @Test func `rules that make no whole grid make no table`() {
        #expect(!tableText(Self.words + [("44", 320, 341)], isWhole: false).contains("|"))
    }
}
