import ControlInterface
import InterfaceChecks
import Specimens
import Testing
import Varlink

/// Sends parameters of every form to every method over a real socket. The description decides which are valid.
@Suite(.timeLimit(.minutes(1))) struct ParameterFuzzTests {
    @Test(arguments: ControlInterface.interface.methods.map { $0.name })
    func `parameters get a reply exactly where they are as described`(_ method: String) async throws {
        let control = try InterfaceDefinition(ControlInterface.interface.description)
        let service = try InterfaceDefinition(VarlinkService.interface.description)
        let fields = try #require(control.methods[method]).parameters
        try await withServer(controlSamples.served) { path in
            let client = try RawClient(path)
            var random = SeededGenerator(seed: 12)
            for _ in 0..<200 {
                let parameters = randomParameters(for: fields, using: &random)
                let call = #"{"method":"io.ombudsd.Control.\#(method)","parameters":\#(parameters.text)}"#
                let reply = try JSON(Array(try #require(await client.ask(call)).utf8))
                let error = reply["error"]
                let body = try #require(reply["parameters"])
                // Null stands for an empty object.
                let problems = control.problems(
                    ofParameters: parameters == .null ? .object([:]) : parameters, of: method)
                if problems.isEmpty, case .string = body["message"] {
                    // The form is right, and no call can use the value.
                    #expect(error == .string("org.varlink.service.InvalidParameter"), "\(call)")
                } else if problems.isEmpty {
                    #expect(error == nil, "\(call)")
                    #expect(control.problems(ofReply: body, of: method).isEmpty, "\(call)")
                } else {
                    #expect(error == .string("org.varlink.service.InvalidParameter"), "\(call)")
                    #expect(service.problems(ofError: body, named: "InvalidParameter").isEmpty)
                    guard case .string(let name) = body["parameter"] else { continue }
                    #expect(
                        problems.contains { problem in
                            // An array's element stands at `NAME[]`.
                            [".\(name) ", ".\(name)[] ", "\"\(name)\""].contains(where: problem.contains)
                        }
                            || name == "parameters", "\(call): \(name)")
                }
            }
        }
    }
}

extension InterfaceSamples {
    /// The interface with handlers that reply with the first samples.
    fileprivate var served: ServedInterface {
        ServedInterface(interface, handlers: repeat Self.handler((each Method).self, each replies))
    }

    private static func handler<One: InterfaceMethod>(
        _: One.Type, _ replies: [One.Reply]
    ) -> @Sendable (One.Parameters, Peer) async throws(Failure) -> Answer<One.Reply> {
        { _, _ in .reply(replies[0]) }
    }
}

/// An object with some of the members, mostly of the right types, or seldom another value.
private func randomParameters(
    for fields: [InterfaceDefinition.Field], using random: inout SeededGenerator
) -> JSON {
    if Int.random(in: 0..<20, using: &random) == 0 { return randomValue(using: &random) }
    var members: [String: JSON] = [:]
    for field in fields where Int.random(in: 0..<8, using: &random) > 0 {
        let isSound = Int.random(in: 0..<4, using: &random) > 0
        members[field.name] = isSound ? value(of: field, using: &random) : randomValue(using: &random)
        // The description allows any text here, and the daemon reads a time from it.
        if ["until", "since"].contains(field.name), case .string = members[field.name] {
            members[field.name] = .string("2030-01-01T00:00:00Z")
        }
    }
    if Int.random(in: 0..<10, using: &random) == 0 { members["nmae"] = randomValue(using: &random) }
    return .object(members)
}

private func value(of field: InterfaceDefinition.Field, using random: inout SeededGenerator) -> JSON {
    var kind = field.kind
    if case .nullable(let wrapped) = kind {
        if Int.random(in: 0..<4, using: &random) == 0 { return .null }
        kind = wrapped
    }
    return switch kind {
    case .bool: .bool(Bool.random(using: &random))
    case .int: .int(Int64.random(in: -1000...1000, using: &random))
    default: .string(["", "a", "kent-county-council", "\u{1F4E8}\"\\"].randomElement(using: &random) ?? "")
    }
}

private func randomValue(using random: inout SeededGenerator, depth: Int = 0) -> JSON {
    switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .int(Int64.random(in: -5...5, using: &random))
    // Never a whole number: the decoder reads 1.0 as an integer.
    case 3: .float(Double(Int.random(in: -5...5, using: &random)) + 0.5)
    case 4: .string(["", "x", "true", "1"].randomElement(using: &random) ?? "")
    case 5:
        .array((0..<Int.random(in: 0..<3, using: &random)).map { _ in randomValue(using: &random, depth: depth + 1) })
    default:
        .object(
            Dictionary(
                (0..<Int.random(in: 0..<3, using: &random)).map { _ in
                    (
                        ["name", "a", "until"].randomElement(using: &random) ?? "",
                        randomValue(using: &random, depth: depth + 1)
                    )
                }, uniquingKeysWith: { first, _ in first }))
    }
}
