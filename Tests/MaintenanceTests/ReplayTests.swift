import Configuration
import ControlInterface
import Extraction
import FoundationEssentials
import Ingest
import Linux
@testable import Maintenance
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

@Suite struct ReplayTests {
    private let root: DaemonRoot

    init() throws { root = try DaemonRoot() }

    private func replay() async throws -> Replay { try await Replay.run(root.layout, at: root.now) }

    private func state(of directory: String) throws -> State { try StateRepository(directory: directory).state }

    @Test func `a replay of the originals gives the store`() async throws {
        let report = try await replay().report
        #expect(report.equal)
        #expect(report.differences == [])
        #expect(report.notes == [])
        #expect(report.documents == 8)
    }

    @Test func `a document that the store knows as too large keeps its format`() async throws {
        let text = "PK\u{3}\u{4} many files"
        root.write(text, "rejected/many.zip")
        let document = Document(
            sha256: SHA256.hexDigest(of: Array(text.utf8)), mediaType: "application/zip", size: text.utf8.count,
            pages: 1,
            arrival: Arrival(name: "many.zip", device: 1, inode: 500, at: root.now))
        do {
            let repository = try StateRepository(directory: root.layout.store)
            let refusal = Refusal(.tooLarge, "It is a ZIP archive of more than 1000 files.")
            try repository.commit([.refused(document, refusal)], at: root.now)
        }
        let report = try await replay().report
        #expect(report.equal, "\(report.differences)")
        #expect(report.documents == 9)
    }

    /// The originals say neither when they arrived, in which order and under which names, nor which alerts were
    /// delivered or acknowledged.
    @Test func `a replay does not compare arrivals, deliveries and acknowledgements`() async throws {
        // Another store of the same originals: in another order, under other names, and with nothing delivered.
        var files: [(String, String)] = []
        for folder in root.names("processed") {
            files += root.names("processed/\(folder)").map { ("x-\($0)", root.text("processed/\(folder)/\($0)")) }
        }
        files.append(("other.txt", root.text("rejected/news.txt")))
        root.remove("store")
        do {
            let repository = try StateRepository(directory: root.layout.store)
            for (name, text) in files.reversed() {
                let arrival = Arrival(name: name, device: 9, inode: 9, at: Timestamp(seconds: 1))
                let document = try #require(IngestedDocument(readingNow: Array(text.utf8), arrival: arrival, by: .all))
                try repository.commit([document.event], at: Timestamp(seconds: 2))
            }
        }
        #expect(try await replay().report.equal)
    }

    /// Two letters of one date about one year, whose figures contradict each other: the one that arrived last speaks.
    @Test(arguments: ["a,b", "a,a,b", "a,b,a", "b,a,a", "a,b,b,a", "a,b,a,b", "b,a,b,a,b"])
    func `a replay takes documents that contradict each other in the order of their arrivals`(order: String)
        async throws
    {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 77).text
        let other = letter.replacing(/\d+%\*\* of complaints/, with: "1%** of complaints", maxReplacements: 1)
        #expect(other != letter)
        let texts = ["a": letter, "b": other]
        do {
            let repository = try StateRepository(directory: root.layout.store)
            for (index, name) in order.split(separator: ",").map(String.init).enumerated() {
                let arrival = Arrival(
                    name: "\(name)-\(index).txt", device: 1, inode: UInt64(100 + index), at: root.now)
                let text = try #require(texts[name])
                let document = try #require(IngestedDocument(readingNow: Array(text.utf8), arrival: arrival, by: .all))
                try repository.commit([document.event], at: root.now)
                root.write(text, "processed/2023-24/\(name).txt")
            }
            try repository.checkpoint()
        }
        let report = try await replay().report
        #expect(report.differences == [])
        #expect(report.equal)
    }

    @Test func `a replay names a figure that differs`() async throws {
        let path = root.first("processed/2023-24")
        let sha256 = try #require(
            try state(of: root.layout.store).authorities.values.flatMap(\.years.values).flatMap(\.documents)
                .first { path.hasSuffix($0.document.name) }?.document.sha256)
        try alterFigures(of: sha256)
        let report = try await replay().report
        #expect(!report.equal)
        let difference = try #require(report.differences.first { $0.path.hasSuffix("uphold.rate.value") })
        #expect(difference.path.contains(sha256))
        #expect(difference.record.hasPrefix("authorities/"))
        #expect(difference.stored == "12345")
        #expect(difference.rebuilt != nil)
    }

    private func alterFigures(of sha256: String) throws {
        var updates: [RecordName: RecordUpdate] = [:]
        let store = try Store.open(
            at: root.layout.store,
            eachRecord: { record throws(StoreError) in
                guard record.name.folder == "authorities" else { return }
                var value: AuthorityRecord = try record.decode()
                for (period, year) in value.years where year.documents.contains(where: { $0.document.sha256 == sha256 })
                {
                    var altered = YearRecord()
                    for var filed in year.documents {
                        if filed.document.sha256 == sha256 { filed.reading.figures[.upholdRate]?.value = 12345 }
                        altered.file(filed)
                    }
                    altered.book = year.book
                    value.years[period] = altered
                    updates[record.name] = .put(try Payload(encoding: value))
                }
            }, eachChange: { _ in })
        #expect(updates.count == 1)
        try store.checkpoint(updates, through: store.lastNumber)
    }

    @Test func `a document without its original is a difference`() async throws {
        root.remove(root.first("processed/2023-24"))
        let report = try await replay().report
        #expect(!report.equal)
        #expect(report.differences.allSatisfy { $0.rebuilt == nil })
    }

    @Test func `a rebuilt store has everything that the old one had`() async throws {
        let old = try state(of: root.layout.store)
        let directory = root.layout.store + "-rebuilt"
        var replay = try await replay()
        try replay.write(into: directory, at: root.now)
        let new = try state(of: directory)
        // Names, times, acknowledgements, revisions and deliveries as well.
        let isEqual = new.authorities == old.authorities && new.rejections == old.rejections
        #expect(isEqual)
        #expect(new.outbox == [])
        #expect(throws: StoreError.self) { try replay.write(into: directory, at: root.now) }
    }

    @Test func `a rebuilt store has the pending transitions of the old one`() async throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 5).text
        let pending: [Transition]
        do {
            let repository = try StateRepository(directory: root.layout.store)
            let arrival = Arrival(name: "scrap.txt", device: 1, inode: 77, at: root.now)
            let document = try #require(
                IngestedDocument(readingNow: Array("Scrap. \(letter.count)\n".utf8), arrival: arrival, by: .all))
            try repository.commit([document.event], at: root.now)
            pending = try #require(repository.outbox)
            #expect(pending.count == 1)
        }
        root.write("Scrap. \(letter.count)\n", "rejected/scrap.txt")
        var replay = try await replay()
        try replay.write(into: root.layout.store + "-rebuilt", at: root.now)
        #expect(try StateRepository(directory: root.layout.store + "-rebuilt").outbox == pending)
    }

    @Test func `a store rebuilt from a damaged one delivers no transition twice`() async throws {
        let open = try state(of: root.layout.store).open
        for name in ["changes.jsonl", "authorities", "rejected"] { root.remove("store/\(name)") }
        var replay = try await replay()
        #expect(!replay.report.equal)
        try replay.write(into: root.layout.store + "-rebuilt", at: root.now)
        let new = try StateRepository(directory: root.layout.store + "-rebuilt")
        #expect(new.state.open == open)
        #expect(new.outbox == [])
        // A note says so, since nobody knows which were delivered.
        #expect(replay.report.notes.count { $0.contains("whether this alert was delivered") } == open.count)
    }

    @Test func `a rebuilt store has the figures of documents without originals`() async throws {
        let old = try state(of: root.layout.store)
        root.remove(root.first("processed/2023-24"))
        var replay = try await replay()
        try replay.write(into: root.layout.store + "-rebuilt", at: root.now)
        let isEqual = try state(of: root.layout.store + "-rebuilt").authorities == old.authorities
        #expect(isEqual)
        #expect(replay.report.notes.contains { $0.contains("is gone") })
    }
}
