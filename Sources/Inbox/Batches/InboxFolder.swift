public import Linux

/// A folder in the inbox, at any depth.
public struct InboxFolder: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The names of the folders from the inbox down to this one; never empty.
    public let names: [FileName]

    init(_ names: [FileName]) { self.names = names }

    /// Whether the folder is another one, or in it.
    func isWithin(_ other: InboxFolder) -> Bool { names.starts(with: other.names) }

    public static func < (left: Self, right: Self) -> Bool { left.names.lexicographicallyPrecedes(right.names) }

    public var description: String { names.map(\.description).joined(separator: "/") }
}
