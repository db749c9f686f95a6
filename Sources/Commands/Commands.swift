import ArgumentParser
import ControlInterface
import Glibc
import Ingest
import Linux

/// # Commands
///
/// The verbs of `ombudsctl`, with the output for people and for scripts and the exit codes. It watches nothing and judges
/// nothing: a verb calls the daemon, or reads a file with the same rooms that the daemon uses.
public enum Commands {
    /// Prepares the process, before the first task runs: a task needs a thread, and stands still where there can be none.
    /// Exits where the process lacks anything.
    ///
    /// - Parameter found: the arguments that Swift has found, with the program's name.
    /// - Returns: the arguments without the program's name.
    public static func prepare(_ found: [String]) -> [String] {
        // A confined reader of texts can start no thread, so it must not get as far as the first task.
        if LimitedReader.isAsked { exit(LimitedReader.readStandardInput()) }
        ProgramStart.openStandardDescriptors(losingOutput: false)
        // libdispatch logs that it may not raise a thread's priority, at each reload of the service.
        setenv("LIBDISPATCH_LOG", "NO", 0)
        guard let arguments = ProgramStart.arguments(found: found) else {
            Output.errorLine(
                "ombudsctl: It was started without any arguments, not even its name; start it with its path.")
            exit(Failure.Code.usage.exitCode)
        }
        do throws(ProcessLimits.Failure) {
            try ProcessLimits.verb.require()
        } catch {
            Output.errorLine("ombudsctl: \(error.description)")
            exit(Failure.Code.failed.exitCode)
        }
        return arguments
    }

    /// Runs the command line and exits.
    ///
    /// - Parameter arguments: without the program's name.
    public static func run(_ arguments: [String]) async -> Never {
        // A reader that goes away (`ombudsctl documents | head`) must not kill the command by a signal.
        signal(SIGPIPE, SIG_IGN)
        var arguments = arguments
        let wantsJSON = arguments.contains("--json")
        do {
            if let colors = try ColorChoice.taken(from: &arguments) { Output.choose(colors) }
            let wantsPager = !Pager.isRefused(in: &arguments)
            // A shell asks for the words that it may offer.
            if arguments.first == "---completion" { _ = try await Ombudsctl.asyncParseAsRoot(arguments) }
            var command = try parse(arguments)
            if wantsPager, command is any PagedVerb { Pager.start() }
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(0)
        } catch let failure as Failure {
            Output.report(failure, asJSON: wantsJSON)
            exit(failure.code.exitCode)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch  where Ombudsctl.exitCode(for: error) == .success {
            // Help and the version are thrown as errors, and are none.
            Output.line(Ombudsctl.fullMessage(for: error))
            exit(0)
        } catch {
            if wantsJSON {
                Output.report(Failure(.usage, Ombudsctl.message(for: error)), asJSON: true)
            } else {
                Output.errorLine(Ombudsctl.fullMessage(for: error))
            }
            exit(Failure.Code.usage.exitCode)
        }
    }

    /// Parses the arguments in the first order that fits.
    ///
    /// - Throws: `Failure` for a word that is no verb; else the error of the likeliest order.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let order = ArgumentOrder(verbs: Ombudsctl.verbNames)
        var first: (any Error)?
        for arguments in order.orders(of: arguments) {
            do {
                return try Ombudsctl.parseAsRoot(arguments)
            } catch {
                first = first ?? error
            }
        }
        if let word = order.unknownVerb(in: arguments) { throw order.failure(ofVerb: word) }
        throw first ?? CleanExit.helpRequest(Ombudsctl.self)
    }
}

/// The root of the command line.
struct Ombudsctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ombudsctl",
        abstract:
            "Shows the figures that ombudsd has read in the Ombudsman's letters, and the alerts that follow from them.",
        discussion: """
            Exit codes: 0 ok, 1 failure, 2 bad usage or settings, 3 daemon not reachable, 4 not permitted, \
            5 not found, 6 the document could not be read, 10 there are open alerts, \
            11 alerts wait because a delivery failed or documents can't be stored (status --exit-code only).
            """,
        version: Version.current,
        subcommands: everyday,
        groupedSubcommands: groups.map { CommandGroup(name: $0.name, subcommands: $0.verbs) })

    /// The verbs that everybody needs.
    private static let everyday: [any ParsableCommand.Type] = [
        StatusVerb.self, AlertsVerb.self, ShowVerb.self, CompareVerb.self, ReadVerb.self,
    ]

    /// The other verbs, by what they are for.
    private static let groups: [(name: String, verbs: [any ParsableCommand.Type])] = [
        (
            "Look closer",
            [
                AlertVerb.self, TrendVerb.self, SearchVerb.self, ReportVerb.self, AuthoritiesVerb.self,
                DocumentsVerb.self, WatchVerb.self, DigestVerb.self, ExportVerb.self, EvidenceVerb.self,
            ]
        ),
        (
            "Look after alerts",
            [
                AcknowledgeVerb.self, UnacknowledgeVerb.self, SilenceVerb.self, UnsilenceVerb.self, SilencesVerb.self,
            ]
        ),
        ("Correct what was read", [CorrectVerb.self, WithdrawVerb.self, NoteVerb.self]),
        ("Steer the daemon", [AddVerb.self, RescanVerb.self, RetryVerb.self, ReloadVerb.self]),
        (
            "Check and keep",
            [DoctorVerb.self, FsckVerb.self, ReplayVerb.self, BackupVerb.self, RestoreVerb.self, ScoreVerb.self]
        ),
    ]

    /// The names of all verbs.
    static var verbNames: [String] {
        (everyday + groups.flatMap { $0.verbs }).compactMap { $0.configuration.commandName }
    }

    @Option(name: .long, help: "When to colour, with any verb: always, never or auto.")
    var color = ColorChoice.auto

    @Flag(name: .long, help: "Print on a terminal without a pager (OMBUDSCTL_PAGER, PAGER), with any verb.")
    var noPager = false

    @OptionGroup var daemon: DaemonOptions
}
