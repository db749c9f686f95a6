public import ControlInterface
import FoundationEssentials

/// One call of a method.
public struct Call: Sendable {
    /// As `io.ombudsd.Control.Status`.
    public let method: String
    /// Whether no reply is wanted.
    public let oneway: Bool
    /// Who calls.
    public let peer: Peer
    private let message: Data

    init(message: Data, peer: Peer) throws(Failure) {
        let head: Head
        do {
            head = try JSONDecoder().decode(Head.self, from: message)
        } catch {
            throw Failure(.usage, "That is not a varlink call: a JSON object with a method is expected.")
        }
        method = head.method
        oneway = head.oneway ?? false
        self.peer = peer
        self.message = message
    }

    /// The call's parameters.
    ///
    /// - Throws: `Failure` with the code `usage` where they are not of that form.
    public func parameters<Parameters: Decodable>(_ type: Parameters.Type) throws(Failure) -> Parameters {
        do {
            return try JSONDecoder().decode(Body<Parameters>.self, from: message).parameters
        } catch {
            throw Failure(.usage, "The parameters of \(method) are missing or not of the form that it takes.")
        }
    }

    /// The call's parameters, or nil where it has none.
    public func optionalParameters<Parameters: Decodable>(_ type: Parameters.Type) throws(Failure) -> Parameters? {
        do {
            return try JSONDecoder().decode(OptionalBody<Parameters>.self, from: message).parameters
        } catch {
            throw Failure(.usage, "The parameters of \(method) are not of the form that it takes.")
        }
    }

    private struct Head: Decodable {
        var method: String
        var oneway: Bool?
    }

    private struct Body<Parameters: Decodable>: Decodable { var parameters: Parameters }
    private struct OptionalBody<Parameters: Decodable>: Decodable { var parameters: Parameters? }
}

/// Who is at the other end of a connection, as the kernel says (SO_PEERCRED, see unix(7)).
public struct Peer: Hashable, Sendable {
    public let process: Int32
    public let user: UInt32
    public let group: UInt32
}

/// Answers calls.
public protocol CallHandler: Sendable {
    /// - Returns: the reply's parameters, encoded as one JSON object.
    /// - Throws: what is told to the caller.
    func answer(_ call: Call) async throws(Failure) -> [UInt8]
}
