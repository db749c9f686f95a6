/// A table of a page, where it holds data and does not only set the page's parts beside each other.
struct PageTable {
    let table: PaperTable

    /// - Returns: nil for a table that only sets parts of the page beside each other.
    /// - Throws: a refusal where it has more text than the limit.
    init?(_ node: HTMLNode, styles: PageStyleSheet, isInvisible: Bool) throws(DecodingRefusal) {
        guard Self.holdsData(node) else { return nil }
        var builder = TableBuilder(styles: styles)
        try builder.add(node, isInvisible: isInvisible)
        table = builder.table
    }

    private static func holdsData(_ table: HTMLNode) -> Bool {
        switch table.attribute("role")?.lowercased() {
        case "presentation", "none": return false
        default: break
        }
        var isLayout = false
        var cells = 0
        var mostCells = 0
        // The paragraphs and bytes of the cell that the search is in.
        var paragraphs = 0
        var bytes = 0
        table.visit { node in
            if let text = node.text {
                bytes += text.count
                return false
            }
            switch node.name {
            case "table" where node != table, "h1", "h2", "h3", "h4", "h5", "h6", "article", "main", "nav":
                isLayout = isLayout || node.parent?.name != "th"
            case "tr": cells = 0
            case "td", "th":
                cells += 1
                mostCells = max(mostCells, cells)
                (paragraphs, bytes) = (0, 0)
            case "p", "li", "div": paragraphs += 1
            default: break
            }
            // A letter in a cell.
            if paragraphs > 5, bytes > 1500 { isLayout = true }
            return !isLayout
        }
        return !isLayout && mostCells > 1
    }
}

/// Collects the rows of a table.
private struct TableBuilder {
    private(set) var table = PaperTable()
    private let styles: PageStyleSheet
    private var size = 0

    init(styles: PageStyleSheet) { self.styles = styles }

    mutating func add(_ node: HTMLNode, isInvisible: Bool) throws(DecodingRefusal) {
        var foot: [HTMLNode] = []
        for index in 0..<node.count {
            guard let part = node.child(index), part.isElement else { continue }
            switch part.name {
            case "caption":
                var walk = PageWalk(styles: styles, isInCell: true)
                table.caption = try walk.cell(part, isInvisible: isInvisible)
            case "thead", "tbody": try addSection(part, isInvisible: isInvisible)
            // It stands below all others, wherever it is in the file.
            case "tfoot": foot.append(part)
            default: break
            }
        }
        for part in foot { try addSection(part, isInvisible: isInvisible) }
    }

    private mutating func addSection(_ section: HTMLNode, isInvisible: Bool) throws(DecodingRefusal) {
        let style = styles.style(of: section)
        if isHidden(section, style) { return }
        let isInvisible = style.isInvisible ?? isInvisible
        let rows = (0..<section.count).compactMap { section.child($0) }.filter { row in
            row.name == "tr" && !isHidden(row, styles.style(of: row))
        }
        for (index, row) in rows.enumerated() {
            let isInvisible = styles.style(of: row).isInvisible ?? isInvisible
            let cells = (0..<row.count).compactMap { row.child($0) }.filter { cell in
                (cell.name == "td" || cell.name == "th") && !isHidden(cell, styles.style(of: cell))
            }
            var made = PaperTable.Row(cells: [])
            for cell in cells {
                var walk = PageWalk(styles: styles, isInCell: true)
                let text = try walk.cell(cell, isInvisible: isInvisible)
                size += text.utf8.count
                guard size <= Decoding.textLimit else {
                    throw DecodingRefusal(
                        .tooLarge,
                        "It is a web page with more than \(Decoding.textLimit >> 20) MiB of text, which no letter has.")
                }
                // No cell reaches beyond its section; 0 rows are all that follow in it.
                let span = cell.number("rowspan") ?? 1
                let rest = rows.count - index
                made.cells.append(
                    PaperTable.Cell(
                        text, columns: min(max(cell.number("colspan") ?? 1, 1), 1000),
                        rows: span == 0 ? rest : min(max(span, 1), rest)))
            }
            made.isHeading = section.name == "thead" || !cells.isEmpty && cells.allSatisfy { $0.name == "th" }
            table.rows.append(made)
        }
    }

    private func isHidden(_ node: HTMLNode, _ style: PageStyle) -> Bool {
        style.display == .hidden || style.isAway || node.attribute("hidden") != nil && style.display == nil
    }
}
