import ArgumentParser
import Configuration
import ControlInterface
import Glibc
import Ingest
import Linux
import Oversight
import Systemd

/// The daemon's command line.
struct DaemonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ombudsd",
        abstract: "Watches an inbox for the Ombudsman's letters, reads them, and raises alerts.",
        discussion: """
            It runs in the foreground. SIGTERM ends it after the documents in hand, SIGHUP rereads the settings. \
            Ask it with ombudsctl. Exit codes: 0 ended as asked, 1 failure, 2 bad usage, settings or store.
            """,
        version: Version.current)

    @Option(
        name: .long, help: "Keep everything under this directory instead of in the system's places.",
        completion: .directory)
    var root: String?

    @Option(
        name: .long, help: "The settings file. [/etc/ombudsd/ombudsd.yaml, or ROOT/ombudsd.yaml]",
        completion: .file(extensions: ["yaml"]))
    var config: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Seconds before retention removes anything, for tests. [86400]", visibility: .hidden))
    var firstDay = 86_400.0

    func validate() throws {
        if root?.isEmpty == true { throw ValidationError("--root names no directory.") }
        if config?.isEmpty == true { throw ValidationError("--config names no file.") }
    }

    var layout: Places {
        var layout = root.map { Places.under(absolute($0)) } ?? .system
        if let config {
            layout.settings = absolute(config)
            layout.needsSettings = true
        }
        return layout
    }

    private func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/") else { return path == "/" ? path : trimmed(path) }
        let directory = getcwd(nil, 0).map { pointer in
            defer { free(pointer) }
            return String(cString: pointer)
        }
        return "\(directory ?? ".")/\(trimmed(path))"
    }

    private func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }
}

extension Daemon {
    /// Runs the daemon with its command line, and exits.
    ///
    /// - Parameter found: the arguments that Swift has found, with the program's name.
    public static func start(_ found: [String]) -> Never {
        // A confined reader of texts can start no thread, so it must not get as far as the first task.
        if LimitedReader.isAsked { exit(LimitedReader.readStandardInput()) }
        // A start may take long, and the next one does what it has not done: a signal ends it at once until the services run.
        for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(0) } }
        ProgramStart.openStandardDescriptors()
        // libdispatch asks for a higher priority for a thread of its own, which no service may have, and logs that at each start.
        setenv("LIBDISPATCH_LOG", "NO", 0)
        guard let arguments = ProgramStart.arguments(found: found) else {
            refuse("The program was started without any arguments, not even its name; start it with its path.")
        }
        do throws(ProcessLimits.Failure) {
            try ProcessLimits.daemon.require()
        } catch {
            refuse(error.description)
        }
        SHA256.prepare()
        // The main thread may begin the first task in this way only, because it must not begin one any earlier. The priority of a task of the
        // main actor would be that of an interface for people, which a service may not have.
        Task.detached(priority: .medium) { await run(arguments) }
        while true { pause() }
    }

    /// Logs why the daemon does not start, and exits with 2.
    private static func refuse(_ message: String) -> Never {
        _ = try? StandardErrorJournal().send(JournalEntry(message, priority: .error))
        exit(2)
    }

    private static func run(_ arguments: [String]) async -> Never {
        let command: DaemonCommand
        do {
            command = try DaemonCommand.parse(arguments)
        } catch  where DaemonCommand.exitCode(for: error) == .success {
            print(DaemonCommand.fullMessage(for: error))
            exit(0)
        } catch {
            refuse(DaemonCommand.message(for: error))
        }
        exit(await run(layout: command.layout, firstDay: .seconds(command.firstDay)))
    }
}
