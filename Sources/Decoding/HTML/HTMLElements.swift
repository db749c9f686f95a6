/// The elements of HTML by the way in which browsers show them (WHATWG HTML, "Rendering").
enum HTMLElements {
    /// Elements on lines of their own.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup",
        "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext",
        "pre",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "caption", "ul", "xmp",
    ]

    /// Elements whose text no browser shows, or shows where it can do no better.
    static let hidden: Set<String> = [
        "applet", "area", "audio", "base", "basefont", "canvas", "col", "colgroup", "datalist", "embed", "frame",
        "head", "iframe",
        "link", "map", "meta", "meter", "noembed", "noframes", "noscript", "object", "param", "progress", "rp",
        "script", "source",
        "style", "svg", "template", "title", "track", "video",
    ]

    /// Elements whose text is struck out.
    static let struck: Set<String> = ["del", "s", "strike"]

    /// Elements that keep their white space.
    static let preformatted: Set<String> = ["listing", "plaintext", "pre", "textarea", "xmp"]

    /// The depth of a heading; nil for another element.
    static func headingDepth(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"), let last = name.utf8.last,
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(last)
        else { return nil }
        return Int(last - UInt8(ascii: "0"))
    }

    /// The text that a field of a form shows; nil where it shows none.
    static func value(ofInput input: HTMLNode) -> String? {
        switch input.attribute("type")?.lowercased() {
        case "hidden", "password", "file", "image", "color", "range": nil
        case "checkbox", "radio": input.attribute("checked") == nil ? "☐" : "☑"
        default: input.attribute("value")
        }
    }

    /// The options of a list that are shown: those that are chosen, or the first one of a list that drops down.
    static func shownOptions(of select: HTMLNode) -> [HTMLNode] {
        var all: [HTMLNode] = []
        select.visit { node in
            if node.name == "option" { all.append(node) }
            return true
        }
        let chosen = all.filter { $0.attribute("selected") != nil }
        if !chosen.isEmpty { return chosen }
        return select.attribute("multiple") != nil ? [] : Array(all.prefix(1))
    }

    /// The signs of digits set above the line; nil for a text that is not made of them.
    static func raised(_ text: String) -> String? {
        let signs: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        guard !text.isEmpty, text.count <= 4 else { return nil }
        var raised = ""
        for character in text {
            guard character.isASCII, let digit = character.wholeNumberValue else { return nil }
            raised.append(signs[digit])
        }
        return raised
    }
}
