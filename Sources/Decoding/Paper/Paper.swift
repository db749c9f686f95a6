/// A paper as its format gives it: what stands in it from top to bottom.
package struct Paper: Hashable, Sendable {
    package var blocks: [Block]

    package init(blocks: [Block] = []) { self.blocks = blocks }
}

/// A piece of a paper that stands on lines of its own.
package enum Block: Hashable, Sendable {
    /// A heading, with its depth from 1 (the title) to 6.
    case heading(depth: Int, text: String)
    /// A paragraph. A line feed in it is a line break that the paper forces.
    case paragraph(String)
    /// An item of a list.
    ///
    /// - Parameters:
    ///   - marker: the sign or number before it, as "•" or "2."; empty where it has none.
    ///   - depth: the number of lists in which it stands, from 1.
    case listItem(marker: String, depth: Int, text: String)
    case table(PaperTable)
    /// The end of a page.
    case pageBreak
}

/// A table as a grid: each row's cells with the columns and rows that they span.
package struct PaperTable: Hashable, Sendable {
    /// The words above the table that belong to it.
    package var caption: String?
    package var rows: [Row]

    package init(caption: String? = nil, rows: [Row] = []) {
        self.caption = caption
        self.rows = rows
    }

    /// A row. A place that a cell of a row above spans has no cell of its own here.
    package struct Row: Hashable, Sendable {
        package var isHeading: Bool
        package var cells: [Cell]

        package init(isHeading: Bool = false, cells: [Cell]) {
            self.isHeading = isHeading
            self.cells = cells
        }
    }

    /// A cell. A line feed in its text is a line break that the paper forces.
    package struct Cell: Hashable, Sendable {
        package var text: String
        /// The number of columns that it covers, at least 1.
        package var columns: Int
        /// The number of rows that it covers, at least 1.
        package var rows: Int

        package init(_ text: String, columns: Int = 1, rows: Int = 1) {
            self.text = text
            self.columns = columns
            self.rows = rows
        }
    }
}
