/// Digits above the line, as a footnote's number has them.
enum RaisedDigits {
    private static let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

    /// The text with its digits raised.
    static func raised(_ text: String) -> String {
        String(text.map { $0.isASCII ? $0.wholeNumberValue.map { digits[$0] } ?? $0 : $0 })
    }

    static func text(_ number: Int) -> String { raised(String(number)) }
}

/// The parts of a document that are not read and could hold a figure.
struct UnreadContent: Hashable {
    enum Kind: Int, CaseIterable {
        case chart, diagram, object, document

        func words(_ count: Int) -> String {
            let (one, many) =
                switch self {
                case .chart: ("a chart", "charts")
                case .diagram: ("a diagram", "diagrams")
                case .object: ("an embedded object", "embedded objects")
                case .document: ("an embedded document", "embedded documents")
                }
            return count == 1 ? one : "\(count) \(many)"
        }
    }

    private var counts: [Kind: Int] = [:]

    mutating func note(_ kind: Kind) { counts[kind, default: 0] += 1 }

    /// The contents with their numbers, as "2 charts".
    var list: [String] {
        Kind.allCases.compactMap { kind in counts[kind].map { kind.words($0) } }
    }
}
