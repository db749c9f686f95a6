import Configuration
import ControlInterface
import Extraction
import FoundationEssentials
import Linux
import Maintenance
import Systemd

extension Doctor {
    /// The kernel's limits on watching. Below its own defaults they are worth a word.
    var limits: [Check] {
        [
            ("max_user_watches", 8192, "every folder in the inbox needs one"),
            ("max_user_instances", 128, "the daemon needs one"),
            ("max_queued_events", 16_384, "when more happens at once, the whole inbox is looked through"),
        ].map { (setting: String, usual: Int, meaning: String) in
            let name = "fs.inotify.\(setting)"
            let path = "/proc/sys/fs/inotify/\(setting)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                let value = Int(text.filter(\.isNumber))
            else { return Check(name, .warning, "\(path) can't be read; \(meaning)") }
            guard value >= usual else {
                return Check(name, .warning, "\(value); \(meaning)", advice: "sysctl \(name)=\(usual), or more")
            }
            return Check(name, .ok, "\(value)")
        }
    }

    /// Whether PDFs can be read.
    var decoder: Check {
        get async {
            do throws(DecoderTrouble) {
                let program = try await PDFDecoder().check()
                guard Confinement.hasLandlock else {
                    return Check(
                        "pdf", .warning, "PDFs are read by \(program), which could read other files too",
                        advice: "a kernel with Landlock (lsm=landlock,…) keeps it from that")
                }
                return Check("pdf", .ok, "PDFs are read by \(program)")
            } catch {
                return Check("pdf", .warning, error.message, advice: "until then PDFs wait in the inbox")
            }
        }
    }

    /// Whether alerts have somewhere to go.
    var journal: Check {
        guard SystemJournal().isPresent else {
            return Check(
                "journal", .warning, "there is no journal here; alerts go to the daemon's standard error",
                advice: "start systemd-journald")
        }
        return Check("journal", .ok, "the journal takes entries")
    }

    /// Whether the daemon can look for what it has sent: that is how it knows after a crash what is not to be sent again.
    var journalReading: Check {
        let name = "journal-reading"
        guard SystemJournal().isPresent else { return Check(name, .ok, "there is no journal to be read") }
        if let account, account.user != CurrentProcess.user { return membership(of: account) }
        do throws(SystemdError) {
            switch try JournalReader().find([]) {
            case .found, .notFound: return Check(name, .ok, "the journal's files can be read")
            case .unreadable: return Check(name, .warning, "no journal files can be read", advice: Self.joining)
            }
        } catch {
            return Check(name, .warning, "\(error)", advice: Self.joining)
        }
    }

    private func membership(of account: Account) -> Check {
        let name = "journal-reading"
        let readers = try? UserDatabase.group(named: "systemd-journal")
        if account.user == 0 || readers.map(account.groups.contains) ?? false {
            return Check(name, .ok, "\(account.name) is in the group systemd-journal")
        }
        return Check(
            name, .warning,
            "\(account.name) is not in the group systemd-journal; the unit ombudsd.service gives it to the daemon",
            advice: "if it is started otherwise: usermod -aG systemd-journal \(account.name)")
    }

    private static let joining =
        "let the daemon's user be in the group systemd-journal; until then a crash may have an alert told twice"
}
