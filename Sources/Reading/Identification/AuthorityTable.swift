import Model

/// A table of many authorities that stands in a running text, whose columns are lost.
enum AuthorityTable {
    /// The least number of bodies of a table that is the Ombudsman's.
    static let fewestBodies = 5

    /// The refusal of a passage that is such a table; nil for another one.
    static func refusal(of passage: Passage) -> Refusal? {
        let bodies = bodies(in: passage)
        guard bodies >= fewestBodies else { return nil }
        return Refusal(
            .unsupportedFormat,
            "It is a table of \(bodies) authorities. Such a table is read from a workbook (XLSX, ODS) or a file of values (CSV); drop that in."
        )
    }

    /// The number of authorities of the list with which lines begin that have numbers behind them, as the rows of a table have.
    private static func bodies(in passage: Passage) -> Int {
        let text = passage.text
        let register = AuthorityRegister.shared
        var bodies: Set<Authority> = []
        for line in passage.lines.prefix(longest) {
            let tokens = text.lines[line].tokens
            guard let start = tokens.first(where: { text.tokens[$0].kind == .word }),
                let name = register.find(in: text, tokens: start..<min(start + longestName, tokens.upperBound)).first,
                name.tokens.lowerBound == start,
                (name.tokens.upperBound..<tokens.upperBound).contains(where: { text.tokens[$0].number != nil })
            else { continue }
            bodies.insert(name.authority)
        }
        return bodies.count
    }

    /// The number of lines that are looked at. England has fewer councils.
    private static let longest = 500
    /// The number of tokens of the longest name.
    private static let longestName = 12
}
