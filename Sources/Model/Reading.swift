/// The kinds of document.
public enum DocumentKind: String, Codable, Sendable {
    /// The Ombudsman's annual letter about one authority and one year.
    case annualReviewLetter
    /// The Ombudsman's statistics page about an authority.
    case performancePage
    /// A council's own annual complaints report.
    case complaintsReport
}

/// The figures, findings and tables of one letter or report, with its authority and year.
public struct Reading: Hashable, Codable, Sendable {
    public var kind: DocumentKind
    /// The name of the layout by which it was read, as `sentence-letter`.
    public var format: String
    public var authority: Authority
    /// The place of the authority's name.
    public var authorityPlace: Place
    public var period: Period
    /// The place of the period.
    public var periodPlace: Place
    /// The letter's own date, as an ISO 8601 date, where it has one.
    public var date: String?
    /// The office of the person written to, as "Chief Executive". The person's name is never stored.
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

/// The reason why a document was rejected.
public struct Refusal: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// The file has no text.
        case empty
        /// The file is not text.
        case notText = "not-text"
        /// The text is neither letter nor report.
        case notRecognised = "not-recognised"
        /// The text has the layout of a letter, with blanks where the figures belong.
        case template
        /// The text has the marks of a letter or report, but not one figure could be read.
        case noFigures = "no-figures"
        /// The text does not name the authority that it is about.
        case noAuthority = "no-authority"
        /// The text does not name the year that it is about.
        case noPeriod = "no-period"
        /// The letter comes from another body than the Local Government and Social Care Ombudsman or a council.
        case otherBody = "other-body"
        /// The file, or its text, is larger than the limit.
        case tooLarge = "too-large"
        /// The program does not read this file format.
        case unsupportedFormat = "unsupported-format"
        /// The file could not be decoded.
        case damaged
        /// The file is protected with a password.
        case encrypted
        /// The file could not be opened.
        case unreadable
    }

    public var code: Code
    /// One sentence for a person: the fault and the next step.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
