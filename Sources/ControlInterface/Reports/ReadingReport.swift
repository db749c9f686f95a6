public import Model
public import Oversight

/// The JSON that `ombudsctl read` prints for one document of a file.
public struct ReadingReport: Codable, Hashable, Sendable {
    /// The file.
    public struct File: Codable, Hashable, Sendable {
        public var name: String
        /// nil for a file that could not be opened.
        public var sha256: String?
        public var mediaType: String?
        /// nil for a file without extracted text.
        public var pages: Int?

        public init(name: String, sha256: String? = nil, mediaType: String? = nil, pages: Int? = nil) {
            self.name = name
            self.sha256 = sha256
            self.mediaType = mediaType
            self.pages = pages
        }
    }

    public var schema = "ombudsd.reading/1"
    public var document: File
    public var result: Result<Reading, Refusal>
    /// The rules whose alerts the document would raise by itself; nil for one that could not be read.
    public var alerts: [Rule]?

    /// - Parameter policy: the rules' thresholds, with the published averages.
    public init(document: File, result: Result<Reading, Refusal>, policy: Policy = Policy()) {
        self.document = document
        self.result = result
        alerts = try? result.get().alerts(under: policy)
    }

    private enum Key: String, CodingKey { case schema, document, error, alerts }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        schema = try container.decode(String.self, forKey: .schema)
        document = try container.decode(File.self, forKey: .document)
        if let refusal = try container.decodeIfPresent(Refusal.self, forKey: .error) {
            result = .failure(refusal)
        } else {
            result = .success(try Reading(from: decoder))
            alerts = try container.decode([Rule].self, forKey: .alerts)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(document, forKey: .document)
        switch result {
        case .success(let reading):
            try reading.encode(to: encoder)
            try container.encode(alerts ?? [], forKey: .alerts)
        case .failure(let refusal):
            try container.encode(refusal, forKey: .error)
        }
    }
}
