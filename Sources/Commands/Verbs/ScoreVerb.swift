import ArgumentParser
import ControlInterface
import Oversight
import Scoring

/// `ombudsctl score FOLDER`
struct ScoreVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score how well the documents of a folder are read. No daemon is needed.",
        discussion: """
            Beside each document, as NAME.txt, stands NAME.expected.json with the expected reading: \
            kind, authority, authority_type, period_end, figures, derived, earlier, services, alerts, findings. \
            A part that it leaves out is not judged, except figures and authority; in the rest an extra figure, alert or \
            finding is an error. Also: absent (figures), not_findings, own_figures false (refused, or read with services' \
            figures only), refuse, may_refuse, or_unclear (figures may be missing with a figure-unclear), note.

            Goes on after a file that can't be used, and names it at the end. \
            Exits with 1 when a document was not read as expected, or a file can't be used.
            """)

    @Argument(help: "The folder.", completion: .directory)
    var folder: String

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let contents = try await ScoredFolder(folder)
        let score = Scoring.score(contents.cases) { reading in reading.alerts().map(\.rawValue) }
        if json {
            try Output.json(ScoreReport(score, faults: contents.faults, unscored: contents.unscored))
        } else {
            Output.line(score.table())
            for fault in contents.faults { Output.line("\(fault.name): \(fault.message)") }
            for name in contents.unscored {
                Output.line("\(name): It has no \(name.dropLast(4)).expected.json beside it, and was not scored.")
            }
        }
        if !score.imperfect.isEmpty || !contents.faults.isEmpty { throw ExitCode(Failure.Code.failed.exitCode) }
    }
}

extension ScoreReport {
    fileprivate init(_ score: Score, faults: [Fault], unscored: [String]) {
        self.init(
            documents: score.documents, figures: Tally(score.figures), all: Tally(score.all),
            groups: score.byGroup.mapValues(Tally.init),
            subjects: Dictionary(uniqueKeysWithValues: score.bySubject.map { ("\($0.key)", Tally($0.value)) }),
            imperfect: score.imperfect.map { Imperfect(name: $0.name, problems: $0.problems) }, faults: faults,
            unscored: unscored)
    }
}

extension ScoreReport.Tally {
    fileprivate init(_ tally: Tally) {
        self.init(
            right: tally.right, wrong: tally.wrong, doubted: tally.doubted, missed: tally.missed,
            precision: tally.precision, recall: tally.recall)
    }
}
