/// The styles of an OpenDocument text, as far as they decide what is read (OpenDocument 1.3, part 3, 16).
struct OpenDocumentStyles {
    struct Style {
        var parent: String?
        var isHidden: Bool?
        /// Whether it is raised or lowered, as a footnote's number is.
        var isRaised: Bool?
        var isStruck: Bool?
        var breaksBefore: Bool?
        var breaksAfter: Bool?
        /// The page style of the page that it begins.
        var page: String?
        var list: String?
        /// The depth of the headings of this style; 0 where it says that they are none.
        var headingDepth: Int?
    }

    /// One level of a list's style.
    struct Level {
        /// The format of the number; nil for a bullet, empty for neither.
        var format: String? = ""
        var prefix = ""
        var suffix = ""
        var start = 1
        /// The number of levels whose numbers are shown.
        var shown = 1

        /// The format's name in Office Open XML.
        var formatName: String {
            switch format {
            case "a": "lowerLetter"
            case "A": "upperLetter"
            case "i": "lowerRoman"
            case "I": "upperRoman"
            default: "decimal"
            }
        }
    }

    /// The headers and footers of a page style.
    struct Page {
        /// In the order in which they are shown; a header of the first page is before the others.
        var headers: [[Block]] = []
        var footers: [[Block]] = []
    }

    /// By family and name, as `paragraph/P1`.
    var styles: [String: Style] = [:]
    var lists: [String: [Int: Level]] = [:]
    /// The numbers of headings.
    var outline: [Int: Level] = [:]
    var pages: [String: Page] = [:]
    private var resolved: [String: Style] = [:]

    private static let chainLimit = 32

    /// A style with what it has from those on which it is based.
    mutating func style(_ family: String, _ name: String) -> Style {
        let key = "\(family)/\(name)"
        if let known = resolved[key] { return known }
        var result = Style()
        var next: String? = name
        var count = 0
        while let current = next, count < Self.chainLimit, let style = styles["\(family)/\(current)"] {
            result.isHidden = result.isHidden ?? style.isHidden
            result.isRaised = result.isRaised ?? style.isRaised
            result.isStruck = result.isStruck ?? style.isStruck
            result.breaksBefore = result.breaksBefore ?? style.breaksBefore
            result.breaksAfter = result.breaksAfter ?? style.breaksAfter
            result.page = result.page ?? style.page
            result.list = result.list ?? style.list
            result.headingDepth = result.headingDepth ?? style.headingDepth
            next = style.parent
            count += 1
        }
        resolved[key] = result
        return result
    }
}

/// Takes the styles out of the parts `styles.xml` and `content.xml`. Both may hold styles of their own.
struct OpenDocumentStyleReader {
    var styles = OpenDocumentStyles()
    private var key: String?
    private var style = OpenDocumentStyles.Style()
    private var list: String?

    /// Takes an element of a style.
    ///
    /// - Returns: whether it was one.
    mutating func start(_ element: XMLElement) -> Bool {
        switch element.name {
        case "style:style":
            key = element["style:name"].map { "\(element["style:family"] ?? "paragraph")/\($0)" }
            style = OpenDocumentStyles.Style()
            style.parent = element["style:parent-style-name"]
            style.list = element["style:list-style-name"]
            style.page = element["style:master-page-name"].flatMap { $0.isEmpty ? nil : $0 }
            style.headingDepth = Self.headingDepth(element)
        case "style:text-properties" where key != nil:
            if let display = element["text:display"] { style.isHidden = display == "none" }
            if let position = element["style:text-position"] { style.isRaised = Self.isRaised(position) }
            let line = element["style:text-line-through-style"] ?? element["style:text-line-through-type"]
            if let line { style.isStruck = line != "none" }
        case "style:paragraph-properties" where key != nil, "style:table-properties" where key != nil:
            if let value = element["fo:break-before"] { style.breaksBefore = value == "page" || value == "even-page" }
            if let value = element["fo:break-after"] { style.breaksAfter = value == "page" || value == "even-page" }
            if element.name == "style:table-properties", let display = element["table:display"] {
                style.isHidden = display == "false"
            }
        case "text:list-style": list = element["style:name"]
        case "text:outline-style": list = ""
        case "text:list-level-style-number", "text:outline-level-style", "text:list-level-style-bullet",
            "text:list-level-style-image":
            takeLevel(element)
        default: return false
        }
        return true
    }

    /// The depth by the style's own word, or by its name where it is a built-in one: "Heading_20_2".
    private static func headingDepth(_ element: XMLElement) -> Int? {
        if let level = element["style:default-outline-level"] { return Int(level) ?? 0 }
        switch element["style:name"] {
        case "Title": return 1
        case "Subtitle": return 2
        case let name? where name.hasPrefix("Heading_20_"): return Int(name.dropFirst(11))
        default: return nil
        }
    }

    /// "super 58%", "sub 58%", "33% 80%", or "0% 100%".
    private static func isRaised(_ position: String) -> Bool {
        let height = position.split(separator: " ").first ?? ""
        return height == "super" || height == "sub" || !(Int(height.dropLast()) == 0)
    }

    mutating func end(_ name: String) {
        switch name {
        case "style:style":
            if let key { styles.styles[key] = style }
            key = nil
        case "text:list-style", "text:outline-style": list = nil
        default: break
        }
    }

    private mutating func takeLevel(_ element: XMLElement) {
        guard let list, let number = element.number("text:level") else { return }
        var level = OpenDocumentStyles.Level()
        switch element.name {
        case "text:list-level-style-bullet", "text:list-level-style-image": level.format = nil
        default: level.format = element["style:num-format"] ?? ""
        }
        level.prefix = element["style:num-prefix"] ?? ""
        level.suffix = element["style:num-suffix"] ?? ""
        level.start = min(max(element.number("text:start-value") ?? 1, 0), 1_000_000)
        level.shown = min(max(element.number("text:display-levels") ?? 1, 1), 10)
        if list.isEmpty { styles.outline[number] = level } else { styles.lists[list, default: [:]][number] = level }
    }
}
