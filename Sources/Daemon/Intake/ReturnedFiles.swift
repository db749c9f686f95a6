import Inbox
import Linux
import Logging
import Synchronization

/// The rejected files that were returned to the inbox and not read since: none of them is a new arrival.
///
/// They are noted on disk too, because the daemon may die before it reads them. A note is written and not synchronised: it must
/// survive the daemon and not the machine.
final class ReturnedFiles: Sendable {
    private struct Content {
        /// With their lines in the file; nil for a file that is noted in memory only.
        var lines: [ReturnedFile: Int?] = [:]
        /// The lines that are free, the first one last.
        var free: [Int] = []
        var notes: SlotFile?
    }

    /// The number of files that are noted on disk at a time.
    private static let count = 1024
    private static let lineLength = 64

    private let path: String
    private let content = Mutex(Content())
    private let logger: Logger

    /// Opens the notes of the last run.
    ///
    /// - Parameter path: the file; it is made with the first note.
    init(path: String, _ logger: Logger) {
        self.path = path
        self.logger = logger
        guard FileMode(path) != nil else { return }
        content.withLock { open(&$0) }
    }

    /// Notes a file before it has its name in the inbox.
    func note(_ file: ReturnedFile) {
        content.withLock { content in
            if content.notes == nil { open(&content) }
            let line = content.free.popLast()
            content.lines[file] = .some(line)
            if let line { write("\(file)", line, content) }
        }
    }

    func contains(_ file: ReturnedFile) -> Bool {
        content.withLock { !$0.lines.isEmpty && $0.lines[file] != nil }
    }

    /// Forgets a file that was read.
    func forget(_ file: ReturnedFile) {
        content.withLock { content in
            guard !content.lines.isEmpty, case .some(let line?) = content.lines.removeValue(forKey: file)
            else { return }
            write("", line, content)
            content.free.append(line)
        }
    }

    private func open(_ content: inout Content) {
        do {
            let notes = try SlotFile(path, count: Self.count, length: Self.lineLength)
            content.notes = notes
            for line in (0..<Self.count).reversed() {
                if let file = ReturnedFile(notes.line(line)) {
                    content.lines[file] = .some(line)
                } else {
                    content.free.append(line)
                }
            }
        } catch {
            logger.warning("Files that are returned to the inbox can't be noted in \(path): \(error).")
        }
    }

    private func write(_ text: String, _ line: Int, _ content: borrowing Content) {
        do {
            try content.notes?.write(text, line: line)
        } catch {
            logger.warning("Files that are returned to the inbox can't be noted in \(path): \(error).")
        }
    }
}
