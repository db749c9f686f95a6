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
}
