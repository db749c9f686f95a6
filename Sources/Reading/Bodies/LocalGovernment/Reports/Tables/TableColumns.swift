import Model

extension LabelledTable {
    /// The meaning of a column's heading.
    enum Column: Equatable { case period(Period), change, count, other }

    /// The meanings of the headings, in order.
    var columns: [Column] { grid.columns.map { column($0) } }

    private func column(_ cell: Grid.Cell) -> Column {
        guard !cell.isEmpty else { return .other }
        if let period = onlyPeriod(cell) { return .period(period) }
        guard cell.runs.count == 1 else { return .other }
        let run = cell.runs[0]
        if text.isChangeHeading(run) { return .change }
        return text.isAll(Self.countHeading, in: run) ? .count : .other
    }

    private static let countHeading = WordSet(
        """
        number no total count volume of cases received complaints totals
        """)

    /// Returns the year that a heading or label names; nil where it names several or none, or says more ("2021/22
    /// target").
    func onlyPeriod(_ cell: Grid.Cell) -> Period? {
        var found: Period?
        for run in cell.runs {
            let years = text.reportingYears(in: run, inHeading: true)
            for index in run where !years.contains(where: { $0.tokens.contains(index) }) {
                switch text.tokens[index].kind {
                case .word: guard text.isWord(index, in: Self.periodWords) else { return nil }
                case .number, .mixed: return nil
                case .sign: if text.tokens[index].isSign("%") || text.tokens[index].isSign("\u{A3}") { return nil }
                }
            }
            for year in years {
                guard found == nil || found == year.year else { return nil }
                found = year.year
            }
        }
        return found
    }

    private static let periodWords = WordSet(
        """
        number no total actual received year fy in of cases complaints the
        """)

    /// The first year that the caption names.
    var captionPeriod: Period? { caption.flatMap { text.reportingYears(in: $0).first?.year } }

    /// Whether the caption leaves no doubt about the year: it names one, or none.
    var hasOneYear: Bool {
        guard let caption else { return true }
        return Set(text.reportingYears(in: caption).map(\.year)).count <= 1
    }

    /// The index of the column that bears the council's name, in a report that several councils share.
    var ownColumn: Int? {
        let own = WordSet(report.authority)
        let found = grid.columns.indices.dropFirst().filter { index in
            guard grid.columns[index].runs.count == 1 else { return false }
            let run = grid.columns[index].runs[0]
            return run.allSatisfy { text.isWord($0, in: own) }
                && !run.allSatisfy { text.isWord($0, in: ReportVocabulary.heading) }
        }
        return found.count == 1 ? found[0] : nil
    }
}
