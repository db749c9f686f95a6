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

    /// Whether alerts reach the journal: by the running daemon's own word, else by whether anybody reads the journal's socket.
    var journal: Check {
        if let delivery = (try? status.get())?.deliveries?.journal {
            return check("journal", delivery, "the journal", advice: "Look at `systemctl status systemd-journald`.")
        }
        guard SystemJournal().isListening else {
            return Check(
                "journal", .warning, "There is no journal here, so that alerts go to the daemon's standard error.",
                advice: "Start systemd-journald.")
        }
        return Check("journal", .ok, "The journal accepts entries.")
    }

    /// Whether alerts reach the notify command, by the running daemon's word; none where there is no command.
    var notifyCommand: [Check] {
        guard let delivery = (try? status.get())?.deliveries?.command else { return [] }
        return [
            check(
                "notify-command", delivery, "the notify command",
                advice:
                    "Correct notify.command in the settings, or the program; `journalctl -u ombudsd` has what it says.")
        ]
    }

    private func check(
        _ name: String, _ delivery: StatusReport.Delivery, _ destination: String, advice: String
    ) -> Check {
        let sentence = delivery.sentence(destination)
        if delivery.isFailing { return Check(name, .problem, sentence ?? "", advice: advice) }
        if delivery.pending == 0, delivery.remark != nil { return Check(name, .warning, sentence ?? "") }
        return Check(name, .ok, sentence ?? "No alert waits for \(destination).")
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
