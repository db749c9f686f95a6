import Linux
import Model
import Oversight
import Yams

/// Reads settings from YAML. What it does not know it refuses, with the line: a misspelt key must not pass for a
/// setting that works.
public enum SettingsFile {
    /// - Parameter path: the file.
    /// - Returns: nil where there is none.
    /// - Throws: `SettingsError`.
    static func read(_ path: String) throws(SettingsError) -> Settings? {
        let bytes: [UInt8]?
        do throws(FileContents.Failure) {
            bytes = try FileContents.contents(of: path, limit: 1 << 20)
        } catch {
            throw SettingsError(error.refusal.message, isTransient: error.isTransient)
        }
        guard let bytes else { return nil }
        return try parse(String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// - Parameter path: for messages.
    /// - Throws: `SettingsError`.
    public static func parse(_ text: String, path: String) throws(SettingsError) -> Settings {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError("\(path) is not YAML: \(error)")
        }
        var settings = Settings()
        // A file of comments only is composed to nothing, or to an empty scalar.
        guard let root, root.scalar?.string.isEmpty != true else { return settings }
        for entry in try Section(root, path: path, name: nil).entries {
            switch entry.key {
            case "inbox":
                for inner in try entry.section().entries { try set(&settings.inbox, inner) }
            case "control":
                for inner in try entry.section().entries { try set(&settings.control, inner) }
            case "notify":
                for inner in try entry.section().entries { try set(&settings.notify, inner) }
            case "peers":
                for inner in try entry.section().entries { try set(peers: &settings, inner) }
            case "retention":
                for inner in try entry.section().entries { try set(&settings.retention, inner) }
            case "rules":
                for inner in try entry.section().entries { try set(&settings.policy, inner) }
            case "log-level": settings.logLevel = try entry.choice()
            default:
                throw entry.unknown(among: ["inbox", "control", "notify", "peers", "retention", "rules", "log-level"])
            }
        }
        return settings
    }

    private static func set(_ inbox: inout Settings.Inbox, _ entry: Entry) throws(SettingsError) {
        switch entry.key {
        case "settle-seconds": inbox.settle = .milliseconds(Int64(try entry.number(in: 0...3600) * 1000))
        case "poll-seconds": inbox.poll = .milliseconds(Int64(try entry.number(in: 0.1...86_400) * 1000))
        case "size-limit-mebibytes": inbox.sizeLimit = Int(try entry.number(in: 1...1024) * 1_048_576)
        case "directories": inbox.directories = try entry.flag()
        default: throw entry.unknown(among: ["settle-seconds", "poll-seconds", "size-limit-mebibytes", "directories"])
        }
    }

    private static func set(peers settings: inout Settings, _ entry: Entry) throws(SettingsError) {
        switch entry.key {
        case "minimum": settings.policy.peersMinimum = try entry.count(in: 1...1000)
        case "averages": settings.averages = try entry.text()
        default: throw entry.unknown(among: ["minimum", "averages"])
        }
    }

    private static func set(_ policy: inout Policy, _ entry: Entry) throws(SettingsError) {
        guard let rule = Rule(rawValue: entry.key) else {
            throw entry.unknown(among: Rule.allCases.map(\.rawValue))
        }
        for inner in try entry.section().entries {
            switch inner.key {
            case "enabled": policy[rule].isOn = try inner.flag()
            case "priority": policy[rule].severity = (try inner.choice() as Priority).severity
            case "threshold":
                guard let range = rule.thresholdMeaning?.range else {
                    throw SettingsError("\(inner.place): the rule \(rule.rawValue) has no threshold.")
                }
                policy[rule].threshold = try inner.number(in: range)
            default: throw inner.unknown(among: ["enabled", "priority", "threshold"])
            }
        }
    }

    /// The names that `journalctl -p` knows.
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

    private static func set(_ control: inout Settings.Control, _ entry: Entry) throws(SettingsError) {
        switch entry.key {
        case "group": control.group = try entry.text()
        case "administrators": control.administrators = try entry.text()
        default: throw entry.unknown(among: ["group", "administrators"])
        }
    }
}

extension SettingsFile {
    private static func set(_ notify: inout Settings.Notify, _ entry: Entry) throws(SettingsError) {
        switch entry.key {
        case "command":
            let command = try entry.texts()
            guard command.first?.first == "/" else { throw entry.wrong("a list of an absolute path and its arguments") }
            notify.command = command
        case "timeout-seconds": notify.timeout = .milliseconds(Int64(try entry.number(in: 0.1...3600) * 1000))
        default: throw entry.unknown(among: ["command", "timeout-seconds"])
        }
    }
}

extension SettingsFile {
    private static func set(_ retention: inout Retention, _ entry: Entry) throws(SettingsError) {
        switch entry.key {
        case "rejected": retention.rejected = try entry.count(in: 1...36_500)
        case "years": retention.years = try entry.count(in: 1...100)
        default: throw entry.unknown(among: ["rejected", "years"])
        }
    }
}

/// A mapping of the file.
private struct Section {
    let entries: [Entry]

    init(_ node: Node, path: String, name: String?) throws(SettingsError) {
        // "inbox:" with nothing below it.
        if name != nil, node.null != nil {
            entries = []
            return
        }
        guard let mapping = node.mapping else {
            throw SettingsError(
                "\(path):\(node.mark?.line ?? 1): \(name ?? "the file") should be keys with values.")
        }
        var entries: [Entry] = []
        for (key, value) in mapping {
            guard let text = key.string else {
                throw SettingsError("\(path):\(key.mark?.line ?? 1): a key should be a word.")
            }
            let full = name.map { "\($0).\(text)" } ?? text
            entries.append(
                Entry(key: text, fullName: full, value: value, place: "\(path):\(key.mark?.line ?? 1)", path: path))
        }
        self.entries = entries
    }
}

/// One key of the file with its value.
private struct Entry {
    let key: String
    let fullName: String
    let value: Node
    let place: String
    let path: String

    func section() throws(SettingsError) -> Section { try Section(value, path: path, name: fullName) }

    func unknown(among known: [String]) -> SettingsError {
        SettingsError("\(place): there is no setting \(fullName); there are \(known.joined(separator: ", ")).")
    }

    func text() throws(SettingsError) -> String {
        guard let text = value.string, !text.isEmpty else { throw wrong("a word") }
        return text
    }

    func texts() throws(SettingsError) -> [String] {
        guard let nodes = value.sequence else { throw wrong("a list, as [/usr/bin/program, argument]") }
        var texts: [String] = []
        for node in nodes {
            guard let text = node.scalar?.string else {
                throw wrong("a list of words, as [/usr/bin/program, argument]")
            }
            texts.append(text)
        }
        return texts
    }

    func flag() throws(SettingsError) -> Bool {
        guard let flag = value.bool else { throw wrong("true or false") }
        return flag
    }

    func number(in range: ClosedRange<Double>) throws(SettingsError) -> Double {
        guard let number = value.float ?? value.int.map(Double.init), range.contains(number) else {
            throw wrong("a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func count(in range: ClosedRange<Int>) throws(SettingsError) -> Int {
        guard let count = value.int, range.contains(count) else {
            throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    func choice<Choice: RawRepresentable & CaseIterable>() throws(SettingsError) -> Choice
    where Choice.RawValue == String {
        guard let text = value.string, let choice = Choice(rawValue: text) else {
            throw wrong("one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    func wrong(_ expected: String) -> SettingsError {
        SettingsError("\(place): \(fullName) should be \(expected).")
    }
}
