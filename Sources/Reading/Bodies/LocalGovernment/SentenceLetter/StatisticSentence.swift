import Model

/// The sentences and labels in which the letters from 2019 on state their figures.
enum StatisticSentence: Sendable {
    /// A block of the statistics, by the figures that it states.
    struct Block: Hashable, Sendable {
        let rate: FigureName
        let peerAverage: FigureName
        let count: FigureName
        /// The figure of which the rate is the count's share; nil where the count is not the rate's numerator.
        let whole: FigureName?

        static let uphold = Self(
            rate: .upholdRate, peerAverage: .upholdPeerAverage, count: .upholdUpheld, whole: .upholdInvestigations)
        static let compliance = Self(
            rate: .complianceRate, peerAverage: .compliancePeerAverage, count: .complianceOutcomes, whole: nil)
        /// Its rate is over upheld cases, whatever basis the block prints.
        static let remedy = Self(
            rate: .remedyRate, peerAverage: .remedyPeerAverage, count: .remedyDecisions, whole: .upholdUpheld)

        static let all = [uphold, compliance, remedy]
    }

    /// "… of complaints we investigated were upheld", after its rate.
    case rate(Block)
    /// "… of complaints we investigated were", the next column behind it.
    case tornRate
    /// "… upheld cases we found", after two counts instead of a rate: "In 0 out of 5".
    case share(Block)
    /// "This compares to an average of", before the peers' rate.
    case peerAverage
    /// "upheld decisions" and the like, beside their count.
    case count(Block)
    /// "per 100,000 residents".
    case per100k
    /// "average for authorities of this type", beside the peers' figure per 100,000.
    case typeAverage
    /// "Statistics are based on a total of", before a number and the name of the cases counted.
    case basis
    /// "We completed", before the number of investigations.
    case completed
    /// "There were no detailed investigations."
    case noInvestigations
    /// A heading over a block.
    case heading(Block)
    /// A label of the overview.
    case caseload(FigureName)
    /// The beginning of the statistics: "For the period ending", or the end of the letter proper.
    case statisticsBegin

    static let all = PhraseSet<StatisticSentence>(
        rates + shares + peerAverages + counts + caseload + [
            ("statistics are based on a total of", .basis), ("statistics are based on", .basis),
            ("statistic is based on a total of", .basis), ("these statistics are based on a total of", .basis),
            ("per 100,000 residents", .per100k), ("per 100,000 people", .per100k),
            ("per 100,000 population", .per100k), ("per 100,000 of the population", .per100k),
            ("per 100,000", .per100k), ("per 100k residents", .per100k), ("per 100k", .per100k),
            ("average for authorities of this type", .typeAverage),
            ("average for councils of this type", .typeAverage),
            ("average for organisations of this type", .typeAverage),
            ("average for this type of authority", .typeAverage), ("average for this type of council", .typeAverage),
            ("average for this type of organisation", .typeAverage),
            ("we completed", .completed), ("we carried out", .completed),
            ("the ombudsman completed", .completed), ("the ombudsman carried out", .completed),
            ("no complaints were investigated", .noInvestigations),
            ("did not complete any investigations", .noInvestigations),
            ("did not carry out any detailed investigations", .noInvestigations),
            ("did not carry out any investigations", .noInvestigations),
            ("did not investigate any complaints", .noInvestigations),
            ("no detailed investigations", .noInvestigations),
            ("carried out no investigations", .noInvestigations),
            ("completed no investigations", .noInvestigations),
            ("carried out no detailed investigations", .noInvestigations),
            ("completed no detailed investigations", .noInvestigations),
            ("did not complete any detailed investigations", .noInvestigations),
            ("did not investigate any cases", .noInvestigations),
            ("we investigated no complaints", .noInvestigations),
            ("there were no investigations", .noInvestigations),
            ("for the period ending", .statisticsBegin), ("for the period ended", .statisticsBegin),
            ("yours sincerely", .statisticsBegin), ("yours faithfully", .statisticsBegin),
            ("complaints overview", .statisticsBegin),
            ("complaints upheld", .heading(.uphold)),
            ("compliance with ombudsman recommendations", .heading(.compliance)),
            ("compliance with recommendations", .heading(.compliance)),
            ("satisfactory remedies provided by the", .heading(.remedy)),
            ("satisfactory remedy provided by the", .heading(.remedy)),
        ])

    /// Phrases by which statistics in sentences are known wherever they stand.
    static let knownPhrases = [
        "statistics are based on a total of", "of complaints we investigated were upheld",
        "compares to an average of", "of cases we were satisfied", "of upheld cases we found",
    ]

    /// The number of these phrases that stand in a passage.
    static func knownPhrases(in passage: Passage) -> Int { knownMarks.countOfAll(in: passage) }

    private static let knownMarks = PhraseMarks(knownPhrases)

    /// The first word of the cases that a basis counts: "Statistics are based on a total of 2 compliance outcomes".
    static let bases: [(word: StaticString, figure: FigureName)] = [
        ("investigation", .upholdInvestigations), ("investigations", .upholdInvestigations),
        ("compliance", .complianceOutcomes), ("upheld", .upholdUpheld),
    ]

    /// Whether the phrase speaks of a figure.
    var isStatistic: Bool {
        if case .statisticsBegin = self { false } else { true }
    }

    /// The words of the sentences, by which words that an extractor ran together are parted.
    static let words = WordSet(
        """
        a about accepted adjusted an and april are as assessed at authorities authority average based before between \
        by cases case closed closing complaint complaints completed compliance compares council councils days decision \
        decisions detailed did district ending for found fault from had has implemented in investigate investigated \
        investigation investigations is it local march no not of ombudsman on organisation organisations our outcome \
        outcomes per period population provided rate reached recommendations remedies remedy residents satisfactory \
        satisfied similar statistics successfully that the there this to total type uphold upheld was we were with
        """)

    private static let rates: [(Phrase, StatisticSentence)] =
        [
            "of complaints we investigated were upheld", "of the complaints we investigated were upheld",
            "of complaints that we investigated were upheld", "of complaints investigated were upheld",
            "of complaints we investigated in detail were upheld", "of complaints we investigated was upheld",
            "of detailed investigations were upheld", "of investigations were upheld",
            "of complaints we investigate were upheld", "uphold rate",
            "of cases we investigated were upheld", "of cases investigated were upheld",
            // The label of the count in the next column stands right behind the first line.
            "of complaints we investigated upheld decisions were upheld",
            "of complaints we investigated upheld decision were upheld",
        ].map { (Phrase($0), .rate(.uphold)) }
        + [("of complaints we investigated were", .tornRate)]
        + [
            "of cases we were satisfied", "of cases where we were satisfied", "of cases we are satisfied",
            "of cases, we were satisfied", "of cases the authority successfully implemented",
            "of cases the council successfully implemented", "of cases the organisation successfully implemented",
            "compliance rate with our recommendations",
        ].map { (Phrase($0), .rate(.compliance)) }
        + [
            "of upheld cases we found", "of upheld cases the", "of upheld complaints we found",
            "of cases we upheld, we found",
        ].map { (Phrase($0), .rate(.remedy)) }

    /// The words of the rates' sentences behind the number of all cases.
    private static let shares: [(Phrase, StatisticSentence)] =
        [
            "complaints we investigated were upheld", "complaints that we investigated were upheld",
            "complaints investigated were upheld", "detailed investigations were upheld", "investigations were upheld",
            "cases we investigated were upheld", "cases investigated were upheld",
        ].map { (Phrase($0), .share(.uphold)) }
        + [
            "cases we were satisfied", "cases where we were satisfied", "cases, we were satisfied",
            "cases we are satisfied",
        ].map { (Phrase($0), .share(.compliance)) }
        + ["upheld cases we found", "upheld cases the", "upheld complaints we found"]
        .map { (Phrase($0), .share(.remedy)) }

    private static let peerAverages: [(Phrase, StatisticSentence)] =
        [
            "compares to an average of", "compares with an average of", "compared to an average of",
            "compared with an average of", "compares to the average of", "compares to an average rate of",
        ].map { (Phrase($0), .peerAverage) }
        + ["authorities", "councils", "organisations"].flatMap { kind in
            ["is", "was", "of"].map { (Phrase("average for similar \(kind) \($0)"), .peerAverage) }
                + ["is", "was", "of"].map { (Phrase("average in similar \(kind) \($0)"), .peerAverage) }
        }

    private static let counts: [(Phrase, StatisticSentence)] = [
        ("upheld decision", .count(.uphold)), ("upheld decisions", .count(.uphold)),
        ("compliance outcome", .count(.compliance)), ("compliance outcomes", .count(.compliance)),
        ("satisfactory remedy decision", .count(.remedy)), ("satisfactory remedy decisions", .count(.remedy)),
        ("satisfactory remedies decisions", .count(.remedy)),
    ]

    private static let caseload: [(Phrase, StatisticSentence)] = [
        ("dealt with", .caseload(.caseloadDealtWith)), ("complaints dealt with", .caseload(.caseloadDealtWith)),
        ("not for us", .caseload(.caseloadNotForUs)), ("not ready for us", .caseload(.caseloadNotForUs)),
        ("not for us or not ready for us to investigate", .caseload(.caseloadNotForUs)),
        ("not for us or not ready for us", .caseload(.caseloadNotForUs)),
        ("assessed and closed", .caseload(.caseloadAssessedAndClosed)),
        ("we investigated", .caseload(.caseloadInvestigated)), ("investigated", .caseload(.caseloadInvestigated)),
    ]
}
