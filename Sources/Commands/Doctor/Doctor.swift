import Configuration
import ControlInterface
import Glibc
import Maintenance
import Store
import Varlink

/// Looks whether an installation can work, with and without a running daemon. It leaves everything as it was.
struct Doctor {
    let layout: Places
    /// What the daemon says of itself; nil where none could be asked.
    let status: Result<StatusReport, Failure>
    /// As whom the daemon runs, or would run.
    let account: Account?

    typealias Check = DoctorReport.Check

    init(_ layout: Places, asking client: ControlClient) async {
        self.layout = layout
        do throws(Failure) {
            status = .success(try await client.call(StatusMethod.self))
        } catch {
            status = .failure(error)
        }
        let process = (try? status.get()).flatMap { _ in Store.opener(of: layout.store) }
        account = process.flatMap(Account.init(process:)) ?? Account(of: layout)
    }

    var report: DoctorReport {
        get async {
            DoctorReport(
                checks: settings + [user, daemon] + directories + space
                    + [events] + limits + [await decoder, store, journal, journalReading, dropping])
        }
    }

    // MARK: Settings

    private var settings: [Check] {
        let name = "settings"
        do throws(SettingsError) {
            let isThere = access(layout.settings, F_OK) == 0
            let settings = try Configuration.settings(of: layout)
            _ = try Configuration.policy(settings, of: layout)
            _ = try Configuration.group(settings.control.group, "control.group")
            _ = try Configuration.group(settings.control.administrators, "control.administrators")
            return [
                Check(
                    name, .ok, isThere ? "\(layout.settings) can be used" : "no \(layout.settings): all as by default")
            ]
        } catch {
            return [Check(name, .problem, error.message, advice: "mend it, then reload or start ombudsd")]
        }
    }

    private var user: Check {
        guard let account else {
            return Check(
                "user", .problem, "there is no user ombudsd, as whom the daemon runs", advice: "run systemd-sysusers")
        }
        return Check("user", .ok, "the daemon's user is \(account.name)")
    }

    // MARK: Daemon

    private var daemon: Check {
        let name = "daemon"
        switch status {
        case .success(let report):
            let advice = "look at `ombudsctl status` and `journalctl -u ombudsd`"
            let message = "ombudsd \(report.version) answers: \(report.state)" + (report.detail.map { "; \($0)" } ?? "")
            switch report.state {
            case "watching" where report.detail == nil: return Check(name, .ok, message)
            case "watching", "polling", "starting": return Check(name, .warning, message, advice: advice)
            default: return Check(name, .problem, message, advice: advice)
            }
        case .failure(let failure):
            let isThere = access(layout.socket, F_OK) == 0
            switch failure.code {
            case .unreachable where !isThere:
                return Check(
                    name, .warning, "no daemon runs: there is no \(layout.socket)", advice: "systemctl start ombudsd")
            case .unreachable:
                return Check(
                    name, .warning, "\(layout.socket) is there and nobody answers",
                    advice: "a killed daemon leaves it behind: start it again")
            case .notPermitted: return Check(name, .warning, failure.message, advice: "ask as root")
            default: return Check(name, .problem, failure.message, advice: "install ombudsd and ombudsctl together")
            }
        }
    }

    // MARK: Store

    private var store: Check {
        let name = "store"
        do throws(StoreError) {
            guard let version = try Store.version(at: layout.store) else {
                return Check(name, .ok, "there is no store yet; ombudsd makes one")
            }
            // A daemon that answers holds the lock. Taking it for a look could keep one from starting, so it is left
            // alone where there is nothing to find out.
            if (try? status.get()) != nil {
                return Check(name, .ok, "format version \(version), held by the running daemon")
            }
            let hold = try StoreHold(of: layout.store)
            withExtendedLifetime(hold) {}
            return Check(name, .ok, "format version \(version), and nobody holds it")
        } catch {
            switch error.code {
            case .inUse:
                return Check(
                    name, .warning, "\(error.message) No daemon answers.",
                    advice: "it may be starting, or have another socket: --socket")
            case .notPermitted: return Check(name, .warning, error.message, advice: "ask as root")
            default:
                if error.errno == ENOENT { return Check(name, .ok, "there is no store yet; ombudsd makes one") }
                return Check(name, .problem, error.message, advice: "`ombudsctl fsck` says more")
            }
        }
    }
}
