import Model

/// Numbers of the Ombudsman's decisions in one year.
struct DrawnDecisions {
    let upheld: Int
    let notUpheld: Int
    let closed: Int

    var investigations: Int { upheld + notUpheld }
    var total: Int { investigations + closed }
    /// In whole percent.
    var rate: Int { Int((100 * Double(upheld) / Double(investigations)).rounded()) }

    init(using generator: inout some RandomNumberGenerator) {
        upheld = Int.random(in: 13...29, using: &generator)
        notUpheld = Int.random(in: 1...12, using: &generator)
        closed = Int.random(in: 30...49, using: &generator)
    }
}

/// The Ombudsman's section of a report with traps: the decisions about the council in the year.
extension ReportComposition {
    mutating func addOwnDecisions() {
        section(pick(["Local Government and Social Care Ombudsman", "The Local Government and Social Care Ombudsman"]))
        switch Int.random(in: 0..<12, using: &generator) {
        case 0:
            stateDecisions()
            text += "In \(year()) the Ombudsman made decisions on \(own(.ombudsmanDecisions)) complaints about the "
            text += "Council. Of these, \(own(.decisionsUpheld)) were upheld, \(own(.decisionsNotUpheld)) were not "
            text += "upheld and \(own(.decisionsClosedAfterInitialEnquiries)) were closed after initial enquiries."
            addOwnRate()
        case 1:
            stateDecisions()
            add(scope: "The Ombudsman's decisions about the Council in \(year()):")
            text += "- Upheld: \(own(.decisionsUpheld))\n- Not upheld: \(own(.decisionsNotUpheld))\n"
            text += "- Closed after initial enquiries: \(own(.decisionsClosedAfterInitialEnquiries))\n"
            text += "- Total decisions: \(own(.ombudsmanDecisions))\n\n"
        case 2:
            stateDecisions()
            text += "The Ombudsman made \(own(.ombudsmanDecisions)) decisions about the Council in \(year()). "
            text += "\(marked(opening(ownDecisions.upheld), .decisionsUpheld)) were upheld, "
            text += "\(own(.decisionsNotUpheld)) were not upheld and "
            text += "\(own(.decisionsClosedAfterInitialEnquiries)) were closed after initial enquiries."
            addOwnRate()
        case 3:
            stateInvestigations()
            text += "In \(year()) the Ombudsman investigated \(own(.upholdInvestigations)) complaints about the "
            text += "Council. \(own(.decisionsUpheld)) were upheld and \(own(.decisionsNotUpheld)) were not upheld."
            addOwnRate()
        case 4: addOutcomeShares()
        case 6:
            stateDecisions()
            text += "In \(year()) the Ombudsman issued \(own(.ombudsmanDecisions)) decisions about the Council: "
            text += "\(own(.decisionsUpheld)) were upheld, \(own(.decisionsNotUpheld)) were not upheld and "
            text += "\(own(.decisionsClosedAfterInitialEnquiries)) were closed after initial enquiries."
            addOwnRate()
        case 7:
            stateDecisions()
            text += "\(identity: "The Ombudsman made decisions on ")\(own(.ombudsmanDecisions)) complaints about the "
            text += "Council in \(year()):\n- \(own(.decisionsUpheld)) complaints were upheld.\n"
            text += "- \(own(.decisionsNotUpheld)) complaints were not upheld.\n"
            text +=
                "- \(own(.decisionsClosedAfterInitialEnquiries)) complaints were closed after initial enquiries.\n\n"
        case 8:
            stateInvestigations()
            text += "In \(year()) the Ombudsman investigated \(own(.upholdInvestigations)) complaints about the "
            text += "Council, of which \(own(.decisionsUpheld)) were upheld and \(own(.decisionsNotUpheld)) were not "
            text += "upheld."
            addOwnRate()
        case 5: addRateTable()
        default: addDecisionTable()
        }
    }

    // MARK: What is stated

    private mutating func stateInvestigations() {
        state(.decisionsUpheld, ownDecisions.upheld)
        state(.decisionsNotUpheld, ownDecisions.notUpheld)
        state(.upholdUpheld, ownDecisions.upheld)
        state(.upholdInvestigations, ownDecisions.investigations)
        state(.upholdRate, ownDecisions.rate)
        derived = [.upholdUpheld, .upholdRate]
    }

    private mutating func stateDecisions() {
        stateInvestigations()
        derived.append(.upholdInvestigations)
        state(.decisionsClosedAfterInitialEnquiries, ownDecisions.closed)
        state(.ombudsmanDecisions, ownDecisions.total)
    }

    /// Ends a paragraph, at times with the rate and the average.
    private mutating func addOwnRate() {
        if chance(40) {
            derived.removeAll { $0 == .upholdRate }
            state(.upholdPeerAverage, Int.random(in: 50...90, using: &generator))
            text += " The Council's uphold rate was \(own(.upholdRate))%, compared with an average of "
            text += "\(own(.upholdPeerAverage))% in similar authorities."
        }
        text += "\n\n"
    }

    // MARK: Tables

    private mutating func addDecisionTable() {
        stateDecisions()
        let names: [FigureName] = [
            .decisionsUpheld, .decisionsNotUpheld, .decisionsClosedAfterInitialEnquiries, .ombudsmanDecisions,
        ]
        let before = DrawnDecisions(using: &generator)
        for (name, value) in zip(names, [before.upheld, before.notUpheld, before.closed, before.total]) {
            state(name, value, 1)
        }
        let labels = ["Upheld", "Not upheld", "Closed after initial enquiries", "Total decisions"]
        add(scope: "The table shows the Ombudsman's decisions about the Council by year.")
        guard chance(40) else {
            let table = yearTable(first: pick(["Decision", "Outcome"]), names: names, labels: labels)
            text += "\(table.lines(layout))\n"
            return
        }
        let rows = orderedYears.map { back in
            ReportTable.Row(label: year(back), values: names.map { cell($0, back) })
        }
        addRowsOfYears(labels, rows)
    }

    /// The decisions with their shares, which are no rates.
    private mutating func addOutcomeShares() {
        stateDecisions()
        add(scope: "Outcome of the Ombudsman's decisions about the Council in \(year())")
        let outcomes: [(FigureName, String)] = [
            (.decisionsUpheld, "Upheld"), (.decisionsNotUpheld, "Not upheld"),
            (.decisionsClosedAfterInitialEnquiries, "Closed after initial enquiries"), (.ombudsmanDecisions, "Total"),
        ]
        let rows = outcomes.map { name, label in
            let share = Int((100 * (figures[name] ?? 0) / Double(ownDecisions.total)).rounded())
            return ReportTable.Row(label: label, values: [own(name), MarkedText("\(share)%")])
        }
        let table = ReportTable(first: "Outcome", years: ["Number", "%"], changeHeading: nil, rows: rows)
        text += "\(table.lines(chance(50) ? .pipes : layout))\n"
    }

    /// A year's investigations, rate and average in a row.
    private mutating func addRateTable() {
        stateDecisions()
        figures[.decisionsClosedAfterInitialEnquiries] = nil
        derived.removeAll { $0 == .upholdRate || $0 == .upholdInvestigations }
        state(.upholdPeerAverage, Int.random(in: 50...90, using: &generator))
        add(scope: "The table shows the complaints about the Council that the Ombudsman decided, and the rate upheld.")
        let labels = [
            "Investigated", "Upheld", "Not upheld", "Not investigated", "Total", "Our uphold rate %",
            "Average uphold rate %",
        ]
        var values = [FigureName.upholdInvestigations, .decisionsUpheld, .decisionsNotUpheld].map { own($0) }
        values += [MarkedText(String(ownDecisions.closed)), own(.ombudsmanDecisions)]
        values += [cell(.upholdRate, 0, sign: "%"), cell(.upholdPeerAverage, 0, sign: "%")]
        addRowsOfYears(labels, [ReportTable.Row(label: year(), values: values)])
    }

    private mutating func addRowsOfYears(_ labels: [String], _ rows: [ReportTable.Row]) {
        // Headings of several words can't be told apart where single spaces divide the cells.
        let layout = layout == .spaced ? .tabs : layout
        text += "\(ReportTable(first: "Year", years: labels, changeHeading: nil, rows: rows).lines(layout))\n"
    }
}
