import Model

/// Tables of the Ombudsman's cases: by department, or by outcome.
extension ReportTableReader {
    /// Adds the total of the departments' rows, of each year.
    func readTotals(_ table: LabelledTable, as name: FigureName, into statements: inout ReportStatements) {
        let values = table.values
        for value in values where isTotal(value.label) {
            let parts = values.filter { $0.period == value.period && !isTotal($0.label) }
            addTotal(name, value, of: [parts], to: &statements)
        }
    }

    /// Adds the Ombudsman's decisions: by outcome, with their total; or the total of the departments' rows.
    func readDecisions(_ table: LabelledTable, into statements: inout ReportStatements) {
        let values = table.values
        var names: Set<FigureName> = []
        for value in values {
            if let name = text.ombudsmanLabel(value.label) { add(name, value, to: &statements) }
            guard case .figure(let name) = text.outcomeLabel(value.label) else { continue }
            names.insert(name)
            if name == .decisionsUpheld, isOnlyWithInjustice(value, among: values) {
                statements.note(
                    Checks.unclear(
                        [name], "Cases upheld with injustice and without it are counted apart; neither row has all.",
                        at: place(of: value)))
            } else {
                add(name, value, to: &statements)
            }
        }
        noteTornRows(of: table, label: text.outcomeLabel, in: &statements)
        guard names.count > 1 || names.isEmpty else { return }
        for value in values where isTotal(value.label) {
            let parts = values.filter {
                $0.period == value.period && !isTotal($0.label) && !text.contains("rate percentage", in: $0.label)
            }
            // Beside rows that are no outcomes the outcomes' sum need not be the total.
            let isPlain = names.isEmpty || parts.allSatisfy { text.outcomeLabel($0.label) != nil }
            addTotal(.ombudsmanDecisions, value, of: isPlain ? [parts] : [], to: &statements)
        }
    }

    /// Whether a row counts cases upheld with injustice while another row of the same year has some without.
    private func isOnlyWithInjustice(_ value: LabelledValue, among values: [LabelledValue]) -> Bool {
        text.contains("injustice", in: value.label)
            && values.contains { other in
                other.period == value.period && !other.label.isEmpty
                    && text.outcome(in: other.label) == .upheldWithoutInjustice
                    && text.value(other.cell)?.count ?? 0 > 0
            }
    }

    private func isTotal(_ label: Range<Int>) -> Bool { text.outcomeLabel(label) == .total }
}
