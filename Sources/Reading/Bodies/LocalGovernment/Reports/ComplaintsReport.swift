import Model

/// A council's own annual report of its complaints: volumes by kind and year, outcomes, and the Ombudsman's cases.
struct ComplaintsReport: Format {
    let name = "complaints-report"

    func recognise(_ part: Passage) -> Confidence {
        guard let title = ReportTitle(of: part), !title.isOfDepartment else { return .none }
        return title.isAnnual ? .likely : .weak
    }

    func read(_ part: Passage) throws(Refusal) -> Reading {
        let identification = try Identification(ofReport: part)
        let period = identification.period.value
        let authority = identification.authority.value.name
        let grids = TableFinder.find(in: part)
        let outline = ReportOutline(of: part, grids: grids, authority: authority)
        var ledger = ReportLedger()
        ReportTables(part: part, outline: outline, period: period, authority: authority).read(grids, into: &ledger)
        ReportLines(part: part, outline: outline, period: period).read(into: &ledger)
        ReportProse(part: part, outline: outline, period: period, authority: authority).read(into: &ledger)
        let (years, findings) = ledger.settled(in: period)
        let figures = years[period] ?? [:]
        // A covering paper that quotes a letter's numbers is no report of complaints.
        let own = figures.keys.count { $0.rawValue.hasPrefix("contacts.") || $0.rawValue.hasPrefix("outcomes.") }
        let isEnough =
            own > 0 && (figures.count > 1 || isAnnual(part) && !CommitteePaper.isOne(part))
            || figures.count > 3 && !CommitteePaper.isOne(part)
        guard isEnough else {
            throw Refusal(
                .noFigures,
                "It looks like a report on complaints, but the year's figures can't be found in it; drop in the annual "
                    + "report itself.")
        }
        var reading = Reading(.complaintsReport, format: name, of: identification)
        reading.figures = figures
        reading.earlier = Dictionary(
            uniqueKeysWithValues: years.filter { $0.key < period }.map { ($0.key.name, $0.value) })
        reading.tables = grids.map { part.text.table($0) }
        reading.findings += findings + Checks.impossible(among: figures)
        deriveUphold(for: &reading)
        checkDecisions(in: &reading)
        reading.findings += Remarks.findings(in: part, about: reading.authority)
        remarkPublicReports(in: &reading)
        return reading
    }

    private func isAnnual(_ part: Passage) -> Bool { ReportTitle(of: part)?.isAnnual ?? false }

    /// Public reports that a table or a list counts are as noteworthy as those that a sentence speaks of.
    private func remarkPublicReports(in reading: inout Reading) {
        guard let reports = reading.figures[.ombudsmanPublicReports], reports.value > 0,
            !reading.findings.contains(where: { $0.code == .remarkPublicReport })
        else { return }
        reading.findings.append(
            Finding(
                code: .remarkPublicReport, figures: [.ombudsmanPublicReports],
                message: "The report counts public reports of the Ombudsman's about the authority: "
                    + "\(Checks.plain(reports.value)).",
                place: reports.place))
    }

    /// Upheld, investigated and the rate follow from the Ombudsman's decisions.
    private func deriveUphold(for reading: inout Reading) {
        guard let upheld = reading.figures[.decisionsUpheld] else { return }
        reading.figures[.upholdUpheld] = Figure(
            value: upheld.value, unit: .count, basis: .derived(from: [.decisionsUpheld]), place: upheld.place)
        guard let notUpheld = reading.figures[.decisionsNotUpheld] else { return }
        let investigations = upheld.value + notUpheld.value
        reading.figures[.upholdInvestigations] = Figure(
            value: investigations, unit: .count, basis: .derived(from: [.decisionsUpheld, .decisionsNotUpheld]),
            place: upheld.place)
        guard investigations > 0 else { return }
        // One that the report quotes from the annual letter stays as stated.
        if reading.figures[.upholdRate] != nil {
            let mismatch = Checks.rate(
                .upholdRate, of: .upholdUpheld, in: .upholdInvestigations, among: reading.figures)
            reading.findings += mismatch.map { [$0] } ?? []
            return
        }
        reading.figures[.upholdRate] = Figure(
            value: (100 * upheld.value / investigations).rounded(), unit: .percent,
            basis: .derived(from: [.upholdUpheld, .upholdInvestigations]), place: upheld.place)
    }

    /// The decisions by outcome are never more than all decisions.
    private func checkDecisions(in reading: inout Reading) {
        guard let total = reading.figures[.ombudsmanDecisions] else { return }
        let parts: [FigureName] = [
            .ombudsmanOutsideRemit, .ombudsmanPremature, .decisionsReferredBack, .decisionsIncompleteOrInvalid,
            .decisionsAdviceGiven, .decisionsClosedAfterInitialEnquiries, .decisionsNotUpheld, .decisionsUpheld,
        ]
        let stated = parts.filter { reading.figures[$0] != nil }
        let sum = stated.compactMap { reading.figures[$0]?.value }.reduce(0, +)
        guard sum > total.value, !reading.findings.contains(where: { $0.figures.first == .ombudsmanDecisions }) else {
            return
        }
        reading.findings.append(
            Finding(
                code: .totalMismatch, figures: [.ombudsmanDecisions] + stated,
                message:
                    "The Ombudsman's decisions are given as \(Checks.plain(total.value)), but their outcomes add up "
                    + "to \(Checks.plain(sum)).",
                place: total.place))
    }
}
