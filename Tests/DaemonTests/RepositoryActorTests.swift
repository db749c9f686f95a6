@testable import Daemon
import Extraction
import Foundation
import Ingest
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import TestSupport
import Testing

@Suite struct RepositoryActorTests {
    /// Stopping must not wait until a record is written for each of thousands of documents: the store has the changes.
    @Test(arguments: [(1, true), (2000, false)])
    func `a last checkpoint is written where it is short`(count: Int, isCheckpointed: Bool) async throws {
        let directory = try TestDirectory()
        let store = directory["store"]
        let changes = directory.url.appending(path: "store/changes.jsonl")
        let now = Timestamp(seconds: 1_600_000_000)
        do {
            let repository = try RepositoryActor(directory: store)
            let events = try (0..<count).map { number in
                let arrival = Arrival(name: "note-\(number).txt", device: 1, inode: UInt64(number), at: now)
                return try #require(
                    IngestedDocument(readingNow: Array("Note \(number).\n".utf8), arrival: arrival, by: .all)
                ).event
            }
            #expect(try await repository.commit(events, at: now) == count)
            let size = try Data(contentsOf: changes).count
            #expect((size <= RepositoryActor.closingSize) == isCheckpointed)
            try await repository.close()
            #expect(try (Data(contentsOf: changes).count < size) == isCheckpointed)
        }
        #expect(await (try RepositoryActor(directory: store)).look(\.counts).rejected == count)
        withExtendedLifetime(directory) {}
    }

    @Test func `the reply to a change is made from the state that follows, whatever waits for its turn`() async throws {
        let fixture = try RepositoryFixture()
        let repository = fixture.repository
        let now = Timestamp(seconds: 1_600_000_000)
        let arrival = Arrival(name: "note.txt", device: 1, inode: 1, at: now)
        let document = try #require(
            IngestedDocument(readingNow: Array("Note 1.\n".utf8), arrival: arrival, by: .all))
        let open = try await repository.commit(document.event, at: now) {
            $0.alerts.filter { $0.state == .raised }.map(\.id)
        }
        let id = try #require(open.first)
        let note = try await repository.commit(
            .acknowledge(alert: id, by: Person(uid: 0, name: "root"), note: "seen"), at: now
        ) { $0.alert(id)?.acknowledgement?.note }
        #expect(note == "seen")
    }

    /// Used by one task at a time.
    private final class RepositoryFixture: @unchecked Sendable {
        let files = SimulatedFiles(Disk())
        let repository: RepositoryActor

        init() throws(StoreError) {
            let files = files
            repository = RepositoryActor(try StateRepository { files })
        }
    }

    /// A checkpoint during work keeps pace with the commits, and no commit waits for the whole checkpoint.
    @Test func `the records of a burst are written while it lasts`() async throws {
        let fixture = try RepositoryFixture()
        let now = Timestamp(seconds: 1_600_000_000)
        var longest = 0
        for start in stride(from: 0, to: 10_240, by: 256) {
            let before = fixture.files.log.count { $0.hasPrefix("create") }
            let events = (start..<start + 256).map { number in
                let digits = String(number, radix: 16)
                let sha256 = String(repeating: "0", count: 64 - digits.count) + digits
                let arrival = Arrival(name: "note-\(number).txt", device: 1, inode: UInt64(number), at: now)
                let document = Document(sha256: sha256, mediaType: "text/plain", size: 1, pages: 1, arrival: arrival)
                return Event.refused(document, Refusal(.empty, "It is empty."))
            }
            try await fixture.repository.commit(events, at: now)
            longest = max(longest, fixture.files.log.count { $0.hasPrefix("create") } - before)
        }
        #expect(longest > 256 && longest < 1024)
        #expect(fixture.files.log.count { $0.hasPrefix("rename rejected") } > 4096)
    }
}
