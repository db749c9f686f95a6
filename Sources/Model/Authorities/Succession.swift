/// A reorganisation by which one authority took the place of another: a line of `successors.csv`.
///
/// The figures of the years before stay the predecessor's.
public struct Succession: Hashable, Sendable {
    /// The day on which the successor took over, in ISO 8601.
    public let date: String
    public let predecessor: Authority
    public let successor: Authority
    /// The order or act that made it.
    public let source: String

    /// Reads the list. Lines about authorities that are on no list are passed over.
    static func parse(_ csv: [UInt8], among authorities: [Authority]) -> [Succession] {
        let bySlug = Dictionary(authorities.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        return ListedAuthority.lines(of: csv).compactMap { line in
            guard line.count == 4, let predecessor = bySlug[line[1]], let successor = bySlug[line[2]] else {
                return nil
            }
            return Succession(date: line[0], predecessor: predecessor, successor: successor, source: line[3])
        }
    }
}

extension AuthorityRegister {
    /// The reorganisations that ended in this authority, the earliest first.
    public func predecessors(of authority: Authority) -> [Succession] {
        successions.filter { $0.successor.slug == authority.slug }
    }

    /// The reorganisations in which this authority ended, the earliest first.
    public func successors(of authority: Authority) -> [Succession] {
        successions.filter { $0.predecessor.slug == authority.slug }
    }
}
