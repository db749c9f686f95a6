/// A piece of a web page.
///
/// A text gets into it only through its initialisers, which escape it; names of elements and attributes are of the enumerations
/// below, and links have a type of their own. So no document, file name or note can become markup, whatever it holds.
struct HTML: Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    let source: String

    private init(source: String) { self.source = source }

    /// Nothing.
    static let empty = HTML(source: "")

    /// A text, in which control characters are shown and not obeyed.
    init(text: String) { self.init(source: Self.escaped(printable(text))) }

    /// A text of the program, as a literal.
    init(stringLiteral value: String) { self.init(text: value) }

    /// Some pieces, one behind the other.
    init(_ parts: [HTML]) { self.init(source: parts.map(\.source).joined()) }

    /// An element with its content.
    init(_ element: Element, _ content: HTML) { self.init(element, [], [content]) }

    /// An element with its content.
    init(_ element: Element, _ attributes: [Attribute], _ content: [HTML]) {
        let start = Self.start(element, attributes)
        self.init(source: start + content.map(\.source).joined() + "</\(element.rawValue)>")
    }

    /// An element with its content.
    init(_ element: Element, _ attributes: [Attribute], _ content: HTML = .empty) {
        self.init(element, attributes, [content])
    }

    /// An element that has no content and no end tag.
    init(void element: VoidElement, _ attributes: [Attribute] = []) {
        self.init(source: Self.start(element, attributes))
    }

    private static func start(_ element: some RawRepresentable<String>, _ attributes: [Attribute]) -> String {
        "<\(element.rawValue)\(attributes.map { " \($0.name)=\"\($0.value)\"" }.joined())>"
    }

    /// A whole page.
    ///
    /// - Parameter style: the style sheet, which is the program's own.
    init(pageNamed title: String, style: StaticString, body: [HTML]) {
        // Neither a script nor anything from elsewhere could be loaded even if the page named it.
        let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        let head = HTML(
            .head, [],
            [
                HTML(void: .meta, [.charset]),
                HTML(void: .meta, [.httpEquiv("Content-Security-Policy"), .content(policy)]),
                HTML(void: .meta, [.nameAttribute("viewport"), .content("width=device-width, initial-scale=1")]),
                HTML(void: .meta, [.nameAttribute("referrer"), .content("no-referrer")]),
                HTML(.title, HTML(text: title)),
                // A browser that is given no icon asks the server for one.
                HTML(void: .link, [.noIcon, .rel("icon")]),
                HTML(.style, HTML(source: "\(style)")),
            ])
        let page = HTML(.html, [.lang("en-GB")], [head, HTML(.body, [], body)])
        self.init(source: "<!DOCTYPE html>\n\(page.source)\n")
    }

    /// A text inside which other pieces stand: `"\(rate) of complaints"`.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) { source.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { source += HTML.escaped(literal) }
        mutating func appendInterpolation(_ piece: HTML) { source += piece.source }
        mutating func appendInterpolation(_ text: String) { source += HTML(text: text).source }
        mutating func appendInterpolation(_ number: Int) { source += String(number) }
    }

    init(stringInterpolation: StringInterpolation) { self.init(source: stringInterpolation.source) }

    static func + (left: HTML, right: HTML) -> HTML { HTML(source: left.source + right.source) }

    static func += (left: inout HTML, right: HTML) { left = left + right }

    /// A text in which no character has a meaning in markup, inside elements and inside quoted attributes.
    fileprivate static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The elements that have an end tag.
    enum Element: String {
        case html, head, title, style, body, header, main, nav, section, footer, div, span, p, h1, h2, h3, ul, ol, li,
            a, strong
        case dl, dt, dd, table, caption, thead, tbody, tr, th, td, figure, figcaption, code
        case svg, g, line, rect, circle, path, text, tspan
    }

    /// The elements that have none.
    enum VoidElement: String { case meta, link }

    /// An attribute with its value.
    struct Attribute: Hashable {
        let name: String
        /// Escaped.
        let value: String

        private init(_ name: StaticString, _ value: String) {
            self.name = "\(name)"
            self.value = HTML.escaped(printable(value))
        }

        fileprivate static let charset = Attribute("charset", "utf-8")
        fileprivate static func httpEquiv(_ value: String) -> Self { Self("http-equiv", value) }
        fileprivate static func content(_ value: String) -> Self { Self("content", value) }
        fileprivate static func nameAttribute(_ value: String) -> Self { Self("name", value) }
        fileprivate static func rel(_ value: String) -> Self { Self("rel", value) }
        fileprivate static func lang(_ value: String) -> Self { Self("lang", value) }
        fileprivate static let noIcon = Attribute("href", "data:,")

        static func id(_ value: String) -> Self { Self("id", value) }
        static func style(_ value: StyleClass) -> Self { Self("class", value.rawValue) }
        static func textStyle(_ style: TextStyle) -> Self { Self("class", style.rawValue) }
        static func link(_ target: LinkTarget) -> Self { Self("href", target.address) }
        static func download(_ fileName: String) -> Self { Self("download", fileName) }
        static func label(_ text: String) -> Self { Self("aria-label", text) }
        static func labelledBy(_ id: String) -> Self { Self("aria-labelledby", id) }
        static func role(_ role: Role) -> Self { Self("role", role.rawValue) }
        static func scope(_ scope: HeadingScope) -> Self { Self("scope", scope.rawValue) }
        static let hidden = Attribute("aria-hidden", "true")
        static let focusable = Attribute("tabindex", "0")
        static func columns(_ count: Int) -> Self { Self("colspan", String(count)) }
        static func number(_ name: NumericAttribute, _ value: Double) -> Self { Self(name, value) }
        static func viewBox(width: Double, height: Double) -> Self {
            Self("viewBox", "0 0 \(width.coordinate) \(height.coordinate)")
        }
        /// The points of a line: the first is moved to, a line is drawn to the others.
        static func path(_ points: [(x: Double, y: Double)]) -> Self {
            Self(
                "d",
                points.enumerated().map { "\($0 == 0 ? "M" : "L")\($1.x.coordinate) \($1.y.coordinate)" }
                    .joined(separator: " "))
        }

        private init(_ name: NumericAttribute, _ value: Double) {
            self.name = name.rawValue
            self.value = value.coordinate
        }
    }

    enum Role: String { case image = "img", region, list }

    enum HeadingScope: String { case column = "col", row }

    /// The attributes of shapes.
    enum NumericAttribute: String {
        case x, y, x1, x2, y1, y2, width, height, r, cx, cy, dx, dy
    }
}

/// The target of a link, none of which runs anything or leaves for an address that a document names.
enum LinkTarget: Hashable {
    /// A place on the same page.
    case place(String)
    /// Another page beside this one.
    case page(SitePage)
    /// A file inside the page.
    case csv(String)

    var address: String {
        switch self {
        case .place(let id): "#" + id
        case .page(let page): page.fileName
        case .csv(let text): "data:text/csv;charset=utf-8;base64," + Base64.text(of: Array(text.utf8))
        }
    }
}

extension Double {
    /// A coordinate to a tenth.
    fileprivate var coordinate: String { ((self * 10).rounded() / 10).displayText }
}
