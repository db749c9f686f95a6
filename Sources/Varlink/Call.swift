import ControlInterface
import FoundationEssentials

/// One call of a method, as it came over a connection.
struct Call: Sendable {
    /// As `io.ombudsd.Control.Status`.
    let method: String
    /// Whether the caller wants no reply.
    let oneway: Bool
    let peer: Peer
    private let message: Data

    /// - Throws: `InvalidParameterError` where the message is not a JSON object with a method.
    init(message: Data, peer: Peer) throws(CallError) {
        let head: Head
        do {
            head = try JSONDecoder().decode(Head.self, from: message)
        } catch {
            throw CallError(InvalidParameterError(parameter: Self.member(of: error) ?? "method"))
        }
        method = head.method
        oneway = head.oneway ?? false
        self.peer = peer
        self.message = message
    }

    /// The call's parameters. A call without them is one with an empty object.
    ///
    /// - Throws: `InvalidParameterError` with the first parameter that is missing or has another form.
    func parameters<Parameters: Decodable>(_ type: Parameters.Type) throws(CallError) -> Parameters {
        do {
            if let parameters = try JSONDecoder().decode(Body<Parameters>.self, from: message).parameters {
                return parameters
            }
            return try JSONDecoder().decode(Parameters.self, from: Data("{}".utf8))
        } catch {
            throw CallError(InvalidParameterError(parameter: Self.member(of: error) ?? "parameters"))
        }
    }

    /// The member that could not be decoded: that of the parameters, or of the call itself.
    private static func member(of error: any Error) -> String? {
        let path =
            switch error as? DecodingError {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            default: [any CodingKey]()
            }
        let names = path.map(\.stringValue)
        return names.first == "parameters" && names.count > 1 ? names[1] : names.first
    }

    private struct Head: Decodable {
        var method: String
        var oneway: Bool?
    }

    private struct Body<Parameters: Decodable>: Decodable { var parameters: Parameters? }
}

/// The error that a call is replied to with.
struct CallError: Error {
    let error: any InterfaceError

    init(_ error: any InterfaceError) { self.error = error }
}
