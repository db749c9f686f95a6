import ControlInterface
import Extraction
import FoundationEssentials
import Ingest
import Linux
import Model
import Oversight
import Reading
import Scoring
import Specimens

/// A folder of documents with their expected readings: `NAME.expected.json` beside `NAME.txt`, or `NAME` in another format that
/// is read.
struct ScoredFolder {
    private(set) var cases: [Scoring.Case] = []
    /// The files that can't be used, in the order of their names.
    private(set) var faults: [ScoreReport.Fault] = []
    /// The texts without an expected reading, in the order of their names.
    private(set) var unscored: [String] = []

    private static let ending = ".expected.json"

    /// - Throws: `not-found` for a folder that can't be read or has no expected reading.
    init(_ folder: String) async throws(Failure) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw Failure(.notFound, "The folder \"\(folder)\" does not exist or can't be read.")
        }
        for name in names where name.hasSuffix(Self.ending) {
            let stem = String(name.dropLast(Self.ending.count))
            let expectation: Expectation
            switch Self.expectation("\(folder)/\(name)") {
            case .success(let read): expectation = read
            case .failure(let mistakes):
                faults += mistakes.messages.map { ScoreReport.Fault(name: name, message: $0) }
                continue
            }
            do throws(Failure) {
                let document = try Self.document(stem, among: names)
                cases.append(await Self.scoringCase(document, in: folder, expectation))
            } catch {
                faults.append(ScoreReport.Fault(name: name, message: error.message))
            }
        }
        unscored = names.filter { $0.hasSuffix(".txt") && !names.contains("\($0.dropLast(4))\(Self.ending)") }
        guard !cases.isEmpty || !faults.isEmpty else {
            throw Failure(
                .notFound, "There is no NAME\(Self.ending) in the folder \"\(folder)\", so that nothing can be scored.")
        }
    }

    private static func document(_ stem: String, among names: [String]) throws(Failure) -> String {
        let documents = names.filter { $0.hasPrefix("\(stem).") && isDocument($0, of: stem) }
        guard let document = documents.first(where: { $0 == "\(stem).txt" }) ?? documents.first else {
            throw Failure(.notFound, "There is no document \"\(stem).txt\" beside it, nor one of another format.")
        }
        return document
    }

    /// Whether a file's name is the stem with one ending. "a.b.txt" is no document of "a".
    private static func isDocument(_ name: String, of stem: String) -> Bool {
        let ending = name.dropFirst(stem.count + 1)
        return !ending.isEmpty && !ending.contains(".") && ending != "json"
    }

    /// The mistakes of a file, each a sentence.
    private struct Mistakes: Error {
        let messages: [String]
    }

    private static func expectation(_ path: String) -> Result<Expectation, Mistakes> {
        do {
            let json = try FileContents.read(path, limit: 1 << 20)
            let faults = Expectation.faults(in: json, rules: Rule.allCases.map(\.rawValue))
            guard faults.isEmpty else { return .failure(Mistakes(messages: faults.map(notJSON))) }
            return .success(try JSONDecoder().decode(Expectation.self, from: Data(json)))
        } catch let error as DecodingError {
            return .failure(Mistakes(messages: [notJSON(error.faultText)]))
        } catch let refusal as Refusal {
            return .failure(Mistakes(messages: [refusal.message]))
        } catch {
            return .failure(Mistakes(messages: ["It can't be read: \(error)"]))
        }
    }

    private static func notJSON(_ fault: String) -> String {
        "It is not the JSON of an expected reading: \(fault)."
    }

    /// A document that has no text is a refused one.
    private static func scoringCase(
        _ document: String, in folder: String, _ expectation: Expectation
    ) async -> Scoring.Case {
        do throws(ExtractionFailure) {
            let bytes = try contents("\(folder)/\(document)")
            let file = try await Extractors.all.extract(bytes, name: document)
            return Scoring.Case(name: document, text: try text(file), expected: [expectation])
        } catch {
            let refusal =
                switch error {
                case .refused(let refusal): refusal
                case .unavailable(let trouble): Refusal(.unreadable, trouble.message)
                }
            return Scoring.Case(name: document, refusal: refusal, expected: [expectation])
        }
    }

    private static func contents(_ path: String) throws(ExtractionFailure) -> [UInt8] {
        do throws(Refusal) {
            return try FileContents.read(path, limit: Extraction.defaultSizeLimit)
        } catch {
            throw .refused(error)
        }
    }

    private static func text(_ file: ExtractedFile) throws(ExtractionFailure) -> DocumentText {
        do throws(Refusal) {
            // Of a mail the first file that is attached counts.
            let part = file.parts.first { $0.role == .document } ?? file.parts[0]
            return try part.documentText()
        } catch {
            throw .refused(error)
        }
    }
}

extension DecodingError {
    /// The mistake in an expectation, with the member that it is in: "“figures.uphold.rate” should be a number".
    var faultText: String {
        switch self {
        case .keyNotFound(let key, let context):
            return "the member “\(Self.path(context.codingPath + [key]))” is missing"
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let path = context.codingPath.isEmpty ? "the whole" : "“\(Self.path(context.codingPath))”"
            return "\(path) should be \(Self.noun(type))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            return "its brackets, commas or quotation marks are not those of JSON"
        case .dataCorrupted(let context):
            return "“\(Self.path(context.codingPath))” \(context.debugDescription)"
        @unknown default:
            return "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }

    private static func noun(_ type: any Any.Type) -> String {
        switch type {
        case is Double.Type: "a number"
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is [any Decodable].Type, is [Any].Type: "a list"
        default: "\(type)".contains("Array") ? "a list" : "an object"
        }
    }
}
