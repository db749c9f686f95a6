import FoundationEssentials
import Systemd

/// The entries that the journal accepted and that were not found there.
///
/// They are looked for every second, later every five seconds, and are sent again only when the journal has written other
/// entries since: a journal that is stopped may still hold them, and would have them twice.
struct UnconfirmedEntries: Sendable {
    private enum Origin: Sendable {
        /// A former run may have sent it. The journal has written everything that was sent then, or may not have.
        case formerRun(isWritten: Bool)
        case sent(JournalEntry.Priority)
    }

    private let reader: any JournalLookup
    private var entries: [String: Origin] = [:]
    /// The time of the next look; nil before the first.
    private(set) var nextLook: ContinuousClock.Instant?
    private var firstSent: ContinuousClock.Instant?
    private var lastSent = JournalReader.Moment.now
    /// The number of looks in a row that found other entries of the journal, and not these.
    private var livelyLooks = 0
    /// Whether the journal has written nothing since the last entry was sent. It gets no more entries then.
    private(set) var isSilent = false
    private var resending = RetrySchedule(to: .seconds(600))
    /// Whether the journal's files could be read at the last look. Nobody waits for entries that can't be read.
    private var isReadable = true
    /// A fact about the journal, as a sentence; nil where there is nothing to say.
    private(set) var remark: String?

    init(reader: any JournalLookup) { self.reader = reader }

    var ids: Dictionary<String, some Any>.Keys { entries.keys }
    var isEmpty: Bool { entries.isEmpty }

    func isDue(at now: ContinuousClock.Instant) -> Bool { nextLook.map { $0 <= now } ?? true }

    /// Adds entries that a former run may have sent.
    ///
    /// Sends an entry and waits until the journal has written it: entries that were sent before it are written then, too.
    mutating func addLeft(
        _ ids: [String], askingWith message: String, of journal: any JournalSink, storedBy settings: JournaldSettings
    ) {
        var isWritten = true
        if let mark = try? send(message, to: journal), settings.obstacle(to: .info) == nil {
            isWritten = (try? reader.waitFor([mark], timeout: .seconds(2))) != .notFound
        }
        for id in ids { entries[id] = .formerRun(isWritten: isWritten) }
        lastSent = .now
    }

    private func send(_ message: String, to journal: any JournalSink) throws(SystemdError) -> JournalField? {
        let mark = JournalField("OMBUDSD_MARK", UUID().uuidString)
        let entry = try JournalEntry(message, priority: .info, identifier: "ombudsd", fields: [mark])
        return try journal.send(entry) == .journal ? mark : nil
    }

    /// Looks for entries that were just sent, for two seconds at the most.
    ///
    /// - Returns: the ids of those that count as delivered, and a sentence about the others.
    mutating func confirm(
        _ sent: [String: JournalEntry.Priority], since start: JournalReader.Moment, at now: ContinuousClock.Instant,
        storedBy settings: () -> JournaldSettings
    ) -> (delivered: Set<String>, problem: String?) {
        guard !sent.isEmpty else { return ([], nil) }
        let journald = settings()
        let obstacles = sent.compactMapValues(journald.obstacle(to:))
        remark = obstacles.values.first.map { Self.remark($0) }
        let stored = Set(sent.keys).subtracting(obstacles.keys)
        let problem: String
        var found = Set(obstacles.keys)
        do throws(SystemdError) {
            let answer =
                stored.isEmpty
                ? []
                : try reader.waitFor(
                    stored, of: Self.event, with: [JournalField(.syslogIdentifier, "ombudsd")], since: start,
                    timeout: isReadable ? .seconds(2) : .zero)
            isReadable = answer != nil
            guard let answer else { return (Set(sent.keys), nil) }
            found.formUnion(answer)
            let count = sent.count - found.count
            guard count > 0 else { return (found, nil) }
            problem =
                count == 1
                ? "The journal dropped 1 alert, or has not written it yet (does it limit the rate, or is its disk full?); it is looked for, and sent again where the journal goes on without it."
                : "The journal dropped \(count) alerts, or has not written them yet (does it limit the rate, or is its disk full?); they are looked for, and sent again where the journal goes on without them."
        } catch {
            let count = stored.count
            problem =
                "The journal can't be asked whether it has \(count) \(count == 1 ? "alert" : "alerts") that it was sent; the daemon asks again: \(error)"
        }
        for (id, priority) in sent where !found.contains(id) { entries[id] = .sent(priority) }
        lastSent = .now
        firstSent = firstSent ?? now
        livelyLooks = 0
        if resending.next == nil { resending.failed(at: now) }
        nextLook = now + .seconds(1)
        return (found, problem)
    }

    /// Looks for the entries. Those that the journal has dropped are no longer among them afterwards, so that they are sent
    /// again.
    ///
    /// - Parameter releasing: whether there is time to send entries again.
    /// - Returns: the ids of those that count as delivered.
    /// - Throws: ``SystemdError`` where the journal can't be asked.
    mutating func look(
        at now: ContinuousClock.Instant, storedBy settings: JournaldSettings, releasing: Bool,
        to journal: any JournalSink
    ) throws(SystemdError) -> [String] {
        let isNew = firstSent.map { $0.duration(to: now) < .seconds(60) } ?? true
        nextLook = now + .seconds(isNew ? 1 : 5)
        let found = try reader.find(Set(entries.keys), of: Self.event)
        let delivered = entries.filter { id, origin in
            if found?.contains(id) == true { return true }
            // Where the journal may not be read, its socket's word counts.
            guard case .sent(let priority) = origin else { return false }
            return found == nil || settings.obstacle(to: priority) != nil
        }
        for id in delivered.keys { entries[id] = nil }
        // The start waited until the journal had written what a former run sent.
        entries = entries.filter { if case .formerRun(isWritten: true) = $0.value { false } else { true } }
        guard !entries.isEmpty else {
            reset()
            return Array(delivered.keys)
        }
        // Somebody may have set the clock back.
        lastSent = min(lastSent, .now)
        let wasSilent = isSilent
        isSilent = try !reader.hasEntry(since: lastSent)
        livelyLooks = isSilent ? 0 : livelyLooks + 1
        if isSilent {
            // On a quiet machine nobody else sends the journal anything, by which it could show that it writes again.
            if wasSilent, resending.isDue(at: now) {
                resending.failed(at: now)
                _ = try? send("The journal is asked whether it writes entries.", to: journal)
            }
        } else if wasSilent {
            resending.succeeded()
        }
        // The first look may come while the journal goes through what it had not read yet.
        if releasing, livelyLooks >= 2, resending.isDue(at: now) {
            resending.failed(at: now)
            entries = [:]
        }
        return Array(delivered.keys)
    }

    private mutating func reset() {
        nextLook = nil
        firstSent = nil
        livelyLooks = 0
        isSilent = false
        resending.succeeded()
    }

    private static let event: JournalField.Name = "OMBUDSD_EVENT"

    private static func remark(_ obstacle: String) -> String {
        "The journal forwards alerts and does not store them (\(obstacle)), so that they count as delivered when it accepts them."
    }
}
