import Linux

/// The paths of an installation's files and directories.
public struct Places: Hashable, Sendable {
    public var inbox: String
    /// The directory of the originals of documents that were read.
    public var processed: String
    /// The directory of files that could not be read.
    public var rejected: String
    /// The directory of originals that were damaged and set aside.
    public var damaged: String
    /// The directory of originals that can't be archived yet.
    public var unarchived: String
    public var store: String
    /// The control socket.
    public var socket: String
    /// The settings file.
    public var settings: String
    /// Whether a missing settings file is an error.
    public var needsSettings: Bool
    /// The table of published averages that is used where the settings name no other.
    public var averages: String

    /// The paths of the installation that the system runs as a service.
    public static let system = Places(
        inbox: "/var/spool/ombudsd/inbox", processed: "/var/spool/ombudsd/processed",
        rejected: "/var/spool/ombudsd/rejected", damaged: "/var/spool/ombudsd/damaged",
        unarchived: "/var/lib/ombudsd/unarchived", store: "/var/lib/ombudsd/store",
        socket: "/run/ombudsd/control.sock",
        settings: "/etc/ombudsd/ombudsd.yaml", needsSettings: false, averages: "/etc/ombudsd/peer-averages.csv")

    /// Follows the symbolic links in the directories above these paths once. The daemon follows none after that, so that
    /// nobody who can replace such a directory with a link makes it open or write files elsewhere.
    ///
    /// The directories for other people's files must not be links themselves; the store may be one.
    public func resolved() -> Places {
        var places = self
        for place in [\Places.inbox, \.processed, \.rejected, \.damaged, \.unarchived, \.socket] {
            places[keyPath: place] = Self.resolvedAbove(self[keyPath: place])
        }
        places.store = DirectoryPath.resolved(store) ?? Self.resolvedAbove(store)
        return places
    }

    /// Follows the symbolic links in all of a path but its last part.
    ///
    /// - Returns: the path as it is where the directory above its last part does not exist.
    package static func resolvedAbove(_ path: String) -> String {
        let end = path.lastIndex(of: "/")
        let above = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let real = DirectoryPath.resolved(above) else { return path }
        return (real == "/" ? "" : real) + "/" + (end.map { path[path.index(after: $0)...] } ?? path[...])
    }

    /// The full path of a file that the settings name. A relative one is beside the settings file.
    package func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(DirectoryPath.parent(of: settings))/\(path)"
    }

    /// The name of a list of checksums, as `sha256sum` has it.
    public static let checksumsName = "SHA256SUMS"

    /// The list of the originals' checksums, beside their directories.
    public var checksums: String { "\(DirectoryPath.parent(of: processed))/\(Self.checksumsName)" }

    /// Whether these are the system's paths and not those under a directory of somebody's choice.
    public var isSystem: Bool { settings == Self.system.settings }

    /// The paths of an installation that is all under one directory.
    public static func under(_ root: String) -> Places {
        Places(
            inbox: "\(root)/inbox", processed: "\(root)/processed", rejected: "\(root)/rejected",
            damaged: "\(root)/damaged", unarchived: "\(root)/unarchived", store: "\(root)/store",
            socket: "\(root)/control.sock", settings: "\(root)/ombudsd.yaml",
            needsSettings: false, averages: "\(root)/peer-averages.csv")
    }
}
