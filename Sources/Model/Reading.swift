/// The kinds of document.
public enum DocumentKind: String, Codable, Sendable {
    /// The Ombudsman's annual letter about one authority and one year.
    case annualReviewLetter
    /// The Ombudsman's statistics page about an authority.
    case performancePage
    /// A council's own annual complaints report.
    case complaintsReport
}

/// All that was read from one document.
public struct Reading: Hashable, Codable, Sendable {
    public var kind: DocumentKind
    /// The format that read it, as `sentence-letter`.
    public var format: String
    public var authority: Authority
    /// Where the authority's name was read.
    public var authorityPlace: Place
    public var period: Period
    /// Where the period was read.
    public var periodPlace: Place
    /// The letter's own date, as an ISO 8601 date, where it has one.
    public var date: String?
    /// The office of the person written to, as "Chief Executive". The person's name is never kept.
    public var addressee: String?
    public var figures: [FigureName: Figure]
    /// Figures that the document gives for earlier years, by the name of the period.
    public var earlier: [String: [FigureName: Figure]]
    public var tables: [Table]
    public var findings: [Finding]

    public init(
        kind: DocumentKind, format: String, authority: Authority, authorityPlace: Place, period: Period,
        periodPlace: Place, date: String? = nil, addressee: String? = nil, figures: [FigureName: Figure] = [:],
        earlier: [String: [FigureName: Figure]] = [:], tables: [Table] = [], findings: [Finding] = []
    ) {
        self.kind = kind
        self.format = format
        self.authority = authority
        self.authorityPlace = authorityPlace
        self.period = period
        self.periodPlace = periodPlace
        self.date = date
        self.addressee = addressee
        self.figures = figures
        self.earlier = earlier
        self.tables = tables
        self.findings = findings
    }

    /// The value of a figure, where the document has it.
    public subscript(name: FigureName) -> Double? { figures[name]?.value }
}

/// Why nothing was taken from a document.
public struct Refusal: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// There is no text in it.
        case empty
        /// It is not text.
        case notText = "not-text"
        /// It is text, but neither letter nor report.
        case notRecognised = "not-recognised"
        /// It has the layout of a letter, with blanks where the figures belong.
        case template
        /// It looks like a letter or report, but not one figure could be read.
        case noFigures = "no-figures"
        /// It does not say which authority it is about.
        case noAuthority = "no-authority"
        /// It does not say which year it is about.
        case noPeriod = "no-period"
        /// It comes from another body than the Local Government and Social Care Ombudsman or a council.
        case otherBody = "other-body"
        /// It is larger than the limit.
        case tooLarge = "too-large"
        /// Its format is one that this program does not read.
        case unsupportedFormat = "unsupported-format"
        /// It could not be decoded.
        case damaged
        /// It is protected with a password.
        case encrypted
        /// The file could not be opened.
        case unreadable
    }

    public var code: Code
    /// One sentence for a person: what is wrong and what to do.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
