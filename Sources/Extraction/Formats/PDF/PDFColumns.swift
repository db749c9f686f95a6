/// Puts the words of a page in the order in which a person reads them: column by column, each from top to bottom.
///
/// Columns are found by the space between them, a gutter that runs down several rows. The tallest gutter of a page goes first;
/// the text above it, its left side, its right side and the text below it are then divided in the same way. Rows of two columns
/// need not stand on the same lines, which is where `pdftotext -layout` runs them into each other.
struct PDFColumns {
    /// A space that divides rows.
    private struct Gutter {
        var rows: Range<Int>
        var left: Double
        var right: Double
        /// The number of rows on the side that has fewer.
        var height: Int
        /// The number of rows on both sides.
        var total: Int

        var width: Double { right - left }

        func isBetter(than other: Gutter?) -> Bool {
            guard let other else { return true }
            return (height, total, width) > (other.height, other.total, other.width)
        }
    }

    /// The text of the pages, with a form feed behind each.
    static func text(of words: PDFWords) -> [UInt8] {
        var output: [UInt8] = []
        for page in words.pages {
            var columns = PDFColumns(page)
            columns.write(page.filter { !$0.text.isEmpty }, depth: 0)
            output += columns.output
            output.append(0x0C)
        }
        return output
    }

    private var output: [UInt8] = []
    /// The usual height of a word.
    private let usualHeight: Double
    /// The usual space between two words of a row.
    private let usualSpace: Double

    private init(_ page: [PDFWord]) {
        usualHeight = Self.median(page.map(\.height)) ?? 10
        let height = usualHeight
        let spaces = PDFRow.rows(of: page).flatMap { row in
            zip(row.words, row.words.dropFirst()).map { $1.left - $0.right }.filter { $0 > 0 && $0 < height }
        }
        usualSpace = Self.median(spaces) ?? 0.25 * height
    }

    private static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }

    // MARK: Columns

    /// No page has columns in columns that are deeper.
    private static let deepest = 24
    /// A page of more rows is no letter's, and the search for columns takes time with the square of their number.
    private static let mostRows = 400

    private mutating func write(_ words: [PDFWord], depth: Int) {
        let rows = PDFRow.rows(of: words)
        if depth < Self.deepest, let heading = heading(of: rows) {
            write(rows[..<heading].flatMap(\.words), depth: depth + 1)
            write(rows[heading...].flatMap(\.words), depth: depth + 1)
            return
        }
        guard depth < Self.deepest, rows.count <= Self.mostRows, let gutter = gutter(of: rows) else {
            for row in rows { write(row) }
            if !rows.isEmpty { output.append(UInt8(ascii: "\n")) }
            return
        }
        let middle = rows[gutter.rows].flatMap(\.words)
        write(rows[..<gutter.rows.lowerBound].flatMap(\.words), depth: depth + 1)
        write(middle.filter { $0.right <= gutter.left + 0.01 }, depth: depth + 1)
        write(middle.filter { $0.right > gutter.left + 0.01 }, depth: depth + 1)
        write(rows[gutter.rows.upperBound...].flatMap(\.words), depth: depth + 1)
    }

    /// The first row with a heading of the whole page: it stands alone behind a space across all columns, at the left edge. What is
    /// above it and what is below it are parts of their own, whatever columns both have.
    private func heading(of rows: [PDFRow]) -> Int? {
        guard let left = rows.compactMap(\.words.first?.left).min() else { return nil }
        var bottom = -Double.infinity
        for (index, row) in rows.enumerated() {
            let top = row.words.map(\.top).min() ?? 0
            let isAlone = zip(row.words, row.words.dropFirst()).allSatisfy { $1.left - $0.right < usualHeight }
            let isHigher = row.words.allSatisfy { $0.height > Self.heading * usualHeight }
            let isNext = index + 1 < rows.count && rows[index + 1].words[0].top > row.words[0].bottom - 1
            if index > 0, top - bottom > usualHeight, row.words[0].left - left < usualHeight, isAlone, isHigher, isNext,
                row.words.count > 1
            {
                return index
            }
            bottom = max(bottom, row.words.map(\.bottom).max() ?? bottom)
        }
        return nil
    }

    /// The size of a heading's letters beside those of the text, at least.
    private static let heading = 1.08

    /// A row as a line. Words far from each other are set apart, so that they can be told as cells.
    private mutating func write(_ row: PDFRow) {
        var right: Double?
        for word in row.words {
            if let right { output += Array((word.left - right > usualHeight ? "    " : " ").utf8) }
            output += word.text
            right = word.right
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// The gutter that divides the most rows, with the rows below it that it does not meet a word in.
    private func gutter(of rows: [PDFRow]) -> Gutter? {
        let words = rows.lazy.flatMap(\.words)
        guard let left = words.map(\.left).min(), let right = words.map(\.right).max() else { return nil }
        var best: Gutter?
        for first in rows.indices where rows.count - first >= best?.height ?? 1 {
            var cover = Cover()
            for last in first..<rows.count {
                for word in rows[last].words { cover.add(word.left, word.right) }
                if cover.spans.count == 1, cover.spans[0].left <= left, cover.spans[0].right >= right { break }
                guard last - first + 1 >= best?.height ?? 1 else { continue }
                for (before, behind) in zip(cover.spans, cover.spans.dropFirst())
                where behind.left - before.right > 0.25 * usualHeight {
                    guard let gutter = gutter(rows, first...last, from: before.right, to: behind.left),
                        gutter.isBetter(than: best)
                    else { continue }
                    best = gutter
                }
            }
        }
        guard var best else { return nil }
        while best.rows.upperBound < rows.count,
            rows[best.rows.upperBound].words.allSatisfy({ $0.right <= best.left + 0.01 || $0.left >= best.right - 0.01 }
            )
        {
            best.rows = best.rows.lowerBound..<(best.rows.upperBound + 1)
        }
        return best
    }

    /// The space as a gutter; nil where the text on its sides does not stand side by side, or where it is as narrow as the space
    /// between words may be.
    private func gutter(_ rows: [PDFRow], _ range: ClosedRange<Int>, from left: Double, to right: Double) -> Gutter? {
        var (lefts, rights) = (Side(), Side())
        for index in range {
            for word in rows[index].words {
                if word.right <= left + 0.01 { lefts.add(word, row: index) } else { rights.add(word, row: index) }
            }
        }
        guard lefts.rows > 0, rights.rows > 0, !range.contains(where: { isRunOn(rows[$0], across: left) }) else {
            return nil
        }
        let overlap = min(lefts.bottom, rights.bottom) - max(lefts.top, rights.top)
        guard overlap > 0.5 * min(lefts.bottom - lefts.top, rights.bottom - rights.top) else { return nil }
        let height = min(lefts.rows, rights.rows)
        let width = right - left
        // A large number beside its sentence is a column of one row. One above its sentence is no column.
        let isOfOtherSize =
            lefts.least > Self.muchLarger * rights.greatest || rights.least > Self.muchLarger * lefts.greatest
        let least =
            switch height {
            case 1: isOfOtherSize ? 0.25 * usualHeight : usualHeight
            case 2: max(2 * usualSpace, 0.5 * usualHeight)
            default: max(1.3 * usualSpace, 0.3 * usualHeight)
            }
        guard width >= least, height > 1 || max(lefts.rows, rights.rows) > 1 else { return nil }
        return Gutter(
            rows: range.lowerBound..<(range.upperBound + 1), left: left, right: right, height: height,
            total: lefts.rows + rights.rows)
    }

    /// Whether a row goes on across a place with no more space than between two words, as a heading does that stands over several
    /// columns.
    private func isRunOn(_ row: PDFRow, across place: Double) -> Bool {
        guard let next = row.words.firstIndex(where: { $0.right > place + 0.01 }), next > 0 else { return false }
        let (last, first) = (row.words[next - 1], row.words[next])
        return first.left - last.right < 1.3 * usualSpace * min(last.height, first.height) / usualHeight
    }

    /// The size of a headline's number beside that of its sentence, at least.
    private static let muchLarger = 1.35

    /// The text on one side of a gutter.
    private struct Side {
        var rows = 0
        var top = Double.infinity
        var bottom = -Double.infinity
        /// The heights of its smallest and its largest word.
        var least = Double.infinity
        var greatest = 0.0
        private var lastRow = -1

        mutating func add(_ word: PDFWord, row: Int) {
            if row != lastRow { rows += 1 }
            lastRow = row
            top = min(top, word.top)
            bottom = max(bottom, word.bottom)
            least = min(least, word.height)
            greatest = max(greatest, word.height)
        }
    }

    /// The parts of a row's width that words cover, from left to right.
    private struct Cover {
        private(set) var spans: [(left: Double, right: Double)] = []

        mutating func add(_ left: Double, _ right: Double) {
            var span = (left: left, right: right)
            var rest: [(left: Double, right: Double)] = []
            for other in spans {
                if other.right < span.left || other.left > span.right {
                    rest.append(other)
                } else {
                    span = (min(other.left, span.left), max(other.right, span.right))
                }
            }
            rest.append(span)
            spans = rest.sorted { $0.left < $1.left }
        }
    }
}
