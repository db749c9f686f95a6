import Configuration
import ControlInterface
import Linux
import Model

/// The councils that a comparison is about.
struct ComparedCouncils {
    var authorities: [Authority]
    /// The type, where all of it are compared.
    var type: Authority.Kind?
    /// The council that the comparison is about; nil for none.
    var focus: Authority?
    /// The words for the councils in the plural.
    var group: String
    /// The sources of the neighbours.
    var sources: [String] = []

    /// The neighbours of a council that `neighbours.csv` lists, or else all of its type; nil for a council that has neither.
    static func around(
        _ focus: Authority, among entries: [AuthoritiesReport.Entry], _ neighbours: KnownNeighbours
    ) throws(Failure) -> ComparedCouncils? {
        let found = try neighbours.neighbours(of: focus)
        if !found.authorities.isEmpty {
            return ComparedCouncils(
                authorities: [focus] + found.authorities, focus: focus, group: "neighbours", sources: found.sources)
        }
        guard focus.kind != .other else { return nil }
        return all(of: focus.kind, among: entries, with: [focus], about: focus)
    }

    /// All councils of a type.
    ///
    /// - Parameter named: councils that are compared though nothing is known of them.
    static func all(
        of kind: Authority.Kind, among entries: [AuthoritiesReport.Entry], with named: [Authority] = [],
        about focus: Authority?
    ) -> ComparedCouncils {
        let known = entries.map(\.authority).filter { $0.kind == kind }
        return ComparedCouncils(
            authorities: known + named.filter { !known.contains($0) },
            // The daemon is asked for the whole type only where nobody else is compared.
            type: kind, focus: focus, group: kind.plural)
    }

    /// The councils without those that a reorganisation has ended by the year, or that were not there yet: they lack nothing.
    ///
    /// - Parameter named: councils that stay in any case.
    func existing(
        in period: Period, _ entries: [AuthoritiesReport.Entry], with named: [Authority] = []
    ) -> [Authority] {
        let withDocuments = Set(
            entries.filter { $0.periods.contains(period.name) }.map(\.authority.slug))
        let absent = AuthorityRegister.shared.slugsOfAbsent(in: period)
        return authorities.filter {
            named.contains($0) || withDocuments.contains($0.slug) || !absent.contains($0.slug)
        }
    }

    /// The latest year of the council that it is about, or else of any of them.
    func latestPeriod(_ entries: [AuthoritiesReport.Entry]) -> Period? {
        let slugs = Set((focus.map { [$0] } ?? authorities).map(\.slug))
        return entries.filter { slugs.contains($0.authority.slug) }.flatMap(\.periods).max().flatMap {
            Period(name: $0)
        }
    }
}

/// The neighbours of councils that the settings' `neighbours.csv` lists.
struct KnownNeighbours {
    private let rows: [Neighbours.Row]
    private let path: String
    private let finder: AuthorityFinder

    /// - Throws: `settings` for a table that can't be used.
    init(_ places: Places, _ finder: AuthorityFinder) throws(Failure) {
        path = places.neighboursTable
        self.finder = finder
        do throws(FileContents.Failure) {
            rows = try places.neighbours().rows
        } catch {
            throw Failure(.settings, error.refusal.message)
        }
    }

    /// The neighbours of a council, with the sources of the choice.
    ///
    /// - Throws: `settings` for a line whose names can't be told.
    func neighbours(of focus: Authority) throws(Failure) -> (authorities: [Authority], sources: [String]) {
        var found: (authorities: [Authority], sources: [String]) = ([], [])
        for row in rows {
            do throws(Failure) {
                guard try finder.authority(named: row.authority) == focus else { continue }
                let neighbour = try finder.authority(named: row.neighbour)
                if neighbour != focus, !found.authorities.contains(neighbour) { found.authorities.append(neighbour) }
                if !found.sources.contains(row.source) { found.sources.append(row.source) }
            } catch {
                throw Failure(.settings, "\(path):\(row.line): \(error.message)")
            }
        }
        return found
    }
}
