import Model
import Reading
import Testing

/// Stages that are written with a hyphen.
@Suite struct HyphenatedStageTests {
    static let cases = [
        ReportCase(
            "counts", "We received 412 stage-one complaints and 38 stage-two complaints.",
            figures: [.complaintsStage1: 412, .complaintsStage2: 38]),
        ReportCase(
            "counts and days",
            "We received 412 complaints at stage-one and 38 at stage-two. The average time at stage-one was 9 days.",
            figures: [.complaintsStage1: 412, .complaintsStage2: 38, .averageDaysStage1: 9]),
        ReportCase(
            "digits", "There were 412 stage-1 complaints. 91% of stage-1 complaints were answered in time.",
            figures: [.complaintsStage1: 412, .answeredInTimeStage1: 91]),
        ReportCase(
            "ordinals", "We received 412 first-stage complaints and 38 second-stage complaints.",
            figures: [.complaintsStage1: 412, .complaintsStage2: 38]),
    ]

    @Test(arguments: cases)
    func `a stage with a hyphen is that stage`(_ report: ReportCase) throws { try report.check() }
}
