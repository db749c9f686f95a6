import Linux
import Logging
import Model
import Synchronization

/// The documents that are being read, each noted on disk before its first byte is read. So a document that ends the daemon is
/// known at the next start.
///
/// A line of the file is one document: `reading` or `suspect`, its SHA-256, the number of times that the daemon died with it in
/// hand, since when it is in hand, and its name. A note is written and not synchronised, because it must survive the daemon and
/// not the machine; it costs no letter a wait.
final class DocumentsInHand: Sendable {
    /// The number of deaths of the daemon after which a document that was in hand at each is rejected.
    static let maximumDeaths = 3
    /// The size in bytes up to which a text is a small one.
    static let smallText = 64 << 10
    /// For how long a small text under suspicion is read in a process of its own before a further death counts. Such a reading can
    /// cost the daemon nothing so soon, and takes long enough to be hit by whatever else ends the daemon again and again.
    static let delayOfSmallText = Duration.seconds(1)

    /// A document in hand.
    struct Entry: Sendable {
        let sha256: String
        let name: String
        /// Since when it is in hand.
        let since: Timestamp
        /// The number of times that the daemon died with it in hand.
        let deaths: Int
        /// When its reading began on one of the daemon's own threads; nil for one that a process of its own reads, which has its own limits.
        let ownStart: SuspendingClock.Instant?
        /// The page that is being recognised, counted from 1, and the number of pages; nil for a document of which none is.
        var progress: (page: Int, pages: Int)?
    }

    private struct Content {
        /// By their lines in the file.
        var entries: [Int: Entry] = [:]
        /// The lines that are free, the first one last.
        var free: [Int]
        /// Documents that were in hand when the daemon died, and that are not in hand now, by their SHA-256.
        var suspects: [String: (line: Int, deaths: Int)] = [:]
        var file: SlotFile?
        var hasFailed = false
    }

    /// More documents than are ever read at the same time.
    private static let lines = 256
    private static let lineLength = 256

    private let content: Mutex<Content>
    private let logger: Logger

    /// Opens the notes, and counts a death for each document that was in hand when the last run ended.
    ///
    /// - Parameter path: the file; without it the notes are in memory only.
    init(path: String?, _ logger: Logger) {
        self.logger = logger
        var content = Content(free: Array((0..<Self.lines).reversed()))
        do {
            content.file = try path.map { try SlotFile($0, count: Self.lines, length: Self.lineLength) }
        } catch {
            logger.warning(
                "The documents in hand can't be noted in \(path ?? ""): \(error). A document that ends the daemon is not recognised."
            )
        }
        for line in 0..<(content.file == nil ? 0 : Self.lines) {
            guard let note = Note(content.file?.line(line) ?? "") else { continue }
            let deaths = note.deaths + (note.isReading ? 1 : 0)
            content.suspects[note.sha256] = (line, deaths)
            content.free.removeAll { $0 == line }
            guard note.isReading else { continue }
            try? content.file?.write(
                Note(isReading: false, note.sha256, deaths: deaths, note.since, note.name).text, line: line)
            let next =
                deaths < Self.maximumDeaths ? "It is read in a process of its own." : "It is rejected unread."
            logger.warning(
                "The daemon died while “\(note.name)” was in hand (\(deaths) \(deaths == 1 ? "time" : "times") by now). \(next)"
            )
        }
        self.content = Mutex(content)
    }

    /// The documents in hand, the one that is in hand for longest first.
    var entries: [Entry] {
        content.withLock { $0.entries.values.sorted { ($0.since, $0.name) < ($1.since, $1.name) } }
    }

    /// A document that one of the daemon's own threads has been reading for longer than a time; nil where there is none.
    func stuck(for time: Duration) -> Entry? {
        let latest = SuspendingClock.now.advanced(by: .zero - time)
        return content.withLock { $0.entries.values.first { $0.ownStart.map { $0 < latest } ?? false } }
    }

    /// Notes which page of a document in hand is being recognised.
    func setProgress(of name: String, page: Int, of pages: Int) {
        content.withLock { content in
            for line in content.entries.keys where content.entries[line]?.name == name {
                content.entries[line]?.progress = (page, pages)
            }
        }
    }

    /// The number of times that the daemon died with a document in hand; 0 for one that was read since.
    func deaths(of sha256: String) -> Int { content.withLock { $0.suspects[sha256]?.deaths ?? 0 } }

    /// Notes that a document is in hand, as long as a body runs.
    func during<Result>(_ sha256: String, _ name: String, at now: Timestamp, _ body: () -> Result) -> Result {
        let line = begin(sha256, name, at: now, isOwnWork: true)
        defer { end(line) }
        return body()
    }

    /// Notes that a document is in hand, as long as a body runs. Where that fails, the document stays under suspicion.
    ///
    /// - Parameter delay: for how long the body runs before a death counts against a document that is under suspicion already.
    func during<Result, Failure>(
        _ sha256: String, _ name: String, at now: Timestamp, countingAfter delay: Duration = .zero,
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let line = begin(sha256, name, at: now, isDelayed: delay > .zero)
        logger.debug("“\(name)” is read in processes of its own.")
        let result: Swift.Result<Result, Failure> = await withTaskGroup { group in
            if let line, delay > .zero {
                group.addTask {
                    try? await Task.sleep(for: delay)
                    if !Task.isCancelled { self.count(line) }
                }
            }
            defer { group.cancelAll() }
            do throws(Failure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }
        if case .failure = result { end(line, isDone: false) } else { end(line) }
        return try result.get()
    }

    /// Forgets that the daemon died with a document in hand.
    func forget(_ sha256: String) {
        content.withLock { content in
            guard let (line, _) = content.suspects.removeValue(forKey: sha256) else { return }
            write("", line, &content)
            content.free.append(line)
        }
    }

    /// Whether there are documents that the daemon died with, and that are not in hand now.
    var hasSuspects: Bool { content.withLock { !$0.suspects.isEmpty } }

    /// Forgets all documents that the daemon died with but those in hand.
    func forgetSuspects() {
        content.withLock { content in
            for (line, _) in content.suspects.values {
                write("", line, &content)
                content.free.append(line)
            }
            content.suspects = [:]
        }
    }

    /// Notes that the daemon ends as it was asked to: no document in hand is at fault.
    func release() {
        content.withLock { content in
            for (line, entry) in content.entries {
                let text =
                    entry.deaths == 0
                    ? "" : Note(isReading: false, entry.sha256, deaths: entry.deaths, entry.since, entry.name).text
                write(text, line, &content)
            }
        }
    }

    /// - Parameters:
    ///   - isDelayed: whether a further death does not count yet. The first death always does.
    ///   - isOwnWork: whether one of the daemon's own threads reads it.
    /// - Returns: the line of the note; nil where all lines are in use.
    private func begin(
        _ sha256: String, _ name: String, at now: Timestamp, isDelayed: Bool = false, isOwnWork: Bool = false
    )
        -> Int?
    {
        content.withLock { content in
            let suspect = content.suspects.isEmpty ? nil : content.suspects.removeValue(forKey: sha256)
            guard let line = suspect?.line ?? content.free.popLast() else { return nil }
            let entry = Entry(
                sha256: sha256, name: name, since: now, deaths: suspect?.deaths ?? 0, ownStart: isOwnWork ? .now : nil)
            content.entries[line] = entry
            let isReading = !isDelayed || entry.deaths == 0
            write(Note(isReading: isReading, sha256, deaths: entry.deaths, now, name).text, line, &content)
            return line
        }
    }

    /// Notes that a further death of the daemon counts against the document of a line.
    private func count(_ line: Int) {
        content.withLock { content in
            guard let entry = content.entries[line] else { return }
            write(
                Note(isReading: true, entry.sha256, deaths: entry.deaths, entry.since, entry.name).text, line, &content)
        }
    }

    private func end(_ line: Int?, isDone: Bool = true) {
        guard let line else { return }
        content.withLock { content in
            guard let entry = content.entries.removeValue(forKey: line) else { return }
            if !isDone, entry.deaths > 0 {
                content.suspects[entry.sha256] = (line, entry.deaths)
                write(
                    Note(isReading: false, entry.sha256, deaths: entry.deaths, entry.since, entry.name).text, line,
                    &content)
            } else {
                write("", line, &content)
                content.free.append(line)
            }
        }
    }

    private func write(_ text: String, _ line: Int, _ content: inout Content) {
        do {
            try content.file?.write(text, line: line)
        } catch {
            if !content.hasFailed { logger.warning("The documents in hand can't be noted on disk: \(error).") }
            content.hasFailed = true
        }
    }
}

/// A line of the file.
private struct Note {
    /// Whether the document is in hand; else it was when the daemon died.
    var isReading: Bool
    var sha256: String
    var deaths: Int
    var since: Timestamp
    var name: String

    init(isReading: Bool, _ sha256: String, deaths: Int, _ since: Timestamp, _ name: String) {
        self.isReading = isReading
        self.sha256 = sha256
        self.deaths = deaths
        self.since = since
        self.name = name
    }

    /// - Returns: nil for a blank line, and for one that is no note.
    init?(_ text: String) {
        let fields = text.split(separator: " ", maxSplits: 4)
        guard fields.count >= 4, fields[0] == "reading" || fields[0] == "suspect", fields[1].utf8.count == 64,
            let deaths = Int(fields[2]), let since = Timestamp(asWritten: String(fields[3]))
        else { return nil }
        self.init(
            isReading: fields[0] == "reading", String(fields[1]), deaths: deaths, since,
            fields.count > 4 ? String(fields[4]) : "")
    }

    var text: String {
        "\(isReading ? "reading" : "suspect") \(sha256) \(deaths) \(since) \(name.escapedOnOneLine())"
    }
}
