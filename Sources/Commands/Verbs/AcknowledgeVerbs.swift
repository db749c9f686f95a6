import ArgumentParser
import ControlInterface
import Varlink
import Oversight

/// `ombudsctl ack ID`
struct AcknowledgeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Note that somebody looks after an alert.",
        discussion: "The alert stands all the same. When it gets worse it is unacknowledged again.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.")
    var id: String

    @Option(name: .long, help: "Why nothing more has to be done, or who does it.")
    var note: String?

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AcknowledgeMethod.self, .init(name: id, note: note))
        if options.json { return try Output.json(report) }
        Output.line("\(printable(report.alert.id)) is \(report.alert.acknowledgement?.wording ?? "acknowledged").")
    }
}

/// `ombudsctl unack ID`
struct UnacknowledgeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unack", abstract: "Take an acknowledgement back.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.")
    var id: String

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            UnacknowledgeMethod.self, .init(name: id))
        if options.json { return try Output.json(report) }
        Output.line("\(printable(report.alert.id)) is not acknowledged.")
    }
}

extension Acknowledgement {
    /// As `acknowledged by anna at 2026-11-21T05:20:34Z: a note`.
    var wording: String {
        "acknowledged by \(by.wording) at \(at)" + (note.map { ": \(printable($0))" } ?? "")
    }
}

extension Person {
    var wording: String { name.map(printable) ?? "user \(uid)" }
}
