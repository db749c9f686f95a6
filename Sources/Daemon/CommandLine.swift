import ArgumentParser
import Configuration
import ControlInterface
import Glibc
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

    @Option(name: .long, help: "Keep everything under this directory instead of in the system's places.")
    var root: String?

    @Option(name: .long, help: "The settings file. [/etc/ombudsd/ombudsd.yaml, or ROOT/ombudsd.yaml]")
    var config: String?

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
    /// Runs the daemon with a command line, and exits.
    ///
    /// - Parameter arguments: without the program's name.
    public static func run(_ arguments: [String]) async -> Never {
        let command: DaemonCommand
        do {
            command = try DaemonCommand.parse(arguments)
        } catch  where DaemonCommand.exitCode(for: error) == .success {
            print(DaemonCommand.fullMessage(for: error))
            exit(0)
        } catch {
            _ = try? StandardErrorJournal().send(JournalEntry(DaemonCommand.message(for: error), priority: .error))
            exit(2)
        }
        exit(await run(layout: command.layout))
    }
}
