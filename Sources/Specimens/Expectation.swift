public import Model

/// The reading that must follow from a document: the content of a `NAME.expected.json`, which `ExpectationJSON.swift` reads
/// and writes.
///
/// It is exact: a figure, alert or finding that it does not name must not be there.
public struct Expectation: Hashable, Sendable {
    /// A part of the reading that an expectation may leave open.
    public enum Member: Hashable, Sendable {
        case kind, authorityKind, period, derived, earlier, services, alerts, findings
    }

    public var kind: DocumentKind
    public var authority: String
    public var authorityKind: Authority.Kind
    /// The last day of the period, as `2020-03-31`.
    public var periodEnd: String
    /// The council's own figures.
    public var figures: [FigureName: Double]
    /// The figures among them that are derived and do not stand in the text.
    public var derived: [FigureName]?
    /// Figures that must not be among the council's own, whatever is left open.
    public var absent: [FigureName]?
    /// Earlier years' figures by period name, as `2022-23`.
    public var earlier: [String: [FigureName: Double]]?
    /// The figures of single services; nil leaves them open.
    public var services: [ServiceExpectation]?
    /// The rules that the document alone raises: those that follow from its figures and findings, unless others are set.
    public var alerts: [String] {
        get { namedAlerts ?? impliedAlerts }
        set { namedAlerts = newValue }
    }
    private var namedAlerts: [String]?
    public var findings: [Finding.Code]
    /// Findings that must not be there, where `findings` are left open.
    public var notFindings: [Finding.Code]?
    /// False for a document without figures of the council's own year: it may be refused as well as read with services' figures
    /// and no alert. nil is true.
    public var ownFigures: Bool?
    /// Whether the document must be refused. nil is false.
    public var refuse: Bool?
    /// Whether the document may be refused as well. nil is false.
    public var mayRefuse: Bool?
    /// Whether figures may be missing where a `figure-unclear` finding says so. nil is false.
    public var orUnclear: Bool?
    /// The parts that are left open: their values here mean nothing.
    public var leavesOpen: Set<Member> = []

    public init(
        kind: DocumentKind, authority: String, authorityKind: Authority.Kind, periodEnd: String,
        figures: [FigureName: Double], derived: [FigureName]? = nil,
        earlier: [String: [FigureName: Double]]? = nil, services: [ServiceExpectation]? = nil, alerts: [String]? = nil,
        findings: [Finding.Code] = [], ownFigures: Bool? = nil
    ) {
        self.kind = kind
        self.authority = authority
        self.authorityKind = authorityKind
        self.periodEnd = periodEnd
        self.figures = figures
        self.derived = derived
        self.earlier = earlier
        self.services = services
        namedAlerts = alerts
        self.findings = findings
        self.ownFigures = ownFigures
    }

    private var impliedAlerts: [String] {
        var alerts: Set<String> = []
        if let rate = figures[.complianceRate], rate < 100 { alerts.insert("compliance-below-full") }
        // An average that a council's own report gives is none to judge by.
        if kind != .complaintsReport, let rate = figures[.upholdRate], let average = figures[.upholdPeerAverage],
            rate > average
        {
            alerts.insert("uphold-above-peers")
        }
        for finding in findings {
            switch finding {
            case .remarkPublicReport, .remarkRefusedRecommendation: alerts.insert(finding.rawValue)
            case .totalMismatch, .rateMismatch, .figureConflict, .changeMismatch:
                if kind != .complaintsReport { alerts.insert("figures-inconsistent") }
            default: break
            }
        }
        return alerts.sorted()
    }
}

/// The figures that a document must give for one service.
public struct ServiceExpectation: Hashable, Sendable {
    /// The service's name as the document has it.
    public var service: String
    public var figures: [FigureName: Double]
    /// By period name, as `2022-23`.
    public var earlier: [String: [FigureName: Double]]

    public init(
        _ service: String, figures: [FigureName: Double] = [:], earlier: [String: [FigureName: Double]] = [:]
    ) {
        self.service = service
        self.figures = figures
        self.earlier = earlier
    }
}
