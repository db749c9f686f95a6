import Model
import Oversight

// The keys of the settings file, one function a section. `etc/ombudsd.yaml` explains each key.

extension Settings {
    mutating func apply(_ file: SettingsSection) throws(SettingsError) {
        for entry in file.entries {
            switch entry.key {
            case "inbox": try inbox.apply(entry.section())
            case "control": try control.apply(entry.section())
            case "notify": try notify.apply(entry.section())
            case "peers": try apply(peers: entry.section())
            case "retention": try retention.apply(entry.section())
            case "rules": try policy.apply(entry.section())
            case "silences": try apply(silences: entry.section())
            case "metrics": try apply(metrics: entry.section())
            case "follow": policy.following = try Following(entry)
            case "log-level": logLevel = try entry.choice()
            default:
                throw entry.unknown(among: [
                    "inbox", "control", "notify", "peers", "follow", "silences", "retention", "metrics",
                    "rules", "log-level",
                ])
            }
        }
    }

    private mutating func apply(silences section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "notice-hours": silenceNotice = .seconds(Int64(try entry.number(in: 0...8760) * 3600))
            default: throw entry.unknown(among: ["notice-hours"])
            }
        }
    }

    private mutating func apply(metrics section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "textfile":
                let path = try entry.text()
                guard path.hasSuffix(".prom"), !path.hasSuffix("/.prom"), path != ".prom" else {
                    throw entry.wrong("the path of a file whose name ends in .prom", but: "is \(path.quotedForMessage)")
                }
                metricsFile = path
            default: throw entry.unknown(among: ["textfile"])
            }
        }
    }

    private mutating func apply(peers section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "minimum": policy.peersMinimum = try entry.count(in: 1...1000)
            case "averages": averages = try entry.text()
            default: throw entry.unknown(among: ["minimum", "averages"])
            }
        }
    }
}

extension Settings.Inbox {
    fileprivate mutating func apply(_ section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "settle-seconds": settle = try entry.seconds(in: 0...3600)
            case "poll-seconds": poll = try entry.seconds(in: 0.1...86_400)
            case "size-limit-mebibytes": sizeLimit = Int(try entry.number(in: 1...1024) * 1_048_576)
            case "directories": directories = try entry.flag()
            case "depth": depth = try entry.count(in: 1...16)
            default:
                throw entry.unknown(among: [
                    "settle-seconds", "poll-seconds", "size-limit-mebibytes", "directories", "depth",
                ])
            }
        }
    }
}

extension Settings.Control {
    fileprivate mutating func apply(_ section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "group": group = try entry.text()
            case "administrators": administrators = try entry.text()
            default: throw entry.unknown(among: ["group", "administrators"])
            }
        }
    }
}

extension Settings.Notify {
    fileprivate mutating func apply(_ section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "command":
                let words = try entry.texts()
                guard words.first?.first == "/" else {
                    let beginning = words.first.map { "begins with \($0.quotedForMessage)" } ?? "is an empty list"
                    throw entry.wrong("a list of an absolute path and its arguments", but: beginning)
                }
                command = words
            case "timeout-seconds": timeout = try entry.seconds(in: 0.1...3600)
            default: throw entry.unknown(among: ["command", "timeout-seconds"])
            }
        }
    }
}

extension Retention {
    fileprivate mutating func apply(_ section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "rejected": rejected = try entry.count(in: 1...36_500)
            case "years": years = try entry.count(in: 1...100)
            case "clock-checked": clockChecked = try entry.day()
            default: throw entry.unknown(among: ["rejected", "years", "clock-checked"])
            }
        }
    }
}

extension Policy {
    fileprivate mutating func apply(_ section: SettingsSection) throws(SettingsError) {
        for entry in section.entries {
            guard let rule = Rule(rawValue: entry.key) else {
                throw entry.unknown(among: Rule.allCases.map(\.rawValue))
            }
            try apply(entry.section(), to: rule)
        }
    }

    private mutating func apply(_ section: SettingsSection, to rule: Rule) throws(SettingsError) {
        for entry in section.entries {
            switch entry.key {
            case "enabled": self[rule].isOn = try entry.flag()
            case "priority": self[rule].severity = (try entry.choice() as Priority).severity
            case "threshold":
                guard let range = rule.threshold?.range else {
                    throw entry.error("the rule \(rule.rawValue) has no threshold; remove the key")
                }
                self[rule].threshold = try entry.number(in: range)
            case "priority-by-chance":
                guard rule.testsChance else {
                    throw entry.error("the rule \(rule.rawValue) makes no test of chance; remove the key")
                }
                self[rule].severityByChance = (try entry.choice() as Priority).severity
            default: throw entry.unknown(among: ["enabled", "priority", "priority-by-chance", "threshold"])
            }
        }
    }

    /// The names that `journalctl -p` accepts.
    private enum Priority: String, CaseIterable {
        case err, warning, notice, info

        var severity: Severity {
            switch self {
            case .err: .error
            case .warning: .warning
            case .notice: .notice
            case .info: .info
            }
        }
    }
}
