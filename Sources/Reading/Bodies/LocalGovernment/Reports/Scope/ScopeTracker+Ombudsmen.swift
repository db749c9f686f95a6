import Model

extension ScopeTracker {
    /// Leaves open of which ombudsman the cases are that the sentence before counts: "The Ombudsman made 18 decisions. Of these, 7 were
    /// the Housing Ombudsman's."
    mutating func leaveOmbudsmanOpen() {
        guard var last = scopes.popLast() else { return }
        for index in last.statement.items.indices {
            if case .ombudsman = last.statement.items[index].dimension {
                last.statement.items[index].dimension = .ombudsman(.several)
            }
        }
        last.outer.ombudsman = .several
        last.binding.ombudsman = .several
        scopes.append(last)
    }
}
