/// Holds JSON objects against an interface's description, member by member, and notes the parts of the description that
/// the objects have shown.
package struct Conformance: Sendable {
    private let definition: InterfaceDefinition
    /// Where an object differs from the description, a sentence each.
    package private(set) var problems: [String] = []
    /// As `Alert.period absent`.
    private var seen: Set<String> = []

    package init(to definition: InterfaceDefinition) { self.definition = definition }

    /// - Parameter place: what the object is, for problems.
    package mutating func check(_ json: JSON, _ fields: [InterfaceDefinition.Field], at place: String) {
        guard case .object(let members) = json else { return problems.append("\(place) is no object: \(json.text)") }
        let unknown = Set(members.keys).subtracting(fields.map(\.name))
        if !unknown.isEmpty { problems.append("\(place) has \(unknown.sorted()), which is not described") }
        for field in fields {
            check(members[field.name] ?? .null, field.kind, at: "\(place).\(field.name)")
        }
    }

    private mutating func check(_ json: JSON, _ kind: InterfaceDefinition.Kind, at place: String) {
        switch (kind, json) {
        case (.nullable, .null): seen.insert("\(place) absent")
        case (.nullable(let kind), _):
            seen.insert("\(place) present")
            check(json, kind, at: place)
        case (.bool, .bool), (.int, .int), (.float, .int), (.float, .float), (.string, .string), (.object, .object):
            break
        case (.choice(let choices), .string(let choice)) where choices.contains(choice):
            seen.insert("\(place) \(choice)")
        case (.array(let kind), .array(let values)):
            for value in values {
                seen.insert("\(place) present")
                check(value, kind, at: "\(place)[]")
            }
        case (.dictionary(let kind), .object(let members)):
            for value in members.values {
                seen.insert("\(place) present")
                check(value, kind, at: "\(place)[]")
            }
        case (.record(let fields), .object): check(json, fields, at: place)
        case (.named(let name), .object): check(json, definition.types[name] ?? [], at: name)
        default: problems.append("\(place) is \(json.text), and not \(kind)")
        }
    }

    /// The parts of some members that no object has shown: a value that may be absent and never was, or never was
    /// present; an element of an array; one of several strings.
    package func unseen(in fields: [InterfaceDefinition.Field], at place: String) -> Set<String> {
        fields.reduce(into: []) { $0.formUnion(unseen(in: $1.kind, at: "\(place).\($1.name)")) }
    }

    private func unseen(in kind: InterfaceDefinition.Kind, at place: String) -> Set<String> {
        func missing(_ signs: [String]) -> Set<String> { Set(signs.map { "\(place) \($0)" }).subtracting(seen) }
        return switch kind {
        case .bool, .int, .float, .string, .object: []
        case .nullable(let kind): missing(["absent", "present"]).union(unseen(in: kind, at: place))
        case .choice(let choices): missing(choices)
        case .array(let kind), .dictionary(let kind): missing(["present"]).union(unseen(in: kind, at: "\(place)[]"))
        case .record(let fields): unseen(in: fields, at: place)
        case .named(let name): unseen(in: definition.types[name] ?? [], at: name)
        }
    }
}

extension InterfaceDefinition {
    /// Where some parameters differ from a method's description; empty where they are in order.
    package func problems(ofParameters json: JSON, of method: String) -> [String] {
        problems(json, methods[method]?.parameters, "\(method) parameters")
    }

    /// Where the parameters of a reply differ from a method's description; empty where they are in order.
    package func problems(ofReply json: JSON, of method: String) -> [String] {
        problems(json, methods[method]?.reply, "\(method) reply")
    }

    /// Where the parameters of an error differ from its description; empty where they are in order.
    package func problems(ofError json: JSON, named error: String) -> [String] {
        problems(json, errors[error], "error \(error)")
    }

    private func problems(_ json: JSON, _ fields: [Field]?, _ place: String) -> [String] {
        guard let fields else { return ["there is no \(place)"] }
        var conformance = Conformance(to: self)
        conformance.check(json, fields, at: place)
        return conformance.problems
    }
}
