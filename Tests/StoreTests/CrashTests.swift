import Glibc
import SimulatedDisk
import Store
import Testing

/// A run through all operations of a store, which continues wherever a crash or a fault left it.
///
/// A step names its last change, so that a run knows from the store alone which steps are done.
private struct Workload {
    enum Step {
        case append(through: Int)
        /// A checkpoint after a change, without a number of the last changes.
        case checkpoint(after: Int, without: Int)
        /// A checkpoint after a change, in parts, with one more change committed after each part.
        case checkpointInParts(after: Int, appending: Int)
    }

    let changes: [Ledger.Change] = [
        .init(kind: .letter, council: "ambleford", letter: 1),
        .init(kind: .letter, council: "brackwater", letter: 2),
        .init(kind: .letter, council: "ambleford", letter: 3, text: String(repeating: "long ", count: 250)),
        .init(kind: .letter, council: "cold-haven", letter: 4),
        .init(kind: .letter, council: "ambleford", letter: 5, text: String(repeating: "lines ", count: 150)),
        .init(kind: .closure, council: "brackwater", letter: 6),
        .init(kind: .letter, council: "dunmere", letter: 7),
        .init(kind: .letter, council: "brackwater", letter: 8),
        .init(kind: .closure, council: "cold-haven", letter: 9),
        .init(kind: .letter, council: "dunmere", letter: 10),
        .init(kind: .letter, council: "ambleford", letter: 11),
        .init(kind: .letter, council: "brackwater", letter: 12),
        .init(kind: .letter, council: "ambleford", letter: 13),
        .init(kind: .closure, council: "dunmere", letter: 14),
    ]

    let steps: [Step] = [
        .append(through: 2), .append(through: 3), .checkpoint(after: 3, without: 0), .append(through: 6),
        .checkpoint(after: 6, without: 1), .append(through: 8), .checkpoint(after: 8, without: 0),
        .append(through: 9), .append(through: 10), .checkpoint(after: 10, without: 1),
        // Depends on the files that the checkpoint, or the opening after it, left.
        .append(through: 11), .checkpointInParts(after: 11, appending: 2), .append(through: 14),
        .checkpoint(after: 14, without: 0),
    ]

    /// The changes that the store acknowledged and those that the run attempted, across processes.
    struct Progress {
        var acknowledged = 0
        var attempted = 0
    }

    /// Runs the steps that are not done yet.
    func run(_ open: OpenLedger, _ progress: inout Progress) throws(StoreError) {
        let store = open.store
        for step in steps {
            switch step {
            case .append(let last):
                guard store.lastNumber < last else { continue }
                let batch = changes[store.lastNumber..<last]
                progress.attempted = last
                let numbers = try store.append(changes: Array(batch))
                #expect(numbers == last - batch.count + 1..<last + 1)
                progress.acknowledged = last
            case .checkpoint(let last, let without):
                guard store.lastNumber == last else { continue }
                let through = last - without
                let done = store.lastNumber - store.pendingCount
                guard through > done else { continue }
                try store.checkpoint(Ledger.updates(changes, from: done, through: through), through: through)
            case .checkpointInParts(let last, let count):
                guard store.lastNumber == last, store.pendingCount > 0 else { continue }
                let updates = try Ledger.updates(changes, from: last - store.pendingCount, through: last)
                try store.beginCheckpoint(updates.keys, through: last)
                repeat {
                    guard store.lastNumber < last + count else { continue }
                    progress.attempted = store.lastNumber + 1
                    try store.append(changes: [changes[store.lastNumber]])
                    progress.acknowledged = store.lastNumber
                } while try store.continueCheckpoint { updates[$0] ?? .remove }
            }
        }
    }

    /// Opens the store, and checks that its content is what was acknowledged.
    func open(_ files: SimulatedFiles, _ progress: Progress) throws -> OpenLedger {
        let open = try OpenLedger(files)
        let last = open.store.lastNumber
        #expect(last >= progress.acknowledged, "an acknowledged change is gone")
        #expect(last <= progress.attempted, "a change was counted twice")
        #expect(open.ledger == Ledger(changes.prefix(last)), "the state is not that of the changes in order")
        #expect(open.changes == Array(last - open.store.pendingCount + 1..<last + 1))
        return open
    }

    /// Finishes the run, and checks that all changes are there, also after a power cut.
    func finish(_ disk: Disk, _ progress: Progress) throws {
        var progress = progress
        do {
            let open = try open(SimulatedFiles(disk), progress)
            try run(open, &progress)
        }
        disk.crash(.lost)
        let end = try open(SimulatedFiles(disk), progress)
        #expect(end.ledger == Ledger(changes))
        #expect(end.store.lastNumber == changes.count)
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [])
    }

    /// The number of operations of a run without faults.
    func length() throws -> Int {
        let files = SimulatedFiles(Disk())
        var progress = Progress()
        try run(OpenLedger(files), &progress)
        return files.count
    }
}

@Suite struct CrashTests {
    static let losses: [Disk.Loss] =
        [.killed, .kept, .lost, .namesOnly, .bytesOnly, .lastOnly, .firstHalves, .secondHalves]
        + (1...12).map { .random(seed: $0) }

    private let workload = Workload()

    /// Runs until the process dies, and cuts the power.
    private func crashed(at fault: SimulatedFiles.Fault, _ loss: Disk.Loss) -> (Disk, Workload.Progress) {
        let disk = Disk()
        let files = SimulatedFiles(disk, fault: fault)
        var progress = Workload.Progress()
        do {
            try workload.run(OpenLedger(files), &progress)
            Issue.record("the run did not reach its crash")
        } catch {
            #expect(files.isDead)
        }
        disk.crash(loss)
        return (disk, progress)
    }

    @Test(arguments: losses)
    func `a crash before or after any operation loses no acknowledged change`(loss: Disk.Loss) throws {
        var states = 0
        for operation in 1...(try workload.length()) {
            for fault in [SimulatedFiles.Fault.crashBefore(operation), .crashAfter(operation)] {
                let (disk, progress) = crashed(at: fault, loss)
                states += 1
                #expect(throws: Never.self, "\(fault)") { try workload.finish(disk, progress) }
            }
        }
        print("crash states, \(loss): \(states)")
    }

    @Test(arguments: [Disk.Loss.killed, .lost, .random(seed: 7)])
    func `a second crash while the first is mended loses no acknowledged change`(loss: Disk.Loss) throws {
        var states = 0
        for operation in 1...(try workload.length()) {
            let (disk, progress) = crashed(at: .crashAfter(operation), loss)
            for next in 1... {
                let again = disk.copy()
                let files = SimulatedFiles(again, fault: .crashAfter(next))
                do {
                    _ = try workload.open(files, progress)
                } catch {
                    #expect(files.isDead, "\(error)")
                }
                guard files.isDead else { break }
                states += 1
                again.crash(next.isMultiple(of: 2) ? .lost : .random(seed: UInt64(operation)))
                #expect(throws: Never.self, "crash after \(operation), then after \(next) of the opening") {
                    try workload.finish(again, progress)
                }
            }
        }
        print("states with a second crash, \(loss): \(states)")
    }

    @Test(arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENOMEM, EROFS], [false, true])
    func `a failing operation loses nothing, and the work continues when its cause is gone`(errno: Int32, lasting: Bool)
        throws
    {
        var states = 0
        for operation in 1...(try workload.length()) {
            let disk = Disk()
            let files = SimulatedFiles(
                disk, fault: lasting ? .failFrom(operation, errno: errno) : .fail(operation, errno: errno))
            var progress = Workload.Progress()
            do {
                let open = try OpenLedger(files)
                do {
                    try workload.run(open, &progress)
                    // Where only the reserved space did not fit, the changes are written without it.
                    #expect([ENOSPC, EDQUOT].contains(errno) && !lasting, "operation \(operation) did not fail")
                    #expect(progress.acknowledged == workload.changes.count)
                } catch {
                    #expect(error.errno == errno)
                    files.fault = .none
                    if error.code == .mustReopen {
                        #expect(throws: error) { try open.store.append(changes: [workload.changes[0]]) }
                        #expect(throws: error) { try open.store.checkpoint([:], through: open.store.lastNumber) }
                    } else {
                        try workload.run(open, &progress)
                        #expect(progress.acknowledged == workload.changes.count)
                    }
                }
            } catch {
                #expect(error.errno == errno, "\(error)")
            }
            states += 1
            // The power is cut too: after a failed synchronisation the visible content is not the content on the disk.
            for loss in [Disk.Loss.killed, .lost] {
                let disk = disk.copy()
                disk.crash(loss)
                #expect(throws: Never.self, "operation \(operation), \(loss)") { try workload.finish(disk, progress) }
            }
        }
        print("fault states, errno \(errno), \(lasting ? "lasting" : "once"): \(states)")
    }

    @Test func `short writes are completed`() throws {
        let disk = Disk()
        var progress = Workload.Progress()
        try workload.run(OpenLedger(SimulatedFiles(disk, fault: .shortWrites)), &progress)
        try workload.finish(disk, progress)
    }
}
