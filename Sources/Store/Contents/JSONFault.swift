/// Says what is wrong with JSON, in words for people.
package enum JSONFault {
    /// A clause about an error of a decoder, as "the member “alerts.id” is missing".
    package static func text(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it is not the JSON that is expected" }
        switch error {
        case .keyNotFound(let key, let context): return "\(member(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(member(context.codingPath)) has another form than expected"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: return "it is not JSON"
        case .dataCorrupted(let context): return "the value of \(member(context.codingPath)) is not possible"
        @unknown default: return "it is not the JSON that is expected"
        }
    }

    private static func member(_ path: [any CodingKey]) -> String {
        if path.isEmpty { return "the whole" }
        return "the member “\(path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: "."))”"
    }
}
