/// The count of a list's items, for their markers.
struct ListCount {
    private let isOrdered: Bool
    private let style: String
    private let step: Int
    private var next: Int

    /// - Parameter list: the element `ol`, `ul`, `menu` or `dir`.
    init(_ list: HTMLNode) {
        isOrdered = list.name == "ol"
        style = list.attribute("type") ?? ""
        let isReversed = list.attribute("reversed") != nil
        step = isReversed ? -1 : 1
        next = list.number("start") ?? (isReversed ? (0..<list.count).count { list.child($0)?.name == "li" } : 1)
    }

    /// The marker of the next item.
    mutating func marker(of item: HTMLNode) -> String {
        guard isOrdered else { return "•" }
        if let value = item.number("value") { next = value }
        defer { next = next.addingReportingOverflow(step).partialValue }
        switch style {
        case "a": return Self.letter(next, from: "a").map { "\($0)." } ?? "\(next)."
        case "A": return Self.letter(next, from: "A").map { "\($0)." } ?? "\(next)."
        default: return "\(next)."
        }
    }

    private static func letter(_ number: Int, from first: Unicode.Scalar) -> Character? {
        guard (1...26).contains(number) else { return nil }
        return Unicode.Scalar(first.value + UInt32(number) - 1).map { Character($0) }
    }
}
