/// A table of several years, to be set in the ways in which extractors deliver it.
struct ReportTable {
    /// A row: its label, its values by year, and the change where there is one.
    struct Row {
        var label: String
        var values: [MarkedText]
        var change: String?
    }

    /// The ways to set tables.
    enum YearLayout: String, CaseIterable, Sendable {
        case tabs, pipes, aligned, spaced, stacked, stackedApart
    }

    var first: String
    var years: [String]
    var changeHeading: String?
    var rows: [Row]

    func lines(_ layout: YearLayout) -> MarkedText {
        let head = [first] + years + [changeHeading].compactMap { $0 }
        let cells = rows.map { row in
            [MarkedText(row.label)] + row.values + [row.change].compactMap { $0.map { MarkedText($0) } }
        }
        switch layout {
        case .tabs: return joined(head, cells, by: "\t")
        case .pipes:
            let rule = "|" + String(repeating: "---|", count: head.count)
            var text = MarkedText("| " + head.joined(separator: " | ") + " |\n" + rule + "\n")
            for row in cells { text += "| \(join(row, by: " | ")) |\n" }
            return text
        case .aligned:
            let widths = head.indices.map { column in
                max(head[column].count, cells.map { $0[column].string.count }.max() ?? 0) + 3
            }
            var text = MarkedText()
            for row in [head.map { MarkedText($0) }] + cells {
                for (cell, width) in zip(row, widths) {
                    text += "\(cell)\(String(repeating: " ", count: width - cell.string.count))"
                }
                text += "\n"
            }
            return text
        case .spaced: return joined(head, cells, by: " ")
        case .stacked: return stacked(head, cells, gap: "\n")
        case .stackedApart: return stacked(head, cells, gap: "\n\n")
        }
    }

    private func joined(_ head: [String], _ cells: [[MarkedText]], by divider: String) -> MarkedText {
        var text = MarkedText(head.joined(separator: divider) + "\n")
        for row in cells { text += "\(join(row, by: divider))\n" }
        return text
    }

    private func stacked(_ head: [String], _ cells: [[MarkedText]], gap: String) -> MarkedText {
        var text = MarkedText(head.joined(separator: gap) + gap)
        for row in cells { text += "\(join(row.filter { !$0.string.isEmpty }, by: gap))\(gap)" }
        return text
    }

    private func join(_ cells: [MarkedText], by divider: String) -> MarkedText {
        var text = MarkedText()
        for (index, cell) in cells.enumerated() {
            if index > 0 { text += MarkedText(divider) }
            text += cell
        }
        return text
    }
}
