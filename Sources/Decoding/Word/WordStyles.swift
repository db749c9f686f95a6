/// The styles of a Word document, as far as they decide what is read (ISO/IEC 29500-1, 17.7).
struct WordStyles {
    /// The look of a paragraph or a run, as far as it changes their meaning.
    struct Look {
        var isHidden: Bool?
        /// Whether it is raised or lowered, as a footnote's number is.
        var isRaised: Bool?
        var isStruck: Bool?
    }

    struct Style {
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var list: WordNumbering.Reference?
        var startsPage: Bool?
        var look = Look()
    }

    /// A paragraph style with what it has from those on which it is based.
    struct ParagraphStyle {
        var headingDepth: Int?
        var list: WordNumbering.Reference?
        var startsPage = false
        var look = Look()
    }

    var styles: [String: Style] = [:]
    /// The style of paragraphs that name none.
    var standard: String?
    private var resolved: [String: ParagraphStyle] = [:]

    /// The most styles that are based on each other. A document may name them in a circle.
    private static let chainLimit = 32

    /// - Parameter id: nil for a paragraph that names no style.
    mutating func paragraph(_ id: String?) -> ParagraphStyle {
        guard let id = id ?? standard else { return ParagraphStyle() }
        if let known = resolved[id] { return known }
        var result = ParagraphStyle()
        var isDecided = false
        for style in chain(id) {
            if !isDecided, let depth = Self.headingDepth(style, id: id) {
                result.headingDepth = depth == 0 ? nil : depth
                isDecided = true
            }
            if result.list?.number == nil, let list = style.list {
                result.list = WordNumbering.Reference(number: list.number, level: result.list?.level ?? list.level)
            }
            if style.startsPage == true { result.startsPage = true }
            Self.inherit(style.look, into: &result.look)
        }
        if styles[id] == nil { result.headingDepth = Self.builtInDepth(id) }
        resolved[id] = result
        return result
    }

    /// The look that a run has from its character style.
    func look(of id: String) -> Look {
        var look = Look()
        for style in chain(id) { Self.inherit(style.look, into: &look) }
        return look
    }

    private func chain(_ id: String) -> [Style] {
        var chain: [Style] = []
        var next: String? = id
        while let current = next, chain.count < Self.chainLimit, let style = styles[current] {
            chain.append(style)
            next = style.parent
        }
        return chain
    }

    private static func inherit(_ parent: Look, into look: inout Look) {
        look.isHidden = look.isHidden ?? parent.isHidden
        look.isRaised = look.isRaised ?? parent.isRaised
        look.isStruck = look.isStruck ?? parent.isStruck
    }

    /// The depth of the headings of a style; 0 where it says that they are none, nil where it says nothing.
    private static func headingDepth(_ style: Style, id: String) -> Int? {
        if let level = style.outlineLevel { return level < 9 ? level + 1 : 0 }
        return builtInDepth(style.name)
    }

    /// The depth of a built-in heading style, whose name is the same in all languages.
    private static func builtInDepth(_ name: String) -> Int? {
        let name = name.lowercased()
        switch name {
        case "title": return 1
        case "subtitle": return 2
        default:
            guard name.hasPrefix("heading") else { return nil }
            return Int(name.dropFirst(7).trimmingPrefix(" "))
        }
    }
}

/// Reads the part with the styles.
final class WordStyleReader: XMLHandler {
    private(set) var styles = WordStyles()
    private var id: String?
    private var style = WordStyles.Style()

    func start(_ element: XMLElement) -> XMLDescent {
        let value = element["w:val"]
        switch element.name {
        case "w:style":
            id = element["w:styleId"]
            style = WordStyles.Style()
            if element["w:type"] ?? "paragraph" == "paragraph", WordValue.isOn(element["w:default"] ?? "0") {
                styles.standard = id
            }
        case "w:name" where element.parent == "w:style": style.name = value ?? ""
        case "w:basedOn": style.parent = value
        case "w:outlineLvl": style.outlineLevel = value.flatMap { Int($0) }
        case "w:numId": style.list = WordNumbering.Reference(number: value, level: style.list?.level ?? 0)
        case "w:ilvl":
            style.list = WordNumbering.Reference(
                number: style.list?.number, level: value.flatMap { Int($0) } ?? 0)
        case "w:pageBreakBefore": style.startsPage = WordValue.isOn(value)
        case "w:tblStylePr", "w:rPrChange", "w:pPrChange", "w:docDefaults": return .skip
        default: WordValue.look(element, &style.look)
        }
        return .enter
    }

    func end(_ name: String, in parent: String) {
        guard name == "w:style", let id else { return }
        styles.styles[id] = style
        self.id = nil
    }
}

/// The values of attributes in Word's markup.
enum WordValue {
    /// Whether a property that stands there is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`.
    static func isOn(_ value: String?) -> Bool {
        switch value {
        case "0", "false", "off", "none": false
        default: true
        }
    }

    /// Takes a property of a run.
    static func look(_ element: XMLElement, _ look: inout WordStyles.Look) {
        switch element.name {
        case "w:vanish": look.isHidden = isOn(element["w:val"])
        case "w:vertAlign": look.isRaised = element["w:val"] != "baseline"
        case "w:position": if let height = element.number("w:val"), height != 0 { look.isRaised = true }
        case "w:strike", "w:dstrike": look.isStruck = isOn(element["w:val"]) || look.isStruck == true
        default: break
        }
    }
}
