import Model

/// Something that composes specimens of one layout family from seeds.
public struct Composer: Sendable, CustomStringConvertible {
    /// As `sentence-letter`.
    public let name: String
    private let body: @Sendable (UInt64) -> Specimen

    public init(_ name: String, _ body: @escaping @Sendable (UInt64) -> Specimen) {
        self.name = name
        self.body = body
    }

    /// The specimen of a seed; always the same.
    public func compose(seed: UInt64) -> Specimen { body(seed) }

    public var description: String { name }

    /// Every composer. A new layout is one file with its composer, and one line here.
    public static let all = [
        Composer("sentence-letter", SentenceLetterSpecimen.compose(seed:)),
        Composer("tabular-letter", TabularLetterSpecimen.compose(seed:)),
        Composer("complaints-report", ComplaintsReportSpecimen.compose(seed:)),
        Composer("performance-page", PerformancePageSpecimen.compose(seed:)),
        Composer("older-letter", OlderLetterSpecimen.compose(seed:)),
    ]

    /// The specimen of a seed with one to three kinds of damage.
    ///
    /// A document that contradicts itself is never robbed of figures too: what is left could agree on a wrong one, and
    /// nobody could tell.
    public func composeDamaged(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed ^ 0xDA3A6E)
        let specimen = compose(seed: seed)
        let contradicts = specimen.expected.findings.contains { !$0.isRemark }
        let kinds = Damage.some(using: &generator).filter { !contradicts || !$0.isDestructive }
        return specimen.damaged(by: kinds, seed: seed)
    }

    /// A pack as committees get it: a letter behind a cover report, two or three letters of any layouts, a council's own
    /// report with a letter behind it, or statistics pages one behind the other.
    public static func pack(seed: UInt64) -> Pack {
        var generator = SeededGenerator(seed: seed ^ 0x9ACC)
        let letters = all.filter { $0.name.hasSuffix("-letter") }
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
