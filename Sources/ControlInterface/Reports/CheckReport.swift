/// What `ombudsctl fsck` prints.
public struct CheckReport: Codable, Hashable, Sendable {
    /// Something that is not as it should be.
    public struct Problem: Codable, Hashable, Sendable {
        /// Stable names, for scripts.
        public enum Code: String, Codable, Sendable, CaseIterable {
            /// A file of the store is missing, damaged, or not the one that was written.
            case storeDamaged = "store-damaged"
            /// A damaged record could not be built anew, since its originals are gone.
            case recordLost = "record-lost"
            /// A document is known, and its original is nowhere.
            case missingOriginal = "missing-original"
            /// A file was put away, and nothing is known of its content.
            case unknownFile = "unknown-file"
            /// A file lies among the processed ones and was rejected, or the reverse.
            case misplacedFile = "misplaced-file"
            /// An alert should stand and does not, or the reverse, or it should say something else.
            case wrongAlert = "wrong-alert"
            /// What is noted of which alerts were told contradicts itself.
            case wrongBook = "wrong-book"
            /// A rejected file has no reason beside it.
            case missingReason = "missing-reason"
            /// A reason lies there without its file.
            case orphanedReason = "orphaned-reason"
            /// A crash left a temporary file where files are put away.
            case leftover
            /// A file or directory could not be looked at.
            case unreadable
        }

        public var code: Code
        /// The file, or the alert's id.
        public var path: String?
        /// One or two sentences: what is wrong, and what to do where `--repair` can do nothing.
        public var message: String
        /// Whether `--repair` can mend it.
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
    /// Whether nothing is wrong.
    public private(set) var clean = true
    public var store: String
    /// The records of the store.
    public var records = 0
    /// The changes that no record holds yet.
    public var changes = 0
    /// The documents that are known.
    public var documents = 0
    /// The files that lie where documents are put away.
    public var originals = 0
    public private(set) var problems: [Problem] = []
    /// What is worth knowing and nothing wrong.
    public var notes: [String] = []
    /// What was mended.
    public var repairs: [String] = []
    /// Where the store's copy from before the repair is.
    public var copy: String?

    public init(store: String) { self.store = store }

    public mutating func add(_ problem: Problem) {
        problems.append(problem)
        clean = false
    }
}
