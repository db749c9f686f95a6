import Configuration
import Extraction
import FoundationEssentials
import Inbox
import Ingest
import Linux
import Model
import Oversight
import Repository
import Specimens
import Store
import TestSupport
import Testing

/// A root directory as a daemon leaves it: documents were read and archived, and their alerts delivered. It is removed
/// at the end.
final class DaemonRoot {
    let layout: Places
    let now = Timestamp(seconds: 1_700_000_000)
    private let directory: TestDirectory
    private var root: String { directory.path }

    init() throws {
        directory = try TestDirectory()
        layout = .under(directory.path)
        for directory in [layout.inbox, layout.processed, layout.rejected] {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        // A daemon's start commits the settings of the rules.
        try StateRepository(directory: layout.store).commit([.policy(Policy())], at: now)
        try add((1...6).map { ("letter-\($0).txt", SentenceLetterSpecimen.compose(year: 2024, seed: $0).text) })
        try add([("page.txt", PerformancePageSpecimen.compose(seed: 3).text), ("news.txt", "A newsletter.\n")])
    }

    /// Commits documents, delivers their alerts, and archives the files.
    func add(_ documents: [(name: String, text: String)], checkpointing: Bool = true) throws {
        let repository = try StateRepository(directory: layout.store)
        for (index, document) in documents.enumerated() {
            let arrival = Arrival(name: document.name, device: 1, inode: UInt64(index), at: now)
            let ingested = try #require(
                IngestedDocument(readingNow: Array(document.text.utf8), arrival: arrival, by: .all))
            try repository.commit([ingested.event], at: now)
            switch ingested.result {
            case .success(let readings):
                let year = readings.map(\.period).max()?.name ?? "undated"
                try archive(document.text, "processed/\(year)/\(document.name)")
            case .failure(let refusal):
                try archive(document.text, "rejected/\(document.name)")
                let note = RejectionNote(ingested.document, refusal)
                write(String(decoding: note.json, as: UTF8.self), "rejected/\(document.name).reason.json")
            }
        }
        try repository.commit([.delivered((repository.outbox ?? []).map(\.id))], at: now)
        if checkpointing { try repository.checkpoint() }
    }

    /// Writes an original, and its line in the list of checksums.
    private func archive(_ text: String, _ path: String) throws {
        write(text, path)
        let line = ChecksumLine(sha256: SHA256.hexDigest(of: Array(text.utf8)), path: Array(path.utf8))
        try OriginalsList(layout.checksums)?.append([line])
    }

    /// The full path of a file.
    func path(_ path: String) -> String { "\(root)/\(path)" }

    func write(_ text: String, _ path: String) {
        let full = "\(root)/\(path)"
        try? FileManager.default.createDirectory(
            atPath: String(full[..<(full.lastIndex(of: "/") ?? full.endIndex)]), withIntermediateDirectories: true)
        try? Data(text.utf8).write(to: URL(filePath: full))
    }

    func text(_ path: String) -> String {
        (FileManager.default.contents(atPath: "\(root)/\(path)")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: "\(root)/\(path)") }

    func move(_ path: String, to other: String) {
        try? FileManager.default.moveItem(atPath: "\(root)/\(path)", toPath: "\(root)/\(other)")
    }

    /// The sorted names in a directory.
    func names(_ path: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")) ?? []).sorted()
    }

    /// The path of the first file in a directory.
    func first(_ path: String) -> String { "\(path)/\(names(path).first ?? "")" }
}
