import Model

/// Finds a second authority that a heading names with the same standing as the first, so that neither is surely meant.
enum EqualNames {
    /// Makes sure that no other authority of the list is named beside one: joined to it by "and" or a sign, or on the line right
    /// above or below, where each line holds a name and nothing else.
    ///
    /// - Throws: `noAuthority`, with both names; `unsupportedFormat` for a table of many authorities.
    static func requireNone(
        beside found: Located<Authority>, in passage: Passage, period: Period?
    ) throws(Refusal) {
        guard let other = other(beside: found, in: passage, period: period) else { return }
        throw refusal(of: found.value, and: other, in: passage)
    }

    static func refusal(of first: Authority, and second: Authority, in passage: Passage) -> Refusal {
        AuthorityTable.refusal(of: passage)
            ?? Refusal(
                .noAuthority,
                "It names \(first.name) and \(second.name) alike. Say which it is about by `ombudsctl read --authority "
                    + "NAME`, or by a folder in the inbox named after it.")
    }

    private static func other(
        beside found: Located<Authority>, in passage: Passage, period: Period?
    ) -> Authority? {
        let text = passage.text
        let line = found.place.line - 1
        guard found.value.isListed, passage.lines.contains(line) else { return nil }
        let tokens = text.lines[line].tokens
        let names = AuthorityRegister.shared.find(in: text, tokens: tokens, period: period)
        for (first, second) in zip(names, names.dropFirst())
        where first.authority != second.authority && [first.authority, second.authority].contains(found.value) {
            let between = first.tokens.upperBound..<second.tokens.lowerBound
            let isJoined = between.allSatisfy {
                text.word($0, is: "and") || [",", "/", "&", ";"].contains(where: text.tokens[$0].isSign)
            }
            if isJoined { return first.authority == found.value ? second.authority : first.authority }
        }
        guard Identification.wholeName(in: tokens, of: text, period: period)?.value == found.value else { return nil }
        for neighbour in [line - 1, line + 1] where passage.lines.contains(neighbour) {
            let name = Identification.wholeName(in: text.lines[neighbour].tokens, of: text, period: period)?.value
            if let name, name.isListed, name != found.value { return name }
        }
        return nil
    }
}
