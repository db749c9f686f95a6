extension AuthorityForm {
    /// Whether a name holds a word that says which body it is, besides those that say what it is: "Housing Executive" and
    /// "Waste Authority" hold none.
    static func isDistinct(_ name: Range<Int>, of text: DocumentText) -> Bool {
        name.contains { text.tokens[$0].kind == .word && !isGeneric($0, of: text) && !text.isWord($0, in: common) }
    }

    /// Whether the words before a name's last word make it no name: "Members of the Council", "Our Borough Council".
    static func isReference(_ end: Int, from start: Int, of text: DocumentText) -> Bool {
        var index = end - 1
        while index >= start, text.tokens[index].kind == .word, isGeneric(index, of: text) {
            if text.word(index, isOneOf: ["the", "our", "your", "this", "each", "every"]) { return true }
            index -= 1
        }
        return false
    }

    /// Words of offices, salutations, services, reports and regions, which no body has for itself.
    private static let common = WordSet(
        """
        chief executive dear mr mrs ms miss sir madam council councils authority authorities board boards boroughs \
        counties districts member members cabinet committee leader officer director head mayor standards waste \
        police housing education health social care transport planning highways services service community parish \
        corporate overview summary introduction background volumes key facts how who what why when about for by \
        similar other all joint annual complaints complaint report review letter statistics england english \
        regional northern southern eastern western rescue commissioner crime disposal recycling mayoral passenger \
        integrated strategic average averages mean median typical most some many any each every another neighbouring nearby \
        comparable same own former predecessor current rate rates peer peers family benchmark \
        comparator nearest neighbour tier two single
        """)
}
