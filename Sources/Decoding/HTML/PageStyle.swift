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
    /// Whether a style sheet puts a number, or a part of one, right before its text; nil where the style says nothing of it.
    var hasNumberBefore: Bool?
    /// As `hasNumberBefore`, right behind its text.
    var hasNumberBehind: Bool?
    /// By property: whether it takes the text out of sight in another way, as one without size or far beside the page.
    private var away: [String: Bool] = [:]

    /// Whether it can't be seen in any other way, or is struck out.
    var isAway: Bool { away.values.contains(true) }

    var saysNothing: Bool {
        display == nil && isInvisible == nil && away.isEmpty && hasNumberBefore == nil && hasNumberBehind == nil
    }

    init() {}

    fileprivate mutating func add(_ property: String, _ value: Substring, _ values: [Substring]) {
        switch property {
        case "display": display = Self.display(value) ?? display
        case "visibility": isInvisible = value == "hidden" || value == "collapse"
        case "content-visibility": away[property] = value == "hidden"
        case "opacity", "font-size": away[property] = value.isZero
        case "left", "top", "right", "text-indent", "margin-left", "margin-top": away[property] = value.isFarBeside
        case "clip":
            away[property] = values.joined().hasPrefix("rect(0") || values.joined().hasPrefix("rect(1px")
        case "clip-path":
            away[property] = ["inset(50%", "inset(100%", "circle(0"].contains { value.hasPrefix($0) }
        case "text-decoration", "text-decoration-line": away["text-decoration"] = values.contains("line-through")
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
        hasNumberBefore = other.hasNumberBefore ?? hasNumberBefore
        hasNumberBehind = other.hasNumberBehind ?? hasNumberBehind
        away.merge(other.away) { _, later in later }
    }
}

/// A style in two parts: what "!important" follows overrides what any other declaration says.
struct WeightedStyle {
    fileprivate(set) var ordinary = PageStyle()
    fileprivate(set) var important = PageStyle()

    var saysNothing: Bool { ordinary.saysNothing && important.saysNothing }

    fileprivate init() {}

    /// - Parameter declarations: the inside of a rule or of the attribute `style`: "display: none !important; color: red".
    init(declarations: Substring) {
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            var value = declaration[declaration.index(after: colon)...].lowercased()
                .split(whereSeparator: { $0.isWhitespace || $0 == "!" })
            let isImportant = value.last == "important"
            if isImportant { value.removeLast() }
            guard let first = value.first else { continue }
            let property = declaration[..<colon].trimmed.lowercased()
            if isImportant { important.add(property, first, value) } else { ordinary.add(property, first, value) }
        }
    }
}

extension WeightedStyle {
    /// The part of a rule about the text before or behind an element that says something of the element's own text.
    init(ofText side: GeneratedContent.Side, declarations: Substring) {
        self.init()
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":"),
                declaration[..<colon].trimmed.lowercased() == "content"
            else { continue }
            var value = declaration[declaration.index(after: colon)...].trimmed
            let isImportant = value.lowercased().hasSuffix("!important")
            if isImportant { value = value.dropLast("!important".count) }
            let isNumber = GeneratedContent.touchesNumber(value, side)
            var style = PageStyle()
            switch side {
            case .before: style.hasNumberBefore = isNumber
            case .after: style.hasNumberBehind = isNumber
            }
            if isImportant { important.merge(style) } else { ordinary.merge(style) }
        }
    }
}

extension StringProtocol {
    /// Without white space before and behind.
    var trimmed: SubSequence {
        let rest = drop(while: \.isWhitespace)
        return rest.lastIndex { !$0.isWhitespace }.map { rest[...$0] } ?? rest
    }

    /// Whether it is a place far to the left of the page or above it: "-9999px".
    fileprivate var isFarBeside: Bool {
        hasPrefix("-") && (Double(String(dropFirst().prefix { $0.isNumber || $0 == "." })) ?? 0) >= 900
    }

    /// Whether it is a size of nothing: "0", "0px", "0.0em".
    fileprivate var isZero: Bool {
        let digits = prefix { $0.isNumber || $0 == "." }
        return !digits.isEmpty && digits.allSatisfy { $0 == "0" || $0 == "." }
    }
}
