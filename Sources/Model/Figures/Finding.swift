/// Something wrong or noteworthy in a document.
public struct Finding: Hashable, Codable, Sendable {
    /// The kind of a finding.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// Parts do not add up to a stated total.
        case totalMismatch = "total-mismatch"
        /// A stated rate is not its counts' quotient, within rounding (one point for truncation).
        case rateMismatch = "rate-mismatch"
        /// The document gives the same figure twice with different values.
        case figureConflict = "figure-conflict"
        /// A stated year-on-year change is not that of its two values.
        case changeMismatch = "change-mismatch"
        /// A number stands where a figure is expected but cannot be tied to its label; or, without figures, another
        /// letter or report in the same file could not be read.
        case figureUnclear = "figure-unclear"
        /// The letter states an average that other letters of the same type and year contradict; found only when the letters
        /// of several authorities are stored together.
        case peerAverageConflict = "peer-average-conflict"
        /// A document of another year, or a paper that quotes, gives a figure otherwise than the year's own documents; found only
        /// when documents are stored together.
        case restatementMismatch = "restatement-mismatch"
        /// Two documents of one kind and date give a figure otherwise; found only when documents are stored together.
        case documentConflict = "document-conflict"
        /// A document says less than another of its kind and date, and nothing else; found only when documents are stored
        /// together.
        case poorerCopy = "poorer-copy"
        /// The text says that the authority refused or rejected a recommendation, or does not intend to comply.
        case remarkRefusedRecommendation = "remark-refused-recommendation"
        /// The text says that public (interest) reports were issued.
        case remarkPublicReport = "remark-public-report"

        /// Whether it repeats a statement of the text, and casts no doubt on a figure.
        public var isRemark: Bool { self == .remarkRefusedRecommendation || self == .remarkPublicReport }
    }

    public var code: Code
    /// The figures in question, in the order in which the message speaks of them.
    public var figures: [FigureName]
    /// A sentence for a person.
    public var message: String
    public var place: Place

    public init(code: Code, figures: [FigureName] = [], message: String, place: Place) {
        self.code = code
        self.figures = figures
        self.message = message
        self.place = place
    }

    private enum Key: String, CodingKey { case code, figures, message }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        code = try container.decode(Code.self, forKey: .code)
        figures = try container.decode([FigureName].self, forKey: .figures)
        message = try container.decode(String.self, forKey: .message)
        place = try Place(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(code, forKey: .code)
        try container.encode(figures, forKey: .figures)
        try container.encode(message, forKey: .message)
        try place.encode(to: encoder)
    }
}
