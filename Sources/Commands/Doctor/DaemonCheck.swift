import Configuration
import ControlInterface
import Linux
import Store
import Varlink

/// The check of the daemon: whether it replies, and why it may not.
extension Doctor {
    var daemon: Check {
        let name = "daemon"
        switch status {
        case .success(let report):
            let advice = "Look at `ombudsctl status` and `journalctl -u ombudsd`."
            let message = "ombudsd \(report.version) replies: \(report.state)." + (report.detail.map { " \($0)" } ?? "")
            switch report.state {
            case "watching" where report.detail == nil: return Check(name, .ok, message)
            case "watching", "polling", "starting": return Check(name, .warning, message, advice: advice)
            default: return Check(name, .problem, message, advice: advice)
            }
        case .failure(let failure):
            switch failure.code {
            case .unreachable: return unreachable(failure)
            case .notPermitted: return Check(name, .warning, failure.message, advice: "Run doctor as root.")
            default:
                return Check(name, .problem, failure.message, advice: "Install ombudsd and ombudsctl together.")
            }
        }
    }

    /// The check of a daemon that nobody reaches, by who has the store and who has the socket's name.
    private func unreachable(_ failure: Failure) -> Check {
        let holder = SocketNameHolder(at: places.socket)
        switch storeUse {
        case .free: return notRunning(failure, holder)
        case .daemon(let process): return running(process, failure, holder)
        case .other(let process): return keptFromStarting(by: process, failure, holder)
        case .unclear: return unclear(failure, holder)
        }
    }

    private static let start = "systemctl start ombudsd"

    private func notRunning(_ failure: Failure, _ holder: SocketNameHolder) -> Check {
        let name = "daemon"
        let socket = places.socket
        switch holder {
        case .obstacle:
            return Check(
                name, .problem, "\(failure.message) No daemon is running.",
                advice: "Remove or rename \(socket), then run \(Self.start).")
        case .nobody:
            return Check(
                name, .warning, "No daemon is running: there is no \(socket).", advice: "Run \(Self.start).")
        case .deadSocket:
            return Check(
                name, .warning, "No daemon is running: the socket \(socket) exists and nobody answers.",
                advice: "A killed daemon leaves its socket behind: start the daemon again.")
        case .server, .otherSocket:
            return Check(
                name, .warning, "No daemon is running: another program has the socket \(socket), and does not answer.",
                advice: "Remove it or end that program, then run \(Self.start).")
        }
    }

    private func running(_ process: String, _ failure: Failure, _ holder: SocketNameHolder) -> Check {
        let name = "daemon"
        let socket = places.socket
        switch holder {
        case .obstacle:
            return Check(
                name, .problem, "\(failure.message) A daemon is running: \(process) has the store.",
                advice: "Remove or rename \(socket); the running daemon listens there again within seconds.")
        case .nobody:
            return Check(
                name, .warning,
                "A daemon is running, since \(process) has the store, but nobody can reach it: there is no \(socket).",
                advice:
                    "It may be starting, have another socket (--socket), or be about to make this one again, which takes seconds. Run doctor again; if nothing has changed, run systemctl stop ombudsd.socket ombudsd.service and \(Self.start)."
            )
        case .server, .deadSocket, .otherSocket:
            return Check(
                name, .warning,
                "A daemon is running, since \(process) has the store, but it does not answer at \(socket).",
                advice:
                    "It may be starting. Else another program's socket has this name: remove it, and the daemon listens there again within seconds."
            )
        }
    }

    private func keptFromStarting(by process: String, _ failure: Failure, _ holder: SocketNameHolder) -> Check {
        let name = "daemon"
        let sentence = "No daemon is running, and none can start as long as \(process) has the store."
        let advice = "Wait until it has ended, then run \(Self.start)."
        guard case .obstacle = holder else { return Check(name, .warning, sentence, advice: advice) }
        return Check(
            name, .problem, "\(failure.message) \(sentence)", advice: "Remove or rename \(places.socket). \(advice)")
    }

    private func unclear(_ failure: Failure, _ holder: SocketNameHolder) -> Check {
        let name = "daemon"
        let socket = places.socket
        let access =
            CurrentProcess.user == 0 ? "Look at the check “store”, then run doctor again." : "Run doctor as root."
        let sentence = "Whether one is running can't be told without access to the store."
        switch holder {
        case .obstacle:
            return Check(
                name, .problem, failure.message,
                advice: "Remove or rename \(socket); a running daemon listens there again within seconds.")
        case .nobody:
            return Check(
                name, .warning, "Nobody can reach a daemon: there is no \(socket). \(sentence)", advice: access)
        case .server, .deadSocket, .otherSocket:
            return Check(
                name, .warning, "No daemon answers at the socket \(socket). \(sentence)", advice: access)
        }
    }

    /// The process that has the store.
    private enum StoreUse {
        case free
        /// A daemon, as "process 108".
        case daemon(String)
        /// Another program, as "process 109 (ombudsctl)", or one of which nothing is known.
        case other(String)
        /// The caller may not look.
        case unclear
    }

    private var storeUse: StoreUse {
        do throws(StoreError) {
            let hold = try StoreLock(of: places.store)
            withExtendedLifetime(hold) {}
            return .free
        } catch {
            switch error.code {
            case .inUse:
                let holder = Store.holder(of: places.store)
                guard let holder, holder.program == "ombudsd" else { return .other(storeHolder) }
                return .daemon("process \(holder.process)")
            case .notPermitted: return .unclear
            default: return error.isMissing ? .free : .unclear
            }
        }
    }

    /// The process that has the store in use, as "process 108 (ombudsd)".
    var storeHolder: String { Store.holder(of: places.store)?.description ?? "another process" }
}
