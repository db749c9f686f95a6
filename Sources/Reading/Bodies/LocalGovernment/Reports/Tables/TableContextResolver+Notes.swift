import Model

/// Tells which notes restrict a table's numbers.
extension TableContextResolver {
    /// The words by which a note restricts the numbers of a table without saying whose they are: it leaves a service out, includes
    /// another ombudsman's cases, or makes them rough or those of a part of the year.
    func restriction(of note: Range<Int>) -> Range<Int>? {
        guard !isSource(note) else { return nil }
        let statement = report.scopes.statement(of: note, as: .sentence)
        if leavesOut(note) {
            let owner = statement.items.first { item in
                switch item.dimension {
                case .owner(.service), .owner(.unresolved), .owner(.otherBody): true
                default: false
                }
            }
            if let owner { return owner.tokens }
            return ScopeRestriction(in: note, except: [], by: report.scopes.recogniser).flatMap { found in
                if case .year = found.scope.time { nil } else { found.words }
            }
        }
        if text.contains("includes include including included", in: note) {
            let other = statement.items.first { item in
                if case .ombudsman(let body) = item.dimension { body.nameOfOther != nil } else { false }
            }
            return other?.tokens
        }
        if let measure = FrontRestriction.measure(in: note, statement, text) { return measure }
        guard text.find("make up", in: note) != nil || text.find("makes up", in: note) != nil else { return nil }
        return ScopeRestriction(in: note, except: [], by: report.scopes.recogniser)?.words
    }

    /// Whether a note says what the numbers leave out: "Housing is excluded.", "Complaints about housing are not counted here."
    func leavesOut(_ note: Range<Int>) -> Bool {
        text.contains(
            "exclude excludes excluding excluded except omit omits omitted omitting", in: note)
            || note.contains { index in
                text.isWord(index, in: "left leaves leave leaving") && text.isWord(index + 1, in: "out")
                    || text.isWord(index, in: "not")
                        && text.isWord(index + 1, in: "include included count counted cover covered contain shown")
                    // "Planning complaints are not in this table."
                    || text.isWord(index, in: "not") && text.isWord(index + 1, in: "in among part")
                    || text.isWord(index, in: "counted reported shown")
                        && text.isWord(index + 1, in: "separately elsewhere")
            }
    }

    func isSource(_ note: Range<Int>) -> Bool {
        text.contains("source sources", in: note.lowerBound..<min(note.lowerBound + 2, note.upperBound))
    }
}
