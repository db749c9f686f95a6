import ControlInterface
import Glibc
import Linux
import Synchronization

/// Prints the results of the verbs.
enum Output {
    private static let colors = Mutex(ColorChoice.auto)

    /// Chooses when output is coloured, before a verb runs.
    static func choose(_ choice: ColorChoice) { colors.withLock { $0 = choice } }

    /// Whether output is coloured.
    static var isColoured: Bool {
        switch colors.withLock({ $0 }) {
        case .always: true
        case .never: false
        case .auto: isColourTerminal
        }
    }

    /// Whether standard output is a terminal, or was one before a pager took its place.
    static let isTerminal = isatty(STDOUT_FILENO) == 1

    private static let paged = Mutex(false)

    /// Whether a pager reads standard output.
    static var isPaged: Bool {
        get { paged.withLock(\.self) }
        set { paged.withLock { $0 = newValue } }
    }

    /// Whether standard output is a terminal that shows colours (https://no-color.org).
    private static let isColourTerminal: Bool = {
        guard isatty(STDOUT_FILENO) == 1, getenv("NO_COLOR").map({ $0.pointee == 0 }) ?? true else { return false }
        return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
    }()

    /// Takes what a task prints, in the place of standard output.
    @TaskLocal private static var capture: Capture?

    private final class Capture: Sendable {
        let text = Mutex("")
    }

    /// Runs a body, and gives what it prints instead of printing it.
    static func captured<Result>(_ body: () -> Result) -> (text: String, result: Result) {
        let capture = Capture()
        let result = $capture.withValue(capture) { body() }
        return (capture.text.withLock(\.self), result)
    }

    /// Prints a line on standard output.
    static func line(_ text: String = "") { self.text(text + "\n") }

    /// Prints lines on standard output, with one call of the system.
    static func lines(_ lines: [String]) {
        if !lines.isEmpty { text(lines.joined(separator: "\n") + "\n") }
    }

    /// Prints a text on standard output as it is.
    static func text(_ text: String) {
        if let capture {
            capture.text.withLock { $0 += text }
        } else {
            write(text, to: STDOUT_FILENO)
        }
    }

    /// Shows a text on a terminal's line in the place of the last one.
    static func progress(_ text: String) { write("\r\u{1B}[K\(text)", to: STDERR_FILENO) }

    /// Whether nobody reads standard output any more (`ombudsctl export | head`).
    static var readerHasGone: Bool { hasGone.withLock { $0 } }

    /// Whether the reading end of the pipe that standard output is has been closed, without a write.
    static var readerHasClosed: Bool {
        var state = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR) != 0
    }

    private static let hasGone = Mutex(false)

    /// Prints a line on standard error.
    static func errorLine(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Prints one JSON document, indented.
    ///
    /// - Throws: `failed` where the value can't be encoded.
    static func json(_ value: some Encodable) throws(Failure) { line(try JSONOutput.indented(value)) }

    /// Prints a JSON document that has no spaces, indented.
    static func json(compact bytes: some Sequence<UInt8>) {
        write(JSONOutput.indented(compact: bytes) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
    }

    /// Prints why there is no result: for a person on standard error, for a script on standard output.
    static func report(_ failure: Failure, asJSON: Bool) {
        if asJSON, (try? json(ErrorReport(failure))) != nil { return }
        errorLine("ombudsctl: \(printable(failure.message))")
    }

    private static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    private static func write(_ text: [UInt8], to descriptor: Int32) {
        var bytes = text[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                // A reader that has gone (`ombudsctl documents | head`) is no failure; a full disk is one.
                if errno == EPIPE {
                    if descriptor == STDOUT_FILENO { hasGone.withLock { $0 = true } }
                    return
                }
                // Standard error that can't be written to has nowhere to say so, and does not alter the result.
                guard descriptor == STDOUT_FILENO else { return }
                errorLine("ombudsctl: Standard output can't be written to: \(SystemCallError.text(for: errno)).")
                exit(Failure.Code.failed.exitCode)
            }
            bytes = bytes.dropFirst(written)
        }
    }
}
