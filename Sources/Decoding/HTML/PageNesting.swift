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
    private var open: [TagName] = []
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
            if let start = open.lastIndex(of: tag.name) { open.removeSubrange(start...) }
            if let last = formatting.lastIndex(where: { $0.name == tag.name }) { formatting.remove(at: last) }
            return true
        }
        if TagName.withoutContent.contains(tag.name) { return true }
        if TagName.endingThemselves.contains(tag.name) {
            // The formatting in the paragraph before ends with it, to be opened again in this one.
            while let last = open.last, TagName.formatting.contains(last) { open.removeLast() }
            return true
        }
        open.append(tag.name)
        if TagName.formatting.contains(tag.name) {
            // A link in a link ends the first; of elements that are alike the parser keeps three.
            if tag.name == .link { formatting.removeAll { $0.name == .link } }
            if formatting.count(where: { $0.tag == tag.hash }) < 3 { formatting.append((tag.name, tag.hash)) }
        }
        return open.count <= Self.mostOpen && formatting.count <= Self.mostFormatting
    }

    // MARK: Tags

    private struct Tag {
        var name: TagName
        var isEnd: Bool
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
                skip(behind: "-->")
            case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(behind: ">")
            case UInt8(ascii: "/"):
                index += 1
                if let tag = tag(isEnd: true) { return tag }
            default:
                if let tag = tag(isEnd: false) {
                    if TagName.withoutTags.contains(tag.name) { skipToEnd(of: tag.name) }
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
                index += 1
                continue
            }
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
    static let withoutContent = names(
        "area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr")
    static let endingThemselves = names(
        "html head body p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rb rt rp rtc")
    static let formatting = names("a b big code em font i nobr s small strike strong tt u")
    static let withoutTags = names("script style textarea title xmp iframe noembed noframes plaintext")
}
