import ControlInterface
import FoundationEssentials
import Model

/// The content of `backup.json`.
struct BackupDescription: Codable {
    static let format = "ombudsd.backup"
    /// The version that this program writes, and the newest that it restores.
    static let current = 1

    private(set) var format = Self.format
    private(set) var version = Self.current
    /// The version of the program that made the backup.
    private(set) var program = Version.current
    var at: Timestamp
    /// The number of documents in the store.
    var documents: Int

    init(at now: Timestamp, documents: Int) {
        at = now
        self.documents = documents
    }

    /// - Returns: nil for other JSON.
    init?(json: [UInt8]) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(json)), read.format == Self.format else {
            return nil
        }
        self = read
    }

    /// The bytes of the file.
    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // A struct of texts and numbers can't fail to encode.
        return ((try? encoder.encode(self)).map(Array.init) ?? []) + [0x0A]
    }
}
