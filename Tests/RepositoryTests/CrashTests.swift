import Glibc
import InventedYears
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import Testing

/// The life of a daemon's store: the daemon commits documents, delivers alerts and hands them over; people acknowledge
/// and silence them; retention discards documents; checkpoints are written; a program with a newer format takes the
/// place of the first one. Every crash interrupts this life, and a new process continues it.
private struct Life {
    enum Step {
        /// Commits events at a time, in seconds after the first.
        case commit([Event], at: Int64 = 0)
        /// A person looks at the state, and makes a request unless it is fulfilled already.
        case ask(@Sendable (State) -> Event?)
        /// Sends every pending transition to the journal, and commits the deliveries.
        case deliver
        /// Hands every delivered transition to the notify command, and commits each handover.
        case handOver
        case checkpoint
        /// Does a part of a checkpoint; the next steps come between its parts.
        case partOfCheckpoint
        /// Discards documents whose retention is over, years later: the originals first.
        case discard
        /// Ends the program of the older format, and starts the current one.
        case upgrade
    }

    static let northmoor = "northmoor-council.2019-20.compliance-below-full"
    static let clerk = Person(uid: 1000, name: "clerk")

    static let steps: [Step] = [
        .commit([
            .read(Invented.document(1), [Invented.reading("Northmoor Council", [.complianceRate: 90])]),
            .read(Invented.document(2), [Invented.reading("Eastmere Council", [.complianceRate: 100])]),
        ]),
        .deliver,
        .commit([.acknowledge(alert: northmoor, by: clerk, note: "The committee knows.")]),
        .commit([.refused(Invented.document(3), Refusal(.notRecognised, "It is a newsletter."))]),
        .partOfCheckpoint,
        .deliver,
        .partOfCheckpoint,
        .handOver,
        .ask { state in
            guard state.terms.silences.isEmpty else { return nil }
            return .silence(
                authority: nil, rule: .complianceBelowFull, until: Invented.later(100), by: clerk, note: "Recess.")
        },
        // The same bytes once more.
        .commit([
            .read(Invented.document(1, arrival: 2), [Invented.reading("Northmoor Council", [.complianceRate: 90])])
        ]
        ),
        // The alert is worse, so its acknowledgement ends. The silence holds all of this back.
        .commit([.read(Invented.document(4), [Invented.reading("Northmoor Council", [.complianceRate: 80])])]),
        .commit([.acknowledge(alert: northmoor, by: clerk, note: nil)]),
        .checkpoint,
        .deliver,
        .commit([.unacknowledge(alert: northmoor, by: clerk)]),
        .upgrade,
        .commit([.expire], at: 200),
        .deliver,
        .ask { state in
            guard state.terms.silences.isEmpty else { return nil }
            return .silence(
                authority: "eastmere-council", rule: nil, until: Invented.later(900), by: clerk, note: nil)
        },
        // A refused document can be read now, and a letter corrects an earlier one.
        .commit([
            .read(Invented.document(3), [Invented.reading("Eastmere Council", year: 2021, [.complianceRate: 70])]),
            .read(Invented.document(5), [Invented.reading("Northmoor Council", [.complianceRate: 100])]),
        ]),
        .deliver,
        .checkpoint,
        .ask { state in state.terms.silences.first.map { .unsilence($0.id, by: clerk) } },
        .handOver,
        .commit([
            .read(
                Invented.document(6),
                [
                    Invented.reading("Westholt Council", [.upholdRate: 70, .upholdPeerAverage: 50]),
                    Invented.reading("Northmoor Council", year: 2021, [.complianceRate: 60]),
                ]),
            .refused(Invented.document(7), Refusal(.empty, "It is empty.")),
        ]),
        .deliver,
        .checkpoint,
        // The handover comes first.
        .discard,
        .handOver,
        .partOfCheckpoint,
        .discard,
        .partOfCheckpoint,
        .deliver,
        .handOver,
        .checkpoint,
        // The history goes, and the same bytes arrive once more.
        .discard,
        .commit([
            .read(Invented.document(1, arrival: 3), [Invented.reading("Northmoor Council", [.complianceRate: 90])]),
            .refused(Invented.document(7, arrival: 2), Refusal(.empty, "It is empty.")),
        ]),
        .deliver,
        .handOver,
        .discard,
        .checkpoint,
        .deliver,
        .handOver,
        .checkpoint,
    ]

    /// Only the first reporting year is old enough years later.
    static let retention = Retention(rejected: 365, years: 7)
    static let yearsLater = Invented.later(7 * 365 * 86_400)

    // These outlive the process, besides the disk: the journal, the notify command's input, and the replies to callers.
    var journal: [String] = []
    var handedOver: Set<String> = []
    /// The documents whose commit returned, and whose originals were archived then.
    var acknowledged: Set<String> = []
    /// The documents whose originals were removed.
    private var removed: Set<String> = []
    /// The next step.
    var next = 0
    /// Whether the program that is installed knows the current format.
    var isUpgraded = false
    /// The transitions that this process sent, and whose delivery is not committed yet. A new process looks into the
    /// journal.
    private var sent: Set<String> = []

    /// Does the remaining steps.
    ///
    /// - Parameter process: The process that runs; nil for none, and a new one starts.
    mutating func run(_ process: inout StateRepository?, on files: SimulatedFiles) throws(StoreError) {
        while next < Self.steps.count {
            if process == nil { process = try open(files) }
            guard let repository = process else { return }
            // Opens a store that a failure closed, before the state is looked at.
            _ = repository.outbox
            switch Self.steps[next] {
            case .commit(let events, let seconds):
                let documents = events.compactMap(\.document)
                removed.subtract(documents)
                try repository.commit(events, at: Invented.later(seconds))
                acknowledged.formUnion(documents)
            case .ask(let event):
                if let event = event(repository.state) { try repository.commit([event], at: Invented.now) }
            case .deliver: try deliver(repository)
            case .handOver: try handOver(repository)
            case .checkpoint: try repository.checkpoint()
            case .partOfCheckpoint: _ = try repository.continueCheckpoint()
            case .discard: try discard(repository)
            case .upgrade:
                isUpgraded = true
                process = nil
            }
            next += 1
        }
    }

    private mutating func deliver(_ repository: StateRepository) throws(StoreError) {
        let ids = (repository.outbox ?? []).map(\.id)
        journal += ids.filter { !sent.contains($0) }
        sent.formUnion(ids)
        try repository.commit([.delivered(ids, handsOver: true)], at: Invented.now)
        sent.subtract(ids)
    }

    private mutating func handOver(_ repository: StateRepository) throws(StoreError) {
        for id in repository.state.handovers.map(\.id) {
            handedOver.insert(id)
            try repository.commit([.handedOver([id])], at: Invented.now)
        }
    }

    private mutating func discard(_ repository: StateRepository) throws(StoreError) {
        let expired = repository.state.expired(by: Self.retention, at: Self.yearsLater)
        let originals = expired.flatMap(\.originals.keys)
        acknowledged.subtract(originals)
        removed.formUnion(originals)
        try repository.commit(expired.map(Event.discard), at: Self.yearsLater)
    }

    /// Opens with the program that is installed. The older format had another name for the changes.
    private func open(_ files: SimulatedFiles) throws(StoreError) -> StateRepository {
        files.otherNames =
            isUpgraded ? [:] : ["changes.jsonl": "journal.jsonl", "changes.jsonl.new": "journal.jsonl.new"]
        let upgrade = Upgrade(from: 0) { files throws(StoreError) in
            if try files.read("journal.jsonl") != nil { try files.rename("journal.jsonl", to: "changes.jsonl") }
            try files.synchroniseFolder("")
        }
        return try StateRepository(version: isUpgraded ? FormatFile.current : 0, upgrades: [upgrade] + Upgrade.all) {
            files
        }
    }

    /// Opens the store, and compares it with the replies to callers and with the journal.
    private func reopened(_ files: SimulatedFiles) throws -> StateRepository {
        let repository = try open(files)
        for document in acknowledged { #expect(repository.state.outcome(of: document) != nil, "\(document) is gone") }
        let going = repository.state.expired(by: Self.retention, at: Self.yearsLater)
        for document in removed where repository.state.outcome(of: document) != nil {
            #expect(going.contains { $0.originals[document] != nil }, "the original of \(document) is gone")
        }
        #expect(Set(journal).count == journal.count, "a transition was delivered twice")
        return repository
    }

    /// Does the remaining steps, cuts the power once more, and expects the state and the entries of a run without
    /// faults.
    mutating func finish(_ disk: Disk, like whole: Whole) throws {
        do {
            let files = SimulatedFiles(disk)
            let repository = try reopened(files)
            // The journal shows which entries were sent before the deliveries were committed.
            sent = Set((repository.outbox ?? []).map(\.id).filter(journal.contains))
            var process: StateRepository? = repository
            try run(&process, on: files)
            guard let process else { return }
            try deliver(process)
            try handOver(process)
        }
        disk.crash(.lost)
        let repository = try reopened(SimulatedFiles(disk))
        #expect(repository.outbox == [])
        #expect(repository.state.handovers.isEmpty)
        #expect(journal.sorted() == whole.journal.sorted(), "a transition was delivered twice, or never")
        #expect(handedOver == Set(whole.journal), "a transition was not handed over")
        #expect(whole.isLike(repository.state), "the state differs from that of a run without faults")
        #expect(try Store.inspect(SimulatedFiles(disk)).problems == [])
    }

    /// A run without faults.
    struct Whole {
        let journal: [String]
        private let state: State
        let operations: Int

        /// Compares states, without printing them when they differ.
        func isLike(_ other: State) -> Bool {
            state.authorities == other.authorities && state.rejections == other.rejections
                && state.terms == other.terms
        }

        init() throws {
            let files = SimulatedFiles(Disk())
            var process: StateRepository?
            var life = Life()
            try life.run(&process, on: files)
            operations = files.count
            journal = life.journal
            state = try #require(process).state
        }
    }
}

extension Event {
    fileprivate var document: String? {
        switch self {
        case .filed(let filed): filed.document.value.sha256
        case .refused(let document, _): document.sha256
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
        // A run without deliveries would prove nothing.
        #expect(whole.journal.count >= 18)
    }

    /// Runs until the process dies.
    private func crashed(at fault: SimulatedFiles.Fault) -> (Disk, Life) {
        let disk = Disk()
        let files = SimulatedFiles(disk, fault: fault)
        var life = Life()
        var process: StateRepository?
        do {
            try life.run(&process, on: files)
            Issue.record("the run did not reach its crash")
        } catch {
            #expect(files.isDead, "\(error)")
        }
        return (disk, life)
    }

    /// A crash after one operation is one before the next.
    @Test func `a crash at any moment loses no document, and each transition is delivered once`() throws {
        var states = 0
        for operation in 0...whole.operations {
            let fault: SimulatedFiles.Fault = operation == 0 ? .crashBefore(1) : .crashAfter(operation)
            let (crashed, left) = crashed(at: fault)
            for (index, loss) in Self.losses.enumerated() {
                let disk = crashed.copy()
                disk.crash(loss)
                var life = left
                // The next program may be the newer one, whatever part of a new store the older one left.
                if (operation + index).isMultiple(of: 2), life.next > 0 { life.isUpgraded = true }
                states += 1
                #expect(throws: Never.self, "\(fault), \(loss)") { try life.finish(disk, like: whole) }
            }
        }
        print("crash states of the daemon's changes: \(states)")
    }

    @Test(arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENOMEM], [false, true])
    func `a failing operation loses nothing, and the work goes on when its cause is gone`(errno: Int32, lasting: Bool)
        throws
    {
        var states = 0
        for operation in 1...whole.operations {
            let disk = Disk()
            let files = SimulatedFiles(
                disk, fault: lasting ? .failFrom(operation, errno: errno) : .fail(operation, errno: errno))
            var life = Life()
            var process: StateRepository?
            do {
                try life.run(&process, on: files)
                // An opening that failed once was tried again by the next call.
            } catch {
                #expect(error.errno == errno, "\(error)")
                files.fault = .none
                // The same process goes on, without a new start, unless it could not start.
                #expect(throws: Never.self, "operation \(operation)") { try life.run(&process, on: files) }
                #expect(process?.trouble == nil)
                #expect(process.map { whole.isLike($0.state) } == true, "operation \(operation)")
            }
            states += 1
            let loss = operation.isMultiple(of: 2) ? Disk.Loss.killed : .lost
            disk.crash(loss)
            #expect(throws: Never.self, "operation \(operation), \(loss)") { try life.finish(disk, like: whole) }
        }
        print("fault states of the daemon's changes, errno \(errno), \(lasting ? "lasting" : "once"): \(states)")
    }
}
