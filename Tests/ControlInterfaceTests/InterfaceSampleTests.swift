import ControlInterface
import InterfaceChecks
import Testing

/// Checks samples of all parameters, replies and errors against the description generated from their types.
@Suite struct InterfaceSampleTests {
    @Test func `each parameter, reply and error of the control interface is what the description says`() throws {
        let (problems, unseen) = try controlSamples.check(errors: [
            NotFoundError(message: "a"), NotPermittedError(message: "a"), InvalidRequestError(message: "a"),
            FailedError(message: "a"),
        ])
        #expect(problems.isEmpty)
        #expect(unseen.isEmpty, "described, and shown by no sample")
    }

    @Test func `each reply and error of the service interface is what the description says`() throws {
        let samples = InterfaceSamples(
            VarlinkService.interface, parameters: [.init()], [.init(interface: "a")],
            replies: [.init(vendor: "a", product: "b", version: "c", url: "", interfaces: ["d"])],
            [.init(description: "e")])
        let (problems, unseen) = try samples.check(errors: [
            InterfaceNotFoundError(interface: "a"), MethodNotFoundError(method: "a"),
            MethodNotImplementedError(method: "a"), InvalidParameterError(parameter: "a"), PermissionDeniedError(),
            ExpectedMoreError(),
        ])
        #expect(problems.isEmpty)
        #expect(unseen.isEmpty, "described, and shown by no sample")
    }

    @Test func `each reply and error of the interface of metrics is what the description says`() throws {
        let samples = InterfaceSamples(
            MetricsInterface.interface, parameters: [.init()], [.init()],
            replies: [.init(name: "a", value: 0.5), .init(name: "a", value: 1, object: "b", fields: ["c": "d"])],
            DescribeMetricsMethod.Reply.Kind.allCases.map { .init(name: "a", description: "b", type: $0) })
        let (problems, unseen) = try samples.check(errors: [NoSuchMetricError()])
        #expect(problems.isEmpty)
        #expect(unseen.isEmpty, "described, and shown by no sample")
    }

    @Test func `a part of the description that no sample shows is found`() throws {
        let samples = InterfaceSamples(
            VarlinkService.interface, parameters: [.init()], [.init(interface: "a")],
            replies: [.init(vendor: "a", product: "b", version: "c", url: "", interfaces: [])],
            [.init(description: "e")])
        let unseen = try samples.check(errors: []).unseen
        #expect(unseen.contains("GetInfo reply.interfaces present"))
        #expect(unseen.contains("InvalidParameter"))
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
