public import Model

/// Finds the authority that a person names, in any usual spelling, among those of the store and those of the list.
///
/// It never picks one of several: an ambiguous name, or one that is nearly right, is refused with the candidates.
public struct AuthorityFinder: Sendable {
    private let known: [Authority]

    /// - Parameter known: the authorities that the store has.
    public init(known: some Sequence<Authority>) { self.known = Array(known) }

    /// Finds an authority by its name, slug, GSS code or the words that tell it apart ("Pennermoor").
    ///
    /// - Throws: `usage`, with the candidates, for a name that several authorities could have; `not-found`, with those of nearly
    ///   that name, for any other.
    public func authority(named name: String) throws(Failure) -> Authority {
        guard name.contains(where: { $0.isLetter || $0.isNumber }) else { throw unknown(name, near: []) }
        let slug = AuthorityRegister.slug(for: name)
        if let exact = known.first(where: { $0.slug == name || $0.slug == slug }) { return exact }
        let listed = AuthorityRegister.shared.candidates(named: name)
        if listed.count == 1 { return try theOnly(listed[0], named: name) }
        if listed.count > 1 { throw ambiguous(name, listed) }
        // The list's names are tried in full above. "Newcastle" is a part of two of them.
        let words = AuthorityRegister.distinctWords(of: name)
        let same = all.filter { Set(AuthorityRegister.distinctWords(of: $0.name)) == Set(words) }
        if same.count == 1 { return try theOnly(same[0], named: name) }
        let wider =
            same.isEmpty
            ? all.filter { Set($0.slug.split(separator: "-").map(String.init)).isSuperset(of: words) } : same
        if wider.count == 1 { return wider[0] }
        if wider.count > 1 { throw ambiguous(name, wider) }
        throw unknown(name, near: near(name))
    }

    /// Refuses a mere place's name with which other councils' names begin: "Newcastle" is Newcastle-under-Lyme too.
    private func theOnly(_ authority: Authority, named name: String) throws(Failure) -> Authority {
        let words = AuthorityRegister.slug(for: name).split(separator: "-").map(String.init)
        guard AuthorityRegister.distinctWords(of: name) == words else { return authority }
        let rivals = all.filter { other in
            let distinct = AuthorityRegister.distinctWords(of: other.name)
            return other.slug != authority.slug && distinct.count > words.count && distinct.starts(with: words)
                && (other.kind != .other || other.gss == nil && !other.isListed)
                && AuthorityRegister.shared.isStanding(other)
        }
        if rivals.isEmpty { return authority }
        throw ambiguous(name, [authority] + rivals)
    }

    /// The authorities of the store, then those of the list; each once.
    private var all: [Authority] {
        let slugs = Set(known.map(\.slug))
        return known + AuthorityRegister.shared.authorities.filter { !slugs.contains($0.slug) }
    }

    /// The authorities whose names differ in few letters or begin with the same ones, the nearest first, those of the store before
    /// others.
    private func near(_ name: String) -> [Authority] {
        let wanted = AuthorityRegister.distinctWords(of: name).joined(separator: " ")
        guard wanted.count > 2 else { return [] }
        let slugs = Set(known.map(\.slug))
        let found = all.compactMap { authority -> (distance: Int, isElsewhere: Int, authority: Authority)? in
            let distinct = AuthorityRegister.distinctWords(of: authority.name).joined(separator: " ")
            let isElsewhere = slugs.contains(authority.slug) ? 0 : 1
            if distinct.hasPrefix(wanted) { return (0, isElsewhere, authority) }
            let distance = EditDistance.between(wanted, distinct, limit: max(1, wanted.count / 4))
            return distance.map { ($0, isElsewhere, authority) }
        }
        return found.sorted {
            ($0.isElsewhere, $0.distance, $0.authority.slug) < ($1.isElsewhere, $1.distance, $1.authority.slug)
        }.prefix(Self.shown).map(\.authority)
    }

    private func ambiguous(_ name: String, _ candidates: [Authority]) -> Failure {
        let slugs = Set(known.map(\.slug))
        let here = candidates.filter { slugs.contains($0.slug) }
        var message = "\"\(name)\" may be \(Self.list(here + candidates.filter { !slugs.contains($0.slug) }))."
        if here.count == 1, candidates.count > 1 { message += " Only \(here[0].name) has documents here." }
        return Failure(.usage, message + " Give the whole name.")
    }

    private func unknown(_ name: String, near: [Authority]) -> Failure {
        let hint = near.isEmpty ? "" : " Did you mean \(Self.list(near))?"
        return Failure(
            .notFound,
            "There is no authority \"\(name)\", neither here nor on the list.\(hint) `ombudsctl authorities` lists those with documents."
        )
    }

    private static func list(_ authorities: [Authority]) -> String {
        candidates(
            authorities.prefix(shown).map { "\($0.name) (\($0.slug))" }, andOthers: authorities.count - shown)
    }

    /// The number of candidates that a message names.
    private static let shown = 5
}

/// The number of letters by which two texts differ.
public enum EditDistance {
    /// The number of letters to insert, remove, replace or exchange with their neighbour (optimal string alignment); nil for
    /// more than a limit.
    public static func between(_ one: some StringProtocol, _ other: some StringProtocol, limit: Int) -> Int? {
        let (a, b) = (Array(one), Array(other))
        guard abs(a.count - b.count) <= limit else { return nil }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var last: [Int] = []
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, last[j - 2] + 1) }
                row.append(cost)
            }
            (last, previous) = (previous, row)
        }
        return previous[b.count] <= limit ? previous[b.count] : nil
    }
}
