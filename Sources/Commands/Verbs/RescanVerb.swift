import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl rescan`
struct RescanVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan", abstract: "Have the daemon scan the inbox as it does when it starts.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(RescanMethod.self)
        if options.json { return try Output.json(report) }
        let files = "\(counted(report.waiting, "file")) \(agreeing(report.waiting, "waits", "wait"))"
        Output.line("The daemon scans the inbox; \(files) in it.")
    }
}
