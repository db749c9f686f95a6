import ControlInterface
import Model
import Oversight

/// The replies that show the state.
extension State {
    /// The reply about one alert.
    ///
    /// - Throws: `not-found`.
    func alertReport(_ id: String) throws(Failure) -> AlertReport {
        guard let alert = alert(id) else {
            throw Failure(.notFound, "There is no alert \"\(id)\"; `ombudsctl alerts --all` lists the alerts.")
        }
        var figures: [FigureName: Figure] = [:]
        if let authority = alert.authority, let period = alert.period {
            let documents = authorities[authority.slug]?.years[period]?.documents ?? []
            // A pack has several documents about one year; the alert may rest on any of them.
            figures = YearFigures(documents.filter { $0.sha256 == alert.document.sha256 }).all.mapValues(\.figure)
        }
        return AlertReport(alert: alert, figures: figures)
    }

    /// The reply about all authorities, by slug.
    var authoritiesReport: AuthoritiesReport {
        let entries = authorities.values.sorted { $0.authority.slug < $1.authority.slug }.map { record in
            AuthoritiesReport.Entry(
                authority: record.authority,
                periods: record.years.filter { !$0.value.documents.isEmpty }.keys.sorted(),
                documents: record.years.values.reduce(0) { $0 + $1.documents.count },
                openAlerts: record.years.values.reduce(0) { $0 + $1.standingCount })
        }
        return AuthoritiesReport(authorities: entries)
    }

    /// The reply about one authority.
    ///
    /// - Parameter name: the authority's name, slug or GSS code.
    /// - Throws: `not-found`; `usage` for a name that several authorities have.
    func authorityReport(_ name: String, withHistory: Bool) throws(Failure) -> AuthorityReport {
        let listed = authorities[name] == nil ? try Authority(named: name) : nil
        let slug = listed?.slug ?? AuthorityRegister.slug(for: name)
        guard let record = authorities[slug] ?? authorities[name] else {
            // A successor of which nothing is here leads to its predecessors.
            if let listed, let report = reorganisations(of: AuthorityReport(authority: listed, years: [])) {
                return report
            }
            throw Failure(
                .notFound, "There is no authority \"\(name)\" here; `ombudsctl authorities` lists the authorities.")
        }
        let periods = Set(record.years.keys.compactMap { Period(name: $0) }).union(record.restatedPeriods)
        let years = periods.sorted(by: >).compactMap { period -> AuthorityReport.Year? in
            let year = record.years[period.name] ?? YearRecord()
            let restatements = record.restatements(of: period)
            guard let principal = year.principal ?? restatements.first?.filed else { return nil }
            var report = self.report(on: year, of: record, in: period, principal: principal)
            report.restated = restatements.map(RestatedFigures.init)
            if withHistory {
                report.history = YearHistory(
                    documents: year.documents.map {
                        YearHistory.Entry($0, speaks: $0.sha256 == principal.sha256)
                    }, steps: year.book.history)
            }
            return report
        }
        let report = AuthorityReport(authority: record.authority, years: years)
        return reorganisations(of: report) ?? report
    }

    /// The report with the authority's predecessors and successors; nil where no documents of theirs are here.
    private func reorganisations(of report: AuthorityReport) -> AuthorityReport? {
        func entry(_ succession: Succession, about other: Authority) -> ReorganisationEntry {
            let documents = authorities[other.slug]?.years.values.reduce(0) { $0 + $1.documents.count } ?? 0
            return ReorganisationEntry(
                authority: other, date: succession.date, source: succession.source, documents: documents)
        }
        var report = report
        let register = AuthorityRegister.shared
        report.predecessors = register.predecessors(of: report.authority).map { entry($0, about: $0.predecessor) }
        report.successors = register.successors(of: report.authority).map { entry($0, about: $0.successor) }
        return (report.predecessors + report.successors).contains { $0.documents > 0 } || !report.years.isEmpty
            ? report : nil
    }

    /// The figures that the year's own documents give.
    private func report(
        on year: YearRecord, of record: AuthorityRecord, in period: Period, principal: FiledReading
    ) -> AuthorityReport.Year {
        let key = Year(slug: record.authority.slug, period: period.name)
        let ranked = year.figures
        let figures = ranked.all
        return AuthorityReport.Year(
            period: period, document: principal.document.evidence, kind: principal.kind,
            figures: figures.mapValues(\.figure),
            sources: figures.mapValues(\.filed.document.evidence).filter { $0.value != principal.document.evidence },
            services: ranked.documents.flatMap { filed in
                filed.reading.services.filter { !$0.figures.isEmpty }.map {
                    ServiceEntry(service: $0.service, document: filed.document.evidence, figures: $0.figures)
                }
            },
            peerAverages: averages(of: key), findings: findings(of: key), alerts: alerts(of: key),
            otherDocuments: year.documents.filter { $0.sha256 != principal.sha256 }.map(\.document.evidence))
    }
}

extension Document {
    fileprivate var evidence: DocumentReference { DocumentReference(name: name, sha256: sha256) }
}
