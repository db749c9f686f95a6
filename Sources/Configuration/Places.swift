import Glibc

/// Where things are.
public struct Places: Hashable, Sendable {
    public var inbox: String
    public var processed: String
    public var rejected: String
    public var store: String
    public var socket: String
    /// The settings file.
    public var settings: String
    /// Whether the settings file must be there.
    public var needsSettings: Bool
    /// The table of published averages, where the settings name no other.
    public var averages: String

    /// The system's places.
    public static let system = Places(
        inbox: "/var/spool/ombudsd/inbox", processed: "/var/spool/ombudsd/processed",
        rejected: "/var/spool/ombudsd/rejected", store: "/var/lib/ombudsd/store", socket: "/run/ombudsd/control.sock",
        settings: "/etc/ombudsd/ombudsd.yaml", needsSettings: false, averages: "/etc/ombudsd/peer-averages.csv")

    /// With the symbolic links above the directories followed once, now. From then on none is followed any more, so that
    /// nobody who may swap a directory on the way for a link has files opened or written elsewhere.
    ///
    /// The directories for files that others bring must not be links themselves; the store may be one.
    public func resolved() -> Places {
        var layout = self
        for place in [\Places.inbox, \.processed, \.rejected, \.socket] {
            layout[keyPath: place] = Self.resolvedAbove(self[keyPath: place])
        }
        layout.store = Self.resolved(store) ?? Self.resolvedAbove(store)
        return layout
    }

    /// A path with the symbolic links followed in all of it but its last part; as it is where that part has no directory yet.
    package static func resolvedAbove(_ path: String) -> String {
        let end = path.lastIndex(of: "/")
        let above = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let real = resolved(above) else { return path }
        return (real == "/" ? "" : real) + "/" + (end.map { path[path.index(after: $0)...] } ?? path[...])
    }

    /// - Returns: nil where there is nothing.
    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether it is the system's, and not one under a directory of somebody's.
    public var isSystem: Bool { settings == Self.system.settings }

    /// Everything under one directory.
    public static func under(_ root: String) -> Places {
        Places(
            inbox: "\(root)/inbox", processed: "\(root)/processed", rejected: "\(root)/rejected",
            store: "\(root)/store", socket: "\(root)/control.sock", settings: "\(root)/ombudsd.yaml",
            needsSettings: false, averages: "\(root)/peer-averages.csv")
    }
}
