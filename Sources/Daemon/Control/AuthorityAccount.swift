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
        if let record = authorities[name] { return account(of: record) }
        let found = try AuthorityFinder(known: authorities.values.lazy.map(\.authority)).authority(named: name)
        if let record = authorities[found.slug] { return account(of: record) }
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
            authority: authority, years: [],
            predecessors: register.predecessors(of: authority).map { entry($0, about: $0.predecessor) },
            successors: register.successors(of: authority).map { entry($0, about: $0.successor) })
    }
}

extension AuthorityReport.Year {
    /// The figures that the year's own documents give, and those that others restate; nil for a year that no document is about.
    init?(_ moment: YearMoment, withHistory: Bool) {
        let restatements = moment.record.restatements(of: moment.period)
        guard let principal = moment.figures.principal ?? restatements.first?.filed else { return nil }
        let ranked = moment.figures
        let documents = ranked.documents
        let figures = ranked.all
        self.init(
            period: moment.period, document: principal.document.evidence, kind: principal.kind,
            figures: figures.mapValues(\.figure),
            sources: figures.mapValues(\.filed.document.evidence).filter { $0.value != principal.document.evidence },
            services: documents.flatMap { filed in
                filed.reading.services.filter { !$0.figures.isEmpty }.map {
                    ServiceEntry(service: $0.service, document: filed.document.evidence, figures: $0.figures)
                }
            },
            restated: restatements.map(RestatedFigures.init),
            peerAverages: moment.averages, findings: moment.findings, alerts: moment.alerts,
            otherDocuments: moment.year.documents.filter { $0.sha256 != principal.sha256 }.map(\.document.evidence))
        guard withHistory else { return }
        history = YearHistory(
            documents: moment.year.documents.map { YearHistory.Entry($0, speaks: $0.sha256 == principal.sha256) },
            steps: moment.year.book.history)
    }
}

extension Document {
    fileprivate var evidence: DocumentReference { DocumentReference(name: name, sha256: sha256) }
}
