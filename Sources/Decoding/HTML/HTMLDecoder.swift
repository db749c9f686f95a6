/// Web pages, parsed by libgumbo as browsers parse them. The text that a page shows is read; its site's frame and the text that
/// it hides are not.
enum HTMLDecoder: PaperDecoder {
    static func decode(_ bytes: [UInt8]) throws(DecodingRefusal) -> Paper {
        if let encoding = sourceOfMail(bytes) {
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is a web page in the encoding of a mail (\(encoding)), in which numbers may be broken apart; open the mail, save the page or the letter in it, and drop that in."
            )
        }
        let page = try PageCharset.utf8(bytes)
        try PageNesting.check(page)
        if PageEnd.isCutOff(page) {
            throw DecodingRefusal(
                .damaged,
                "It is a web page whose end is missing, inside a table or a tag; save it again and drop that in.")
        }
        guard let root = HTMLNode.root(of: page) else {
            throw DecodingRefusal(.tooLarge, "It is a web page too large to decode; save it as PDF and drop that in.")
        }
        let outline = PageOutline(root)
        let styles = PageStyleSheet(outline.styles, pageSize: page.count)
        var walk = PageWalk(styles: styles)
        for node in outline.content { try walk.walk(node) }
        if styles.isExhausted {
            throw DecodingRefusal(
                .tooLarge, "It is a web page with too many rules of style to decode; save it as PDF and drop that in.")
        }
        let paper = Paper(blocks: walk.blocks)
        try check(paper, outline)
        return paper
    }

    /// The letters of a page that says no more than that it needs scripts, or that it is being loaded.
    private static let leastText = 200

    private static func check(_ paper: Paper, _ outline: PageOutline) throws(DecodingRefusal) {
        let letters = paper.blocks.reduce(0) { $0 + $1.size }
        if outline.hasFrames, letters == 0 {
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is a web page of frames, and its text is in other files; open the frame with the letter by itself, save that and drop it in."
            )
        }
        if outline.hasScripts, letters < leastText {
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is a web page whose text is made by scripts, and the file does not hold it; open it in a browser, save it as PDF and drop that in."
            )
        }
        if letters == 0 {
            throw DecodingRefusal(.empty, "It is a web page without text; save it as PDF and drop that in.")
        }
    }

    /// The encoding of a page that was cut out of a mail: attributes stand in it as `class=3D"x"`, and lines end in "10=" and go on with
    /// "0%".
    private static func sourceOfMail(_ bytes: [UInt8]) -> String? {
        var signs = 0
        for index in bytes.indices.dropLast(2) where bytes[index] == UInt8(ascii: "=") {
            let next = bytes[index + 1]
            if next == UInt8(ascii: "3"), bytes[index + 2] | 0x20 == UInt8(ascii: "d"), index + 3 < bytes.count {
                if bytes[index + 3] == UInt8(ascii: "\"") || bytes[index + 3] == UInt8(ascii: "'") { signs += 1 }
            } else if next == 0x0A || next == 0x0D {
                let behind = bytes[(index + 1)...].first { $0 != 0x0A && $0 != 0x0D } ?? 0
                // A page breaks no number at "=", but for the value of an attribute on the next line.
                let isDigit = index > 0 && (0x30...0x39).contains(bytes[index - 1])
                signs += isDigit && ((0x30...0x39).contains(behind) || behind == UInt8(ascii: "%")) ? 2 : 0
            }
        }
        return signs > 1 ? "quoted-printable" : nil
    }
}

extension Block {
    /// The number of bytes of its text.
    fileprivate var size: Int {
        switch self {
        case .heading(_, let text), .paragraph(let text), .listItem(_, _, let text): text.utf8.count
        case .table(let table):
            table.rows.reduce(table.caption?.utf8.count ?? 0) { $0 + $1.cells.reduce(0) { $0 + $1.text.utf8.count } }
        case .pageBreak: 0
        }
    }
}

/// The things in a page that are looked for before its text is read.
private struct PageOutline {
    /// The texts of its style sheets.
    private(set) var styles: [String] = []
    private(set) var hasScripts = false
    private(set) var hasFrames = false
    /// The elements that hold the content, and before them the page's title where that stands outside.
    private(set) var content: [HTMLNode] = []

    init(_ root: HTMLNode) {
        var mains: [HTMLNode] = []
        var titles: [HTMLNode] = []
        var body: HTMLNode?
        root.visit { node in
            switch node.name {
            case "style":
                styles.append(Self.text(of: node))
                return false
            case "script": hasScripts = true
            case "frameset": hasFrames = true
            case "body": body = body ?? node
            case "h1": titles.append(node)
            default: break
            }
            if PageFrame.isMain(node), node.attribute("hidden") == nil {
                mains.append(node)
                // The rest of the search is inside it, and its titles are no titles outside.
                return true
            }
            return true
        }
        let all = Set(mains)
        mains = mains.filter { main in !(main.parent?.stands(inAny: all) ?? false) }
        content = mains.isEmpty ? [body ?? root] : mains
        // The title of the page may stand in the header of the site, where the content has none.
        let parts = Set(content)
        let hasTitle = titles.contains { $0.stands(inAny: parts) && !$0.standsInFrame }
        if !hasTitle, let title = titles.first(where: { !$0.isNamed("nav", "footer") }) { content.insert(title, at: 0) }
    }

    private static func text(of node: HTMLNode) -> String {
        (0..<node.count).compactMap { node.child($0)?.text.map { String(decoding: $0, as: UTF8.self) } }.joined()
    }
}

extension HTMLNode {
    /// Whether it is one of some elements, or stands in one.
    fileprivate func stands(inAny others: Set<HTMLNode>) -> Bool {
        var node: HTMLNode? = self
        while let current = node {
            if others.contains(current) { return true }
            node = current.parent
        }
        return false
    }

    /// Whether the frame of the site stands around it.
    fileprivate var standsInFrame: Bool {
        var around: [HTMLNode] = []
        var node = parent
        while let current = node {
            around.append(current)
            node = current.parent
        }
        var isInContent = false
        for node in around.reversed() {
            if PageFrame.holds(node, isInContent: isInContent) { return true }
            isInContent = isInContent || PageFrame.isContent(node)
        }
        return false
    }

    /// Whether it or an element around it has one of these names.
    fileprivate func isNamed(_ names: String...) -> Bool {
        var node: HTMLNode? = self
        while let current = node {
            if names.contains(current.name) { return true }
            node = current.parent
        }
        return false
    }
}
