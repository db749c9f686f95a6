import Foundation
import Model
import Scoring
import Specimens
import Testing

/// Reports in which numbers of other scopes stand beside the council's own figures, read and scored: 2,016 in every
/// run, more with `OMBUDSD_SPECIMENS` (so many of each composer and condition). To see one alone, run
/// `SpecimenScoreTests` with `OMBUDSD_SPECIMEN=NAME`, as `OMBUDSD_SPECIMEN=trapped-report-year/plain/17`.
@Suite(.enabled(if: SpecimenScoreTests.replayed == nil)) struct TrappedReportScoreTests {
    static let seedsEach = SpecimenScoreTests.asked ?? 112

    /// The recall that every composer reaches on plain reports, and on damaged ones.
    static let plainRecall = 0.99
    static let damagedRecall = 0.95

    static func score(_ composer: Composer, _ condition: SpecimenScoreTests.Condition) -> Score {
        SpecimenScoreTests.score(composer, condition, seeds: 0..<seedsEach)
    }

    @Test(arguments: Composer.trapped)
    func `a number of another scope is never the council's own`(_ composer: Composer) {
        SpecimenScoreTests.expect(Self.score(composer, .plain), recall: Self.plainRecall)
    }

    @Test(arguments: Composer.trapped)
    func `damage makes no number of another scope the council's own`(_ composer: Composer) {
        SpecimenScoreTests.expect(Self.score(composer, .damaged), recall: Self.damagedRecall)
    }
}
