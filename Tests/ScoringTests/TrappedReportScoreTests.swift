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

    /// The recall that every composer reaches. The aim is 0.99 on plain reports and 0.95 on damaged ones, as for the
    /// other specimens: what is missed are tables of one row with one cell a line, shares divided by single spaces, and
    /// tables after the section of a part where headings show no depth.
    static let recall = 0.85

    /// The composers with wordings that are still read wrong: "Q3" as a heading, and blocks of lines for earlier years.
    static let open: Set<String> = ["trapped-report-year", "trapped-report-partOfYear", "trapped-report"]

    static func score(_ composer: Composer, _ condition: SpecimenScoreTests.Condition) -> Score {
        SpecimenScoreTests.score(composer, condition, seeds: 0..<seedsEach)
    }

    /// Expects that the score has nothing wrong in silence, except for composers with open wordings.
    private static func expect(_ score: Score, of composer: Composer) {
        if open.contains(composer.name) {
            withKnownIssue("a heading \u{201C}Q3\u{201D}, blocks of earlier years", isIntermittent: true) {
                SpecimenScoreTests.expect(score, recall: recall)
            }
        } else {
            SpecimenScoreTests.expect(score, recall: recall)
        }
    }

    @Test(arguments: Composer.trapped)
    func `a number of another scope is never the council's own`(_ composer: Composer) {
        Self.expect(Self.score(composer, .plain), of: composer)
    }

    @Test(arguments: Composer.trapped)
    func `damage makes no number of another scope the council's own`(_ composer: Composer) {
        Self.expect(Self.score(composer, .damaged), of: composer)
    }
}
