import Model

/// A sheet in which tables of bodies stand, with its titles and notes.
struct DataTableSheet {
    let part: PartPath
    private(set) var tables: [DataTable] = []
    /// The sheet's name and the short lines above and between its tables.
    private var titles: [Located<String>] = []
    /// The sentences above and below its tables.
    private var notes: [Located<String>] = []

    /// - Parameters:
    ///   - name: the sheet's own name; empty for a file without sheets.
    ///   - part: the path of its text.
    init(name: String, part: PartPath, cells: SheetCells) {
        self.part = part
        if !name.isEmpty {
            titles.append(Located(value: name, place: Place(part: part, page: 1, line: 1, text: name)))
        }
        let rows = Dictionary(grouping: cells.cells, by: \.row).sorted { $0.key < $1.key }.map(\.value)
        var above: [SheetCells.Cell] = []
        var behind: [SheetCells.Cell] = []
        var index = 0
        while index < rows.count {
            guard let table = DataTable(headedAt: index, of: rows) else {
                above += rows[index]
                index += 1
                continue
            }
            tables.append(table)
            index = table.end
            behind += table.texts.joined()
        }
        // Rows of headings over that of the bodies were met before it.
        let headings = Set(tables.flatMap(\.outerHeadings))
        for cell in above where !headings.contains(cell) { addText(cell) }
        for cell in behind {
            // Behind one of several tables stand titles of the next. Below a single one stand notes, and bodies without numbers.
            if tables.count > 1, AuthorityRegister.shared.candidates(named: cell.text).isEmpty {
                addText(cell)
            } else {
                notes.append(Located(value: cell.text, place: cell.place(in: part)))
            }
        }
    }

    private mutating func addText(_ cell: SheetCells.Cell) {
        let text = Located(value: cell.text, place: cell.place(in: part))
        let isSentence = cell.text.last == "." || HeadingKey(cell.text).words.first?.hasPrefix("note") == true
        if isSentence { notes.append(text) } else { titles.append(text) }
    }

    /// Whether it has a table with as many bodies as the Ombudsman's tables have.
    var isDataTable: Bool { tables.contains { $0.bodies.count >= AuthorityTable.fewestBodies } }

    // MARK: - Its words

    /// Whether words of the sheet name the Local Government and Social Care Ombudsman.
    var namesOmbudsman: Bool {
        (titles + notes).contains { text in
            let words = HeadingKey(text.value).words
            return words.contains { ["lgsco", "lgo"].contains($0) }
                || words.indices.contains { words[$0].hasPrefix("ombudsman") && !Self.isOther(before: $0, in: words) }
        }
    }

    private static func isOther(before index: Int, in words: [String]) -> Bool {
        index > 0 && ["housing", "health", "service", "services", "property", "financial"].contains(words[index - 1])
    }

    /// Whether a title names an authority of the list: then the sheet is that authority's.
    var namesAuthority: Bool {
        titles.contains { title in
            let text = DocumentText(title.value)
            return !AuthorityRegister.shared.find(in: text, tokens: text.tokens.indices).isEmpty
        }
    }

    /// Whether a title has one of some words.
    func hasTitle(with words: Set<String>) -> Bool {
        titles.contains { title in !words.isDisjoint(with: HeadingKey(title.value).words) }
    }

    /// The place of the words by which the table is of a part of the cases or the year; nil where it is of all.
    var restriction: Located<String>? {
        titles.first { Self.restricts($0.value, isSentence: false) }
            ?? notes.first { Self.restricts($0.value, isSentence: true) }
    }

    private static let limits: Set<String> = [
        "only", "exclude", "excludes", "excluding", "excluded", "relate", "relates", "relating",
    ]
    private static let parts: Set<String> = ["quarter", "quarterly", "q1", "q2", "q3", "q4", "half", "halfyear"]

    private static func restricts(_ text: String, isSentence: Bool) -> Bool {
        let words = HeadingKey(text).words
        let namesService = words.contains(where: DataTableVocabulary.services.contains)
        let namesPart = words.contains(where: parts.contains) || namesPartOfYear(text)
        // A sentence may speak of a service without restricting the table to it.
        let isRestricting = !isSentence || words.contains(where: limits.contains)
        return isRestricting && (namesService || namesPart)
    }

    /// Whether a text names months from one to another that are no reporting year: "April to September 2022".
    private static func namesPartOfYear(_ text: String) -> Bool {
        let text = DocumentText(text)
        let months = text.tokens.indices.compactMap { index in text.month(at: index).map { (index, $0) } }
        return zip(months, months.dropFirst()).contains { first, second in
            guard second.0 - first.0 <= 4, (first.1, second.1) != (4, 3) else { return false }
            return (first.0..<second.0).contains {
                text.isWord($0, in: "to until and through") || text.tokens[$0].isSign("-")
            }
        }
    }

    // MARK: - Its year

    /// The years that its titles name, each at the first place.
    var years: [Located<Period>] { Self.years(in: titles) }

    /// The year that its notes say it covers; nil where they name none or several.
    var yearOfNotes: Located<Period>? {
        let covering = notes.filter { note in
            let words = HeadingKey(note.value).words
            return words.contains {
                ["cover", "covers", "covering", "period", "ended", "ending", "april"].contains($0)
            }
        }
        let years = Self.years(in: covering)
        return years.count == 1 && Self.years(in: notes).count == 1 ? years[0] : nil
    }

    private static func years(in texts: [Located<String>]) -> [Located<Period>] {
        var found: [Located<Period>] = []
        for text in texts {
            let words = DocumentText(text.value)
            for (year, _) in words.reportingYears(in: words.tokens.indices, inHeading: true)
            where !found.contains(where: { $0.value == year }) {
                found.append(Located(value: year, place: text.place))
            }
        }
        return found
    }
}

extension SheetCells.Cell {
    /// The cell's place, with its own text.
    func place(in part: PartPath) -> Place { Place(part: part, page: 1, line: row + 1, text: text, cell: name) }

    /// The columns that it covers.
    var span: Range<Int> { column..<(column + columns) }
}
