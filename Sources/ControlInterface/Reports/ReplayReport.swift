/// The JSON that `ombudsctl replay` prints.
public struct ReplayReport: Codable, Hashable, Sendable {
    /// One difference between the store and the records rebuilt from the originals.
    public struct Difference: Codable, Hashable, Sendable {
        /// As `authorities/leeds`.
        public var record: String
        /// The place in the record's canonical form, as `years.2019-20.documents.1a2b….readings.0.figures`.
        public var path: String
        /// The store's value as compact JSON; nil where it has none.
        public var stored: String?
        /// The rebuilt value as compact JSON; nil where there is none.
        public var rebuilt: String?

        private enum CodingKeys: String, CodingKey {
            case record, path, rebuilt
            case stored = "kept"
        }

        public init(record: String, path: String, stored: String?, rebuilt: String?) {
            self.record = record
            self.path = path
            self.stored = stored
            self.rebuilt = rebuilt
        }
    }

    public var schema = "ombudsd.replay/1"
    public var equal: Bool
    /// The store's directory.
    public var store: String
    /// The number of originals that were read.
    public var documents: Int
    /// The number of records that were compared.
    public var records: Int
    public var differences: [Difference]
    /// Other facts, a sentence each.
    public var notes: [String]
    /// The directory with the rebuilt store; nil where none was written.
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
