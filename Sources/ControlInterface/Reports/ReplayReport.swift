/// What `ombudsctl replay` prints.
public struct ReplayReport: Codable, Hashable, Sendable {
    /// One place in which the store and what the originals give differ.
    public struct Difference: Codable, Hashable, Sendable {
        /// As `authorities/leeds`.
        public var record: String
        /// Where in the record's canonical form, as `years.2019-20.documents.1a2b….readings.0.figures`.
        public var path: String
        /// Compact JSON; nil where the store has nothing there.
        public var kept: String?
        /// Compact JSON; nil where the originals give nothing there.
        public var rebuilt: String?

        public init(record: String, path: String, kept: String?, rebuilt: String?) {
            self.record = record
            self.path = path
            self.kept = kept
            self.rebuilt = rebuilt
        }
    }

    public var schema = "ombudsd.replay/1"
    public var equal: Bool
    public var store: String
    /// How many originals were read.
    public var documents: Int
    /// How many records were compared.
    public var records: Int
    public var differences: [Difference]
    /// What is worth knowing besides.
    public var notes: [String]
    /// Where the rebuilt store is.
    public var into: String?

    public init(
        equal: Bool, store: String, documents: Int, records: Int, differences: [Difference], notes: [String],
        into: String? = nil
    ) {
        self.equal = equal
        self.store = store
        self.documents = documents
        self.records = records
        self.differences = differences
        self.notes = notes
        self.into = into
    }
}
