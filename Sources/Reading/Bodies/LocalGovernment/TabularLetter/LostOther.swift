import Model

/// The heading "Other" that a letter for 2016 or later has lost.
///
/// Since then the complaints received have this column. A table without its heading looks like the one before, and a
/// row that lost a zero as well fits it: 40 0 14 0 0 2 0 0 56 under nine headings, where 2 is of housing.
extension TabularLetter {
    /// The first year, by its end, whose letters have the category "Other".
    private static let firstYearOfOther = 2016

    /// Makes the row of complaints received unclear where the heading "Other" is lost and the layout does not show each
    /// number under its heading.
    static func doubtLostOther(in rows: inout [TableReader.Row], of passage: Passage) {
        guard let index = rows.firstIndex(where: { $0.kind == 0 }), lacksOther(rows[index]),
            !isPlaced(rows[index], in: passage.text),
            let period = try? Identification.period(in: passage).period.value, period.endYear >= firstYearOfOther
        else { return }
        rows[index] = rows[index].unclear
    }

    private static func lacksOther(_ row: TableReader.Row) -> Bool {
        let columns = row.columns.map { received.columns[$0].figure }
        return row.answer.outcome > .unreadable && !columns.contains(.receivedOther) && columns.contains(.receivedTotal)
    }

    /// Whether each number stands under its heading.
    private static func isPlaced(_ row: TableReader.Row, in text: DocumentText) -> Bool {
        let headings = row.columns.compactMap { column in row.headings.first { $0.column == column } }
        guard headings.count == row.columns.count else { return false }
        let places =
            HeadingPlaces(headings).places(of: row.cells, in: text)
            ?? WordPlaces(of: row.cells, in: text)?.places(under: headings)
        return places == row.answer.places
    }
}
