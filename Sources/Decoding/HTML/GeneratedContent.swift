/// The text that a style sheet puts before or behind what an element says (CSS Generated Content 3): `.n::before { content: "4" }`.
///
/// Such a text is not read, since which of several rules counts is not known for certain. It is known, though, that a number beside it is not
/// the one that the page shows.
struct GeneratedContent {
    enum Side { case before, after }

    /// Parts a selector from the pseudo-element at its end.
    static func side(ofSelector text: Substring) -> (element: Substring, side: Side?) {
        let text = text.trimmed
        for (name, side) in [("before", Side.before), ("after", .after)] where text.lowercased().hasSuffix(":\(name)") {
            let element = text.dropLast(name.count + 1)
            return (element.last == ":" ? element.dropLast() : element, side)
        }
        return (text, nil)
    }

    /// Whether a value of the property `content` goes on in a number of the element, or a number of the element in it.
    ///
    /// - Parameter side: where the text stands.
    static func touchesNumber(_ value: Substring, _ side: Side) -> Bool {
        let value = value.trimmed
        guard let edge = side == .before ? value.last : value.first else { return false }
        // "attr(data-count)", "counter(item)"
        if edge != "\"", edge != "'" { return value.contains("(") }
        let text = string(side == .before ? value.dropLast() : value.dropFirst(), edge, side)
        return (side == .before ? text.last : text.first).map { $0.isNumber || ".,%£-".contains($0) } ?? false
    }

    /// The string at the edge of a value, without its quotes and with its escapes resolved: "\34" is 4.
    private static func string(_ value: Substring, _ quote: Character, _ side: Side) -> String {
        var inside = value
        switch side {
        case .before: if let open = value.lastIndex(of: quote) { inside = value[open...].dropFirst() }
        case .after: if let end = value.firstIndex(of: quote) { inside = value[..<end] }
        }
        var text = ""
        while let sign = inside.popFirst() {
            guard sign == "\\" else {
                text.append(sign)
                continue
            }
            let digits = inside.prefix(6).prefix { $0.isHexDigit }
            inside = inside.dropFirst(digits.count)
            if inside.first == " ", !digits.isEmpty { inside = inside.dropFirst() }
            if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
