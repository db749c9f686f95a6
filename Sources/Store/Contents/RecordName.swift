/// The name of a record: the folder, and the name of its file in it, `FOLDER/NAME.json`.
public struct RecordName: Hashable, Sendable, CustomStringConvertible {
    /// The maximum number of characters of a folder's or record's name.
    public static let limit = 80

    public let folder: String
    public let name: String

    /// Both parts consist of lower-case letters, digits and hyphens, at most 80, so that no name leads elsewhere.
    ///
    /// - Throws: `invalid`.
    public init(folder: String, name: String) throws(StoreError) {
        for part in [folder, name] where !Self.isValid(part) {
            throw StoreError(
                .invalid,
                "\(part.debugDescription) cannot name a record: only a-z, 0-9 and - are allowed, "
                    + "and \(Self.limit) characters.")
        }
        self.folder = folder
        self.name = name
    }

    /// - Returns: nil where the file is not a record's.
    init?(folder: String, file: String) {
        guard file.hasSuffix(StoreFileNames.recordSuffix) else { return nil }
        let name = String(file.dropLast(StoreFileNames.recordSuffix.count))
        guard Self.isValid(folder), Self.isValid(name) else { return nil }
        self.folder = folder
        self.name = name
    }

    /// - Returns: nil where the path is not a record's.
    init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(folder: String(parts[0]), file: String(parts[1]))
    }

    /// The path of the file in the store's directory.
    public var path: String { "\(folder)/\(name)\(StoreFileNames.recordSuffix)" }

    public var description: String { path }

    static func isValid(_ part: String) -> Bool {
        (1...limit).contains(part.utf8.count)
            && part.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
