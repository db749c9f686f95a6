/// The path of a text inside the file that holds it: empty for a file that is one text, else one component for each level,
/// as in "sheet Upheld" or "message 2 / letter.pdf".
///
/// It is for people and for comparison. It names nothing on a disk.
public struct PartPath: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    /// The path as it is shown and stored; components are joined by " / ".
    public let rawValue: String

    /// The whole file.
    public static var whole: PartPath { PartPath(rawValue: "") }

    /// - Parameter rawValue: a path as it was shown or stored.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The path of a part of the whole file.
    public init(_ component: String) { self.init(rawValue: component) }

    /// Whether it is the whole file.
    public var isWhole: Bool { rawValue.isEmpty }

    /// The path of a part inside this one.
    public func appending(_ component: String) -> PartPath {
        isWhole ? PartPath(component) : PartPath(rawValue: "\(rawValue) / \(component)")
    }

    /// This path, as a path inside another part.
    public func within(_ outer: PartPath) -> PartPath { isWhole ? outer : outer.appending(rawValue) }

    public var description: String { rawValue }
}

extension PartPath: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
}
