import Foundation
import SimulatedDisk
@testable import Store
import TestSupport
import Testing

/// A copy of a store that is read while the store is written.
@Suite(.timeLimit(.minutes(2))) struct SnapshotTests {
    private let directory: TestDirectory

    init() throws { directory = try TestDirectory() }

    @Test func `a snapshot during changes and checkpoints is the store at one change`() async throws {
        let path = directory["store"]
        let all = (0..<4000).map { number in
            Ledger.Change(
                kind: number % 17 == 16 ? .closure : .letter, council: "council-\(number % 23)", letter: number,
                text: String(repeating: "x", count: number % 5 * 300))
        }
        let flag = Flag()
        _ = try OpenLedger(try DirectoryFiles(path, creating: true))
        let writer = Thread {
            do {
                let store = try OpenLedger(try DirectoryFiles(path, creating: true)).store
                var done = 0
                while done < all.count, !flag.isSet {
                    let next = min(all.count, done + 40)
                    for change in stride(from: done, to: next, by: 4) {
                        try store.append(changes: Array(all[change..<min(next, change + 4)]))
                    }
                    try store.checkpoint(try Ledger.updates(all, from: done, through: next), through: next)
                    done = next
                }
            } catch { Issue.record(error) }
            flag.set()
        }
        writer.start()
        var numbers: Set<Int> = []
        var copies = 0
        repeat {
            let snapshot = try Store.snapshot(of: path)
            copies += 1
            let copy = directory["copy-\(copies)"]
            try snapshot.write(to: copy)
            let open = try OpenLedger(try DirectoryFiles(copy, creating: false))
            #expect(open.ledger == Ledger(all.prefix(snapshot.lastNumber)))
            #expect(open.store.lastNumber == snapshot.lastNumber)
            #expect(open.store.warnings == [])
            numbers.insert(snapshot.lastNumber)
        } while !flag.isSet && copies < 60
        flag.set()
        while !writer.isFinished { await Task.yield() }
        #expect(numbers.count > 3)
    }

    /// Among the states are checkpoints that were decided and whose records are not in place.
    @Test func `a snapshot after any crash is what the next opening finds`() throws {
        var operation = 1
        while true {
            let disk = Disk()
            let files = SimulatedFiles(disk, fault: .crashAfter(operation))
            do throws(StoreError) {
                try Sample.write(try OpenLedger(files).store)
                break
            } catch {
                disk.crash(.kept)
                operation += 1
            }
            guard let snapshot = try? StoreSnapshot(SimulatedFiles(disk)) else { continue }
            let copy = directory["copy-\(operation)"]
            try snapshot.write(to: copy)
            let (opened, copied) = (
                try OpenLedger(SimulatedFiles(disk)), try OpenLedger(try DirectoryFiles(copy, creating: false))
            )
            #expect(copied.ledger == opened.ledger)
            #expect(copied.store.lastNumber == opened.store.lastNumber)
            #expect(copied.store.warnings == [])
        }
        #expect(operation > 30)
    }

    @Test func `a damaged store gives no snapshot`() throws {
        try Sample.write(try OpenLedger(try DirectoryFiles(directory["store"], creating: true)).store)
        let record = try #require(directory.names(in: "store/councils").first)
        try directory.write("{}", to: "store/councils/\(record)")
        let error = #expect(throws: StoreError.self) { try Store.snapshot(of: directory["store"]) }
        #expect(error?.code == .damaged)
    }
}

/// A flag that two threads share.
private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false

    var isSet: Bool { lock.withLock { value } }

    func set() { lock.withLock { value = true } }
}
