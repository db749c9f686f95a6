import Glibc
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import Testing

/// What the daemon does with its store in a life: documents are taken in, alerts told, noted as told and handed over, and
/// looked after by people; what was kept for long enough goes; checkpoints are written, and the program is replaced by one
/// with a newer format of the store.
/// Taken up again wherever a crash left it.
private struct Life {
    enum Step {
        /// At a time, in seconds after the first.
        case commit([Event], at: Int64 = 0)
        /// A person looks at what is there, and asks for what is not done.
        case ask(@Sendable (State) -> Event?)
        /// As the daemon does after each batch: every untold transition is sent, and then they are noted as told.
        case tell
        /// Every transition that was told is handed to the notify command, and each noted.
        case hand
        case checkpoint
        /// A part of one; the next steps come between its parts.
        case partOfCheckpoint
        /// What has been kept for long enough goes, years later: the originals first.
        case discard
        /// The program of the older format ends, and the current one is started.
        case upgrade
    }

    static let northmoor = "northmoor-council.2019-20.compliance-below-full"
    static let clerk = Person(uid: 1000, name: "clerk")

    static let steps: [Step] = [
        .commit([
            .read(Fixture.document(1), [Fixture.reading("Northmoor Council", [.complianceRate: 90])]),
            .read(Fixture.document(2), [Fixture.reading("Eastmere Council", [.complianceRate: 100])]),
        ]),
        .tell,
        .commit([.acknowledge(alert: northmoor, by: clerk, note: "The committee knows.")]),
        .commit([.refused(Fixture.document(3), Refusal(.notRecognised, "It is a newsletter."))]),
        .partOfCheckpoint,
        .tell,
        .partOfCheckpoint,
        .hand,
        .ask { state in
            guard state.terms.silences.isEmpty else { return nil }
            return .silence(
                authority: nil, rule: .complianceBelowFull, until: Fixture.later(100), by: clerk, note: "Recess.")
        },
        // The same bytes once more.
        .commit([.read(Fixture.document(1, arrival: 2), [Fixture.reading("Northmoor Council", [.complianceRate: 90])])]
        ),
        // It is worse, so the acknowledgement ends; all of this is kept back.
        .commit([.read(Fixture.document(4), [Fixture.reading("Northmoor Council", [.complianceRate: 80])])]),
        .commit([.acknowledge(alert: northmoor, by: clerk, note: nil)]),
        .checkpoint,
        .tell,
        .commit([.unacknowledge(alert: northmoor, by: clerk)]),
        .upgrade,
        .commit([.expire], at: 200),
        .tell,
        .ask { state in
            guard state.terms.silences.isEmpty else { return nil }
            return .silence(
                authority: "eastmere-council", rule: nil, until: Fixture.later(900), by: clerk, note: nil)
        },
        // What was refused can be read now, and a letter puts right what an earlier one said.
        .commit([
            .read(Fixture.document(3), [Fixture.reading("Eastmere Council", year: 2021, [.complianceRate: 70])]),
            .read(Fixture.document(5), [Fixture.reading("Northmoor Council", [.complianceRate: 100])]),
        ]),
        .tell,
        .checkpoint,
        .ask { state in state.terms.silences.first.map { .unsilence($0.id, by: clerk) } },
        .hand,
        .commit([
            .read(
                Fixture.document(6),
                [
                    Fixture.reading("Westholt Council", [.upholdRate: 70, .upholdPeerAverage: 50]),
                    Fixture.reading("Northmoor Council", year: 2021, [.complianceRate: 60]),
                ]),
            .refused(Fixture.document(7), Refusal(.empty, "It is empty.")),
        ]),
        .tell,
        .checkpoint,
        // It has to be handed over before.
        .discard,
        .hand,
        .partOfCheckpoint,
        .discard,
        .partOfCheckpoint,
        .tell,
        .hand,
        .checkpoint,
        // The history goes, and the same bytes come once more.
        .discard,
        .commit([
            .read(Fixture.document(1, arrival: 3), [Fixture.reading("Northmoor Council", [.complianceRate: 90])]),
            .refused(Fixture.document(7, arrival: 2), Refusal(.empty, "It is empty.")),
        ]),
        .tell,
        .hand,
        .discard,
        .checkpoint,
        .tell,
        .hand,
        .checkpoint,
    ]

    /// Of the reporting years, the first is old enough when it is looked at.
    static let retention = Retention(rejected: 365, years: 7)
    static let yearsLater = Fixture.later(7 * 365 * 86_400)

    /// What outlives the process besides the disk: the journal, what the notify command was handed, and what the daemon's
    /// callers were told.
    var journal: [String] = []
    var handed: Set<String> = []
    /// The documents whose taking in returned, and whose originals were put away with that.
    var acknowledged: Set<String> = []
    /// The documents whose originals were removed.
    private var removed: Set<String> = []
    /// Steps that were done, and need not be done again.
    var next = 0
    /// Whether the program that is installed knows the current format.
    var isUpgraded = false
    /// Entries that this process sent and that are not noted as told yet. A new process looks into the journal.
    private var sent: Set<String> = []

    /// Does what is left, from where the process before this one got to.
    ///
    /// - Parameter process: the one that runs; one is started where there is none.
    mutating func run(_ process: inout StateRepository?, on files: SimulatedFiles) throws(StoreError) {
        while next < Self.steps.count {
            if process == nil { process = try open(files) }
            guard let kept = process else { return }
            // What a failure closed is opened again before anything is looked at.
            _ = kept.outbox
            switch Self.steps[next] {
            case .commit(let events, let seconds):
                let documents = events.compactMap(\.document)
                removed.subtract(documents)
                try kept.commit(events, at: Fixture.later(seconds))
                acknowledged.formUnion(documents)
            case .ask(let event):
                if let event = event(kept.state) { try kept.commit([event], at: Fixture.now) }
            case .tell: try tell(kept)
            case .hand: try hand(kept)
            case .checkpoint: try kept.checkpoint()
            case .partOfCheckpoint: _ = try kept.continueCheckpoint()
            case .discard: try discard(kept)
            case .upgrade:
                isUpgraded = true
                process = nil
            }
            next += 1
        }
    }

    private mutating func tell(_ kept: StateRepository) throws(StoreError) {
        let events = (kept.outbox ?? []).map(\.id)
        journal += events.filter { !sent.contains($0) }
        sent.formUnion(events)
        try kept.commit([.delivered(events, handsOver: true)], at: Fixture.now)
        sent.subtract(events)
    }

    private mutating func hand(_ kept: StateRepository) throws(StoreError) {
        for event in kept.state.handovers.map(\.id) {
            handed.insert(event)
            try kept.commit([.handedOver([event])], at: Fixture.now)
        }
    }

    private mutating func discard(_ kept: StateRepository) throws(StoreError) {
        let expired = kept.state.expired(by: Self.retention, at: Self.yearsLater)
        let originals = expired.flatMap(\.originals.keys)
        acknowledged.subtract(originals)
        removed.formUnion(originals)
        try kept.commit(expired.map(Event.discard), at: Self.yearsLater)
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

    /// Opens, and holds what is there against what was acknowledged and told.
    private func reopened(_ files: SimulatedFiles) throws -> StateRepository {
        let kept = try open(files)
        for document in acknowledged { #expect(kept.state.outcome(of: document) != nil, "\(document) is gone") }
        let going = kept.state.expired(by: Self.retention, at: Self.yearsLater)
        for document in removed where kept.state.outcome(of: document) != nil {
            #expect(going.contains { $0.originals[document] != nil }, "the original of \(document) is gone")
        }
        #expect(Set(journal).count == journal.count, "an alert was told twice")
        return kept
    }

    /// What every end has to be, also after the power is cut once more: the very state and the very entries of a run
    /// without faults.
    mutating func finish(_ disk: Disk, like whole: Whole) throws {
        do {
            let files = SimulatedFiles(disk)
            let kept = try reopened(files)
            // Entries that were sent and not noted as told are recognised in the journal.
            sent = Set((kept.outbox ?? []).map(\.id).filter(journal.contains))
            var process: StateRepository? = kept
            try run(&process, on: files)
            guard let process else { return }
            try tell(process)
            try hand(process)
        }
        disk.crash(.lost)
        let kept = try reopened(SimulatedFiles(disk))
        #expect(kept.outbox == [])
        #expect(kept.state.handovers.isEmpty)
        #expect(journal.sorted() == whole.journal.sorted(), "an alert was told twice, or never")
        #expect(handed == Set(whole.journal), "a step was not handed over")
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
        // A run that tells nothing would prove nothing.
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

    /// After one operation is before the next.
    @Test func aCrashAtAnyMomentLosesNoDocumentAndEachAlertIsToldOnce() throws {
        var states = 0
        for operation in 0...whole.operations {
            let fault: SimulatedFiles.Fault = operation == 0 ? .crashBefore(1) : .crashAfter(operation)
            let (crashed, left) = crashed(at: fault)
            for (index, loss) in Self.losses.enumerated() {
                let disk = crashed.copy()
                disk.crash(loss)
                var life = left
                // The next program may be the newer one, whatever the older one left of the store that it had made.
                if (operation + index).isMultiple(of: 2), life.next > 0 { life.isUpgraded = true }
                states += 1
                #expect(throws: Never.self, "\(fault), \(loss)") { try life.finish(disk, like: whole) }
            }
        }
        print("crash states of the daemon's changes: \(states)")
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
