/// Goes through a page from top to bottom and makes the blocks of a paper of what it shows.
struct PageWalk {
    private(set) var blocks: [Block] = []
    private let styles: PageStyleSheet
    /// Whether it goes through a table's cell, of which it makes one text.
    private let isInCell: Bool
    private var text = InlineText()
    private var size = 0
    private var heading: Int?
    private var lists: [ListCount] = []
    /// The markers of the items around the place, each empty once it is set.
    private var items: [String] = []
    /// The term of a list of definitions, until its definition comes.
    private var term: String?

    init(styles: PageStyleSheet, isInCell: Bool = false) {
        self.styles = styles
        self.isInCell = isInCell
    }

    /// A state that elements take over from the one around them.
    private struct Surroundings {
        var isInvisible = false
        var isFlex = false
        var isContent = false
        var isPreformatted = false
    }

    /// The things to do behind an element.
    private enum End { case nothing, edge, space, block, heading, list, item, term, definition, quote }

    private struct Level {
        let node: HTMLNode
        var next = 0
        var around: Surroundings
        let end: End
        /// Whether a number of the style sheet's stands behind its text.
        var hasNumberBehind = false
    }

    /// Goes through an element, without recursion: a page may be 100,000 levels deep.
    ///
    /// - Throws: a refusal where the page has more text than the limit.
    mutating func walk(_ node: HTMLNode) throws(DecodingRefusal) {
        guard let around = surroundings(of: node), let root = try enter(node, around) else { return }
        var path = [root]
        while let last = path.last {
            guard last.next < last.node.count else {
                leave(last)
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            guard let child = last.node.child(last.next) else { continue }
            if let words = child.text {
                if !last.around.isInvisible { try add(words, last.around) }
            } else if let level = try enter(child, last.around) {
                path.append(level)
            }
        }
        flush()
    }

    /// The text of a cell.
    mutating func cell(_ node: HTMLNode, isInvisible: Bool) throws(DecodingRefusal) -> String {
        guard var level = try enter(node, Surroundings(isInvisible: isInvisible)) else { return "" }
        var path: [Level] = []
        path.append(level)
        while let last = path.last {
            level = last
            guard level.next < level.node.count else {
                leave(level)
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            guard let child = level.node.child(level.next) else { continue }
            if let words = child.text {
                if !level.around.isInvisible { try add(words, level.around) }
            } else if let level = try enter(child, level.around) {
                path.append(level)
            }
        }
        return text.take()
    }

    /// The state that an element takes over; nil where one around it is hidden.
    private func surroundings(of node: HTMLNode) -> Surroundings? {
        var above: [HTMLNode] = []
        var parent = node.parent
        while let current = parent {
            above.append(current)
            parent = current.parent
        }
        var around = Surroundings()
        for node in above.reversed() {
            let style = styles.style(of: node)
            if isHidden(node, style) { return nil }
            around.isInvisible = style.isInvisible ?? around.isInvisible
            around.isContent = around.isContent || PageFrame.isContent(node)
        }
        return around
    }

    private mutating func add(
        _ words: UnsafeBufferPointer<UInt8>, _ around: Surroundings
    ) throws(DecodingRefusal) {
        size += words.count
        guard size <= Decoding.textLimit else {
            throw DecodingRefusal(
                .tooLarge,
                "It is a web page with more than \(Decoding.textLimit >> 20) MiB of text, which no letter has.")
        }
        text.append(words, isPreformatted: around.isPreformatted && !isInCell)
    }

    private func isHidden(_ node: HTMLNode, _ style: PageStyle) -> Bool {
        if style.display == .hidden || style.isAway { return true }
        return node.attribute("hidden") != nil && style.display == nil
    }

    /// Begins an element.
    ///
    /// - Returns: nil for one whose children are not to be gone through.
    private mutating func enter(
        _ node: HTMLNode, _ around: Surroundings
    ) throws(DecodingRefusal) -> Level? {
        guard node.isElement else { return nil }
        let name = node.name
        if !node.isHTML, name == "svg" { return nil }
        if HTMLElements.hidden.contains(name) || HTMLElements.struck.contains(name) { return nil }
        if name == "dialog", node.attribute("open") == nil { return nil }
        let style = styles.style(of: node)
        if isHidden(node, style) || PageFrame.holds(node, isInContent: around.isContent) { return nil }
        var inside = around
        inside.isInvisible = style.isInvisible ?? around.isInvisible
        inside.isFlex = style.display == .flex
        inside.isContent = around.isContent || PageFrame.isContent(node)
        inside.isPreformatted = around.isPreformatted || HTMLElements.preformatted.contains(name)
        if let isDone = try atOnce(node, name, inside) {
            return isDone ? nil : Level(node: node, around: inside, end: .space)
        }
        let end = begin(node, name, style, isInFlex: around.isFlex)
        if style.hasNumberBefore == true, !inside.isInvisible { text.number() }
        return Level(
            node: node, around: inside, end: end,
            hasNumberBehind: style.hasNumberBehind == true && !inside.isInvisible)
    }

    /// Sets an element that is one thing.
    ///
    /// - Returns: whether its children are done with it; nil for other elements.
    private mutating func atOnce(
        _ node: HTMLNode, _ name: String, _ around: Surroundings
    ) throws(DecodingRefusal) -> Bool? {
        switch name {
        case "br": text.breakLine()
        case "wbr", "img": break
        case "hr": block()
        case "input":
            if !around.isInvisible, let value = HTMLElements.value(ofInput: node) { set(value) }
        case "select":
            for option in HTMLElements.shownOptions(of: node) where !around.isInvisible { set(option.words) }
        case "sup":
            guard !around.isInvisible, let signs = HTMLElements.raised(node.words) else { return nil }
            text.append(signs)
        case "textarea", "button":
            text.space()
            return false
        case "table" where !isInCell && heading == nil:
            guard let table = try PageTable(node, styles: styles, isInvisible: around.isInvisible)?.table else {
                return nil
            }
            block()
            takeTerm()
            if !table.rows.isEmpty { blocks.append(.table(table)) }
        default: return nil
        }
        return true
    }

    /// A word or two with a space on either side.
    private mutating func set(_ words: String) {
        text.space()
        text.append(words)
        text.space()
    }

    private mutating func begin(_ node: HTMLNode, _ name: String, _ style: PageStyle, isInFlex: Bool) -> End {
        if !isInCell {
            if let depth = HTMLElements.headingDepth(name), heading == nil {
                block()
                heading = depth
                return .heading
            }
            switch name {
            case "ol", "ul", "menu", "dir":
                block()
                lists.append(ListCount(node))
                return .list
            case "li":
                block()
                items.append(lists.isEmpty ? "•" : lists[lists.count - 1].marker(of: node))
                return .item
            case "dt":
                block()
                return .term
            case "dd":
                block()
                return .definition
            default: break
            }
        }
        if name == "q" {
            text.append("“")
            return .quote
        }
        let isBlock =
            switch style.display {
            case .block?, .flex?: true
            case .inline?, .inlineBlock?: isInFlex
            case .hidden?, nil: isInFlex || HTMLElements.blocks.contains(name)
            }
        if isBlock {
            block()
            return .block
        }
        if style.display == .inlineBlock {
            text.space()
            return .space
        }
        // The parts of a formula: "4/5" is drawn as one above the other.
        if !node.isHTML {
            text.edge()
            return .edge
        }
        guard let kind = node.attribute("class"), !kind.hasPrefix("Mso"), kind != "SpellE", kind != "GramE" else {
            return .nothing
        }
        text.edge()
        return .edge
    }

    private mutating func leave(_ level: Level) {
        if level.hasNumberBehind { text.number() }
        switch level.end {
        case .nothing: break
        case .edge: text.edge()
        case .space: text.space()
        case .quote: text.append("”")
        case .block, .definition: block()
        case .heading:
            flush()
            heading = nil
        case .list:
            block()
            lists.removeLast()
        case .item:
            block()
            items.removeLast()
        case .term:
            takeTerm()
            let words = text.take().onOneLine
            if !words.isEmpty { term = words }
        }
    }

    /// Ends a block and begins the next.
    private mutating func block() {
        if isInCell {
            if !text.isEmpty { text.breakLine() }
        } else if heading != nil {
            text.space()
        } else {
            flush()
        }
    }

    /// Sets a term that has no definition.
    private mutating func takeTerm() {
        guard let words = term else { return }
        term = nil
        blocks.append(.paragraph(words))
    }

    private mutating func flush() {
        let words = text.take()
        guard words.contains(where: { !$0.isWhitespace }) else { return }
        if let heading {
            takeTerm()
            blocks.append(.heading(depth: heading, text: words))
        } else if let marker = items.last {
            blocks.append(.listItem(marker: marker, depth: items.count, text: words))
            items[items.count - 1] = ""
        } else if let term {
            // "Upheld: 9"
            self.term = nil
            blocks.append(.paragraph(term.hasSuffix(":") ? "\(term) \(words)" : "\(term): \(words)"))
        } else {
            blocks.append(.paragraph(words))
        }
    }
}

extension HTMLNode {
    /// The text in it, on one line, of a thousand nodes at the most: elements of which the words are asked may stand in each other.
    fileprivate var words: String {
        var words = ""
        var nodes = 0
        visit { node in
            nodes += 1
            if let text = node.text { words += String(decoding: text, as: UTF8.self) }
            return words.utf8.count < 1000 && nodes < 1000
        }
        return words.onOneLine
    }
}
