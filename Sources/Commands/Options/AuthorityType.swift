import ArgumentParser
import Model

/// Reads a type of authority that a person writes.
enum AuthorityType {
    /// The type of `county`, `counties`, `London borough`, `london-boroughs`, `londonBorough` and the like.
    ///
    /// - Throws: `ValidationError` for any other text.
    static func parse(_ text: String) throws -> Authority.Kind {
        let wanted = key(text)
        guard
            let kind = Authority.Kind.allCases.first(where: { kind in
                [kind.rawValue, kind.displayText, kind.plural, kind.displayText + "s"].contains { key($0) == wanted }
            })
        else {
            let known = Authority.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("\"\(text)\" is no type of authority; the types are \(known).")
        }
        return kind
    }

    private static func key(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
}

extension Authority.Kind {
    /// As in "20 districts".
    var plural: String {
        switch self {
        case .county: "counties"
        case .district: "districts"
        case .metropolitan: "metropolitan councils"
        case .unitary: "unitary councils"
        case .londonBorough: "London boroughs"
        case .other: "other authorities"
        }
    }
}
