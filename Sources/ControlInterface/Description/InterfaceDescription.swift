/// Writes an interface in the varlink interface definition language.
struct InterfaceDescription {
    /// The whole description.
    private(set) var text: String
    private var definitions: [(name: String, members: [VarlinkMember])] = []

    init(
        _ name: String, documentation: String, methods: [any InterfaceMethod.Type], errors: [any InterfaceError.Type]
    ) {
        text = "\(Self.comment(documentation))\ninterface \(name)\n"
        for method in methods {
            define(Self.parameters(of: method))
            define(Self.reply(of: method))
        }
        for definition in definitions {
            text += "\n" + Self.definition("type \(definition.name) ", definition.members) + "\n"
        }
        for method in methods {
            var documentation = method.documentation
            if method.changesState { documentation += "\nNeeds the right to change things." }
            text += "\n\(Self.comment(documentation))\n"
            let parameters = Self.definition("method \(method.name)", Self.parameters(of: method))
            text += Self.definition("\(parameters) -> ", Self.reply(of: method)) + "\n"
        }
        for error in errors {
            text += "\n\(Self.comment(error.documentation))\n"
            text += Self.definition("error \(error.name) ", error.members) + "\n"
        }
    }

    private static func parameters<Method: InterfaceMethod>(of method: Method.Type) -> [VarlinkMember] {
        Method.Parameters.members
    }

    private static func reply<Method: InterfaceMethod>(of method: Method.Type) -> [VarlinkMember] {
        Method.Reply.members
    }

    /// Notes the named types that some members use, each before the types that use it.
    private mutating func define(_ members: [VarlinkMember]) {
        for member in members { define(member.type) }
    }

    private mutating func define(_ type: VarlinkType) {
        switch type {
        case .bool, .int, .float, .string, .choice: break
        case .array(let element), .dictionary(let element), .nullable(let element): define(element)
        case .object(let members): define(members)
        case .named(let name, let members):
            guard !definitions.contains(where: { $0.name == name }) else { return }
            define(members)
            definitions.append((name, members))
        }
    }

    private static func comment(_ documentation: String) -> String {
        documentation.split(separator: "\n").map { "# \($0)" }.joined(separator: "\n")
    }

    /// On one line where it has room there, and else with a line for each member.
    private static func definition(_ head: String, _ members: [VarlinkMember]) -> String {
        let members = members.map(text)
        let line = "\(head)(\(members.joined(separator: ", ")))"
        let start = line.lastIndex(of: "\n").map { line.index(after: $0) } ?? line.startIndex
        guard line[start...].count > 120 else { return line }
        return "\(head)(\n  \(members.joined(separator: ",\n  "))\n)"
    }

    private static func text(of member: VarlinkMember) -> String { "\(member.name): \(text(of: member.type))" }

    private static func text(of type: VarlinkType) -> String {
        switch type {
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .string: "string"
        case .choice(let names): "(\(names.joined(separator: ", ")))"
        case .array(let element): "[]\(text(of: element))"
        case .dictionary(let value): "[string]\(text(of: value))"
        case .nullable(let type): "?\(text(of: type))"
        case .object(let members): "(\(members.map(text).joined(separator: ", ")))"
        case .named(let name, _): name
        }
    }
}
