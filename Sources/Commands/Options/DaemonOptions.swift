import ArgumentParser
import Configuration
import Linux
import Varlink

/// The options that select a daemon. They may stand before the verb or after it.
struct DaemonOptions: ParsableArguments {
    @Option(
        name: .long, help: "The directory that the daemon was given as --root. [$OMBUDSD_ROOT]",
        completion: .directory)
    var root: String?

    @Option(name: .long, help: "The daemon's control socket. [$OMBUDSD_SOCKET]", completion: .file())
    var socket: String?

    func validate() throws {
        if root?.isEmpty == true { throw ValidationError("--root names no directory.") }
        if socket?.isEmpty == true { throw ValidationError("--socket names no socket.") }
    }
}

extension DaemonOptions {
    /// A client of the selected daemon: by these options, else by those before the verb, else by the environment, else the
    /// system's daemon.
    ///
    /// - Parameter isPatient: whether it waits for replies for as long as the connection stands.
    func client(or outer: DaemonOptions, isPatient: Bool = false) -> ControlClient {
        client(or: outer, timeoutSeconds: isPatient ? 1_000_000_000 : nil)
    }

    /// - Parameter timeoutSeconds: the time to wait for the daemon to send or receive anything; nil for the usual one.
    func client(or outer: DaemonOptions, timeoutSeconds: Int64?) -> ControlClient {
        func underRoot(_ root: String?) -> String? { root.map { Places.under($0).socket } }
        let path =
            socket ?? underRoot(root) ?? outer.socket ?? underRoot(outer.root) ?? Self.environment("OMBUDSD_SOCKET")
            ?? underRoot(Self.environment("OMBUDSD_ROOT")) ?? Places.system.socket
        return timeoutSeconds.map { ControlClient(path: path, timeoutSeconds: $0) } ?? ControlClient(path: path)
    }

    /// The places of the selected daemon's files. They do not follow from a socket.
    func places(or outer: DaemonOptions) -> Places {
        ((root ?? outer.root ?? Self.environment("OMBUDSD_ROOT")).map(Places.under) ?? .system).resolved()
    }

    private static func environment(_ name: String) -> String? {
        Environment.value(of: name).flatMap { $0.isEmpty ? nil : $0 }
    }
}
