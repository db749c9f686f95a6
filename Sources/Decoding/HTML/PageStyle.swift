/// The part of an element's style by which its text is shown, hidden or set on lines of its own.
struct PageStyle {
    /// The ways in which elements are set beside each other.
    enum Display {
        case inline
        /// On its own, with a space to its neighbours.
        case inlineBlock
        case block
        /// Its children are blocks, whatever they say.
        case flex
        case hidden
    }

    /// nil where the style says nothing of it.
    var display: Display?
    /// Whether it is in its place and not to be seen; nil where the style says nothing of it. Children inherit it.
    var isInvisible: Bool?
    /// Whether it can't be seen in any other way: without size or colour, or beside the page.
    var isAway = false
    /// Whether it is struck out.
    var isStruck = false

    var saysNothing: Bool { display == nil && isInvisible == nil && !isAway && !isStruck }

    init() {}

    /// - Parameter declarations: the inside of a rule or of the attribute `style`: "display: none; color: red".
    init(declarations: Substring) {
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let value = declaration[declaration.index(after: colon)...].lowercased()
                .split(whereSeparator: { $0.isWhitespace || $0 == "!" })
            guard let first = value.first else { continue }
            add(declaration[..<colon].trimmed.lowercased(), first, value)
        }
    }

    private mutating func add(_ property: String, _ value: Substring, _ values: [Substring]) {
        switch property {
        case "display": display = Self.display(value) ?? display
        case "visibility": isInvisible = value == "hidden" || value == "collapse"
        case "content-visibility": if value == "hidden" { isAway = true }
        case "opacity", "font-size": if value.isZero { isAway = true }
        case "left", "top", "right", "text-indent", "margin-left", "margin-top":
            if value.hasPrefix("-"), let size = Double(value.dropFirst().prefix { $0.isNumber || $0 == "." }),
                size >= 900
            {
                isAway = true
            }
        case "clip": if values.joined().hasPrefix("rect(0") || values.joined().hasPrefix("rect(1px") { isAway = true }
        case "clip-path":
            if value.hasPrefix("inset(50%") || value.hasPrefix("inset(100%") || value.hasPrefix("circle(0") {
                isAway = true
            }
        case "text-decoration", "text-decoration-line": isStruck = values.contains("line-through")
        default: break
        }
    }

    private static func display(_ value: Substring) -> Display? {
        switch value {
        case "none": .hidden
        case "inline", "contents", "ruby": .inline
        case "inline-block", "inline-flex", "inline-grid", "inline-table", "table-cell": .inlineBlock
        case "flex", "grid": .flex
        case "block", "flow-root", "list-item", "table", "table-row", "table-caption", "table-row-group",
            "table-header-group", "table-footer-group":
            .block
        default: nil
        }
    }

    /// Takes over what another style says.
    mutating func merge(_ other: PageStyle) {
        display = other.display ?? display
        isInvisible = other.isInvisible ?? isInvisible
        isAway = isAway || other.isAway
        isStruck = isStruck || other.isStruck
    }
}

extension StringProtocol {
    /// Without white space before and behind.
    var trimmed: SubSequence {
        let rest = drop(while: \.isWhitespace)
        return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? rest
    }

    /// Whether it is a size of nothing: "0", "0px", "0.0em".
    fileprivate var isZero: Bool {
        let digits = prefix { $0.isNumber || $0 == "." }
        return !digits.isEmpty && digits.allSatisfy { $0 == "0" || $0 == "." }
    }
}
