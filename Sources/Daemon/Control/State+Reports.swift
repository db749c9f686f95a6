import ControlInterface
import Model
import Oversight

/// The replies that show the state.
extension State {
    /// Finds an alert's id by its beginning.
    ///
    /// - Returns: the name itself for an alert of that id, and where no alert begins so.
    /// - Throws: `usage`, with the candidates, where several do.
    func alertID(named name: String) throws(Failure) -> String {
        guard !name.isEmpty, !open.contains(name), alert(name) == nil else { return name }
        var found = open.filter { $0.hasPrefix(name) }
        if found.isEmpty {
            let slug = name.prefix { $0 != "." }
            let resolved = alerts(of: authorities.keys.filter { $0.hasPrefix(slug) }) { $0.id.hasPrefix(name) }
            let ofRejected = slug == "document" ? alerts(ofRejected: rejections.keys) { $0.id.hasPrefix(name) } : []
            found = Set((resolved + ofRejected).map(\.id))
        }
        guard found.count > 1 else { return found.first ?? name }
        let shown = found.sorted().prefix(4)
        let names = candidates(Array(shown), andOthers: found.count - shown.count)
        throw Failure(.usage, "\"\(name)\" may be \(names). Give more of the id.")
    }

    /// The authority of a slug: one that there are documents about, or one of the list; nil where neither is.
    func authority(of slug: String) -> Authority? {
        authorities[slug]?.authority ?? AuthorityRegister.shared.authority(named: slug)
    }

    /// An alert by its id.
    ///
    /// - Throws: `not-found`, with the ids that are near.
    func knownAlert(_ id: String) throws(Failure) -> Alert {
        if let alert = alert(id) { return alert }
        throw Failure(.notFound, "There is no alert \"\(id)\"; `ombudsctl alerts --all` lists the alerts.")
            .suggesting(id, among: open)
    }

    /// The reply about one alert.
    ///
    /// - Throws: `not-found`.
    func alertReport(_ id: String) throws(Failure) -> AlertReport {
        let alert = try knownAlert(id)
        var figures: [FigureName: Figure] = [:]
        if let authority = alert.authority, let period = alert.period {
            let documents = authorities[authority.slug]?.years[period]?.documents ?? []
            // A pack has several documents about one year; the alert may rest on any of them.
            figures = YearFigures(documents.filter { $0.sha256 == alert.document.sha256 }).all.mapValues(\.figure)
            let counted = countedYear(Year(slug: authority.slug, period: period))?.figures.all ?? [:]
            for (name, found) in counted where found.figure.isEntered { figures[name] = found.figure }
        }
        return AlertReport(alert: alert, figures: figures)
    }
}
