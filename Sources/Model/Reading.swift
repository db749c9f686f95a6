/// The kinds of document.
public enum DocumentKind: String, Codable, Sendable, CaseIterable {
    /// The Ombudsman's annual letter about one authority and one year.
    case annualReviewLetter
    /// The Ombudsman's statistics page about an authority.
    case performancePage
    /// A row of the Ombudsman's yearly data table of all authorities.
    case dataTable
    /// A council's own annual complaints report.
    case complaintsReport
}

/// The figures, findings and tables of one letter or report, with its authority and year.
public struct Reading: Hashable, Sendable {
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
    /// Figures of single services of the council, one element a service. They never stand among `figures`.
    public var services: [ServiceFigures]
    public var tables: [Table]
    public var findings: [Finding]
    /// The file inside the file that arrived from which it was read; nil for a file that is the document itself.
    public var member: MemberFile?

    public init(
        kind: DocumentKind, format: String, authority: Authority, authorityPlace: Place, period: Period,
        periodPlace: Place, date: String? = nil, addressee: String? = nil, figures: [FigureName: Figure] = [:],
        earlier: [String: [FigureName: Figure]] = [:], services: [ServiceFigures] = [], tables: [Table] = [],
        findings: [Finding] = []
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
        self.services = services
        self.tables = tables
        self.findings = findings
    }

    /// The value of a figure, where the document has it.
    public subscript(name: FigureName) -> Double? { figures[name]?.value }
}

extension Reading: Codable {
    private enum Key: String, CodingKey {
        case kind, format, authority, authorityPlace, period, periodPlace, date, addressee, figures, earlier, services
        case tables, findings, member
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            kind: try container.decode(DocumentKind.self, forKey: .kind),
            format: try container.decode(String.self, forKey: .format),
            authority: try container.decode(Authority.self, forKey: .authority),
            authorityPlace: try container.decode(Place.self, forKey: .authorityPlace),
            period: try container.decode(Period.self, forKey: .period),
            periodPlace: try container.decode(Place.self, forKey: .periodPlace),
            date: try container.decodeIfPresent(String.self, forKey: .date),
            addressee: try container.decodeIfPresent(String.self, forKey: .addressee),
            figures: try container.decode([FigureName: Figure].self, forKey: .figures),
            earlier: try container.decode([String: [FigureName: Figure]].self, forKey: .earlier),
            services: try container.decodeIfPresent([ServiceFigures].self, forKey: .services) ?? [],
            tables: try container.decode([Table].self, forKey: .tables),
            findings: try container.decode([Finding].self, forKey: .findings))
        member = try container.decodeIfPresent(MemberFile.self, forKey: .member)
    }

    /// Writes `services` only where there are some, so that a reading without has the JSON that it had before.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(format, forKey: .format)
        try container.encode(authority, forKey: .authority)
        try container.encode(authorityPlace, forKey: .authorityPlace)
        try container.encode(period, forKey: .period)
        try container.encode(periodPlace, forKey: .periodPlace)
        try container.encodeIfPresent(date, forKey: .date)
        try container.encodeIfPresent(addressee, forKey: .addressee)
        try container.encode(figures, forKey: .figures)
        try container.encode(earlier, forKey: .earlier)
        if !services.isEmpty { try container.encode(services, forKey: .services) }
        try container.encode(tables, forKey: .tables)
        try container.encode(findings, forKey: .findings)
        try container.encodeIfPresent(member, forKey: .member)
    }
}
