import ArgumentParser
import Configuration
import ControlInterface
import Linux
import Maintenance
import Varlink

/// Which daemon to ask. It may stand before the verb or after it.
struct DaemonOptions: ParsableArguments {
    @Option(name: .long, help: "The directory that the daemon was given as --root. [$OMBUDSD_ROOT]")
    var root: String?

    @Option(name: .long, help: "The daemon's control socket. [$OMBUDSD_SOCKET]")
    var socket: String?
}

/// What every verb that asks the daemon has.
struct AskOptions: ParsableArguments {
    @OptionGroup var daemon: DaemonOptions

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false
}

extension DaemonOptions {
    /// The client of the daemon that is meant: by the options after the verb, those before it, the environment, and
    /// else the system's.
    func client(or outer: DaemonOptions) -> ControlClient {
        func underRoot(_ root: String?) -> String? { root.map { Places.under($0).socket } }
        let path =
            socket ?? underRoot(root) ?? outer.socket ?? underRoot(outer.root) ?? Self.environment("OMBUDSD_SOCKET")
            ?? underRoot(Self.environment("OMBUDSD_ROOT")) ?? Places.system.socket
        return ControlClient(path: path)
    }

    /// Where the files of the daemon that is meant are. A socket does not say so.
    func layout(or outer: DaemonOptions) -> Places {
        ((root ?? outer.root ?? Self.environment("OMBUDSD_ROOT")).map(Places.under) ?? .system).resolved()
    }

    private static func environment(_ name: String) -> String? {
        Environment.value(of: name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
