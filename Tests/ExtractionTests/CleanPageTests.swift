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

        var cleaned: GrayImage { CleanPage.of(GrayImage(width: width, height: height, points: points)) }
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
}
