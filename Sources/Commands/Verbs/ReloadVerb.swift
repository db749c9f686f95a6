import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl reload`
struct ReloadVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Have the daemon read its settings again.",
        discussion: "Exits with 1 where the settings can't be used; the former ones stay in force then.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(ReloadMethod.self)
        if options.json { return try Output.json(report) }
        Output.line(
            report.exists
                ? "The settings in \(printable(report.settings)) are in force."
                : "There is no settings file \(printable(report.settings)); every setting has its default.")
    }
}
