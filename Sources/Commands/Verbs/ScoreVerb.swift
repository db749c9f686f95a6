import ArgumentParser
import ControlInterface
import Extraction
import FoundationEssentials
import Ingest
import Linux
import Model
import Scoring
import Specimens

/// `ombudsctl score FOLDER`
struct ScoreVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Score how well the documents of a folder are read. No daemon is needed.",
        discussion: """
            Beside each document NAME.txt or NAME.md stands NAME.expected.json with the expected reading. \
            Exits with 1 when a document was not read as expected.
            """)

    @Argument(help: "The folder.")
    var folder: String

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false

    func run() throws {
        let score = Scoring.score(try cases())
        if json {
            try Output.json(report(score))
        } else {
            Output.line(score.table())
        }
        if !score.imperfect.isEmpty { throw ExitCode(Failure.Code.failed.exitCode) }
    }

    private func cases() throws(Failure) -> [Scoring.Case] {
        let ending = ".expected.json"
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Failure(.notFound, "The folder \"\(folder)\" does not exist or can't be read.")
        }
        let cases = try names.filter { $0.hasSuffix(ending) }.map { name throws(Failure) in
            try scoringCase(String(name.dropLast(ending.count)), among: Set(names))
        }
        guard !cases.isEmpty else {
            throw Failure(
                .notFound, "There is no NAME\(ending) in the folder \"\(folder)\", so that nothing can be scored.")
        }
        return cases
    }

    private func scoringCase(_ stem: String, among names: Set<String>) throws(Failure) -> Scoring.Case {
        guard let document = ["txt", "md"].map({ "\(stem).\($0)" }).first(where: names.contains) else {
            throw Failure(
                .notFound,
                "\"\(stem).expected.json\" has no document beside it: there is no \"\(stem).txt\" and no \"\(stem).md\"."
            )
        }
        let expected = "\(folder)/\(stem).expected.json"
        do throws(Refusal) {
            let bytes = try FileContents.read("\(folder)/\(document)", limit: Extraction.defaultSizeLimit)
            guard let file = try Extractors.all.extractNow(bytes, name: document) else {
                throw Refusal(.unsupportedFormat, "\"\(folder)/\(document)\" is a PDF; only texts are scored.")
            }
            let json = try FileContents.read(expected, limit: 1 << 20)
            guard let expectation = try? JSONDecoder().decode(Expectation.self, from: Data(json)) else {
                throw Refusal(.damaged, "\"\(expected)\" is not the JSON of an expected reading.")
            }
            return Scoring.Case(name: document, text: try file.parts[0].documentText(), expected: [expectation])
        } catch {
            throw Failure(.unreadable, error.message)
        }
    }
}

/// The JSON of a score.
private func report(_ score: Score) -> ScoreReport {
    ScoreReport(
        documents: score.documents, figures: report(score.figures), all: report(score.all),
        groups: score.byGroup.mapValues(report),
        subjects: Dictionary(uniqueKeysWithValues: score.bySubject.map { ("\($0.key)", report($0.value)) }),
        imperfect: score.imperfect.map { ScoreReport.Imperfect(name: $0.name, problems: $0.problems) })
}

private func report(_ tally: Tally) -> ScoreReport.Tally {
    ScoreReport.Tally(
        right: tally.right, wrong: tally.wrong, doubted: tally.doubted, missed: tally.missed,
        precision: tally.precision, recall: tally.recall)
}
