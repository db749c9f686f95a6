/// The shape of a page's tags, told before it is parsed. A parser of pages looks through the elements that are open at each new tag, so
/// that elements which stand in each other without end would take time by the square of the page's size.
///
/// It follows the tags and not all rules of the parser; the limits are far from what pages for readers have.
struct PageNesting {
    /// The number of elements that may be open at the same time. Elements that end by themselves, as paragraphs and cells, don't count.
    static let mostOpen = 500
    /// The number of elements of formatting, as `<b>`, that may be open at the same time: each is opened again in each later block.
    static let mostFormatting = 60
    static let mostAttributes = 300

    private let page: [UInt8]
    private var index = 0
    /// The names of the elements that are open.
    private var open: [TagName] = []
    /// The places in `open` of drawings and formulas, and of their elements that hold a page's content again.
    private var foreign: [Int] = []
    private var holders: [Int] = []
    private var formatting: [(name: TagName, tag: UInt64)] = []

    /// - Throws: a refusal of a page whose elements stand in each other deeper than a page for readers has them.
    static func check(_ page: [UInt8]) throws(DecodingRefusal) {
        var nesting = PageNesting(page)
        while let tag = nesting.nextTag() {
            guard nesting.take(tag) else {
                throw DecodingRefusal(
                    .unsupportedFormat,
                    "It is a web page whose elements stand in each other without end, or have attributes without end, as those of no page for readers do; open it in a browser, save it as PDF and drop that in."
                )
            }
        }
    }

    private init(_ page: [UInt8]) { self.page = page }

    // MARK: Open elements

    /// - Returns: whether the limits hold.
    private mutating func take(_ tag: Tag) -> Bool {
        guard tag.attributes <= Self.mostAttributes else { return false }
        if tag.isEnd {
            if let start = open.lastIndex(of: tag.name) { close(from: start) }
            if let last = formatting.lastIndex(where: { $0.name == tag.name }) { formatting.remove(at: last) }
            return true
        }
        if isForeign {
            guard TagName.endingForeign.contains(tag.name), let root = foreign.last else {
                // None ends by itself there, unless its tag says so.
                if !tag.isSelfClosing { begin(tag.name) }
                return open.count <= Self.mostOpen
            }
            close(from: root)
        }
        if TagName.closingChoices.contains(tag.name), let choices = open.lastIndex(of: .select) {
            close(from: choices)
            if tag.name == .select { return true }
        }
        if TagName.withoutContent.contains(tag.name) { return true }
        if endsItself(tag.name) {
            // The formatting in the paragraph before ends with it, to be opened again in this one. A cell outside a table ends nothing.
            let ends = tag.name == .paragraph || TagName.partsOfTables.contains(tag.name) && open.contains(.table)
            while ends, let last = open.last, TagName.formatting.contains(last) { open.removeLast() }
            return true
        }
        if TagName.items.contains(tag.name) { endItem(before: tag.name) }
        begin(tag.name)
        if TagName.formatting.contains(tag.name) {
            // A link in a link ends the first; of elements that are alike the parser keeps three.
            if tag.name == .link { formatting.removeAll { $0.name == .link } }
            if formatting.count(where: { $0.tag == tag.hash }) < 3 { formatting.append((tag.name, tag.hash)) }
        }
        return open.count <= Self.mostOpen && formatting.count <= Self.mostFormatting
    }

    /// Whether an element that begins here ends with the next one of its kind.
    private func endsItself(_ name: TagName) -> Bool {
        if TagName.endingThemselves.contains(name) { return true }
        if TagName.choices.contains(name) { return open.contains(.select) }
        return TagName.signs.contains(name) && open.last(where: TagName.boundingSigns.contains) == .ruby
    }

    /// Ends the item of a list before another one: it is the last open element but for those that stand within a line.
    private mutating func endItem(before name: TagName) {
        guard let last = open.lastIndex(where: TagName.blocks.contains) else { return }
        if (open[last] == .item) == (name == .item), TagName.items.contains(open[last]) { close(from: last) }
    }

    private mutating func begin(_ name: TagName) {
        if TagName.foreign.contains(name) { foreign.append(open.count) }
        if TagName.holdingPages.contains(name) { holders.append(open.count) }
        open.append(name)
    }

    private mutating func close(from start: Int) {
        open.removeSubrange(start...)
        while let last = foreign.last, last >= start { foreign.removeLast() }
        while let last = holders.last, last >= start { holders.removeLast() }
    }

    /// Whether the elements that begin here are parts of a drawing or a formula, to which other rules apply.
    private var isForeign: Bool {
        guard let root = foreign.last else { return false }
        return root > holders.last ?? -1
    }

    // MARK: Tags

    private struct Tag {
        var name: TagName
        var isEnd: Bool
        /// Whether a slash ends it: "<path/>".
        var isSelfClosing = false
        var attributes = 0
        /// Of its name and attributes.
        var hash: UInt64 = 0
    }

    /// The next tag of an element, behind comments, declarations and text that has no tags.
    private mutating func nextTag() -> Tag? {
        while let start = page[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            guard index < page.count else { return nil }
            switch page[index] {
            case UInt8(ascii: "!") where page[index...].starts(with: "!--".utf8):
                index += 3
                skipComment()
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(behind: ">")
            case UInt8(ascii: "/"):
                index += 1
                if let tag = tag(isEnd: true) { return tag }
            default:
                if let tag = tag(isEnd: false) {
                    if hasNoTags(tag.name) { skipToEnd(of: tag.name) }
                    return tag
                }
            }
        }
        return nil
    }

    /// The tag whose name begins here; nil where no name does.
    private mutating func tag(isEnd: Bool) -> Tag? {
        let start = index
        while index < page.count, !Self.endsName(page[index]) { index += 1 }
        guard start < index, TagName.isLetter(page[start]) else { return nil }
        var tag = Tag(name: TagName(page[start..<index]), isEnd: isEnd)
        let attributes = index
        while index < page.count, page[index] != UInt8(ascii: ">") {
            if Self.endsName(page[index]) {
                tag.isSelfClosing = page[index] == UInt8(ascii: "/")
                index += 1
                continue
            }
            tag.isSelfClosing = false
            tag.attributes += 1
            skipAttribute()
        }
        tag.hash = page[attributes..<index].reduce(tag.name.rawValue ^ 0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return tag
    }

    private mutating func skipAttribute() {
        while index < page.count, !Self.endsName(page[index]), page[index] != UInt8(ascii: "=") { index += 1 }
        var next = index
        while next < page.count, Self.isSpace(page[next]) { next += 1 }
        // Without a name before it, the sign is the name's first letter.
        guard next < page.count, page[next] == UInt8(ascii: "=") else {
            index = max(next, index)
            return
        }
        next += 1
        while next < page.count, Self.isSpace(page[next]) { next += 1 }
        index = next
        guard next < page.count else { return }
        let quote = page[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index = (page[(next + 1)...].firstIndex(of: quote) ?? page.count - 1) + 1
        } else {
            while index < page.count, !Self.isSpace(page[index]), page[index] != UInt8(ascii: ">") { index += 1 }
        }
    }

    /// Whether tags are text in an element that begins here. In a drawing or formula they are none, and a list of choices passes over
    /// the tags of such elements.
    private func hasNoTags(_ name: TagName) -> Bool {
        guard TagName.withoutTags.contains(name), !isForeign else { return false }
        return name == .script || !open.contains(.select)
    }

    /// Skips a comment, behind its first four signs. "<!-->" and "<!--->" are whole ones, and "--!>" ends one as well.
    private mutating func skipComment() {
        let rest = page[index...]
        if rest.starts(with: ">".utf8) || rest.starts(with: "->".utf8) { return skip(behind: ">") }
        while let dash = page[index...].firstIndex(of: UInt8(ascii: "-")) {
            index = dash + 1
            let rest = page[dash...]
            if rest.starts(with: "-->".utf8) || rest.starts(with: "--!>".utf8) { return skip(behind: ">") }
        }
        index = page.count
    }

    private mutating func skip(behind mark: StaticString) {
        let mark = Array(mark.description.utf8)
        while let found = page[index...].firstIndex(of: mark[0]) {
            index = found + 1
            if page[found...].starts(with: mark) {
                index = found + mark.count
                return
            }
        }
        index = page.count
    }

    /// Skips the text of an element in which tags are text.
    private mutating func skipToEnd(of name: TagName) {
        while let found = page[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = found
            let next = page[(found + 1)...]
            if next.first == UInt8(ascii: "/"),
                TagName(next.dropFirst().prefix { !Self.endsName($0) }.prefix(TagName.longest)) == name
            {
                return
            }
            index = found + 1
        }
        index = page.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }
}

/// The name of an element, by its first eight letters.
private struct TagName: Hashable {
    let rawValue: UInt64

    static let longest = 8

    init(_ name: some Sequence<UInt8>) {
        rawValue = name.prefix(Self.longest).reduce(0) { $0 << 8 | UInt64(Self.isLetter($1) ? $1 | 0x20 : $1) }
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func names(_ list: String) -> Set<TagName> {
        Set(list.split(separator: " ").map { TagName($0.utf8) })
    }

    static let link = TagName("a".utf8)
    static let script = TagName("script".utf8)
    static let select = TagName("select".utf8)
    static let table = TagName("table".utf8)
    static let paragraph = TagName("p".utf8)
    static let item = TagName("li".utf8)
    static let ruby = TagName("ruby".utf8)
    static let foreign = names("svg math")
    /// Elements of drawings and formulas whose content is a page's again.
    static let holdingPages = names("foreignobject desc title mi mo mn ms mtext annotation-xml")
    /// Elements that end a drawing or formula in which they begin.
    static let endingForeign = names(
        """
        b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby \
        s small strike strong span sub sup table tt u ul var
        """)
    static let withoutContent = names(
        "area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr")
    static let partsOfTables = names("tr td th tbody thead tfoot colgroup caption")
    static let endingThemselves = partsOfTables.union(names("html head body p"))
    static let choices = names("option optgroup")
    static let closingChoices = names("input keygen textarea select")
    /// Of characters, beside their sounds.
    static let signs = names("rb rt rp rtc")
    static let boundingSigns = names("ruby table object applet marquee template")
    static let items = names("li dd dt")
    /// The elements in which an item begins whatever item is around them.
    static let blocks = names(
        """
        applet article aside blockquote button center dd details dir dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 \
        header hgroup iframe li listing main marquee menu nav noembed noframes noscript object ol plaintext pre section select style summary \
        table template textarea title ul xmp
        """)
    static let formatting = names("a b big code em font i nobr s small strike strong tt u")
    static let withoutTags = names("script style textarea title xmp iframe noembed noframes plaintext")
}
