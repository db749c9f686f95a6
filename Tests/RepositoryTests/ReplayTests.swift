import Configuration
import ControlInterface
import Extraction
import FoundationEssentials
import Ingest
@testable import Maintenance
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

@Suite struct ReplayTests {
    private let office: Office

    init() throws { office = try Office() }

    private func replay() async throws -> Replay { try await Replay(office.layout, at: office.now) }

    private func state(of directory: String) throws -> State { try StateRepository(directory: directory).state }

    @Test func theOriginalsGiveTheStore() async throws {
        let report = try await replay().report
        #expect(report.equal)
        #expect(report.differences == [])
        #expect(report.notes == [])
        #expect(report.documents == 8)
    }

    /// When they came and under which names, in which order, and what was told or acknowledged does not follow from them.
    @Test func arrivalsAreNotCompared() async throws {
        // Another store of the same originals: in another order, under other names, and nothing told.
        var files: [(String, String)] = []
        for folder in office.names("processed") {
            files += office.names("processed/\(folder)").map { ("x-\($0)", office.text("processed/\(folder)/\($0)")) }
        }
        files.append(("other.txt", office.text("rejected/news.txt")))
        office.remove("store")
        do {
            let kept = try StateRepository(directory: office.layout.store)
            for (name, text) in files.reversed() {
                let arrival = Arrival(name: name, device: 9, inode: 9, at: Timestamp(seconds: 1))
                let document = try #require(IngestedDocument(readingNow: Array(text.utf8), arrival: arrival, by: .all))
                try kept.commit([document.event], at: Timestamp(seconds: 2))
            }
        }
        #expect(try await replay().report.equal)
    }

    @Test func aDifferingFigureIsNamed() async throws {
        let path = office.first("processed/2023-24")
        let sha256 = try #require(
            try state(of: office.layout.store).authorities.values.flatMap(\.years.values).flatMap(\.documents)
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
            at: office.layout.store,
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

    @Test func aDocumentWithoutOriginalIsADifference() async throws {
        office.remove(office.first("processed/2023-24"))
        let report = try await replay().report
        #expect(!report.equal)
        #expect(report.differences.allSatisfy { $0.rebuilt == nil })
    }

    @Test func aFreshStoreHasAllThatTheOldOneHad() async throws {
        let old = try state(of: office.layout.store)
        let directory = office.layout.store + "-rebuilt"
        var replay = try await replay()
        try replay.write(into: directory, at: office.now)
        let new = try state(of: directory)
        // Names, times, acknowledgements, revisions and what was told as well.
        let isEqual = new.authorities == old.authorities && new.rejections == old.rejections
        #expect(isEqual)
        #expect(new.outbox == [])
        #expect(throws: StoreError.self) { try replay.write(into: directory, at: office.now) }
    }

    @Test func whatWaitsToBeToldStillWaits() async throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 5).text
        let waiting: [Transition]
        do {
            let kept = try StateRepository(directory: office.layout.store)
            let arrival = Arrival(name: "scrap.txt", device: 1, inode: 77, at: office.now)
            let document = try #require(
                IngestedDocument(readingNow: Array("Scrap. \(letter.count)\n".utf8), arrival: arrival, by: .all))
            try kept.commit([document.event], at: office.now)
            waiting = try #require(kept.outbox)
            #expect(waiting.count == 1)
        }
        office.write("Scrap. \(letter.count)\n", "rejected/scrap.txt")
        var replay = try await replay()
        try replay.write(into: office.layout.store + "-rebuilt", at: office.now)
        #expect(try StateRepository(directory: office.layout.store + "-rebuilt").outbox == waiting)
    }

    @Test func ofADamagedStoreNothingIsToldTwice() async throws {
        let open = try state(of: office.layout.store).open
        office.remove("store/changes.jsonl")
        var replay = try await replay()
        #expect(!replay.report.equal)
        try replay.write(into: office.layout.store + "-rebuilt", at: office.now)
        let new = try StateRepository(directory: office.layout.store + "-rebuilt")
        #expect(new.state.open == open)
        #expect(new.outbox == [])
        // It is said, since nobody knows.
        #expect(replay.report.notes.count { $0.contains("not known whether this was told") } == open.count)
    }

    @Test func figuresWithoutOriginalAreCarriedOver() async throws {
        let old = try state(of: office.layout.store)
        office.remove(office.first("processed/2023-24"))
        var replay = try await replay()
        try replay.write(into: office.layout.store + "-rebuilt", at: office.now)
        let isEqual = try state(of: office.layout.store + "-rebuilt").authorities == old.authorities
        #expect(isEqual)
        #expect(replay.report.notes.contains { $0.contains("is gone") })
    }
}
