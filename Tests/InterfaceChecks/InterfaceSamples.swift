package import ControlInterface
import Model
import Oversight

/// Samples of the parameters and the replies of an interface. A method without samples does not compile.
package struct InterfaceSamples<each Method: InterfaceMethod>: Sendable {
    package let interface: Interface<repeat each Method>
    package let parameters: (repeat [(each Method).Parameters])
    package let replies: (repeat [(each Method).Reply])

    package init(
        _ interface: Interface<repeat each Method>, parameters: repeat [(each Method).Parameters],
        replies: repeat [(each Method).Reply]
    ) {
        self.interface = interface
        self.parameters = (repeat each parameters)
        self.replies = (repeat each replies)
    }

    /// Holds all samples against the interface's description.
    ///
    /// - Parameter errors: a sample of each error.
    /// - Returns: the differences, and the parts of the description that no sample shows.
    /// - Throws: `InterfaceDefinition.Mistake` where the description is not valid.
    package func check(errors: [any InterfaceError]) throws -> (problems: [String], unseen: [String]) {
        let definition = try InterfaceDefinition(interface.description)
        var conformance = Conformance(to: definition)
        func check(_ samples: [some Encodable], _ fields: [InterfaceDefinition.Field]?, at place: String) throws {
            guard let fields else { throw InterfaceDefinition.Mistake(description: "there is no \(place)") }
            for sample in samples { conformance.check(try JSON(JSONOutput.compact(sample)), fields, at: place) }
        }
        func check<One: InterfaceMethod>(
            _ method: One.Type, _ parameters: [One.Parameters], _ replies: [One.Reply]
        ) throws {
            let described = definition.methods[method.name]
            try check(parameters, described?.parameters, at: "\(method.name) parameters")
            try check(replies, described?.reply, at: "\(method.name) reply")
        }
        func check<Error: InterfaceError>(_ error: Error) throws {
            try check([error], definition.errors[Error.name], at: "error \(Error.name)")
        }
        repeat try check((each Method).self, each parameters, each replies)
        for error in errors { try check(error) }
        // A named type may be shown by the samples of any method, so that this comes last.
        let unseen = definition.methods.flatMap { name, method in
            conformance.unseen(in: method.parameters, at: "\(name) parameters")
                .union(conformance.unseen(in: method.reply, at: "\(name) reply"))
        }
        let unseenErrors = Set(definition.errors.keys).subtracting(errors.map { type(of: $0).name })
        return (conformance.problems, Set(unseen).sorted() + unseenErrors.sorted())
    }
}

private let selection = ListSelection(
    authority: "a", type: "county", year: "2019-20", rule: "uphold-above-peers", priority: "err", state: "raised",
    since: Timestamp(seconds: 0))

/// Samples of the control interface.
package let controlSamples = InterfaceSamples(
    ControlInterface.interface,
    parameters: [.init()], [.init(), .init(all: true, selection: selection)],
    [.init(name: "a")],
    [.init(), selection], [.init(name: "a"), .init(name: "a", history: true)],
    [.init(), selection], [.init()], [.init(), .init(document: "a")],
    [.init(name: "a"), .init(name: "a", note: "b")], [.init(name: "a")],
    [.init(until: Timestamp(seconds: 0)), .init(authority: "a", rule: "b", until: Timestamp(seconds: 0), note: "c")],
    [.init(id: 1)], [.init()], [.init()],
    [.init(), .init(authorities: ["a"], type: "county", year: "2019-20", figures: [.upholdRate])],
    [
        .init(.correction, authority: "a", year: "2019-20", figure: .upholdRate, value: 60, reason: "b"),
        .init(.withdrawal, document: "a", undo: true), .init(.note, id: 1),
    ], [.init(), selection],
    [
        .init(words: "a"),
        .init(words: "a", authority: "b", type: "county", year: "2019-20", since: Timestamp(seconds: 0), limit: 1),
    ],
    replies: SampleReplies.status, [SampleReplies.alerts], SampleReplies.alertReports, [SampleReplies.authorities],
    [SampleReplies.authority], [SampleReplies.documents], [SampleReplies.rescan], [SampleReplies.retry],
    SampleReplies.alertReports, SampleReplies.alertReports, [SampleReplies.silences], [SampleReplies.silences],
    [SampleReplies.silences], [SampleReplies.reload], [SampleReplies.figuresOfYears],
    SampleReplies.mendings, SampleReplies.watch, [SampleReplies.search])
