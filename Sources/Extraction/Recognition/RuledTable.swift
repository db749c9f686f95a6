/// A table of a recognised page whose rules divide it into cells.
///
/// The rules say which words belong together, however the looks at the page divided them into lines. A cell with ink and without a word
/// holds what no look made out.
struct RuledTable {
    /// The places of the rules, from left to right and from top to bottom.
    private let columns: [Double]
    private let rows: [Double]
    private var cells: [[[RecognisedWord]]]

    var top: Double { rows[0] }

    /// How far a rule ends from the one that it meets, in points of the page.
    private static let reach = 14.0
    /// No letter has a table with more.
    private static let mostPlaces = 10_000

    /// The tables of a page, from top to bottom.
    static func all(in rules: PageRules) -> [RuledTable] {
        var tables: [RuledTable] = []
        var rest = Set(rules.down)
        while let first = rest.first {
            var down = [first]
            rest.remove(first)
            var across: Set<PageRule> = []
            while true {
                let met = rules.across.filter { across in down.contains { meet($0, across) } }
                across.formUnion(met)
                let more = rest.filter { rule in across.contains { meet(rule, $0) } }
                if more.isEmpty { break }
                down += more
                rest.subtract(more)
            }
            if let table = RuledTable(down: down, across: Array(across)) { tables.append(table) }
        }
        return tables.sorted { $0.top < $1.top }
    }

    private static func meet(_ down: PageRule, _ across: PageRule) -> Bool {
        down.passes(across.position, reach) && across.passes(down.position, reach)
    }

    /// - Returns: nil where the rules are no whole grid of at least two rows and columns. Cells that span others would be in doubt.
    private init?(down: [PageRule], across: [PageRule]) {
        columns = Self.places(down)
        rows = Self.places(across)
        guard columns.count > 2, rows.count > 2, columns.count * rows.count < Self.mostPlaces else { return nil }
        let (columns, rows) = (columns, rows)
        func isDivided(_ rules: [PageRule], _ places: [Double], _ others: [Double]) -> Bool {
            places.allSatisfy { place in
                zip(others, others.dropFirst()).allSatisfy { start, end in
                    rules.contains { abs($0.position - place) <= Self.reach && $0.passes((start + end) / 2) }
                }
            }
        }
        guard isDivided(down, columns, rows), isDivided(across, rows, columns) else { return nil }
        cells = Array(repeating: Array(repeating: [], count: columns.count - 1), count: rows.count - 1)
    }

    private static func places(_ rules: [PageRule]) -> [Double] {
        var places: [Double] = []
        for position in rules.map(\.position).sorted() {
            if let last = places.last, position - last <= reach { continue }
            places.append(position)
        }
        return places
    }

    // MARK: Words

    /// Takes a word that stands in the table.
    ///
    /// - Returns: false where it stands outside.
    mutating func take(_ word: RecognisedWord) -> Bool {
        guard let row = Self.index(of: word.middle, in: rows),
            let column = Self.index(of: (word.left + word.right) / 2, in: columns)
        else { return false }
        // Words of two cells that were taken for one.
        let inside = 0.3 * (word.right - word.left)
        let first = Self.index(of: word.left + inside, in: columns) ?? column
        let last = Self.index(of: word.right - inside, in: columns) ?? column
        guard first < last, word.hasDigit || word.text.contains(TwoLooks.unclear) else {
            cells[row][column].append(word)
            return true
        }
        for place in first...last {
            var part = word
            part.text = TwoLooks.unclear
            cells[row][place].append(part)
        }
        return true
    }

    private static func index(of place: Double, in places: [Double]) -> Int? {
        guard let next = places.firstIndex(where: { $0 > place }), next > 0 else { return nil }
        return next - 1
    }

    /// The table as lines, a row each, with bars between the cells.
    func lines(on page: GrayImage) -> [String] {
        cells.indices.compactMap { row in
            var texts = cells[row].map(text)
            for column in texts.indices where texts[column].isEmpty && hasInk(row, column, on: page) {
                texts[column] = TwoLooks.unclear
            }
            // Some letters among numbers are one: a 0 came out as "oO".
            let numbers = texts.count { text in text.contains(where: \.isNumber) && !text.contains(where: \.isLetter) }
            for column in texts.indices.dropFirst() where numbers > 1 && 2 * numbers > texts.count - 1 {
                let text = texts[column]
                if text.count <= 3, text.contains(where: \.isLetter), !text.contains(where: \.isNumber) {
                    texts[column] = TwoLooks.unclear
                }
            }
            return texts.allSatisfy(\.isEmpty) ? nil : "| " + texts.joined(separator: " | ") + " |"
        }
    }

    /// The words of a cell, line by line.
    private func text(of words: [RecognisedWord]) -> String {
        var lines: [[RecognisedWord]] = []
        for word in words.sorted(by: { $0.middle < $1.middle }) {
            if let last = lines.last?.last, word.middle - last.middle < 0.5 * max(word.height, last.height) {
                lines[lines.count - 1].append(word)
            } else {
                lines.append([word])
            }
        }
        return lines.flatMap { $0.sorted { $0.left < $1.left } }.map {
            $0.text.filter { !$0.isWhitespace && $0 != "|" }
        }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The dark points of the smallest digit.
    private static let leastInk = 40

    private func hasInk(_ row: Int, _ column: Int, on page: GrayImage) -> Bool {
        func inside(_ start: Double, _ end: Double, _ size: Int) -> Range<Int> {
            let first = max(0, Int(start) + 10)
            return first..<max(first, min(size, Int(end) - 9))
        }
        var ink = 0
        let across = inside(columns[column], columns[column + 1], page.width)
        page.points.withUnsafeBufferPointer { points in
            for line in inside(rows[row], rows[row + 1], page.height) {
                for place in across where points[line * page.width + place] < 128 { ink += 1 }
            }
        }
        return ink >= Self.leastInk
    }
}
