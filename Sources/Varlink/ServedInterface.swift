public import ControlInterface
import FoundationEssentials

/// An interface with a handler for each of its methods.
public struct ServedInterface: Sendable {
    /// Answers one call with the encoded parameters of the reply, or with those of its pages.
    typealias Handler = @Sendable (Call) async throws(CallError) -> EncodedAnswer

    /// As `io.ombudsd.Control`.
    let name: String
    /// The interface in the varlink interface definition language.
    let description: String
    /// By the qualified name of the method.
    let handlers: [String: Handler]

    /// Demands a handler for each method, in the order of the interface: one that is missing, or has another method's
    /// parameters or reply, does not compile.
    ///
    /// - Parameters:
    ///   - authorize: called before the parameters are decoded. It throws where the peer may not call the method.
    ///   - handlers: each gives the reply or its pages, or throws the failure that the caller sees.
    public init<each Method: InterfaceMethod>(
        _ interface: Interface<repeat each Method>,
        authorize: @escaping @Sendable (any InterfaceMethod.Type, Peer) throws(Failure) -> Void = { _, _ in },
        handlers: repeat
            @escaping @Sendable ((each Method).Parameters, Peer) async throws(Failure) ->
            Answer<(each Method).Reply>
    ) {
        name = interface.name
        description = interface.description
        var all: [String: Handler] = [:]
        func add<One: InterfaceMethod>(
            _ method: One.Type,
            _ handler: @escaping @Sendable (One.Parameters, Peer) async throws(Failure) -> Answer<One.Reply>
        ) {
            all[method.qualifiedName] = { call throws(CallError) in
                do throws(Failure) {
                    try authorize(method, call.peer)
                } catch {
                    throw CallError(error.interfaceError)
                }
                let parameters = try call.parameters(One.Parameters.self)
                let unusable = One.unusable(parameters, at: Int64(Date.now.timeIntervalSince1970))
                if let unusable, let message = unusable.message {
                    throw CallError(InvalidParameterError(parameter: unusable.name, message: message))
                }
                do throws(Failure) {
                    return try EncodedAnswer(try await handler(parameters, call.peer))
                } catch {
                    if let unusable, error.code == .usage {
                        throw CallError(InvalidParameterError(parameter: unusable.name, message: error.message))
                    }
                    throw CallError(error.interfaceError)
                }
            }
        }
        repeat add((each Method).self, each handlers)
        self.handlers = all
    }

    init(name: String, description: String, handlers: [String: Handler]) {
        self.name = name
        self.description = description
        self.handlers = handlers
    }
}

extension ServedInterface {
    /// `org.varlink.service`, which describes itself and the others.
    ///
    /// - Parameter version: the program's version, for `GetInfo`.
    static func service(beside others: [ServedInterface], version: String) -> ServedInterface {
        let own = (name: VarlinkService.name, description: VarlinkService.interface.description)
        let descriptions = [own] + others.map { (name: $0.name, description: $0.description) }
        let info = GetInfoMethod.Reply(
            vendor: "ombudsd", product: "ombudsd", version: version, url: "", interfaces: descriptions.map(\.name))
        return ServedInterface(
            name: own.name, description: own.description,
            handlers: [
                GetInfoMethod.qualifiedName: { call throws(CallError) in
                    _ = try call.parameters(NoParameters.self)
                    return try encoded(info)
                },
                GetInterfaceDescriptionMethod.qualifiedName: { call throws(CallError) in
                    let wanted = try call.parameters(GetInterfaceDescriptionMethod.Parameters.self).interface
                    guard let found = descriptions.first(where: { $0.name == wanted }) else {
                        throw CallError(InterfaceNotFoundError(interface: wanted))
                    }
                    return try encoded(GetInterfaceDescriptionMethod.Reply(description: found.description))
                },
            ])
    }

    private static func encoded(_ reply: some Codable & Sendable) throws(CallError) -> EncodedAnswer {
        do throws(Failure) {
            return try EncodedAnswer(Answer.reply(reply))
        } catch {
            throw CallError(error.interfaceError)
        }
    }
}
