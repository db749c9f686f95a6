public import Model

/// Composes specimens of one layout from seeds.
public struct Composer: Sendable, CustomStringConvertible {
    /// The name of the format that reads them, as `sentence-letter`.
    public let name: String
    /// The kind of document.
    public let kind: DocumentKind
    private let body: @Sendable (UInt64) -> Specimen

    public init(
        _ name: String, _ kind: DocumentKind, _ body: @escaping @Sendable (UInt64) -> Specimen
    ) {
        self.name = name
        self.kind = kind
        self.body = body
    }

    /// The specimen of a seed; always the same.
    public func compose(seed: UInt64) -> Specimen { body(seed) }

    public var description: String { name }

    /// Letters of today's layout.
    public static let sentenceLetters = Composer(
        "sentence-letter", .annualReviewLetter, SentenceLetterSpecimen.compose(seed:))

    /// Letters of 2014 to 2018, which state no average.
    public static let tabularLetters = Composer(
        "tabular-letter", .annualReviewLetter, TabularLetterSpecimen.compose(seed:))

    /// Every composer. A new layout is one file with its composer, and one line here: `compose-specimens`, the tests
    /// and the score go by this list.
    public static let all = [
        sentenceLetters, tabularLetters,
        Composer("older-letter", .annualReviewLetter, OlderLetterSpecimen.compose(seed:)),
        Composer("complaints-report", .complaintsReport, ComplaintsReportSpecimen.compose(seed:)),
        Composer("performance-page", .performancePage, PerformancePageSpecimen.compose(seed:)),
    ]

    /// Composers of reports with traps: one for each dimension of a number's scope, one for all of them together, and
    /// one of reports without figures of the council's own.
    public static let trapped =
        TrappedReportSpecimen.Trap.allCases.map { trap in
            Composer("trapped-report-\(trap.rawValue)", .complaintsReport) {
                TrappedReportSpecimen.compose(seed: $0, traps: [trap])
            }
        } + [
            Composer("trapped-report", .complaintsReport) { TrappedReportSpecimen.compose(seed: $0) },
            Composer("partial-report", .complaintsReport, PartialReportSpecimen.compose(seed:)),
        ]

    /// The specimen of a seed, of any layout. Seeds in a row go through all layouts.
    public static func composeAny(seed: UInt64) -> Specimen {
        // The second composer has seed 0, so that seeds give the same specimens as in earlier versions.
        all[Int((seed &+ 1) % UInt64(all.count))].compose(seed: seed)
    }

    /// The specimen of a seed with one to three kinds of damage.
    ///
    /// A document that contradicts itself never loses figures too: the rest could agree on a wrong figure, and nobody
    /// could tell.
    public func composeDamaged(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed ^ 0xDA3A6E)
        let specimen = compose(seed: seed)
        let contradicts = specimen.expected.findings.contains { !$0.isRemark }
        let kinds = Damage.some(using: &generator).filter { !contradicts || !$0.isDestructive }
        return specimen.damaged(by: kinds, seed: seed)
    }

    /// A pack as committees get it: a letter behind a cover report, two or three letters of any layouts, a council's
    /// own report with a letter behind it, or statistics pages one behind the other.
    public static func pack(seed: UInt64) -> Pack {
        var generator = SeededGenerator(seed: seed ^ 0x9ACC)
        let letters = all.filter { $0.kind == .annualReviewLetter }
        func letter(_ seed: UInt64) -> Specimen {
            InventedCouncils.pick(letters, using: &generator).compose(seed: seed)
        }
        let count = UInt64.random(in: 2...3, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            return Pack(of: [letter(seed)], seed: seed)
        case 1:
            let hasCover = Bool.random(using: &generator)
            return Pack(of: (0..<count).map { letter(seed &* 3 &+ $0) }, hasCover: hasCover, seed: seed)
        case 2:
            let report = ComplaintsReportSpecimen.compose(seed: seed)
            return Pack(of: [report, letter(seed &+ 1)], hasCover: false, seed: seed)
        default:
            let pages = (0..<count).map { PerformancePageSpecimen.compose(seed: seed &* 3 &+ $0) }
            return Pack(of: pages, hasCover: Bool.random(using: &generator), seed: seed)
        }
    }
}
