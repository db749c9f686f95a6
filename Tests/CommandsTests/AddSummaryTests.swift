import ControlInterface
import Testing

@testable import Commands

@Suite struct AddSummaryTests {
    private static func report(_ outcomes: [AddReport.Outcome]) -> AddReport {
        AddReport(files: outcomes.map { AddReport.File(name: "a.txt", sha256: "0a", outcome: $0) })
    }

    @Test(
        arguments: [
            ([.processed, .rejected, .processed, .duplicate], "4 files: 2 read, 1 rejected, 1 arrived before."),
            ([.added, .added], "2 files: 2 in the inbox."), ([.waiting, .processed], "2 files: 1 read, 1 waiting."),
        ] as [([AddReport.Outcome], String)])
    func `what came of many files is summed up`(_ outcomes: [AddReport.Outcome], _ summary: String) {
        #expect(Self.report(outcomes).summary == summary)
    }
}
