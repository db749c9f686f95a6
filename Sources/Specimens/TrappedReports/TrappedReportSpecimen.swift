import Model

/// Councils' complaints reports in which numbers of another scope stand beside the council's own figures of the year:
/// a service's, another Ombudsman's, an earlier year's.
public enum TrappedReportSpecimen {
    /// The dimension in which a number of the text is not the council's own figure of the year.
    public enum Trap: String, CaseIterable, Sendable {
        /// A service's, a contractor's, a trust's.
        case service
        /// Another Ombudsman's cases, or those of several together.
        case ombudsman
        /// An earlier year's, a later one's.
        case year
        /// A quarter's, a month's.
        case partOfYear
        /// A later stage's, or another kind of case's.
        case stage
        /// A rate, a duration, money, a target.
        case measure
        /// Another council's, all councils', a partnership's.
        case otherCouncil
    }

    /// Composes a report from a seed alone.
    ///
    /// - Parameter traps: the dimensions of which the report has traps, two to four in all.
    public static func compose(seed: UInt64, traps: [Trap] = Trap.allCases) -> Specimen {
        var composition = ReportComposition(seed: seed, trouble: ComplaintsReportSpecimen.Trouble.none)
        return composition.composeTrapped(traps)
    }
}

extension ReportComposition {
    /// The sections of a report with traps.
    private enum Section {
        case overview, ombudsman, procedure
        case trap(TrappedReportSpecimen.Trap)
    }

    mutating func composeTrapped(_ traps: [TrappedReportSpecimen.Trap]) -> Specimen {
        headingStyle = InventedCouncils.pick(HeadingStyle.allCases, using: &generator)
        state(.contactsCompliments, Int.random(in: 100...600, using: &generator))
        state(.contactsCorporateComplaints, Int.random(in: 601...1500, using: &generator))
        var sections: [Section] = [.ombudsman]
        if chance(30) { sections.append(.procedure) }
        for _ in 0..<Int.random(in: 2...4, using: &generator) {
            sections.append(.trap(InventedCouncils.pick(traps, using: &generator)))
        }
        sections.shuffle(using: &generator)
        sections.insert(.overview, at: chance(80) ? 0 : Int.random(in: 0...sections.count, using: &generator))
        addTrappedFront()
        for section in sections {
            switch section {
            case .overview: addOverview()
            case .ombudsman: addOwnDecisions()
            case .procedure: addProcedure()
            case .trap(let trap): addTrap(trap)
            }
        }
        let expected = Expectation(
            kind: .complaintsReport, authority: council, authorityKind: kind, periodEnd: "\(endYear)-03-31",
            figures: figures, derived: derived, earlier: earlier)
        let names = Set(traps).count == 1 ? traps[0].rawValue : "any"
        return Specimen(name: "trapped-report-\(names)-\(endYear)-\(seed)", text: text, expected: expected)
    }

    private mutating func addTrap(_ trap: TrappedReportSpecimen.Trap) {
        switch trap {
        case .service: addServiceTrap()
        case .ombudsman: addOtherOmbudsmanTrap()
        case .year: addYearTrap()
        case .partOfYear: addPartOfYearTrap()
        case .stage: addStageTrap()
        case .measure: addMeasureTrap()
        case .otherCouncil: addOtherCouncilTrap()
        }
    }

    private mutating func addTrappedFront() {
        let title = pick([
            "Annual Complaints and Compliments Report", "Complaints and Compliments: Annual Report",
            "Annual Complaints Report", "Customer Feedback Annual Report",
        ])
        text += "\(identity: council)\n\(identity: "\(title) \(year())")\n\n"
        guard chance(50) else { return }
        section(pick(["Introduction", "Purpose", "Background"]))
        for paragraph in Prose.paragraphs(1, using: &generator) { text += "\(paragraph)\n\n" }
    }

    // MARK: Parts of every trap

    /// Draws a trap's form, none twice in a report as long as there are others.
    mutating func form(of trap: TrappedReportSpecimen.Trap, _ count: Int) -> Int {
        let unused = (0..<count).filter { !usedForms[trap, default: []].contains($0) }
        let form = unused.randomElement(using: &generator) ?? Int.random(in: 0..<count, using: &generator)
        usedForms[trap, default: []].insert(form)
        return form
    }

    /// A number within a range that is none of the report's figures, so that a reading of it shows.
    mutating func stray(_ range: ClosedRange<Int>) -> Int {
        let decisions = [
            ownDecisions.upheld, ownDecisions.notUpheld, ownDecisions.closed, ownDecisions.investigations,
            ownDecisions.total, ownDecisions.rate,
        ]
        let known = Set(figures.values).union(earlier.values.flatMap(\.values)).union(decisions.map(Double.init))
        while true {
            let number = Int.random(in: range, using: &generator)
            if !known.contains(Double(number)) { return number }
        }
    }

    /// A sentence that counts contacts without saying whose they are.
    mutating func strayContacts() -> String {
        let complaints = stray(20...600)
        let compliments = stray(5...99)
        return pick([
            "There were \(complaints) corporate complaints and \(compliments) compliments.",
            "\(complaints) corporate complaints and \(compliments) compliments were received.",
            "We received \(compliments) compliments. There were also \(complaints) corporate complaints.",
        ])
    }

    /// Sentences that count the Ombudsman's decisions without saying whose they are.
    mutating func strayDecisions() -> String {
        let total = stray(30...60)
        let upheld = stray(1...12)
        let not = stray(1...12)
        return pick([
            "The Ombudsman made decisions on \(total) complaints. Of these, \(upheld) were upheld and \(not) were not "
                + "upheld.",
            "The Ombudsman made \(total) decisions; \(upheld) were upheld and \(not) were not upheld.",
            "The Ombudsman upheld \(upheld) complaints and did not uphold \(not).",
        ])
    }

    /// Adds lines that decide whose the numbers near them are; damage does not lose them.
    mutating func add(scope lines: String) { text += "\(identity: lines)\n\n" }
}
