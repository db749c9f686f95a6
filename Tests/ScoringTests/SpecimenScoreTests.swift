import Foundation
import Model
import Scoring
import Specimens
import Testing

/// Every composer's specimens, read and scored. A failure names its specimen; to see its text and score alone, run
/// the test with `OMBUDSD_SPECIMEN=NAME`, as `OMBUDSD_SPECIMEN=tabular-letter/damaged/17`.
@Suite struct SpecimenScoreTests {
    /// The condition of a specimen: as composed, damaged, or packed with others.
    enum Condition: String, CaseIterable {
        case plain, damaged, packed
    }

    static let replayed = ProcessInfo.processInfo.environment["OMBUDSD_SPECIMEN"]
    /// How many of each composer and condition; `OMBUDSD_SPECIMENS` asks for more than the 2,500 of every run.
    static let seedsEach = asked ?? 250
    static let asked = ProcessInfo.processInfo.environment["OMBUDSD_SPECIMENS"].flatMap(UInt64.init)

    /// The case of a name such as `tabular-letter/damaged/17`.
    static func document(_ composer: Composer, _ condition: Condition, _ seed: UInt64) -> (Scoring.Case, String) {
        let name = "\(composer.name)/\(condition.rawValue)/\(seed)"
        var document: Scoring.Case
        let text: String
        switch condition {
        case .plain:
            let specimen = composer.compose(seed: seed)
            document = Scoring.Case(specimen, group: composer.name)
            text = specimen.text
        case .damaged:
            let specimen = composer.composeDamaged(seed: seed)
            document = Scoring.Case(specimen, group: composer.name, isDamaged: true)
            text = specimen.text
        case .packed:
            let pack = Composer.pack(seed: seed)
            document = Scoring.Case(pack)
            text = pack.text
        }
        document.name = "\(name) (\(document.name))"
        return (document, text)
    }

    static func score(_ composer: Composer, _ condition: Condition, seeds: Range<UInt64>) -> Score {
        Scoring.score(seeds.lazy.map { document(composer, condition, $0).0 })
    }

    @Test(.enabled(if: replayed == nil), arguments: Composer.all)
    func `undamaged specimens are read with nothing wrong in silence`(_ composer: Composer) {
        let score = Self.score(composer, .plain, seeds: 0..<Self.seedsEach)
        Self.expect(score, recall: 0.99)
    }

    @Test(.enabled(if: replayed == nil), arguments: Composer.all)
    func `damaged specimens are read with nothing wrong in silence`(_ composer: Composer) {
        let score = Self.score(composer, .damaged, seeds: 0..<Self.seedsEach)
        Self.expect(score, recall: 0.95)
    }

    @Test(.enabled(if: replayed == nil))
    func `packs are read with nothing wrong in silence`() throws {
        let score = Self.score(try #require(Composer.all.first), .packed, seeds: 0..<Self.seedsEach)
        Self.expect(score, recall: 0.99)
    }

    @Test(.enabled(if: replayed != nil))
    func `the specimen that OMBUDSD_SPECIMEN names is read perfectly`() throws {
        let parts = try #require(Self.replayed).split(separator: "/").map(String.init)
        try #require(parts.count == 3, "COMPOSER/CONDITION/SEED, as tabular-letter/damaged/17")
        let composer = try #require((Composer.all + Composer.trapped).first { $0.name == parts[0] })
        let (document, text) = Self.document(
            composer, try #require(Condition(rawValue: parts[1])), try #require(UInt64(parts[2])))
        let score = Scoring.score([document])
        print(text)
        print(document.lost)
        print(score.table())
        #expect(score.imperfect.isEmpty)
    }

    /// No figure is wrong in silence, and enough is read.
    static func expect(_ score: Score, recall: Double, sourceLocation: SourceLocation = #_sourceLocation) {
        let silent = score.imperfect.filter(\.isWrongInSilence)
        #expect(silent.map(\.name) == [], Comment(rawValue: describe(silent)), sourceLocation: sourceLocation)
        #expect(
            score.figures.recall >= recall, Comment(rawValue: score.table(problems: 5)), sourceLocation: sourceLocation)
    }

    static func describe(_ markings: [Marking]) -> String {
        "\(markings.count) wrong in silence\n"
            + markings.prefix(8).map { "\($0.name)\n    " + $0.problems.prefix(12).joined(separator: "\n    ") }
            .joined(separator: "\n")
    }
}
