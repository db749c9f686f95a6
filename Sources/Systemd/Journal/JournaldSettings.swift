internal import Linux

/// Which entries the journal's own settings have it store (`journald.conf(5)`). It may forward the others to syslog, the
/// console or walls.
public struct JournaldSettings: Hashable, Sendable {
    private var storage = "auto"
    /// The least urgent priority that is stored.
    private var leastStored = JournalEntry.Priority.debug

    /// The settings of a journal that stores everything.
    public init() {}

    /// Reads the settings of the system's journal: `journald.conf`, the files in `journald.conf.d`, and the kernel's command
    /// line. A file that can't be read counts as empty.
    ///
    /// - Parameter root: the directory that these paths begin at.
    public static func current(root: String = "") -> Self {
        var settings = Self()
        for path in files(root) { settings.apply(text(path), prefix: "") }
        let kernel = text("\(root)/proc/cmdline").split { $0.isWhitespace }.joined(separator: "\n")
        settings.apply(kernel, prefix: "systemd.journald.")
        return settings
    }

    /// The setting that keeps entries of a priority out of the journal, as `Storage=none`; nil where they are stored.
    public func obstacle(to priority: JournalEntry.Priority) -> String? {
        if storage == "none" { return "Storage=none" }
        return priority < leastStored ? "MaxLevelStore=\(Self.names[leastStored.rawValue])" : nil
    }

    private mutating func apply(_ text: String, prefix: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard parts.count == 2, parts[0].hasPrefix(prefix) else { continue }
            switch parts[0].dropFirst(prefix.count) {
            case "Storage" where prefix.isEmpty: storage = parts[1].lowercased()
            case "MaxLevelStore", "max_level_store":
                if let level = Self.names.firstIndex(of: parts[1]) ?? Int(parts[1]),
                    let priority = JournalEntry.Priority(rawValue: level)
                {
                    leastStored = priority
                }
            default: break
            }
        }
    }

    /// The names of the priorities, by their numbers.
    private static let names = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"]

    /// The files in the order in which they apply. Of those of one name the first directory's counts.
    private static func files(_ root: String) -> [String] {
        let directories = ["/etc", "/run", "/usr/local/lib", "/usr/lib"].map { "\(root)\($0)/systemd" }
        let main = directories.lazy.map { "\($0)/journald.conf" }.first { SystemCalls.exists($0) }
        var additions: [String: String] = [:]
        for directory in directories {
            for name in SystemCalls.names(in: "\(directory)/journald.conf.d")
            where name.hasSuffix(".conf") && additions[name] == nil {
                additions[name] = "\(directory)/journald.conf.d/\(name)"
            }
        }
        return [main].compactMap(\.self) + additions.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func text(_ path: String) -> String {
        guard case .success(let bytes?) = SystemCalls.readFile(path, limit: 1 << 20, followsLinks: true) else {
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
