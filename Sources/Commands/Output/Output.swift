import ControlInterface
import Glibc

/// Where the verbs print.
enum Output {
    /// Whether standard output is a terminal that may be coloured (https://no-color.org).
    static let isColoured: Bool = {
        guard isatty(STDOUT_FILENO) == 1, getenv("NO_COLOR").map({ $0.pointee == 0 }) ?? true else { return false }
        return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
    }()

    static func line(_ text: String = "") { write(text + "\n", to: STDOUT_FILENO) }

    static func errorLine(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Prints one JSON document, indented.
    static func json(_ value: some Encodable) throws(Failure) { line(try JSONOutput.indented(value)) }

    /// Tells why there is no answer: a person on standard error, a script on standard output.
    static func report(_ failure: Failure, asJSON: Bool) {
        if asJSON, (try? json(ErrorReport(failure))) != nil { return }
        errorLine("ombudsctl: \(printable(failure.message))")
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                // A reader that goes away has had enough; anything else must not pass for success.
                if errno == EPIPE { return }
                exit(Failure.Code.failed.exitCode)
            }
            bytes = bytes.dropFirst(written)
        }
    }
}

/// A text from a document or a file name, safe to print: control characters are shown, not obeyed.
func printable(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control where scalar == "\t": result += " "
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
