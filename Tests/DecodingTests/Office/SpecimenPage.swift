import Decoding
import Specimens

/// A specimen's text as the blocks that a person would make of it in a word processor: paragraphs, lists and tables.
struct SpecimenPage {
    private(set) var blocks: [Block] = []
    private var generator: SeededGenerator
    /// Whether lines that follow each other are paragraphs of their own, and not lines of one paragraph.
    private let dividesLines: Bool
    /// Whether the next line belongs to the paragraph before.
    private var continues = false

    /// - Parameter seed: decides what a person might do in one way or another.
    init(_ text: String, dividesLines: Bool, seed: UInt64) {
        self.dividesLines = dividesLines
        generator = SeededGenerator(seed: seed)
        for (number, page) in text.split(separator: "\u{C}", omittingEmptySubsequences: false)
            .enumerated()
        {
            if number > 0 { blocks.append(.pageBreak) }
            var lines: [String] = []
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.allSatisfy({ $0 == " " }) {
                    add(lines)
                    lines = []
                } else {
                    lines.append(String(line))
                }
            }
            add(lines)
        }
    }

    /// Adds the lines between two blank ones.
    private mutating func add(_ lines: [String]) {
        continues = false
        var rest = lines[...]
        while let line = rest.first {
            let table = rest.prefix { $0.contains("\t") }
            let barred = rest.prefix { $0.hasPrefix("|") }
            if !table.isEmpty {
                add(
                    rows: table.map {
                        $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
                    })
                rest = rest.dropFirst(table.count)
            } else if !barred.isEmpty {
                add(rows: barred.filter { !$0.contains("---") }.map(Self.cells))
                rest = rest.dropFirst(barred.count)
            } else if let rows = Self.numericRows(rest) {
                add(rows: rows)
                rest = rest.dropFirst(rows.count)
            } else {
                add(line: line)
                rest = rest.dropFirst()
            }
        }
    }

    private mutating func add(rows: [[String]]) {
        let hasHeading = rows.count > 1 && Bool.random(using: &generator)
        blocks.append(
            .table(
                PaperTable(
                    rows: rows.enumerated().map { index, row in
                        PaperTable.Row(
                            isHeading: hasHeading && index == 0, cells: row.map { PaperTable.Cell($0.trimmed) })
                    })))
    }

    private mutating func add(line: String) {
        let text = line.trimmed
        let depth = text.prefix { $0 == "#" }.count
        if depth > 0, text.dropFirst(depth).first == " " {
            blocks.append(.heading(depth: depth, text: String(text.dropFirst(depth + 1))))
        } else if text.hasPrefix("- ") || text.hasPrefix("* ") {
            blocks.append(.listItem(marker: "•", depth: 1, text: String(text.dropFirst(2))))
        } else if continues, !dividesLines, case .paragraph(let before)? = blocks.last {
            blocks[blocks.count - 1] = .paragraph("\(before)\n\(text)")
        } else {
            blocks.append(.paragraph(text))
            continues = true
        }
    }

    private static func cells(_ line: String) -> [String] {
        var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
            String($0)
        }
        if cells.last?.trimmed.isEmpty == true { cells.removeLast() }
        return cells
    }

    /// The rows at the start of some lines that are a label and two or more numbers, below a line with as many headings of years:
    /// "Department 2017/18 2018/19" and "Environment 7 18".
    private static func numericRows(_ lines: ArraySlice<String>) -> [[String]]? {
        guard let head = lines.first else { return nil }
        var headings = head.split(separator: " ").map { String($0) }
        if headings.suffix(2) == ["%", "Change"] { headings = headings.dropLast(2) + ["% Change"] }
        let years = headings.reversed().prefix { $0.hasPrefix("20") || $0.hasSuffix("Change") }.count
        guard years >= 2 else { return nil }
        var rows = [Self.row(headings, years)]
        for line in lines.dropFirst() {
            let words = line.split(separator: " ").map { String($0) }
            let numbers = words.reversed().prefix {
                $0.contains { $0.isNumber } && !$0.contains { $0.isLetter }
            }.count
            guard numbers >= years else { break }
            rows.append(Self.row(words, years))
        }
        return rows.count > 1 ? rows : nil
    }

    private static func row(_ words: [String], _ numbers: Int) -> [String] {
        [words.dropLast(numbers).joined(separator: " ")] + words.suffix(numbers)
    }
}

extension StringProtocol {
    /// The text without spaces at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
