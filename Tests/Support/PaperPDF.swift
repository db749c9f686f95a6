/// Sets paragraphs and tables on pages of a PDF, as a word processor does: with less space between paragraphs than a line has, and with a
/// running head and foot.
package struct PaperPDF {
    /// The distance of two baselines inside a paragraph. The letters are 10 points high.
    package var leading = 12.0
    /// The space between paragraphs, besides the leading.
    package var space = 6.0
    /// Words above the text of each page; nil where there are none.
    package var head: String?
    /// Words below the text of each page, in front of its number; nil where there are none.
    package var foot: String?
    /// The number of letters in a line.
    private static let width = 80
    private static let letter = 6.0
    private static let left = 50.0
    private static let top = 760.0
    /// The lowest baseline of a page's text.
    package var bottom = 90.0

    private var pages: [[PDFFile.PlacedText]] = [[]]
    private var baseline = top

    package init() {}

    /// The bytes of the file.
    package var bytes: [UInt8] {
        var pages = pages
        for page in pages.indices {
            if let head { pages[page].insert(.init(head, left: 200, baseline: 800), at: 0) }
            if let foot { pages[page].append(.init("\(foot) \(page + 1)", left: 260, baseline: 50)) }
        }
        return PDFFile(placed: pages).bytes
    }

    /// Adds the paragraphs and tables of a text: lines between blank ones, whose cells have wide gaps between them.
    package mutating func add(_ text: String) {
        var lines: [Substring] = []
        for line in "\(text)\n".split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.allSatisfy(\.isWhitespace) {
                lines.append(line)
                continue
            }
            if lines.contains(where: { $0.contains("   ") }) {
                addTable(lines)
            } else {
                lines.forEach { addParagraph($0) }
            }
            if !lines.isEmpty { baseline -= space }
            lines = []
        }
    }

    private mutating func addParagraph(_ text: Substring) {
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > Self.width {
                add(line: [(line, 0)])
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        add(line: [(line, 0)])
    }

    /// Adds lines whose cells stand at the same letters.
    private mutating func addTable(_ lines: [Substring]) {
        for line in lines {
            var cells: [(text: String, column: Int)] = []
            var column = 0
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                if let last = cells.last, last.column + last.text.count + 1 == column, !word.isEmpty {
                    cells[cells.count - 1].text += " \(word)"
                } else if !word.isEmpty {
                    cells.append((String(word), column))
                }
                column += word.count + 1
            }
            add(line: cells)
        }
    }

    private mutating func add(line cells: [(text: String, column: Int)]) {
        if baseline < bottom {
            pages.append([])
            baseline = Self.top
        }
        for cell in cells {
            pages[pages.count - 1].append(
                .init(cell.text, left: Self.left + Self.letter * Double(cell.column), baseline: baseline))
        }
        baseline -= leading
    }
}
