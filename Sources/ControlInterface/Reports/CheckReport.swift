/// The JSON that `ombudsctl fsck` prints.
public struct CheckReport: Codable, Hashable, Sendable {
    /// One fault of the store or of the originals.
    public struct Problem: Codable, Hashable, Sendable {
        /// Stable names, for scripts.
        public enum Code: String, Codable, Sendable, CaseIterable {
            /// A file of the store is missing, damaged, or has other content than was written.
            case storeDamaged = "store-damaged"
            /// A damaged record could not be rebuilt, because its originals are gone.
            case recordLost = "record-lost"
            /// The store has a document whose original is gone.
            case missingOriginal = "missing-original"
            /// An archived file no longer has the bytes of its document.
            case damagedOriginal = "damaged-original"
            /// The store has no document for an archived file.
            case unknownFile = "unknown-file"
            /// A rejected file lies among the processed ones, or the reverse.
            case misplacedFile = "misplaced-file"
            /// An alert should be in force and is not, or the reverse, or its text is wrong.
            case wrongAlert = "wrong-alert"
            /// The record of pending transitions contradicts the alerts.
            case wrongBook = "wrong-book"
            /// A rejected file has no reason beside it.
            case missingReason = "missing-reason"
            /// The reason beside a rejected file is another than the store has.
            case damagedReason = "damaged-reason"
            /// A reason has no rejected file beside it.
            case orphanedReason = "orphaned-reason"
            /// Files of the store belong to another user than the daemon's.
            case wrongOwner = "wrong-owner"
            /// The list of the originals' checksums contradicts the originals and the store, or is damaged.
            case wrongList = "wrong-list"
            /// A crash left a temporary file in the archive.
            case leftover
            /// A file or directory could not be read.
            case unreadable
        }

        public var code: Code
        /// The file, or the alert's id.
        public var path: String?
        /// One or two sentences: the fault, and what to do where `--repair` does not help.
        public var message: String
        /// Whether `--repair` corrects it.
        public var isMendable: Bool

        public init(_ code: Code, path: String? = nil, _ message: String, isMendable: Bool = false) {
            self.code = code
            self.path = path
            self.message = message
            self.isMendable = isMendable
        }

        private enum CodingKeys: String, CodingKey {
            case code, path, message
            case isMendable = "mendable"
        }
    }

    public var schema = "ombudsd.fsck/1"
    /// Whether there are no problems.
    public private(set) var clean = true
    /// The store's directory.
    public var store: String
    /// The number of records in the store.
    public var records = 0
    /// The number of changes since the last checkpoint.
    public var changes = 0
    /// The number of documents in the store.
    public var documents = 0
    /// The number of archived files.
    public var originals = 0
    public private(set) var problems: [Problem] = []
    /// Facts that are no faults, a sentence each.
    public var notes: [String] = []
    /// The repairs that were made, a sentence each.
    public var repairs: [String] = []
    /// The directory with the copy of the store from before the repair.
    public var copy: String?

    public init(store: String) { self.store = store }

    public mutating func add(_ problem: Problem) {
        problems.append(problem)
        clean = false
    }
}
