import Glibc
import Keeping
import Letters
import Oversight
import SimulatedDisk
import Store
import Testing

/// What the daemon does with its store in a life: documents are taken in, alerts told and noted as told, checkpoints
/// written. Taken up again wherever a crash left it.
private struct Life {
    enum Step {
        case take([Event])
        /// As the daemon does after each batch: every untold transition is sent, and then they are noted as told.
        case tell
        case checkpoint
    }

    static let steps: [Step] = [
        .take([
            .read(Fixture.document(1), [Fixture.reading("Northmoor Council", [.complianceRate: 90])]),
            .read(Fixture.document(2), [Fixture.reading("Eastmere Council", [.complianceRate: 100])]),
        ]),
        .tell,
        .take([.refused(Fixture.document(3), Refusal(.notRecognised, "It is a newsletter."))]),
        .checkpoint,
        .tell,
        // The same bytes once more.
        .take([.read(Fixture.document(1, arrival: 2), [Fixture.reading("Northmoor Council", [.complianceRate: 90])])]),
        .take([.read(Fixture.document(4), [Fixture.reading("Northmoor Council", [.complianceRate: 80])])]),
        .checkpoint,
        // What was refused can be read now, and a letter puts right what an earlier one said.
        .take([
            .read(Fixture.document(3), [Fixture.reading("Eastmere Council", year: 2021, [.complianceRate: 70])]),
            .read(Fixture.document(5), [Fixture.reading("Northmoor Council", [.complianceRate: 100])]),
        ]),
        .tell,
        .checkpoint,
        .take([
            .read(
                Fixture.document(6),
                [
                    Fixture.reading("Westholt Council", [.upholdRate: 70, .upholdPeerAverage: 50]),
                    Fixture.reading("Northmoor Council", year: 2021, [.complianceRate: 60]),
                ])
        ]),
        .tell,
    ]

    /// What outlives the process besides the disk: the journal, and what its callers were told.
    var journal: [String] = []
    /// The documents whose taking in returned.
    var acknowledged: Set<String> = []
    /// Steps that were done, and need not be done again.
    var next = 0
    /// Entries that this process sent and that are not noted as told yet. A new process looks into the journal.
    private var sent: Set<String> = []

    /// Does what is left, from where the process before this one got to.
    mutating func run(_ kept: KeptState) throws(StoreError) {
        while next < Self.steps.count {
            switch Self.steps[next] {
            case .take(let events):
                try kept.take(events, at: Fixture.now)
                for event in events { acknowledged.formUnion(event.document.map { [$0] } ?? []) }
            case .tell: try tell(kept)
            case .checkpoint: try kept.checkpoint()
            }
            next += 1
        }
    }

    private mutating func tell(_ kept: KeptState) throws(StoreError) {
        let events = kept.outbox.map(\.event)
        journal += events.filter { !sent.contains($0) }
        sent.formUnion(events)
        try kept.take([.told(events)], at: Fixture.now)
        sent.subtract(events)
    }

    /// Opens, and holds what is there against what was acknowledged and told.
    func open(_ files: SimulatedFiles) throws -> KeptState {
        let kept = try KeptState { files }
        for document in acknowledged { #expect(kept.state.outcome(of: document) != nil, "\(document) is gone") }
        #expect(Set(journal).count == journal.count, "an alert was told twice")
        return kept
    }

    /// What every end has to be, also after the power is cut once more: the very state and the very entries of a run
    /// without faults.
    mutating func finish(_ disk: Disk, like whole: Whole) throws {
        do {
            let kept = try open(SimulatedFiles(disk))
            // Entries that were sent and not noted as told are recognised in the journal.
            sent = Set(kept.outbox.map(\.event).filter(journal.contains))
            try run(kept)
            try tell(kept)
        }
        disk.crash(.lost)
        let kept = try open(SimulatedFiles(disk))
        #expect(kept.outbox.isEmpty)
        #expect(journal.sorted() == whole.journal.sorted(), "an alert was told twice, or never")
        #expect(whole.isLike(kept.state), "the state is another than that of a run without faults")
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [])
    }

    /// A run without faults.
    struct Whole {
        let journal: [String]
        private let state: State
        let operations: Int

        /// Compares without putting whole states into a message.
        func isLike(_ other: State) -> Bool {
            state.authorities == other.authorities && state.rejections == other.rejections
        }

        init() throws {
            let files = SimulatedFiles(Disk())
            let kept = try KeptState { files }
            var life = Life()
            try life.run(kept)
            operations = files.count
            journal = life.journal
            state = kept.state
        }
    }
}

extension Event {
    fileprivate var document: String? {
        switch self {
        case .read(let document, _), .refused(let document, _): document.sha256
        default: nil
        }
    }
}

@Suite struct CrashTests {
    static let losses: [Disk.Loss] =
        [.killed, .kept, .lost, .namesOnly, .bytesOnly, .lastOnly, .firstHalves, .secondHalves]
        + (1...3).map { .random(seed: $0) }

    private let whole: Life.Whole

    init() throws {
        whole = try Life.Whole()
        // A run that tells nothing would prove nothing.
        #expect(whole.journal.count >= 7)
    }

    /// Runs until the process dies, and cuts the power.
    private func crashed(at fault: SimulatedFiles.Fault, _ loss: Disk.Loss) -> (Disk, Life) {
        let disk = Disk()
        let files = SimulatedFiles(disk, fault: fault)
        var life = Life()
        do {
            try life.run(try KeptState { files })
            Issue.record("the run did not reach its crash")
        } catch {
            #expect(files.isDead, "\(error)")
        }
        disk.crash(loss)
        return (disk, life)
    }

    @Test("A crash at any moment loses no document, and each alert is told once", arguments: losses)
    func crash(loss: Disk.Loss) throws {
        var states = 0
        for operation in 1...whole.operations {
            for fault in [SimulatedFiles.Fault.crashBefore(operation), .crashAfter(operation)] {
                var (disk, life) = crashed(at: fault, loss)
                states += 1
                #expect(throws: Never.self, "\(fault)") { try life.finish(disk, like: whole) }
            }
        }
        print("crash states of the daemon's changes, \(loss): \(states)")
    }

    @Test(
        "A failing operation loses nothing, and the work goes on when its cause is gone",
        arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENOMEM], [false, true])
    func fault(errno: Int32, lasting: Bool) throws {
        var states = 0
        for operation in 1...whole.operations {
            let disk = Disk()
            let files = SimulatedFiles(
                disk, fault: lasting ? .failFrom(operation, errno: errno) : .fail(operation, errno: errno))
            var life = Life()
            do {
                let kept = try KeptState { files }
                do {
                    try life.run(kept)
                    // An opening that failed once was tried again by the next call.
                } catch {
                    #expect(error.errno == errno, "\(error)")
                    files.fault = .none
                    // The same process goes on, without a new start.
                    try life.run(kept)
                    #expect(kept.trouble == nil)
                    #expect(whole.isLike(kept.state), "operation \(operation)")
                }
            } catch {
                #expect(error.errno == errno, "\(error)")
            }
            states += 1
            for loss in [Disk.Loss.killed, .lost] {
                let disk = disk.copy()
                var life = life
                disk.crash(loss)
                #expect(throws: Never.self, "operation \(operation), \(loss)") {
                    try life.finish(disk, like: whole)
                }
            }
        }
        print("fault states of the daemon's changes, errno \(errno), \(lasting ? "lasting" : "once"): \(states)")
    }
}
