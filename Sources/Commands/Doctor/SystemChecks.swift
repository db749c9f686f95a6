import ControlInterface
import Extraction
import FoundationEssentials
import Linux
import Systemd

extension Doctor {
    /// The kernel's limits of watches (inotify(7)). Limits below the kernel's own defaults are warnings.
    var limits: [Check] {
        [
            ("max_user_watches", 8192, "Every folder in the inbox needs a watch."),
            ("max_user_instances", 128, "The daemon needs one instance."),
            ("max_queued_events", 16_384, "After more changes at once the daemon scans the whole inbox."),
        ].map { (setting: String, usual: Int, meaning: String) in
            let name = "fs.inotify.\(setting)"
            let path = "/proc/sys/fs/inotify/\(setting)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                let value = Int(text.filter(\.isNumber))
            else { return Check(name, .warning, "\(path) can't be read. \(meaning)") }
            guard value >= usual else {
                return Check(
                    name, .warning, "The limit is \(value). \(meaning)", advice: "Run sysctl \(name)=\(usual), or more."
                )
            }
            return Check(name, .ok, "The limit is \(value).")
        }
    }

    /// Whether the file formats that need another program can be read.
    var formats: [Check] {
        get async {
            await Extractors.all.checks().map { check in
                Check(check.name, check.outcome == .works ? .ok : .warning, check.message, advice: check.advice)
            }
        }
    }

    /// Whether there is a journal for alerts.
    var journal: Check {
        guard SystemJournal().isPresent else {
            return Check(
                "journal", .warning, "There is no journal here, so that alerts go to the daemon's standard error.",
                advice: "Start systemd-journald.")
        }
        return Check("journal", .ok, "The journal accepts entries.")
    }

    /// Whether the daemon can read the journal: after a crash it looks there for the alerts that it has sent.
    var journalReading: Check {
        let name = "journal-reading"
        guard SystemJournal().isPresent else { return Check(name, .ok, "There is no journal to be read.") }
        if let account, account.user != CurrentProcess.user { return membership(of: account) }
        do throws(SystemdError) {
            switch try JournalReader().find([]) {
            case .found, .notFound: return Check(name, .ok, "The journal's files can be read.")
            case .unreadable: return Check(name, .warning, "The journal's files can't be read.", advice: Self.joining)
            }
        } catch {
            return Check(name, .warning, "\(error)", advice: Self.joining)
        }
    }

    private func membership(of account: Account) -> Check {
        let name = "journal-reading"
        let readers = try? UserDatabase.group(named: "systemd-journal")
        if account.user == 0 || readers.map(account.groups.contains) ?? false {
            return Check(name, .ok, "\(account.name) is in the group systemd-journal.")
        }
        return Check(
            name, .warning,
            "\(account.name) is not in the group systemd-journal. The unit ombudsd.service gives the group to the daemon.",
            advice: "If you start the daemon otherwise, run usermod -aG systemd-journal \(account.name).")
    }

    private static let joining =
        "Add the daemon's user to the group systemd-journal. Until then the journal may get an alert twice after a crash."
}
