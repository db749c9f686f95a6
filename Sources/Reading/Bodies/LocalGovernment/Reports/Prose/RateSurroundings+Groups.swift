/// The councils whose average a number is.
extension RateSurroundings {
    /// Whether the average is one of councils of every type: "the average for all councils", "the regional average".
    var isOfAllTypes: Bool {
        guard isAverage, !isOfAlike else { return false }
        if has("region regional") { return true }
        return clause.contains { index in
            text.isWord(index, in: "all every")
                && text.contains(Self.many, in: index..<min(index + 5, clause.upperBound))
                || text.isWord(index, in: "all different") && text.isWord(index + 1, in: "types kinds")
        }
    }

    /// Whether the average is one of councils of which the words do not say that they are alike: "On average councils had 80%".
    var isOfUnknownGroup: Bool { isAverage && has(Self.many) && !isOfAlike }

    /// Whether the words say that the councils are of one type, or like this one.
    private var isOfAlike: Bool { has(Self.alike) }

    private static let many = WordSet("councils authorities boroughs")

    private static let alike = WordSet(
        """
        similar comparable same alike like peer peers nearest neighbour neighbours neighbouring statistical family type kind class group \
        comparator comparators county counties district districts unitary unitaries metropolitan london shire
        """)

    private func has(_ words: WordSet) -> Bool { text.contains(words, in: before) || text.contains(words, in: tail) }
}
