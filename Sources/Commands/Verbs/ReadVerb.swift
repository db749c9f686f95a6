import ArgumentParser
import Control
import Extraction
import FoundationEssentials
import Letters
import Oversight

/// `ombudsctl read FILE`
struct ReadVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read documents here and now, and keep nothing. No daemon is needed.",
        discussion: "Exits with 6 when a document could not be read.")

    @Argument(help: "The files.")
    var files: [String]

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false

    func run() throws {
        var reports: [ReadingReport] = []
        for file in files { reports.append(contentsOf: try Self.read(file)) }
        if json {
            if reports.count == 1 {
                try Output.json(reports[0])
            } else {
                try Output.json(ReadingsReport(readings: reports))
            }
        } else {
            for (index, report) in reports.enumerated() {
                if index > 0 { Output.line() }
                ReadingText.show(report)
            }
        }
        let failed = reports.contains { if case .failure = $0.result { true } else { false } }
        if failed { throw ExitCode(Failure.Code.unreadable.exitCode) }
    }

    private static func read(_ path: String) throws(Failure) -> [ReadingReport] {
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Failure(.unreadable, "\(path) can't be opened: \(error)")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var file = ReadingReport.File(
            name: name, sha256: SHA256.hexDigest(of: bytes), mediaType: MediaType(of: bytes, name: name).rawValue,
            pages: 1)
        do throws(Refusal) {
            let extracted = try Extraction.extract(bytes, name: name)
            file.mediaType = extracted.mediaType.rawValue
            file.pages = extracted.text.pages
            return try Letters.read(extracted.text).map { ReadingReport(document: file, result: .success($0)) }
        } catch {
            return [ReadingReport(document: file, result: .failure(error))]
        }
    }
}
