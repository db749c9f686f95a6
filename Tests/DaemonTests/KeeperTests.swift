import Foundation
import Keeping
import Oversight
import Store
import Testing

@testable import Daemon

@Suite struct KeeperTests {
    /// Ending must not take as long as writing a record for each of thousands of documents; the changes are kept.
    @Test("A last checkpoint is made where it is short", arguments: [(1, true), (2000, false)])
    func closing(count: Int, isCheckpointed: Bool) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ombudsd-keeper-\(UUID())")
        defer { try? FileManager.default.removeItem(at: directory) }
        let changes = directory.appending(path: "changes.jsonl")
        let now = Timestamp(seconds: 1_600_000_000)
        do {
            let keeper = try Keeper(directory: directory.path())
            let events = try (0..<count).map { number in
                let arrival = Arrival(name: "note-\(number).txt", device: 1, inode: UInt64(number), at: now)
                return try #require(ExaminedDocument(bytes: Array("Note \(number).\n".utf8), arrival: arrival)).event
            }
            #expect(try await keeper.take(events, at: now) == count)
            let size = try Data(contentsOf: changes).count
            #expect((size <= Keeper.closingSize) == isCheckpointed)
            try await keeper.close()
            #expect(try (Data(contentsOf: changes).count < size) == isCheckpointed)
        }
        #expect(await (try Keeper(directory: directory.path())).look(\.counts).rejected == count)
    }
}
