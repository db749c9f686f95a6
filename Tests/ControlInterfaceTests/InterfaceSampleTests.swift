import ControlInterface
import InterfaceChecks
import Model
import Testing

/// Samples of all parameters, replies and errors, held against the description that is generated from their types.
@Suite struct InterfaceSampleTests {
    /// Demands samples for each method: one without does not compile.
    private func check<each Method: InterfaceMethod>(
        _ interface: Interface<repeat each Method>, parameters: repeat [(each Method).Parameters],
        replies: repeat [(each Method).Reply], errors: [any InterfaceError]
    ) throws {
        let definition = try InterfaceDefinition(interface.description)
        var conformance = Conformance(to: definition)
        func check(_ samples: [some Encodable], _ fields: [InterfaceDefinition.Field]?, at place: String) throws {
            let fields = try #require(fields, "there is no \(place)")
            for sample in samples { conformance.check(try JSON(JSONOutput.compact(sample)), fields, at: place) }
        }
        func check<One: InterfaceMethod>(
            _ method: One.Type, _ parameters: [One.Parameters], _ replies: [One.Reply]
        ) throws {
            let described = definition.methods[method.name]
            try check(parameters, described?.parameters, at: "\(method.name) parameters")
            try check(replies, described?.reply, at: "\(method.name) reply")
        }
        repeat try check((each Method).self, each parameters, each replies)
        func check<Error: InterfaceError>(_ error: Error) throws {
            try check([error], definition.errors[Error.name], at: "error \(Error.name)")
        }
        for error in errors { try check(error) }
        #expect(conformance.problems.isEmpty)
        // A named type may be shown by the samples of a later method.
        let remaining = definition.methods.flatMap { name, method in
            conformance.unseen(in: method.parameters, at: "\(name) parameters")
                .union(conformance.unseen(in: method.reply, at: "\(name) reply"))
        }
        #expect(remaining.isEmpty, "described, and shown by no sample")
        #expect(Set(errors.map { type(of: $0).name }) == Set(definition.errors.keys))
    }

    @Test func `each parameter, reply and error of the control interface is what the description says`() throws {
        let none = [NoParameters()]
        try check(
            ControlInterface.interface,
            parameters: none, [.init(), .init(all: true)], [.init(name: "a")], none,
            [.init(name: "a"), .init(name: "a", history: true)], none, none, [.init(), .init(document: "a")],
            [.init(name: "a"), .init(name: "a", note: "b")], [.init(name: "a")],
            [
                .init(until: Timestamp(seconds: 0)),
                .init(authority: "a", rule: "b", until: Timestamp(seconds: 0), note: "c"),
            ], [.init(id: 1)], none,
            replies: SampleReplies.status, [SampleReplies.alerts], SampleReplies.alertReports,
            [SampleReplies.authorities], [SampleReplies.authority], [SampleReplies.documents], [SampleReplies.rescan],
            [SampleReplies.retry], SampleReplies.alertReports, SampleReplies.alertReports, [SampleReplies.silences],
            [SampleReplies.silences], [SampleReplies.silences],
            errors: [
                NotFoundError(message: "a"), NotPermittedError(message: "a"), InvalidRequestError(message: "a"),
                FailedError(message: "a"),
            ])
    }

    @Test func `each reply and error of the service interface is what the description says`() throws {
        try check(
            VarlinkService.interface,
            parameters: [NoParameters()], [.init(interface: "a")],
            replies: [.init(vendor: "a", product: "b", version: "c", url: "", interfaces: ["d"])],
            [.init(description: "e")],
            errors: [
                InterfaceNotFoundError(interface: "a"), MethodNotFoundError(method: "a"),
                MethodNotImplementedError(method: "a"), InvalidParameterError(parameter: "a"), PermissionDeniedError(),
            ])
    }

    @Test func `a reply with a member too many, one too few or one of another type is found`() throws {
        let definition = try InterfaceDefinition(ControlInterface.interface.description)
        let sound = try JSON(JSONOutput.compact(SampleReplies.rescan))
        #expect(definition.problems(ofReply: sound, of: "Rescan").isEmpty)
        for text in [
            #"{"schema": "ombudsd.rescan/1"}"#, #"{"schema": "ombudsd.rescan/1", "waiting": "2"}"#,
            #"{"schema": "ombudsd.rescan/1", "waiting": 2, "more": true}"#, "[]",
        ] {
            #expect(!definition.problems(ofReply: try JSON(Array(text.utf8)), of: "Rescan").isEmpty, "\(text)")
        }
    }
}
