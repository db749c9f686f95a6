import Model

/// Tables of the council's own cases: by kind of contact, or by outcome.
extension ReportTableReader {
    /// Adds the kinds of contact, a row or column each, and their total.
    func readContacts(_ table: LabelledTable, into statements: inout ReportStatements) {
        let values = table.values
        if let fraction = values.first(where: isFractionOfContact) {
            statements.note(
                Checks.unclear(
                    values.compactMap { contactName(of: $0) },
                    "\"\(text.string(fraction.cell))\" shows that the table counts no cases.",
                    at: place(of: fraction)))
            return
        }
        var names: Set<FigureName> = []
        for value in values {
            guard let name = contactName(of: value) else { continue }
            names.insert(name)
            add(name, value, to: &statements)
        }
        // Every complaint begins at the first stage, so that stage's row counts all of them where no other row does.
        let firstStage = values.compactMap { value in
            text.firstStageLabel(value.label).map { (name: $0, value: value) }
        }
        for (name, value) in firstStage
        where !names.contains(name) && !firstStage.contains(where: { $0.name == name && $0.value.isRival(of: value) }) {
            add(name, value, to: &statements)
        }
        names.formUnion(firstStage.map(\.name))
        readOwnOutcomes(values, into: &statements)
        noteTornRows(of: table, label: text.contactLabel, in: &statements)
        // Under complaints of three kinds "Total" is that of complaints; it is that of contacts beside compliments too.
        guard names.count > 1, names.contains(.contactsCompliments) || names.contains(.contactsEnquiries) else {
            return
        }
        for value in values where text.contactLabel(value.label) == .total {
            let others = values.filter { $0.period == value.period && text.contactLabel($0.label) != .total }
            let known = others.filter { text.contactLabel($0.label) != nil }
            addTotal(.contactsTotal, value, of: [others, known], to: &statements)
        }
    }

    /// Adds a doubt about each kind of contact in a table whose surroundings leave it open what is counted.
    func doubtContacts(_ table: LabelledTable, into statements: inout ReportStatements) {
        let names = table.rowLabels.compactMap { label -> FigureName? in
            if case .figure(let name) = text.contactLabel(label) { name } else { nil }
        }
        statements.doubt(
            Set(names).sorted(), "The words above the table leave it open whether it counts all complaints.",
            at: text.place(ofLine: table.grid.lines.lowerBound))
    }

    /// Adds the outcomes of the council's own investigations. A share of faults is a rate.
    func readOwnOutcomes(_ values: [LabelledValue], into statements: inout ReportStatements) {
        for value in values {
            guard let name = text.ownOutcomeLabel(value.label) else { continue }
            if name == .outcomesFaultFound, let share = text.value(value.cell), share.isPercent, share.sign == 0 {
                statements.add(
                    .outcomesFaultFoundRate, share.number, in: value.period ?? report.period, at: place(of: value),
                    strength: .table)
            } else {
                add(name, value, to: &statements)
            }
        }
    }

    /// Whether the row of a kind of contact has a value such as 12.5, which counts nothing: the table is one of days.
    private func isFractionOfContact(_ value: LabelledValue) -> Bool {
        guard contactName(of: value) != nil, let number = text.value(value.cell) else { return false }
        return number.hasFraction && !number.isPercent && !number.isMoney
    }

    private func contactName(of value: LabelledValue) -> FigureName? {
        if case .figure(let name) = text.contactLabel(value.label) { name } else { nil }
    }
}
