import Model

/// Letters with statistics in sentences, as they are for the years from March 2019 on, about invented councils.
public enum SentenceLetterSpecimen {
    /// A fault in a specimen's figures.
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
struct SentenceLetterComposer {
    var generator: SeededGenerator
    let year: Int
    let trouble: SentenceLetterSpecimen.Trouble
    let council: String
    /// "authority", "Council" or "organisation".
    let body: String
    let isBold: Bool
    let isDetailed: Bool
    var figures: [FigureName: Double] = [:]
    var derived: [FigureName] = []
    var findings: Set<Finding.Code> = []
    var text = MarkedText()

    let investigations: Int
    let upheld: Int
    let remedies: Int
    let outcomes: Int

    init(year: Int, trouble: SentenceLetterSpecimen.Trouble, seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 7)
        self.year = year
        council = InventedCouncils.name(using: &generator)
        body =
            year < 2022
            ? "authority" : InventedCouncils.pick(["organisation", "Council", "authority"], using: &generator)
        isBold = Bool.random(using: &generator)
        isDetailed = year < 2024 && Int.random(in: 0..<4, using: &generator) > 0
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
        let sorted = findings.sorted { $0.rawValue < $1.rawValue }
        return Specimen(
            name: name, text: text.string,
            expected: Expectation(
                kind: .annualReviewLetter, authority: council, authorityKind: .other, periodEnd: "\(year)-03-31",
                figures: figures, derived: derived.isEmpty ? nil : derived, findings: sorted),
            marks: text.marks)
    }

    // MARK: The letter

    private mutating func head() {
        let office = pick(["Chief Executive", "Interim Chief Executive", "Head of Paid Service", "Managing Director"])
        let name = pick(["Ms Example", "Mr Sample", "Dr Specimen"])
        if chance(3) { text += "Local Government & Social Care\nOMBUDSMAN\n\n" }
        // From 2026 on the letters come out in May.
        text += "\(Int.random(in: 10...28, using: &generator)) \(year < 2026 ? "July" : "May") \(year)\n\nBy email\n\n"
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

    // MARK: Arithmetic and choice

    func percent(_ part: Int, of whole: Int) -> Int {
        Int((100 * Double(part) / Double(whole)).rounded())
    }

    /// Expects a lost count to be derived where only one number gives its rate.
    mutating func expectDerived(_ name: FigureName, rate: Int, of whole: Int, truth: Int) {
        guard (0...whole).count(where: { percent($0, of: whole) == rate }) == 1 else { return }
        figures[name] = Double(truth)
        derived.append(name)
    }

    mutating func pick(_ choices: [String]) -> String { InventedCouncils.pick(choices, using: &generator) }

    /// True once in a number of times.
    mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &generator) == 0 }
}
