/// The text of pages as it is laid out, with a blank line between paragraphs and none inside them.
///
/// `pdftotext -layout` writes a blank line where two baselines are as far from each other as the letters of two lines are high. So
/// paragraphs that are set apart by less run into each other, and the lines of a text with wide spacing are apart. What belongs together
/// is told here by the words' boxes: a line that ends where the next one's first word would have had no room goes on there, and
/// the space between such lines is that of the text. A paragraph or table that the end of a page divides goes on without a
/// blank line, and without the foot and the head between its parts.
struct PDFParagraphs {
    private let pages: [[PDFLine]]
    /// The right edge of the text.
    private let margin: Double
    /// The distance of the baselines inside a paragraph beside the height of the letters; nil where no paragraph has two lines.
    private var leading: Double?

    /// The text of the pages, with a form feed behind each.
    ///
    /// - Parameters:
    ///   - layout: the text as it is laid out, with a form feed behind each page.
    ///   - words: the words of the same pages.
    /// - Returns: nil where the two have not the same pages.
    static func text(of layout: [UInt8], _ words: PDFWords) -> [UInt8]? {
        var pages = layout.split(separator: 0x0C, omittingEmptySubsequences: false)
        if pages.last?.contains(where: { $0 > 0x20 }) == false { pages.removeLast() }
        guard pages.count == words.pages.count else { return nil }
        return PDFParagraphs(zip(pages, words.pages).map { PDFLine.lines(of: $0, $1) }).text
    }

    private init(_ pages: [[PDFLine]]) {
        self.pages = pages
        margin = pages.joined().filter { $0.cells.count == 1 }.compactMap(\.row?.right).max() ?? 0
        var distances: [Double] = []
        for page in pages {
            let lines = page.filter { !$0.isBlank }
            for (line, next) in zip(lines, lines.dropFirst()) where flows(line, next) {
                if let row = line.row, let below = next.row {
                    distances.append((below.baseline - row.baseline) / row.height)
                }
            }
        }
        leading = distances.isEmpty ? nil : distances.sorted()[distances.count / 2]
    }

    /// Whether a line of running text goes on in another: that one's first word would have had no room on it.
    private func flows(_ line: PDFLine, _ next: PDFLine) -> Bool {
        guard line.cells.count == 1, next.cells.count == 1, let row = line.row, let below = next.row,
            abs(row.left - below.left) < 1.5, abs(row.height - below.height) < 0.05 * row.height, !line.endsSentence
        else { return false }
        return row.right + (below.words[0].right - below.left) + 0.2 * row.height > margin
    }

    // MARK: Blank lines

    /// A distance of baselines beside that inside paragraphs, from which on it divides paragraphs.
    private static let dividing = 1.12
    /// A distance of baselines up to which a line goes on with the text above it.
    private static let joining = 1.05

    /// A page's lines with the blank ones that its paragraphs have.
    private func divided(_ page: [PDFLine]) -> [PDFLine] {
        var lines: [PDFLine] = []
        var blanks = 0
        for line in page {
            if line.isBlank {
                blanks += 1
                continue
            }
            if let before = lines.last { blanks = self.blanks(blanks, between: before, and: line) }
            lines += Array(repeating: .blank, count: blanks)
            blanks = 0
            lines.append(line)
        }
        return lines
    }

    private func blanks(_ count: Int, between line: PDFLine, and next: PDFLine) -> Int {
        guard count < 2, let leading, let row = line.row, let below = next.row else { return count }
        let distance = (below.baseline - row.baseline) / max(row.height, 1)
        let flows = flows(line, next)
        if count == 1 { return flows && distance <= Self.joining * leading ? 0 : 1 }
        // The rows of a table are read together whatever their distance is.
        return !flows && !(line.isRow && next.isRow) && distance > Self.dividing * max(leading, 1) ? 1 : 0
    }

    // MARK: Pages

    private var text: [UInt8] {
        let furniture = PDFFurniture(of: pages)
        let divided = pages.map { self.divided($0) }
        let bodies = divided.indices.map { page in
            let texts = divided[page].indices.filter { !divided[page][$0].isBlank }
            return Array(texts.dropFirst(furniture.heads[page]).dropLast(furniture.feet[page]))
        }
        var output: [UInt8] = []
        var first = 0
        for page in divided.indices {
            var end = divided[page].count
            var next = 0
            var isDivided = true
            if let last = bodies[page].last, page + 1 < divided.count,
                let start = continuation(
                    of: divided[page][last], in: bodies[page + 1].map { ($0, divided[page + 1][$0]) },
                    behind: divided[page])
            {
                (end, next) = (last + 1, start)
                isDivided = divided[page][last].endsSentence
            }
            for (index, line) in divided[page][min(first, end)..<end].enumerated() {
                if index > 0 { output.append(UInt8(ascii: "\n")) }
                output += line.text
            }
            // A form feed ends a line. Another end of the line before it would be a blank line.
            if isDivided { output.append(UInt8(ascii: "\n")) }
            output.append(0x0C)
            first = next
        }
        return output
    }

    /// The line of the next page in which a page's last line goes on; nil where it does not.
    ///
    /// - Parameters:
    ///   - body: the lines of the next page below its head, with their indices.
    ///   - page: the lines of the page itself.
    private func continuation(
        of line: PDFLine, in body: [(index: Int, line: PDFLine)], behind page: [PDFLine]
    ) -> Int? {
        guard let first = body.first else { return nil }
        // A table that is announced at the foot of a page stands on the next one.
        if continues(line, in: first.line) || line.announces { return first.index }
        guard line.isRow else { return nil }
        // A table repeats its heading on each page.
        let rows = page.filter(\.isRow).map(\.letters)
        let rest = body.drop { $0.line.isRow && rows.contains($0.line.letters) }
        guard rest.count + 3 > body.count, let row = rest.first, isSameTable(line, row.line) else { return nil }
        return row.index
    }

    /// Whether two lines are items of one list: they begin at the same place with the same sign.
    private func isSameList(_ line: PDFLine, _ next: PDFLine) -> Bool {
        guard let row = line.row, let below = next.row, let sign = line.bullet else { return false }
        return next.bullet == sign && abs(row.left - below.left) < 1.5
    }

    private func continues(_ line: PDFLine, in next: PDFLine) -> Bool {
        if flows(line, next) || isSameList(line, next) { return true }
        guard line.cells.count == 1, next.cells.count == 1, let row = line.row, let below = next.row else {
            return false
        }
        let isBelow = abs(row.left - below.left) < 1.5
        if line.isNumber || next.isNumber { return isBelow && !line.endsSentence }
        return !line.endsSentence && next.beginsSmall && (isBelow || line.letters.count > Self.leastProse)
    }

    /// The letters of a line that may go on anywhere on the next page, at least.
    private static let leastProse = 40

    /// Whether two rows have cells in the same columns.
    private func isSameTable(_ row: PDFLine, _ next: PDFLine) -> Bool {
        guard next.isRow else { return false }
        return row.cells.filter { cell in
            next.cells.contains { abs($0.left - cell.left) < 3 || abs($0.right - cell.right) < 3 }
        }.count > 1
    }
}
