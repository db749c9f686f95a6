import Model

/// Headings that an extractor moved, as it sorts boxes by their height or delivers the first lines of all headings before their last.
///
/// The numbers stay where they are. A reader can't tell which of two columns that changed places a number is of.
extension TabularLetterSpecimen {
    /// The order in which the headings of the decisions begin where the two of two lines are higher than the others.
    private static let byHeight = [2, 3, 0, 1, 4, 5, 6, 7]

    /// Moves two neighbours, or tears the two headings of the decisions that have two lines.
    ///
    /// - Parameters:
    ///   - tables: those of the complaints received and of the decisions.
    ///   - received: the columns of the first table, without its total, with their values.
    ///   - decisions: those of the second, from 2016 on, in the published order.
    /// - Returns: the figures whose columns can't be told any more.
    static func moveHeadings(
        of tables: inout [StatisticsTable], received: [(name: FigureName, value: Int)],
        decisions: [(name: FigureName, value: Int)]?, using generator: inout SeededGenerator
    ) -> Set<FigureName> {
        if let decisions, Bool.random(using: &generator) {
            tables[1].headings = [
                "Referred back for", "Closed After", "Incomplete or Invalid", "Advice Given", "Not Upheld", "Upheld",
                "Uphold Rate", "Total", "Local Resolution", "Initial Enquiries",
            ]
            let moved = zip(byHeight, decisions).filter { column, cell in decisions[column].value != cell.value }
            return Set(moved.map { decisions[$0.0].name })
        }
        let first = Int.random(in: 0..<(received.count - 1), using: &generator)
        tables[0].headings.swapAt(first, first + 1)
        let pair = received[first...(first + 1)]
        return Set(pair.map(\.value)).count == 1 ? [] : Set(pair.map(\.name))
    }
}
