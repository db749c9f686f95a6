public import Linux

/// The place of a file in the inbox, or in one of its folders.
public struct InboxPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The folder in the inbox; nil for the inbox itself.
    public var folder: FileName?
    public var name: FileName

    public init(folder: FileName? = nil, name: FileName) {
        self.folder = folder
        self.name = name
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.folder?.bytes ?? [], left.name) < (right.folder?.bytes ?? [], right.name)
    }

    public var description: String { folder.map { "\($0)/\(name)" } ?? "\(name)" }
}

private func < (left: ([UInt8], FileName), right: ([UInt8], FileName)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
