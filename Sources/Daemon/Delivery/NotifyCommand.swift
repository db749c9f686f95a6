import Linux
import Processes

/// The command that alert transitions are handed to: a program and its arguments, started without a shell.
struct NotifyCommand: Sendable {
    /// The reason why a call did not do its work.
    enum Failure: Error, CustomStringConvertible {
        /// The system did not run it.
        case notRun(ChildProcessError)
        /// It ended with another status than exit code 0.
        case ended(ChildProcess.Ending)
        case timedOut(Duration)

        var description: String {
            switch self {
            case .notRun(let error): "\(error)"
            case .ended(.exited(let code)): "it ended with exit code \(code)"
            case .ended(.signalled(let signal)): "it was ended by signal \(signal)"
            case .ended: "it was ended before it was done"
            case .timedOut(let limit): "it took longer than \(limit.components.seconds) s and was ended"
            }
        }
    }

    /// The program's absolute path, and its arguments.
    let arguments: [String]
    /// The time that a call may take.
    let timeout: Duration

    /// Runs the command and waits for its end.
    ///
    /// - Parameters:
    ///   - document: its standard input. It finds all of it or does not start, and need not read it.
    ///   - log: receives a line about the standard error of a program that wrote any, or several.
    /// - Throws: `Failure`. The call can be repeated, whatever the reason.
    func run(_ document: [UInt8], log: @Sendable (String) -> Void = { _ in }) async throws(Failure) {
        let process = ChildProcess(
            path: arguments[0], arguments: Array(arguments.dropFirst()),
            // Nothing of the daemon's own, such as its notification socket.
            profile: .plain(environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]),
            timeLimit: timeout)
        let ending: ChildProcess.Ending
        do throws(ChildProcessError) {
            let completion = try await process.run(input: document)
            completion.errors.lines.forEach(log)
            ending = completion.ending
        } catch {
            throw .notRun(error)
        }
        switch ending {
        case .exited(0): return
        case .timedOut: throw .timedOut(timeout)
        default: throw .ended(ending)
        }
    }
}

extension ChildProcess.ErrorOutput {
    /// The number of lines that are logged of one call.
    private static let lineLimit = 20

    /// The program's output for the log: its first lines, and how much is left out of it.
    fileprivate var lines: [String] {
        let shown = beginning.split(separator: UInt8(ascii: "\n")).prefix(Self.lineLimit)
        var lines = shown.map { "The notify command wrote: \(Array($0).escapedOnOneLine())" }
        let rest = leftOut + beginning.dropFirst((shown.last?.endIndex ?? 0) + 1).count
        if rest > 0 {
            lines.append("The notify command wrote \(rest) more bytes to its standard error, which are not logged.")
        }
        return lines
    }
}
