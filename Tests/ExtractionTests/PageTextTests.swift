@testable import Extraction
import Testing

/// The text of recognised words, by their places.
@Suite struct PageTextTests {
    private static let paragraphs = [
        "The Ombudsman made 24 decisions about the Council in the year of which nine were upheld and the rest closed.",
        "Seven were premature.", "Libraries received 12 compliments from readers who were glad of their longer hours.",
        "No report was issued.",
    ]

    /// A page on which paragraphs of 40 letters a row follow each other. A letter is 10 points wide.
    private func page(leading: Double, space: Double) -> RecognisedPage {
        var lines: [[RecognisedWord]] = []
        var bottom = 100.0
        for paragraph in Self.paragraphs {
            lines.append([])
            var left = 50.0
            for word in paragraph.split(separator: " ") {
                let width = 10 * Double(word.count)
                if left > 50, left + width > 450 {
                    lines.append([])
                    left = 50
                    bottom += leading
                }
                lines[lines.count - 1].append(
                    RecognisedWord(
                        text: String(word), confidence: 95, left: left, right: left + width, top: bottom - 20,
                        bottom: bottom))
                left += width + 8
            }
            bottom += leading + space
        }
        return RecognisedPage(lines: lines)
    }

    @Test(arguments: [(24.0, 10.0), (24, 16), (30, 10), (44, 14)])
    func `paragraphs are divided, whatever the space between them and their lines is`(
        _ leading: Double, _ space: Double
    ) {
        let text = PageText.of(page(leading: leading, space: space))
        let paragraphs = text.split(separator: "\n\n").map { $0.split { " \n".contains($0) }.joined(separator: " ") }
        #expect(paragraphs == Self.paragraphs)
    }
}
