/// A varlink interface as its description defines it (https://varlink.org/Interface-Definition), read by a parser of its
/// own, so that a description that is no varlink does not pass.
package struct InterfaceDefinition: Sendable {
    package indirect enum Kind: Hashable, Sendable {
        case bool, int, float, string, object
        case choice([String])
        case array(Kind), dictionary(Kind), nullable(Kind)
        case record([Field])
        case named(String)
    }

    package struct Field: Hashable, Sendable {
        package let name: String
        package let kind: Kind
    }

    package struct Method: Hashable, Sendable {
        package let parameters: [Field]
        package let reply: [Field]
    }

    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    package let name: String
    package private(set) var types: [String: [Field]] = [:]
    package private(set) var methods: [String: Method] = [:]
    package private(set) var errors: [String: [Field]] = [:]

    /// - Throws: `Mistake` where the text is not valid, gives a name twice, or uses a type that it does not define.
    package init(_ text: String) throws {
        var parser = Parser(text)
        try parser.skip("interface")
        name = try parser.interfaceName()
        while !parser.isAtEnd {
            let keyword = try parser.word()
            let member = try parser.typeName()
            guard types[member] == nil, methods[member] == nil, errors[member] == nil else {
                throw Mistake(description: "\(member) is defined twice")
            }
            switch keyword {
            case "type": types[member] = try parser.fields()
            case "error": errors[member] = try parser.fields()
            case "method":
                let parameters = try parser.fields()
                try parser.skip("->")
                methods[member] = Method(parameters: parameters, reply: try parser.fields())
            default: throw Mistake(description: "\(keyword) defines nothing")
            }
        }
        let used = Set(
            (Array(types.values) + Array(errors.values) + methods.values.flatMap { [$0.parameters, $0.reply] })
                .joined().flatMap { Self.names(in: $0.kind) })
        guard used == Set(types.keys) else {
            throw Mistake(description: "not both defined and used: \(used.symmetricDifference(types.keys).sorted())")
        }
    }

    private static func names(in kind: Kind) -> [String] {
        switch kind {
        case .bool, .int, .float, .string, .object, .choice: []
        case .array(let kind), .dictionary(let kind), .nullable(let kind): names(in: kind)
        case .record(let fields): fields.flatMap { names(in: $0.kind) }
        case .named(let name): [name]
        }
    }
}

/// Reads the words of a description one after the other.
private struct Parser {
    private var words: [Substring] = []

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            var rest = line.prefix { $0 != "#" }
            while let first = rest.first {
                var word: Substring =
                    if first.isWhitespace {
                        rest.prefix(while: \.isWhitespace)
                    } else if rest.hasPrefix("->") || rest.hasPrefix("[]") {
                        rest.prefix(2)
                    } else if rest.hasPrefix("[string]") {
                        rest.prefix(8)
                    } else if "(),:?".contains(first) {
                        rest.prefix(1)
                    } else {
                        rest.prefix { !$0.isWhitespace && !"(),:?[]".contains($0) }
                    }
                if word.isEmpty { word = rest.prefix(1) }
                if !first.isWhitespace { words.append(word) }
                rest = rest.dropFirst(word.count)
            }
        }
        words.reverse()
    }

    var isAtEnd: Bool { words.isEmpty }

    mutating func word() throws -> String {
        guard let word = words.popLast() else { throw InterfaceDefinition.Mistake(description: "the text ends early") }
        return String(word)
    }

    mutating func skip(_ expected: String) throws {
        let found = try word()
        guard found == expected else {
            throw InterfaceDefinition.Mistake(description: "\(found) stands where \(expected) is expected")
        }
    }

    mutating func interfaceName() throws -> String {
        try name(/[A-Za-z](-*[A-Za-z0-9])*(\.[A-Za-z0-9](-*[A-Za-z0-9])*)+/)
    }

    mutating func typeName() throws -> String { try name(/[A-Z][A-Za-z0-9]*/) }

    private mutating func fieldName() throws -> String { try name(/[A-Za-z](_?[A-Za-z0-9])*/) }

    private mutating func name<Output>(_ pattern: Regex<Output>) throws -> String {
        let word = try word()
        guard try pattern.wholeMatch(in: word) != nil else {
            throw InterfaceDefinition.Mistake(description: "\(word) is no name there")
        }
        return word
    }

    /// `(name: type, …)`
    mutating func fields() throws -> [InterfaceDefinition.Field] {
        guard case .record(let fields) = try recordOrChoice() else {
            throw InterfaceDefinition.Mistake(description: "a list of names stands where members are expected")
        }
        return fields
    }

    private mutating func recordOrChoice() throws -> InterfaceDefinition.Kind {
        try skip("(")
        var fields: [InterfaceDefinition.Field] = []
        var choices: [String] = []
        while words.last != ")" {
            if !fields.isEmpty || !choices.isEmpty { try skip(",") }
            let name = try fieldName()
            if words.last == ":" {
                try skip(":")
                fields.append(InterfaceDefinition.Field(name: name, kind: try kind()))
            } else {
                choices.append(name)
            }
        }
        try skip(")")
        guard fields.isEmpty || choices.isEmpty, Set(fields.map(\.name)).count == fields.count else {
            throw InterfaceDefinition.Mistake(description: "the members \(fields) \(choices) do not go together")
        }
        return choices.isEmpty ? .record(fields) : .choice(choices)
    }

    private mutating func kind() throws -> InterfaceDefinition.Kind {
        switch words.last {
        case "(": return try recordOrChoice()
        case "?":
            try skip("?")
            guard words.last != "?" else { throw InterfaceDefinition.Mistake(description: "?? is no type") }
            return .nullable(try kind())
        case "[]":
            try skip("[]")
            return .array(try kind())
        case "[string]":
            try skip("[string]")
            return .dictionary(try kind())
        default: break
        }
        return switch try word() {
        case "bool": .bool
        case "int": .int
        case "float": .float
        case "string": .string
        case "object": .object
        case let other:
            if other.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil {
                .named(other)
            } else {
                throw InterfaceDefinition.Mistake(description: "\(other) is no type")
            }
        }
    }
}
