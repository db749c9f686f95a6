import ControlInterface

/// A JSON Schema (draft 2020-12) of what a verb prints, made from the types of the interface. It allows further members: they may be
/// added to a document while the number of its schema stands.
package struct JSONSchema: Sendable, CustomStringConvertible {
    /// As `ombudsd.status/1`.
    package let schema: String
    private let title: String
    private let members: [VarlinkMember]

    init(_ schema: String, _ title: String, _ members: [VarlinkMember]) {
        self.schema = schema
        self.title = title
        self.members = members.filter { $0.name != "schema" }
    }

    package var description: String { schema }

    /// As `status-1.json`.
    package var fileName: String { schema.dropFirst("ombudsd.".count).replacing("/", with: "-") + ".json" }

    /// The schema as it is written.
    package var text: String {
        var definitions: [String: [VarlinkMember]] = [:]
        var object = object(members, &definitions)
        guard case .object(var properties) = object["properties"] else { return "" }
        properties["schema"] = .object(["const": .string(schema)])
        object["properties"] = .object(properties)
        object["required"] = .array([.string("schema")] + (object["required"]?.array ?? []))
        object["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
        object["$id"] = .string("urn:ombudsd:\(fileName.dropLast(5))")
        object["title"] = .string(title)
        var written: [String: Node] = [:]
        while let name = definitions.keys.filter({ written[$0] == nil }).min() {
            written[name] = .object(self.object(definitions[name] ?? [], &definitions))
        }
        if !written.isEmpty { object["$defs"] = .object(written) }
        return Node.object(object).text(0) + "\n"
    }

    private func object(
        _ members: [VarlinkMember], _ definitions: inout [String: [VarlinkMember]]
    ) -> [String: Node] {
        var properties: [String: Node] = [:]
        var required: [String] = []
        for member in members {
            if case .nullable = member.type {} else { required.append(member.name) }
            properties[member.name] = node(member.type, &definitions)
        }
        var object: [String: Node] = ["type": .string("object")]
        if !members.isEmpty {
            object["properties"] = .object(properties)
            object["required"] = .array(required.map { .string($0) })
        }
        return object
    }

    private func node(_ type: VarlinkType, _ definitions: inout [String: [VarlinkMember]]) -> Node {
        switch type {
        case .bool: .object(["type": .string("boolean")])
        case .int: .object(["type": .string("integer")])
        case .float: .object(["type": .string("number")])
        case .string: .object(["type": .string("string")])
        case .choice(let names): .object(["enum": .array(names.map { .string($0) })])
        case .array(let element): .object(["type": .string("array"), "items": node(element, &definitions)])
        case .dictionary(let value):
            .object(["type": .string("object"), "additionalProperties": node(value, &definitions)])
        case .nullable(let inner): orNull(node(inner, &definitions))
        case .object(let members): .object(object(members, &definitions))
        case .named(let name, let members):
            define(name, members, &definitions)
        }
    }

    /// A member without a value is missing, or null.
    private func orNull(_ node: Node) -> Node {
        if case .object(var members) = node, let type = members["type"] {
            members["type"] = .array([type, .string("null")])
            return .object(members)
        }
        return .object(["anyOf": .array([node, .object(["type": .string("null")])])])
    }

    private func define(
        _ name: String, _ members: [VarlinkMember], _ definitions: inout [String: [VarlinkMember]]
    ) -> Node {
        definitions[name] = members
        return .object(["$ref": .string("#/$defs/\(name)")])
    }

    /// A JSON value, whose members are written in the order of their names.
    private indirect enum Node {
        case string(String)
        case array([Node])
        case object([String: Node])

        var array: [Node]? { if case .array(let nodes) = self { nodes } else { nil } }

        func text(_ depth: Int) -> String {
            let indent = String(repeating: "  ", count: depth + 1)
            let end = "\n" + String(repeating: "  ", count: depth)
            switch self {
            case .string(let text): return "\"\(text)\""
            case .array(let nodes):
                let texts = nodes.map { $0.text(depth + 1) }
                let line = "[\(texts.joined(separator: ", "))]"
                if line.count < 100, !line.contains("\n") { return line }
                return "[\n" + texts.map { indent + $0 }.joined(separator: ",\n") + end + "]"
            case .object(let members):
                let texts = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value.text(depth + 1))" }
                let line = "{\(texts.joined(separator: ", "))}"
                if line.count < 80, !line.contains("\n") { return line }
                return "{\n" + texts.map { indent + $0 }.joined(separator: ",\n") + end + "}"
            }
        }
    }
}
