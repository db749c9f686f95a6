import Model

/// Derives and checks the figures of a report's own year, once they are settled.
enum ReportChecks {
    /// Adds the upheld cases, the investigations and the uphold rate that follow from the Ombudsman's decisions.
    ///
    /// - Parameter hasOpenCases: whether the report speaks of investigations that are not finished, so that those not upheld
    ///   do not follow from the others.
    ///
    /// - Returns: the finding where a rate that the report quotes differs from them.
    static func deriveUphold(for reading: inout Reading, hasOpenCases: Bool) -> [Finding] {
        guard let upheld = reading.figures[.decisionsUpheld] else { return [] }
        reading.figures[.upholdUpheld] = Figure(
            value: upheld.value, unit: .count, basis: .derived(from: [.decisionsUpheld]), place: upheld.place)
        let stated = reading.figures[.upholdInvestigations]
        let investigations: Double
        if let notUpheld = reading.figures[.decisionsNotUpheld] {
            investigations = upheld.value + notUpheld.value
            // Of seven investigated three may be open still.
            guard stated == nil || stated?.value == investigations else { return [] }
        } else {
            guard let stated, stated.value >= upheld.value, !hasOpenCases else { return [] }
            investigations = stated.value
        }
        reading.figures[.upholdInvestigations] =
            stated
            ?? Figure(
                value: investigations, unit: .count, basis: .derived(from: [.decisionsUpheld, .decisionsNotUpheld]),
                place: upheld.place)
        guard investigations > 0 else { return [] }
        // A rate that the report quotes from the annual letter stays as stated: "The uphold rate was 70%."
        if reading.figures[.upholdRate] != nil {
            let mismatch = Checks.rate(
                .upholdRate, of: .upholdUpheld, in: .upholdInvestigations, among: reading.figures)
            return mismatch.map { [$0] } ?? []
        }
        reading.figures[.upholdRate] = Figure(
            value: (100 * upheld.value / investigations).rounded(), unit: .percent,
            basis: .derived(from: [.upholdUpheld, .upholdInvestigations]), place: upheld.place)
        return []
    }

    /// Adds a finding where the Ombudsman's decisions by outcome are more than all of them.
    static func checkDecisions(in reading: inout Reading) {
        guard let total = reading.figures[.ombudsmanDecisions] else { return }
        let outcomes: [FigureName] = [
            .ombudsmanOutsideRemit, .ombudsmanPremature, .decisionsReferredBack, .decisionsIncompleteOrInvalid,
            .decisionsAdviceGiven, .decisionsClosedAfterInitialEnquiries, .decisionsNotUpheld, .decisionsUpheld,
        ]
        let stated = outcomes.filter { reading.figures[$0] != nil }
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

    /// Adds the remark on public reports where a table or a list counts them. `Remarks` finds only sentences about
    /// them.
    static func remarkPublicReports(in reading: inout Reading) {
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
}
