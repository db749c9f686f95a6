/// The part that a label plays for the values at it.
enum LabelRole: Sendable {
    /// It states dimensions.
    case stated(LabelFacets)
    /// It names a service, by the tokens of its name, and may state dimensions too.
    case service(Range<Int>, LabelFacets)
    /// It may mean anything, so that its values are not read.
    case unknown

    /// Returns the dimensions that several labels state together, and the service that one of them names; nil where they
    /// contradict each other, or one is unknown.
    static func merged(_ roles: [LabelRole]) -> (facets: LabelFacets, service: Range<Int>?)? {
        var facets = LabelFacets()
        var service: Range<Int>?
        for role in roles {
            let own: LabelFacets
            switch role {
            case .unknown: return nil
            case .stated(let stated): own = stated
            case .service(let name, let stated):
                guard service == nil else { return nil }
                service = name
                own = stated
            }
            guard let merged = facets.merged(with: own) else { return nil }
            facets = merged
        }
        return (facets, service)
    }
}

extension ReportText {
    /// Returns the part that a label plays. Words that state no dimension have to be the name of a service.
    func role(of label: Range<Int>, _ facets: LabelFacets) -> LabelRole {
        guard facets.unknown != nil || facets.isOverServices else { return .stated(facets) }
        let scope = scopes.statement(of: label, as: .heading).scope
        guard case .service(let service) = scope.owner, !facets.isOfOthers, !facets.isNational else { return .unknown }
        // "Upheld in part after appeal" is no service's.
        guard let unknown = facets.unknown,
            unknown.allSatisfy({ service.contains($0) || text.tokens[$0].kind != .word })
        else { return .unknown }
        var known = facets
        known.unknown = nil
        known.isOverServices = false
        return .service(service, known)
    }
}
