import Model

/// Tells which notes restrict a table's numbers.
extension TableContextResolver {
    /// The words by which a note restricts the numbers of a table without saying whose they are: it leaves a service out, includes
    /// another ombudsman's cases, or makes them rough or those of a part of the year.
    func restriction(of note: Range<Int>) -> Range<Int>? {
        guard !text.isSource(note) else { return nil }
        let statement = report.scopes.statement(of: note, as: .sentence)
        if text.leavesOut(note) {
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
}
