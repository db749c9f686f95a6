import Model

/// The Ombudsman's statistics page about an invented council, saved as text.
public enum PerformancePageSpecimen {
    /// Composes a page from a seed alone: one year, or two of which the later is the page's.
    public static func compose(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed ^ 0x9A6E)
        let council = InventedCouncils.name(using: &generator)
        let endYear = Int.random(in: 2019...2026, using: &generator)
        var text = MarkedText()
        if Bool.random(using: &generator) {
            text += "Advice on comparing statistics across years\n\nUphold rates are best compared with the average "
            text += "of the same year. In one year we took no new complaints for three months.\n\n"
        }
        text += "\(identity: council)\n\nAnnual statistics\n\n"
        let own = Year(endYear: endYear, isOwn: true, generator: &generator)
        let before = Year(endYear: endYear - 1, isOwn: false, generator: &generator)
        let hasTwo = Int.random(in: 0..<3, using: &generator) == 0
        let isLatestFirst = Bool.random(using: &generator)
        if hasTwo, !isLatestFirst { text += before.text(of: council) }
        text += own.text(of: council)
        if hasTwo, isLatestFirst { text += before.text(of: council) }
        text += "Annual letters\n\nWe write to councils each year with a summary of their statistics.\n\n"
        text += "View annual letters\n"
        var expected = Expectation(
            kind: .performancePage, authority: council, authorityKind: .other, periodEnd: "\(endYear)-03-31",
            figures: own.figures)
        if hasTwo { expected.earlier = [before.name: before.figures] }
        return Specimen(name: "performance-page-\(endYear)-\(seed)", text: text, expected: expected)
    }

    /// The statistics of one year.
    private struct Year {
        var endYear: Int
        var isOwn: Bool
        var figures: [FigureName: Double] = [:]
        var investigations: Int
        var upheld: Int
        var remedies: Int
        var outcomes: Int
        var organisation: String
        var hasBullets: Bool
        /// The page as it is from 2024-25 on: an overview first, the counts in a sentence.
        var hasOverview: Bool { endYear >= 2025 }
        var hasPopulation: Bool { endYear >= 2023 }

        init(endYear: Int, isOwn: Bool, generator: inout SeededGenerator) {
            self.endYear = endYear
            self.isOwn = isOwn
            investigations = Int.random(in: 3...90, using: &generator)
            upheld = Int.random(in: 1...investigations, using: &generator)
            remedies = Int.random(in: 0...upheld, using: &generator)
            outcomes = Int.random(in: 1...50, using: &generator)
            organisation = InventedCouncils.pick(["authorities", "organisations"], using: &generator)
            hasBullets = Bool.random(using: &generator)
            func percent(_ part: Int, _ whole: Int) -> Double { (100 * Double(part) / Double(whole)).rounded() }
            figures = [
                .upholdRate: percent(upheld, investigations), .upholdUpheld: Double(upheld),
                .upholdInvestigations: Double(investigations),
                .upholdPeerAverage: Double(Int.random(in: 30...90, using: &generator)),
                .complianceRate: Double(Int.random(in: 80...100, using: &generator)),
                .complianceOutcomes: Double(outcomes),
                .compliancePeerAverage: Double(Int.random(in: 95...100, using: &generator)),
                .remedyRate: percent(remedies, upheld), .remedyDecisions: Double(remedies),
                .remedyPeerAverage: Double(Int.random(in: 5...20, using: &generator)),
            ]
            if hasPopulation {
                figures[.upholdPer100k] = Double(Int.random(in: 5...90, using: &generator)) / 10
                figures[.upholdPeerPer100k] = Double(Int.random(in: 5...90, using: &generator)) / 10
            }
            if hasOverview {
                let notForUs = Int.random(in: 5...60, using: &generator)
                let closed = Int.random(in: 5...60, using: &generator)
                figures[.caseloadNotForUs] = Double(notForUs)
                figures[.caseloadAssessedAndClosed] = Double(closed)
                figures[.caseloadInvestigated] = Double(investigations)
                figures[.caseloadDealtWith] = Double(notForUs + closed + investigations)
            }
        }

        var name: String {
            let short = endYear % 100
            return "\(endYear - 1)-\(short < 10 ? "0" : "")\(short)"
        }

        private func marked(_ figure: FigureName) -> MarkedText {
            let value = figures[figure] ?? 0
            let written = value == value.rounded() ? String(Int(value)) : String(value)
            return isOwn ? "\(written, figure)" : "\(written, figure, in: name)"
        }

        func text(of council: String) -> MarkedText {
            let bullet = hasBullets ? "  \u{2022} " : ""
            let dates: MarkedText = "\(identity: "1 April \(endYear - 1) to 31 March \(endYear)")"
            var text = MarkedText()
            if hasOverview {
                text +=
                    "Complaint overview\n\nBetween \(dates), we dealt with \(marked(.caseloadDealtWith)) complaints. "
                text += "Of these, \(marked(.caseloadNotForUs)) were not for us or not ready for us to investigate. "
                text += "We assessed and closed \(marked(.caseloadAssessedAndClosed)) complaints. "
                text += "We investigated \(marked(.caseloadInvestigated)) complaints.\n\nMore about this data\n\n"
            }
            text += "\(bullet)Complaints upheld\n\n"
            if hasOverview {
                text += "We investigated \(marked(.upholdInvestigations)) complaints and upheld "
                text += "\(marked(.upholdUpheld)).\n\n"
            }
            text += "\(marked(.upholdRate))% of complaints we investigated were upheld.\n\n"
            text += "This compares to an average of \(marked(.upholdPeerAverage))% in similar \(organisation).\n\n"
            if !hasOverview { text += "\(marked(.upholdUpheld)) upheld decisions\n\n" }
            if hasPopulation {
                text += "Adjusted for \(council)'s population, this is\n\(marked(.upholdPer100k)) upheld decisions per "
                text += "100,000 residents.\n\nThe average for authorities of this type is\n"
                text +=
                    "\(marked(.upholdPeerPer100k)) upheld decisions per 100,000 residents.\n\nView upheld decisions\n\n"
            }
            if !hasOverview {
                text += "Statistics are based on a total of \(marked(.upholdInvestigations)) investigations for the "
                text += "period between \(dates)\n\n"
            }
            text += "\(bullet)Compliance with Ombudsman recommendations\n\nIn \(marked(.complianceRate))% of cases we "
            text += "were satisfied the Council had successfully implemented our recommendations.\n\n"
            text += "This compares to an average of \(marked(.compliancePeerAverage))% in similar \(organisation).\n\n"
            text += "Statistics are based on a total of \(marked(.complianceOutcomes)) compliance outcomes for the "
            text += "period between \(dates)\n\n"
            text +=
                "\(bullet)Satisfactory remedies provided by the Council\n\nIn \(marked(.remedyRate))% of upheld cases "
            text += "we found the Council had provided a satisfactory remedy before the complaint reached the "
            text += "Ombudsman.\n\n"
            text += "This compares to an average of \(marked(.remedyPeerAverage))% in similar \(organisation).\n\n"
            text += "\(marked(.remedyDecisions)) satisfactory remedy decision\(remedies == 1 ? "" : "s")\n\n"
            text += "Statistics are based on a total of \(upheld) upheld decisions for the period between \(dates)\n\n"
            text += "View all satisfactory remedy decisions\n\n"
            return text
        }
    }
}
