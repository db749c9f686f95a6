import ControlInterface
import FoundationEssentials

/// One call of a method, as it came over a connection.
struct Call: Sendable {
    /// As `io.ombudsd.Control.Status`.
    let method: String
    /// Whether the caller wants no reply.
    let oneway: Bool
    /// Whether the caller accepts several replies.
    let more: Bool
    let peer: Peer
    private let message: Data

    /// - Throws: `InvalidParameterError` where the message is not a JSON object with a method, or has a member that no call has.
    init(message: Data, peer: Peer) throws(CallError) {
        let head: Head
        do {
            head = try JSONDecoder().decode(Head.self, from: message)
        } catch {
            throw CallError(InvalidParameterError(parameter: Self.member(of: error) ?? "method"))
        }
        // A misspelt "parameters" must not pass for a call without any, nor a misspelt "oneway" for one that wants a reply.
        if let names = try? JSONDecoder().decode(MemberNames.self, from: message).names,
            let unknown = Set(names).subtracting(Self.members).min()
        {
            throw CallError(InvalidParameterError(parameter: unknown))
        }
        // A decoder takes the first of two members with one name, other programs the last.
        if let repeated = RepeatedMember.first(in: message) {
            throw CallError(InvalidParameterError(parameter: repeated))
        }
        method = head.method
        oneway = head.oneway ?? false
        more = head.more ?? false
        self.peer = peer
        self.message = message
    }

    /// The members that a call may have, by the varlink protocol.
    private static let members: Set<String> = ["method", "parameters", "oneway", "more", "upgrade"]

    /// Whether a message, of whatever form, asks for no reply.
    static func isOneway(_ message: Data) -> Bool {
        (try? JSONDecoder().decode(Direction.self, from: message))?.oneway == true
    }

    /// The call's parameters. A call without them is one with an empty object.
    ///
    /// - Throws: `InvalidParameterError` with the first parameter that the method does not have, or that is missing or has
    ///   another form.
    func parameters<Parameters: Decodable & VarlinkObject>(
        _ type: Parameters.Type
    ) throws(CallError) -> Parameters {
        do {
            // A misspelt name must not pass for one that was left out: without "authority" a silence covers all of them.
            let names = try JSONDecoder().decode(Names.self, from: message).parameters?.names ?? []
            if let unknown = Set(names).subtracting(Parameters.members.map(\.name)).min() {
                throw CallError(InvalidParameterError(parameter: unknown))
            }
            if let parameters = try JSONDecoder().decode(Body<Parameters>.self, from: message).parameters {
                return parameters
            }
            return try JSONDecoder().decode(Parameters.self, from: Data("{}".utf8))
        } catch let error as CallError {
            throw error
        } catch {
            // The decoder does not say which number it can't represent.
            let number = try? JSONDecoder().decode(Numbers.self, from: message).parameters?.unusable
            throw CallError(InvalidParameterError(parameter: Self.member(of: error) ?? number ?? "parameters"))
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
        var more: Bool?
    }

    private struct Direction: Decodable { var oneway: Bool? }

    private struct Body<Parameters: Decodable>: Decodable { var parameters: Parameters? }

    private struct Names: Decodable { var parameters: MemberNames? }

    private struct Numbers: Decodable { var parameters: UnusableNumber? }

    /// The first member that is a number, and none that a parameter can have.
    private struct UnusableNumber: Decodable {
        let unusable: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: MemberNames.Key.self)
            let key = container.allKeys.sorted { $0.stringValue < $1.stringValue }.first { key in
                (try? container.decode(Int.self, forKey: key)) == nil
                    && (try? container.decode(String.self, forKey: key)) == nil
                    && (try? container.decode(Bool.self, forKey: key)) == nil
                    && (try? container.decodeNil(forKey: key)) != true
                    && (try? container.nestedContainer(keyedBy: MemberNames.Key.self, forKey: key)) == nil
                    && (try? container.nestedUnkeyedContainer(forKey: key)) == nil
            }
            unusable = key?.stringValue
        }
    }

    /// The names of an object's members.
    private struct MemberNames: Decodable {
        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }

            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        let names: [String]

        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: Key.self).allKeys.map(\.stringValue)
        }
    }
}

/// The error that a call is replied to with.
struct CallError: Error {
    let error: any InterfaceError

    init(_ error: any InterfaceError) { self.error = error }
}
