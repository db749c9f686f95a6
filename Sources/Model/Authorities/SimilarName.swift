/// A name of a body that is no council, by its kind and the words of its place: "Leicestershire Fire Authority" has some of the
/// words of "Leicester, Leicestershire and Rutland Combined Fire Authority", and may be meant for it.
struct SimilarName {
    private let kind: String
    private let place: Set<String>

    /// - Returns: nil for a name that is no such body's, or has no words of a place.
    init?(_ name: some StringProtocol) {
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        guard let last = words.last, Self.endings.contains(last),
            let kind = Self.kinds.first(where: words.contains)
        else { return nil }
        self.kind = kind
        place = Set(words).subtracting(Self.general)
        if place.isEmpty { return nil }
    }

    /// Whether an authority is of this kind, and one of the two names has all the words that the other one's place has.
    func isShared(with authority: ListedAuthority) -> Bool {
        guard authority.authority.kind == .other, let other = Self(authority.authority.name), other.kind == kind else {
            return false
        }
        return other.place.isSubset(of: place) || place.isSubset(of: other.place)
    }

    private static let endings: Set = ["authority", "executive", "service"]
    private static let kinds = ["fire", "combined", "park", "waste", "transport"]
    private static let general: Set = [
        "and", "of", "the", "for", "fire", "rescue", "authority", "service", "combined", "county", "mayoral",
        "national", "park",
        "police", "crime", "commissioner", "waste", "disposal", "recycling", "passenger", "transport", "executive",
        "integrated", "city", "region", "regional",
    ]
}
