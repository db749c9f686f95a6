import ArgumentParser
import ControlInterface
import Linux
import Model
import Oversight
import Varlink

/// `ombudsctl watch`
struct WatchVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Show the steps of alerts as they happen.",
        discussion: """
            A line for each step; with --json an object on each line, in the form of docs/notify.md. Ctrl-C ends it. When the daemon \
            ends, so does this with the exit code 3, or it waits for the daemon with --reconnect.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var daemon: DaemonOptions

    @Flag(name: .long, help: "Print an object on each line.")
    var json = false

    @Flag(name: .long, help: "Wait for a daemon that has ended, and go on.")
    var reconnect = false

    @OptionGroup(title: "Part of the steps") var filter: FilterOptions

    func validate() throws {
        if filter.since != nil {
            throw ValidationError("A watch begins now: `ombudsctl digest --since` and `alerts --since` look back.")
        }
        if filter.sort != nil { throw ValidationError("Steps come in the order in which they happen, without --sort.") }
    }

    func run() async throws {
        do {
            try await watch()
        } catch let failure as Failure where json {
            // A line as the others are.
            Output.line(String(decoding: try JSONOutput.compact(ErrorReport(failure)), as: UTF8.self))
            throw ExitCode(failure.code.exitCode)
        }
    }

    private func watch() async throws {
        let selection = try filter.selection()
        let limit = filter.limit ?? .max
        try await withThrowingTaskGroup { group in
            // `ombudsctl watch | head -1`: nobody learns from a write that the reader has gone while nothing happens.
            group.addTask {
                while !Output.readerHasClosed { try await Task.sleep(for: .milliseconds(500)) }
                return true
            }
            group.addTask {
                var left = limit
                var isAgain = false
                while true {
                    do throws(Failure) {
                        try await watch(selection, &left, isAgain: isAgain)
                        return true
                    } catch {
                        guard reconnect, error.code == .unreachable else { throw error }
                        if !isAgain { Output.errorLine("ombudsctl: \(error.message) Waiting for it.") }
                    }
                    isAgain = true
                    try await Task.sleep(for: .seconds(1))
                }
            }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    /// Shows steps until enough of them have come, or nobody reads them any more.
    ///
    /// - Throws: `unreachable` where there is no daemon, or it ends.
    private func watch(_ selection: ListSelection, _ left: inout Int, isAgain: Bool) async throws(Failure) {
        var hasBegun = false
        var isOver = false
        do throws(Failure) {
            try await daemon.client(or: parent.daemon, isPatient: true).pages(of: WatchMethod.self, selection) {
                report throws(Failure) in
                if !hasBegun {
                    hasBegun = true
                    Output.errorLine(
                        isAgain
                            ? "ombudsctl: The daemon is back; steps of meanwhile are not shown."
                            : "Watching alerts; Ctrl-C ends it.")
                }
                if let missed = report.missed { try show(missed: missed) }
                if let step = report.step {
                    try show(step)
                    left -= 1
                }
                isOver = left <= 0 || Output.readerHasGone
                return !isOver
            }
        } catch {
            if isOver { return }
            guard hasBegun, error.code == .unreachable else { throw error }
            throw Failure(
                .unreachable, "The daemon has ended, or closed the connection. `--reconnect` waits for it.")
        }
    }

    private func show(missed count: Int) throws(Failure) {
        if json { return Output.line(String(decoding: try JSONOutput.compact(Missed(missed: count)), as: UTF8.self)) }
        Output.line(
            Style.yellow(
                "\(counted(count, "step")) came faster than they were read, and \(agreeing(count, "is", "are")) not shown: `ombudsctl alerts`."
            ))
    }

    private func show(_ step: TransitionReport) throws(Failure) {
        if json { return Output.line(String(decoding: try JSONOutput.compact(step), as: UTF8.self)) }
        let local = LocalTime(seconds: step.at.seconds)
        let alert = step.alert
        let style: Style = step.transition == .raised || step.transition == .changed ? alert.severity.style : .dim
        let by = alert.acknowledgement.map { " (\($0.displayText))" } ?? ""
        Output.line(
            "\(local.clockText)  \(style(step.transition.rawValue.padded(to: 14)))  "
                + "\(printable(alert.message))\(step.transition == .acknowledged ? by : "")"
                + (alert.silenced ? Style.dim(" (silenced)") : ""))
    }

    /// The object that stands for steps which are missing.
    private struct Missed: Encodable {
        var schema = "ombudsd.missed/1"
        var missed: Int
    }
}
