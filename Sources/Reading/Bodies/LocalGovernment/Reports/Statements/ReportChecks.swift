import Model

/// Derives and checks the figures of a report's own year, once they are settled.
enum ReportChecks {
    /// Adds the upheld cases, the investigations and the uphold rate that follow from the Ombudsman's decisions, of the
    /// report's own year and of the years that it restates.
    ///
    /// - Parameter hasOpenCases: whether the report speaks of investigations that are not finished, so that those not upheld
    ///   do not follow from the others.
    ///
    /// - Returns: the finding where a rate that the report quotes for its own year differs from them.
    static func deriveUphold(for reading: inout Reading, hasOpenCases: Bool) -> [Finding] {
        for year in reading.earlier.keys {
            _ = deriveUphold(in: &reading.earlier[year, default: [:]], hasOpenCases: true)
        }
        return deriveUphold(in: &reading.figures, hasOpenCases: hasOpenCases)
    }

    private static func deriveUphold(in figures: inout [FigureName: Figure], hasOpenCases: Bool) -> [Finding] {
        guard let upheld = figures[.decisionsUpheld] else { return [] }
        figures[.upholdUpheld] = Figure(
            value: upheld.value, unit: .count, basis: .derived(from: [.decisionsUpheld]), place: upheld.place)
        let stated = figures[.upholdInvestigations]
        let investigations: Double
        if let notUpheld = figures[.decisionsNotUpheld] {
            investigations = upheld.value + notUpheld.value
            // Of seven investigated three may be open still.
            guard stated == nil || stated?.value == investigations else { return [] }
        } else {
            guard let stated, stated.value >= upheld.value, !hasOpenCases else { return [] }
            investigations = stated.value
        }
        figures[.upholdInvestigations] =
            stated
            ?? Figure(
                value: investigations, unit: .count, basis: .derived(from: [.decisionsUpheld, .decisionsNotUpheld]),
                place: upheld.place)
        guard investigations > 0 else { return [] }
        // A rate that the report quotes from the annual letter stays as stated: "The uphold rate was 70%."
        if figures[.upholdRate] != nil {
            let mismatch = Checks.rate(.upholdRate, of: .upholdUpheld, in: .upholdInvestigations, among: figures)
            return mismatch.map { [$0] } ?? []
        }
        figures[.upholdRate] = Figure(
            value: Checks.wholeRate(of: upheld.value, in: investigations), unit: .percent,
            basis: .derived(from: [.upholdUpheld, .upholdInvestigations]), place: upheld.place)
        return []
    }

    /// Takes two counts out of which the part is more than the whole, since either may be another number, and returns the finding
    /// about them: 39 investigations of 31 decisions, 15 upheld of 12 investigated.
    static func removeImpossible(from figures: inout [FigureName: Figure]) -> [Finding] {
        var findings: [Finding] = []
        for (part, whole) in [
            (FigureName.upholdInvestigations, FigureName.ombudsmanDecisions), (.decisionsUpheld, .upholdInvestigations),
        ] {
            guard let first = figures[part], let second = figures[whole], first.value > second.value else { continue }
            figures[part] = nil
            figures[whole] = nil
            findings.append(
                Checks.unclear(
                    [part, whole],
                    "The \(part.inWords) is given as \(Checks.plain(first.value)), which is more than the \(whole.inWords), "
                        + "\(Checks.plain(second.value)).", at: first.place))
        }
        return findings
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
