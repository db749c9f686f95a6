import ControlInterface
import Model
import Oversight

/// An authority's record at a moment. A report is made from it year by year, while the repository does its other work.
struct AuthorityAccount: Sendable {
    let record: AuthorityRecord
    /// The reply without its years.
    let report: AuthorityReport

    /// The years that there is anything about, the earliest first.
    var periods: [Period] {
        Set(record.years.keys.compactMap { Period(name: $0) }).union(record.restatedPeriods).sorted()
    }
}

extension State {
    /// Finds an authority.
    ///
    /// - Parameter name: the authority's name in any usual spelling, slug or GSS code.
    /// - Throws: `not-found`; `usage` for a name that several authorities have.
    func account(of name: String) throws(Failure) -> AuthorityAccount {
        if let record = countedRecord(name) { return account(of: record) }
        let found = try AuthorityFinder(known: authorities.values.lazy.map(\.authority)).authority(named: name)
        if let record = countedRecord(found.slug) { return account(of: record) }
        // A successor of which nothing is here leads to its predecessors.
        let report = withReorganisations(found)
        if (report.predecessors + report.successors).contains(where: { $0.documents > 0 }) {
            return AuthorityAccount(record: AuthorityRecord(authority: found), report: report)
        }
        throw Failure(
            .notFound,
            "There is no document about \(found.name) here; `ombudsctl authorities` lists the authorities with documents."
        )
    }

    private func account(of record: AuthorityRecord) -> AuthorityAccount {
        AuthorityAccount(record: record, report: withReorganisations(record.authority))
    }

    /// The report about an authority, without its years, with its predecessors and successors.
    private func withReorganisations(_ authority: Authority) -> AuthorityReport {
        func entry(_ succession: Succession, about other: Authority) -> ReorganisationEntry {
            let documents = authorities[other.slug]?.years.values.reduce(0) { $0 + $1.documents.count } ?? 0
            return ReorganisationEntry(
                authority: other, date: succession.date, source: succession.source, documents: documents)
        }
        let register = AuthorityRegister.shared
        return AuthorityReport(
            authority: authority, followed: policy.follows(authority), years: [],
            predecessors: register.predecessors(of: authority).map { entry($0, about: $0.predecessor) },
            successors: register.successors(of: authority).map { entry($0, about: $0.successor) })
    }
}

/// A year of the reply, with its long lists aside: they are made element by element while the reply is sent.
struct YearPage {
    /// The year with empty lists.
    let year: AuthorityReport.Year
    let lists: [ElementList]

    /// The figures that the year's own documents give, and those that others restate; nil for a year that no document is about. A year whose
    /// documents were all withdrawn has no figures, and the withdrawals.
    init?(_ moment: YearMoment, withHistory: Bool) {
        let restatements = moment.record.restatements(of: moment.period)
        guard let principal = moment.figures.principal ?? restatements.first?.filed ?? moment.stored.first else {
            return nil
        }
        let speaker = moment.figures.principal?.sha256
        let figures = moment.figures.all
        var year = AuthorityReport.Year(
            period: moment.period, document: principal.document.evidence, kind: principal.kind,
            figures: figures.mapValues(\.figure),
            sources: figures.mapValues(\.filed.document.evidence).filter { $0.value != principal.document.evidence },
            peerAverages: moment.averages, findings: [], alerts: moment.alerts, otherDocuments: [])
        year.mendings = moment.mendings.filter { withHistory || $0.isInForce }
        let documents = moment.stored
        var history: [ElementList] = []
        if withHistory {
            year.history = YearHistory(documents: [], steps: [])
            history = [
                ElementList("history", "documents", of: documents) {
                    [YearHistory.Entry.element($0, speaks: $0.sha256 == speaker)]
                },
                ElementList("history", "steps", of: moment.year.book.history) { [.init($0)] },
            ]
        }
        self.year = year
        // In the order of the members' names, in which they stand in the JSON.
        lists =
            [ElementList("findings", of: moment.findings) { [.init($0)] }] + history + [
                ElementList("otherDocuments", of: documents) {
                    $0.sha256 == principal.sha256 ? [] : [.init($0.lazyDocument.valueOnce.evidence)]
                },
                ElementList("restated", of: restatements) { [.init(RestatedFigures($0))] },
                ElementList("services", of: moment.figures.documents) { $0.serviceEntries.map { .init($0) } },
            ]
    }

    /// The page of a reply.
    ///
    /// - Parameter report: the reply without years.
    func reply(_ report: AuthorityReport) -> ReplyPage<AuthorityReport> {
        var page = report
        page.years = [year]
        return ReplyPage(page, lists: lists)
    }
}

extension YearHistory.Entry {
    /// An entry whose arrivals are sent one by one: the same bytes may arrive thousands of times.
    fileprivate static func element(_ filed: FiledReading, speaks: Bool) -> ElementList.Element {
        var document = filed.lazyDocument.valueOnce
        let arrivals = document.arrivals
        document.arrivals = []
        let bare = FiledReading(document: document, reading: filed.lazyReading.valueOnce)
        return ElementList.Element(
            YearHistory.Entry(bare, speaks: speaks),
            lists: [ElementList("document", "arrivals", of: arrivals) { [.init($0)] }])
    }
}

extension FiledReading {
    /// The figures of single services that the document gives.
    fileprivate var serviceEntries: [ServiceEntry] {
        let services = lazyReading.valueOnce.services.filter { !$0.figures.isEmpty }
        guard !services.isEmpty else { return [] }
        let evidence = lazyDocument.valueOnce.evidence
        return services.map { ServiceEntry(service: $0.service, document: evidence, figures: $0.figures) }
    }
}

extension Document {
    fileprivate var evidence: DocumentReference { DocumentReference(name: name, sha256: sha256) }
}
