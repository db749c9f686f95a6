public import Letters

/// What a rule says of an authority's year when it holds.
struct Judgement {
    var rule: Rule
    var value: Double?
    var threshold: Double?
    var peerBasis: PeerBasis?
    var message: String
    var evidence: FiledReading
    var source: Place?
}

/// One authority's year as the rules see it.
struct YearView {
    let authority: Authority
    let period: Period
    let documents: [FiledReading]

    /// The document that speaks for the year: the Ombudsman's letter before his statistics page before the council's
    /// own report; of several of a kind the one with the later date, and of those the later arrival.
    let principal: FiledReading?

    init(authority: Authority, period: Period, documents: [FiledReading]) {
        self.authority = authority
        self.period = period
        self.documents = documents
        principal = Self.principal(of: documents)
    }

    static func principal(of documents: [FiledReading]) -> FiledReading? {
        var best: FiledReading?
        for candidate in documents {
            guard let current = best else {
                best = candidate
                continue
            }
            let rank = (Self.rank(candidate.reading.kind), candidate.reading.date ?? "")
            if rank >= (Self.rank(current.reading.kind), current.reading.date ?? "") { best = candidate }
        }
        return best
    }

    private static func rank(_ kind: DocumentKind) -> Int {
        switch kind {
        case .annualReviewLetter: 2
        case .performancePage: 1
        case .complaintsReport: 0
        }
    }

    /// How a message starts: the authority and the year.
    var subject: String { "\(authority.name), \(period.name)" }
}

/// A rule over an authority's year: one file each in this folder, one line each in `YearRules.all`.
protocol YearRule: Sendable {
    /// What holds, or nil.
    func judge(_ year: YearView) -> Judgement?
}

/// The rules over an authority's year.
enum YearRules {
    static let all: [any YearRule] = [
        ComplianceBelowFull(), UpholdAbovePeers(), FiguresInconsistent(),
        Remark(rule: .remarkRefusedRecommendation, code: .remarkRefusedRecommendation),
        Remark(rule: .remarkPublicReport, code: .remarkPublicReport),
    ]

    static func judge(_ year: YearView) -> [Judgement] { all.compactMap { $0.judge(year) } }
}

extension YearRecord {
    /// The document that speaks for the year; nil where there is none.
    public var principal: FiledReading? { YearView.principal(of: documents) }
}

extension Reading {
    /// The rules that this document raises by itself, in alphabetical order.
    public var alerts: [Rule] {
        let placeholder = Document(
            sha256: "", mediaType: "", size: 0, pages: 1,
            arrival: Arrival(name: "", device: 0, inode: 0, at: Timestamp(seconds: 0)))
        let view = YearView(
            authority: authority, period: period, documents: [FiledReading(document: placeholder, reading: self)])
        return YearRules.judge(view).map(\.rule).sorted { $0.rawValue < $1.rawValue }
    }
}
