import Configuration
import ControlInterface
import Linux
import Store
import Varlink

/// Checks whether an installation can work, with and without a running daemon. It changes nothing.
struct Doctor {
    let places: Places
    /// The daemon's own status, or why there is none.
    let status: Result<StatusReport, Failure>
    /// The account that the daemon runs as, or would run as; nil where there is no such user.
    let account: Account?

    typealias Check = DoctorReport.Check

    init(_ places: Places, asking client: ControlClient) async {
        self.places = places
        do throws(Failure) {
            status = .success(try await client.call(StatusMethod.self))
        } catch {
            status = .failure(error)
        }
        let process = (try? status.get()).flatMap { _ in Store.opener(of: places.store) }
        account = process.flatMap(Account.init(process:)) ?? Account(daemonOf: places)
    }

    /// The results of all checks.
    var report: DoctorReport {
        get async {
            DoctorReport(
                checks: [settings, user, daemon] + directories + [unarchived] + space
                    + [events] + limits + (await formats) + [store, journal] + notifyCommand + [
                        journalReading, dropping,
                    ])
        }
    }

    // MARK: Settings

    private var settings: Check {
        let name = "settings"
        do throws(SettingsError) {
            let exists = FileMode(places.settings, following: true) != nil
            let settings = try Configuration.settings(of: places)
            _ = try Configuration.policy(settings, of: places)
            _ = try Configuration.group(settings.control.group, "control.group")
            _ = try Configuration.administrators(settings)
            // The daemon sees other directories than the caller, such as no home directories.
            if (try? status.get()) == nil { try Configuration.checkNotifyCommand(settings) }
            if exists { return Check(name, .ok, "The settings in \(places.settings) can be used.") }
            // The daemon knows whether a file was there before.
            if let loss = (try? status.get())?.problems.first(where: {
                $0.hasPrefix("The settings file ") && $0.contains(", which was there before, is gone")
            }) {
                return Check(name, .problem, loss, advice: "Put your own file back, from a backup.")
            }
            let message = "There is no \(places.settings), so that every setting has its default."
            return places.isSystem
                ? Check(name, .warning, message, advice: "Put back the file that the package installs.")
                : Check(name, .ok, message)
        } catch {
            return Check(name, .problem, error.message, advice: "Correct it, then reload or start ombudsd.")
        }
    }

    private var user: Check {
        guard let account else {
            return Check(
                "user", .problem, "There is no user ombudsd, whom the daemon runs as.", advice: "Run systemd-sysusers.")
        }
        return Check("user", .ok, "The daemon's user is \(account.name).")
    }

    // MARK: Store

    private var store: Check {
        let name = "store"
        let none = Check(name, .ok, "There is no store yet; ombudsd makes it when it starts.")
        do throws(StoreError) {
            guard let version = try Store.version(at: places.store) else { return none }
            // A daemon that replies holds the lock. Locking the store for a check could keep a daemon from starting, so it
            // is not locked where there is nothing to find out.
            if (try? status.get()) != nil {
                return Check(name, .ok, "The store has the format version \(version). The running daemon holds it.")
            }
            let hold = try StoreLock(of: places.store)
            withExtendedLifetime(hold) {}
            return Check(name, .ok, "The store has the format version \(version), and nobody holds it.")
        } catch {
            switch error.code {
            case .inUse:
                return Check(
                    name, .warning,
                    "The store is in use by \(storeHolder), and no daemon replies at \(places.socket).",
                    advice: "Look at the check “daemon”.")
            case .notPermitted: return Check(name, .warning, error.message, advice: "Run doctor as root.")
            default:
                if error.isMissing { return none }
                return Check(name, .problem, error.message, advice: "Run `ombudsctl fsck`, which says more.")
            }
        }
    }
}
