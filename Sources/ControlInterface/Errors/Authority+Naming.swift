public import Model

extension Authority {
    /// Finds the authority that a person names; nil for a name that is not on the list.
    ///
    /// - Throws: `usage`, with the candidates, for a name that several authorities have.
    public init?(named name: String) throws(Failure) {
        let candidates = AuthorityRegister.shared.candidates(named: name)
        switch candidates.count {
        case 0: return nil
        case 1: self = candidates[0]
        default:
            let names = candidates.map { "\($0.name) (\($0.slug))" }.sorted()
            throw Failure(
                .usage,
                "\"\(name)\" may be \(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1]). Give the "
                    + "whole name.")
        }
    }
}
