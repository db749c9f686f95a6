import Model
import Reading
import Testing

/// Sentences that list counts by stage.
@Suite struct StageCountTests {
    private static let both: [FigureName: Double] = [.complaintsStage1: 412, .complaintsStage2: 38]

    @Test(
        arguments: [
            "We received 412 at stage 1, 38 at stage 2.", "Complaints: 412 (Stage 1) and 38 (Stage 2).",
            "We received 450 complaints: 412 (Stage 1) and 38 (Stage 2).",
            "A total of 450 complaints were received, 412 at stage 1 and 38 at stage 2.",
            "Of the complaints, 412 were handled at stage 1, 38 at stage 2.",
            "Complaints (412 at stage 1, 38 at stage 2) rose in the year.",
            "450 complaints were logged, 412 of them at stage 1 and 38 at stage 2.",
            "Number of complaints: Stage 1 412, Stage 2 38.", "Stage one complaints numbered 412, stage two 38.",
            "412 complaints were received at stage 1. At stage 2 there were 38.",
        ].map { ReportCase($0, $0, figures: both) })
    func `counts beside their stages are read`(_ report: ReportCase) throws { try report.check() }

    @Test(arguments: [
        ReportCase("upheld ones", "We upheld 112 at stage 1, 8 at stage 2.", figures: [:]),
        ReportCase("late ones", "Of the complaints answered late, 40 were at stage 1, 8 at stage 2.", figures: [:]),
        ReportCase("limits", "The target for complaints is 10 days at stage 1, 20 at stage 2.", figures: [:]),
        ReportCase("a quarter's", "In quarter 4 we received 112 at stage 1, 8 at stage 2.", figures: [:]),
        ReportCase(
            "an earlier year's", "In 2022/23 we received 412 at stage 1, 38 at stage 2.", figures: [:],
            earlier: ["2022-23": both]),
        ReportCase("enquiries", "Enquiries: 412 (Stage 1) and 38 (Stage 2).", figures: [:]),
        ReportCase(
            "what nothing names", "412 at stage 1, 38 at stage 2", figures: [:],
            findings: [.figureUnclear, .figureUnclear]),
        ReportCase(
            "parts of stages", "We received 412 stage 1 complaints. At stage 2, 9 of 38 were answered late.",
            figures: [.complaintsStage1: 412]),
    ])
    func `counts of other things beside stages are not`(_ report: ReportCase) throws { try report.check() }

    @Test(arguments: [
        ReportCase(
            "a part that goes on", "The Council received 412 stage 1 complaints, 38 of which went to stage 2.",
            figures: [.complaintsStage1: 412, .escalationToStage2: 38]),
        ReportCase(
            "a share that goes on", "9% of stage 1 complaints were escalated to stage 2.", figures: [.escalationRate: 9]
        ),
        ReportCase(
            "a limit behind in", "88% of stage 1 complaints were answered in 10 working days.",
            figures: [.answeredInTimeStage1: 88]),
        ReportCase(
            "the second stage of the process",
            "Of the 412 stage 1 complaints received, 38 were escalated to the second stage of the Council's complaints process.",
            figures: [.complaintsStage1: 412, .escalationToStage2: 38]),
    ])
    func `what went on to the next stage is read`(_ report: ReportCase) throws { try report.check() }
}
