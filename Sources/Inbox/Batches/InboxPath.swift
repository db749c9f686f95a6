public import Linux

/// The place of a file in the inbox, or in one of its folders.
public struct InboxPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The folder in the inbox; nil for the inbox itself.
    public var folder: InboxFolder?
    public var name: FileName

    public init(folder: InboxFolder? = nil, name: FileName) {
        self.folder = folder
        self.name = name
    }

    /// The folder at this place.
    var asFolder: InboxFolder { InboxFolder((folder?.names ?? []) + [name]) }

    /// Whether the place is in a folder, at any depth.
    func isBelow(_ other: InboxFolder) -> Bool { folder?.isWithin(other) ?? false }

    public static func < (left: Self, right: Self) -> Bool {
        left.folder == right.folder
            ? left.name < right.name
            : (left.folder?.names ?? []).lexicographicallyPrecedes(right.folder?.names ?? [])
    }

    public var description: String { folder.map { "\($0)/\(name)" } ?? "\(name)" }
}
