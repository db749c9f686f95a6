import Model

/// Letters with statistics in sentences, as they are for the years from March 2019 on, about invented councils.
public enum SentenceLetterSpecimen {
    /// What is wrong with a specimen's figures.
    public enum Trouble: String, CaseIterable, Sendable {
        case none
        /// The number of upheld decisions is lost.
        case lostUpheld
        /// The number of satisfactory remedies is lost.
        case lostRemedies
        /// The uphold rate is not that of its counts.
        case wrongRate
        /// The uphold rate stands twice, with different values.
        case conflict
        /// More cases are upheld than were investigated.
        case moreUpheldThanInvestigated
    }

    /// Composes a letter from a seed alone.
    public static func compose(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        let trouble = Trouble.allCases.randomElement(using: &generator) ?? .none
        let year = Int.random(in: 2019...2026, using: &generator)
        return compose(year: year, trouble: Bool.random(using: &generator) ? .none : trouble, seed: seed)
    }

    /// Composes a letter about the year to March of `year`.
    public static func compose(year: Int, trouble: Trouble = .none, seed: UInt64) -> Specimen {
        var composer = SentenceLetterComposer(year: year, trouble: trouble, seed: seed)
        return composer.compose(name: "sentence-letter-\(year)-\(trouble.rawValue)-\(seed)")
    }
}

/// The figures of a letter, and the choices among the ways in which such letters are laid out.
private struct SentenceLetterComposer {
    private var generator: SeededGenerator
    private let year: Int
    private let trouble: SentenceLetterSpecimen.Trouble
    private let council: String
    /// "authority", "Council" or "organisation".
    private let body: String
    private let isBold: Bool
    private let isDetailed: Bool
    private var figures: [FigureName: Double] = [:]
    private var derived: [FigureName] = []
    private var findings: Set<Finding.Code> = []
    private var text = MarkedText()

    private let investigations: Int
    private let upheld: Int
    private let remedies: Int
    private let outcomes: Int

    init(year: Int, trouble: SentenceLetterSpecimen.Trouble, seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 7)
        self.year = year
        council = InventedCouncils.name(using: &generator)
        body =
            year < 2022
            ? "authority" : InventedCouncils.pick(["organisation", "Council", "authority"], using: &generator)
        isBold = Bool.random(using: &generator)
        isDetailed = year < 2023 && Int.random(in: 0..<4, using: &generator) > 0
        investigations = Int.random(in: trouble == .none ? 0...40 : 4...40, using: &generator)
        upheld =
            investigations == 0 ? 0 : Int.random(in: (trouble == .none ? 0 : 1)...investigations, using: &generator)
        remedies = upheld == 0 ? 0 : Int.random(in: 0...upheld, using: &generator)
        outcomes = upheld == 0 ? 0 : Int.random(in: 0...upheld, using: &generator)
        self.trouble = trouble
        self.generator = generator
    }

    mutating func compose(name: String) -> Specimen {
        head()
        prose()
        statisticsHeading()
        if year >= 2025 { overview() }
        uphold()
        compliance()
        remedy()
        if chance(4) { text += "\nNOTE: Please read these figures together with the notes on our website.\n" }
        var alerts: [String] = []
        if let rate = figures[.complianceRate], rate < 100 { alerts.append("compliance-below-full") }
        if let rate = figures[.upholdRate], let average = figures[.upholdPeerAverage], rate > average {
            alerts.append("uphold-above-peers")
        }
        let sorted = findings.sorted { $0.rawValue < $1.rawValue }
        for finding in sorted {
            switch finding {
            case .remarkPublicReport, .remarkRefusedRecommendation: alerts.append(finding.rawValue)
            default: if !alerts.contains("figures-inconsistent") { alerts.append("figures-inconsistent") }
            }
        }
        return Specimen(
            name: name, text: text.string,
            expected: Expectation(
                kind: .annualReviewLetter, authority: council, authorityKind: .other, periodEnd: "\(year)-03-31",
                figures: figures, derived: derived.isEmpty ? nil : derived, alerts: alerts.sorted(), findings: sorted),
            marks: text.marks)
    }

    // MARK: The letter

    private mutating func head() {
        let office = pick(["Chief Executive", "Interim Chief Executive", "Head of Paid Service", "Managing Director"])
        let name = pick(["Ms Example", "Mr Sample", "Dr Specimen"])
        if chance(3) { text += "Local Government & Social Care\nOMBUDSMAN\n\n" }
        text += "\(Int.random(in: 10...28, using: &generator)) July \(year)\n\nBy email\n\n"
        if chance(2) {
            text += "\(name)\n\(office)\n\(identity: council)\n\n"
        } else {
            text += "\(name) \(office) \(identity: council)\n\n"
        }
        text += "Dear \(name)\n\n"
        let title =
            year < 2023
            ? "\(year)" : pick(["\(year - 1)-\(year % 100)", "\(year - 1)/\(year % 100)"])
        text += "Annual Review letter \(identity: title)\n\n"
        text +=
            """
            I write to you with what we decided about your authority in the year ending \
            \(identity: "31 March \(year)").\n\n
            """
    }

    private mutating func prose() {
        var paragraphs = Prose.paragraphs(Int.random(in: 2...5, using: &generator), using: &generator)
        paragraphs += Prose.paragraphs(
            Int.random(in: 0...2, using: &generator), from: Prose.distracting, using: &generator)
        paragraphs += Prose.paragraphs(Int.random(in: 0...2, using: &generator), from: Self.traps, using: &generator)
        if chance(6) {
            findings.insert(.remarkPublicReport)
            paragraphs.append(
                pick([
                    "This year, we issued two public reports about your Council.",
                    """
                    In the autumn we published a public interest report about your authority's care \
                    of an elderly man.
                    """,
                ]))
        }
        if chance(6) {
            findings.insert(.remarkRefusedRecommendation)
            paragraphs.append(
                pick([
                    "I understand the Council does not intend to comply with this recommendation.",
                    "It is a matter of regret that your authority refused our recommendation to repay the charges.",
                ]))
        }
        for paragraph in paragraphs.shuffled(using: &generator) { text += "\(paragraph)\n\n" }
        text += "Yours sincerely,\n\nA. N. Ombudsman\n\nLocal Government and Social Care Ombudsman\n\n"
        if chance(2) { text += "\u{C}" }
    }

    /// Sentences that sound like statistics of the council and are not.
    private static let traps = [
        "Nationally, 72% of complaints we investigated were upheld, and that share has risen.",
        "An authority with a compliance rate below 100% should look at what went wrong.",
        "If a council refuses our recommendation, we may publish a report about that council.",
        "You can find our decisions about your Council, and public reports we have issued, on our website.",
        "Over the whole country we dealt with 20,105 complaints; other bodies hear of more.",
        "In one region, in 94% of cases we were satisfied the councils had done what we asked.",
    ]

    private mutating func statisticsHeading() {
        let date = pick(["31/03/\(year % 100)", "31/03/\(year)", "31 March \(year)"])
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text += "Local Authority Report: \(identity: council)\n\nFor the Period Ending: \(identity: date)\n\n"
        case 1: text += "Local Authority Report:\(identity: council)For the Period Ending:\(identity: date)\n\n"
        case 2: text += "\(identity: council)\n\nFor the period ending: \(identity: date)\n\n"
        default: text += "For the period ending: \(identity: date)\n\n"
        }
    }

    // MARK: The three blocks

    private mutating func uphold() {
        text += "Complaints upheld\n\n"
        guard investigations > 0 else {
            text += "No complaints were investigated in this period.\n\n"
            figures[.upholdInvestigations] = 0
            return
        }
        let said = trouble == .moreUpheldThanInvestigated ? investigations + upheld : upheld
        var rate = percent(upheld, of: investigations)
        if trouble == .wrongRate {
            rate = rate >= 50 ? rate - 20 : rate + 20
            findings.insert(.rateMismatch)
        }
        if said != upheld { findings.insert(.rateMismatch) }
        if chance(4) { text += "\(rate)%\n\n" }
        figures[.upholdRate] = Double(rate)
        text += "\(rated(rate, .upholdRate)) of complaints we investigated were upheld.\n\n"
        peerAverage(.upholdPeerAverage)
        let isLost = trouble == .lostUpheld
        count(said, .upholdUpheld, "upheld decision", isLost: isLost)
        if isLost { expectDerived(.upholdUpheld, rate: rate, of: investigations, truth: upheld) }
        if year >= 2023 { per100k() }
        figures[.upholdInvestigations] = Double(investigations)
        basis(.upholdInvestigations, investigations, "\(isDetailed ? "detailed " : "")investigation")
        if trouble == .conflict {
            findings.insert(.figureConflict)
            text += "\((rate + 30) % 100)% of complaints we investigated were upheld.\n\n"
        }
    }

    private mutating func compliance() {
        text += "Compliance with Ombudsman recommendations\n\n"
        guard outcomes > 0 else {
            text += "No recommendations were due for compliance in this period.\n\n"
            return
        }
        let rate = percent(chance(4) ? Int.random(in: 0...outcomes, using: &generator) : outcomes, of: outcomes)
        figures[.complianceRate] = Double(rate)
        text +=
            """
            In \(rated(rate, .complianceRate)) of cases we were satisfied the \(body) had \
            successfully implemented our recommendations.\n\n
            """
        peerAverage(.compliancePeerAverage)
        figures[.complianceOutcomes] = Double(outcomes)
        basis(.complianceOutcomes, outcomes, "compliance outcome")
        if chance(2) {
            text +=
                """
                - Failure to comply with our recommendations is rare. A compliance rate below 100% \
                is a cause for concern.\n\n
                """
        }
    }

    private mutating func remedy() {
        guard upheld > 0, trouble != .moreUpheldThanInvestigated else { return }
        text += "\(pick(["Satisfactory remedies", "Satisfactory remedy"])) provided by the \(body)\n\n"
        let rate = percent(remedies, of: upheld)
        figures[.remedyRate] = Double(rate)
        text +=
            """
            In \(rated(rate, .remedyRate)) of upheld cases we found the \(body) had provided a \
            satisfactory remedy before the complaint reached the Ombudsman.\n\n
            """
        peerAverage(.remedyPeerAverage)
        count(remedies, .remedyDecisions, "satisfactory remedy decision", isLost: trouble == .lostRemedies)
        if trouble == .lostRemedies { expectDerived(.remedyDecisions, rate: rate, of: upheld, truth: remedies) }
        // Up to 2022-23 the basis printed is that of the uphold rate.
        if year < 2024 {
            basis(.upholdInvestigations, investigations, "\(isDetailed ? "detailed " : "")investigation")
        } else if figures[.upholdUpheld] != nil, trouble != .lostUpheld {
            basis(.upholdUpheld, upheld, "upheld decision")
        }
    }

    // MARK: Sentences

    private mutating func rated(_ rate: Int, _ name: FigureName) -> MarkedText {
        let marked: MarkedText = isBold ? "**\(rate, name)%**" : "\(rate, name)%"
        return marked
    }

    private mutating func peerAverage(_ name: FigureName) {
        let average = Int.random(in: 5...99, using: &generator)
        figures[name] = Double(average)
        let kind = body == "authority" ? "authorities" : body == "Council" ? "councils" : "organisations"
        text += "This compares to an average of \(rated(average, name)) in similar \(kind).\n\n"
    }

    private mutating func count(_ number: Int, _ name: FigureName, _ singular: String, isLost: Bool) {
        let words = number == 1 ? singular : singular + "s"
        if isLost {
            text += "\(pick([". .", "", "."]))\n\n\(words)\n\n"
            return
        }
        figures[name] = Double(number)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: text += "\(number, name) \(words)\n\n"
        case 1: text += "\(number, name)\n\(words)\n\n"
        case 2: text += "\(number, name)\n\n\(words)\n\n"
        case 3: text += "\(words)\n\(number, name)\n\n"
        case 4: text += "**\(number, name)**\n\(words)\n\n"
        case 5: text += "\(words): \(number, name)\n\n"
        default: text += "\(NumberSpelling.sentenceStart(number), name) \(words)\n\n"
        }
    }

    private mutating func basis(_ name: FigureName, _ number: Int, _ singular: String) {
        let words = number == 1 ? singular : singular + "s"
        let joint = pick(["to", "and"])
        text +=
            """
            Statistics are based on a total of \(number, name) \(words) for the period between \
            \(identity: "1 April \(year - 1) \(joint) 31 March \(year)")\n\n
            """
    }

    private mutating func per100k() {
        let tenths = Int.random(in: 1...99, using: &generator)
        let average = Int.random(in: 1...99, using: &generator)
        figures[.upholdPer100k] = Double(tenths) / 10
        figures[.upholdPeerPer100k] = Double(average) / 10
        let own = "\(tenths / 10).\(tenths % 10)"
        let peers = "\(average / 10).\(average % 10)"
        let stray = chance(4) ? "%" : ""
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            text += "This is \(own, .upholdPer100k)\(stray) upheld decisions per 100,000 residents.\n\n"
            text +=
                """
                The average for authorities of this type is \(peers, .upholdPeerPer100k)\(stray) \
                upheld decisions per 100,000 residents.\n\n
                """
        case 1:
            text += "\(own, .upholdPer100k)\(stray)\nupheld decisions\nper 100,000 residents\n\n"
            text +=
                """
                The average for organisations of this type \
                is\n\(peers, .upholdPeerPer100k)\(stray)\nupheld decisions per\n100,000 \
                residents\n\n
                """
        case 2:
            text +=
                """
                Adjusted for \(council)'s population, this is \(own, .upholdPer100k) upheld \
                decisions per 100,000 residents.\n\n
                """
            text +=
                """
                The average for authorities of this type is\n\n\(peers, .upholdPeerPer100k) upheld \
                decisions per 100,000 residents.\n\n
                """
        case 3:
            text += "Upheld decisions per 100,000 residents: \(own, .upholdPer100k)\n\n"
            text += "Average for authorities of this type: \(peers, .upholdPeerPer100k)\n\n"
        default:
            text +=
                """
                \(own, .upholdPer100k) upheld decisions per 100,000 residents. This compares to an \
                average of \(peers, .upholdPeerPer100k) per 100,000 residents in similar \
                organisations.\n\n
                """
        }
    }

    private mutating func overview() {
        let notForUs = Int.random(in: 0...80, using: &generator)
        let closed = Int.random(in: 0...80, using: &generator)
        let total = notForUs + closed + investigations
        figures[.caseloadDealtWith] = Double(total)
        figures[.caseloadNotForUs] = Double(notForUs)
        figures[.caseloadAssessedAndClosed] = Double(closed)
        figures[.caseloadInvestigated] = Double(investigations)
        text += "Complaints overview\n\n"
        let isTrueToCounts = investigations > 0 && trouble != .lostUpheld && trouble != .moreUpheldThanInvestigated
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            text +=
                """
                Between \(identity: "1 April \(year - 1) and 31 March \(year)"), we dealt with \
                \(total, .caseloadDealtWith) complaints. Of these, \(notForUs, .caseloadNotForUs) \
                were not for us or not ready for us to investigate. We assessed and closed \
                \(closed, .caseloadAssessedAndClosed) complaints. We investigated \
                \(investigations, .caseloadInvestigated) complaints.\n\n
                """
        case 1:
            text +=
                """
                Complaints dealt with: \(total, .caseloadDealtWith)\nNot for us: \
                \(notForUs, .caseloadNotForUs)\nAssessed and closed: \
                \(closed, .caseloadAssessedAndClosed)\nInvestigated: \
                \(investigations, .caseloadInvestigated)\n\n
                """
        default:
            text +=
                """
                \(total, .caseloadDealtWith)\nComplaints dealt \
                with\n\n\(notForUs, .caseloadNotForUs)\nNot for \
                us\n\n\(closed, .caseloadAssessedAndClosed)\nAssessed and \
                closed\n\n\(investigations, .caseloadInvestigated)\nInvestigated\n\n
                """
        }
        if isTrueToCounts, chance(2) {
            text +=
                """
                We completed \(investigations, .upholdInvestigations) investigations and upheld \
                \(upheld, .upholdUpheld).\n\n
                """
        }
        text +=
            """
            Not for us - these came too early, or are for another body. Assessed and closed - we \
            could not look into these.\n\n
            """
    }

    // MARK: Arithmetic and choice

    private func percent(_ part: Int, of whole: Int) -> Int {
        Int((100 * Double(part) / Double(whole)).rounded())
    }

    /// A lost count is expected where one number alone gives its rate.
    private mutating func expectDerived(_ name: FigureName, rate: Int, of whole: Int, truth: Int) {
        guard (0...whole).count(where: { percent($0, of: whole) == rate }) == 1 else { return }
        figures[name] = Double(truth)
        derived.append(name)
    }

    private mutating func pick(_ choices: [String]) -> String { InventedCouncils.pick(choices, using: &generator) }

    /// True once in so many times.
    private mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &generator) == 0 }
}
