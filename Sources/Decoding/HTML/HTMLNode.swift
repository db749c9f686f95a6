internal import CGumbo
internal import Glibc

/// A node of a page's tree, as libgumbo keeps it. It is valid as long as the process, which never frees the tree.
struct HTMLNode: Hashable {
    private let node: UnsafeMutablePointer<GumboNode>

    /// Parses a page.
    ///
    /// - Parameter page: UTF-8. Anything else in it stands as U+FFFD in the tree.
    /// - Returns: the element `html`; nil where the page is too large for the memory.
    static func root(of page: [UInt8]) -> HTMLNode? {
        // The tree points into the text for as long as it is used.
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: page.count + 1)
        page.withUnsafeBytes { page in
            UnsafeMutableRawPointer(text).copyMemory(
                from: page.baseAddress ?? UnsafeRawPointer(text), byteCount: page.count)
        }
        text[page.count] = 0
        var options = kGumboDefaultOptions
        // Faults of the page are of no interest, and a list of them could be larger than the page.
        options.max_errors = 0
        guard let output = gumbo_parse_with_options(&options, text, page.count), let root = output.pointee.root else {
            return nil
        }
        return HTMLNode(node: root)
    }

    private init(node: UnsafeMutablePointer<GumboNode>) { self.node = node }

    /// Whether it is an element; templates are not.
    var isElement: Bool { node.pointee.type == GUMBO_NODE_ELEMENT }

    /// The text of a text node; nil for any other node.
    var text: UnsafeBufferPointer<UInt8>? {
        switch node.pointee.type {
        case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
            node.pointee.v.text.text.map { text in
                let length = strlen(text)
                return UnsafeRawBufferPointer(start: text, count: length).assumingMemoryBound(to: UInt8.self)
            }
        default: nil
        }
    }

    /// The element's name in lower case; empty for any other node.
    var name: String {
        guard isElement else { return "" }
        let tag = node.pointee.v.element.tag
        guard tag == GUMBO_TAG_UNKNOWN else { return String(cString: gumbo_normalized_tagname(tag)) }
        var original = node.pointee.v.element.original_tag
        gumbo_tag_from_original_text(&original)
        guard let data = original.data else { return "" }
        let bytes = UnsafeRawBufferPointer(start: data, count: original.length)
        return String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// Whether the element is one of HTML, and not of a drawing or formula in the page.
    var isHTML: Bool { isElement && node.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_HTML }

    /// The number of children.
    var count: Int { isElement ? Int(node.pointee.v.element.children.length) : 0 }

    /// - Parameter index: below `count`.
    func child(_ index: Int) -> HTMLNode? {
        node.pointee.v.element.children.data[index].map { HTMLNode(node: $0.assumingMemoryBound(to: GumboNode.self)) }
    }

    var parent: HTMLNode? {
        guard let parent = node.pointee.parent, parent.pointee.type == GUMBO_NODE_ELEMENT else { return nil }
        return HTMLNode(node: parent)
    }

    /// An attribute's value; nil where the element lacks it.
    ///
    /// - Parameter name: in lower case.
    func attribute(_ name: String) -> String? {
        guard isElement else { return nil }
        return withUnsafePointer(to: &node.pointee.v.element.attributes) { attributes in
            gumbo_get_attribute(attributes, name).map { String(cString: $0.pointee.value) }
        }
    }

    /// An attribute's number; nil where it has none.
    func number(_ name: String) -> Int? {
        attribute(name).flatMap { Int($0.split(whereSeparator: \.isWhitespace).first ?? "") }
    }

    /// The words of an attribute that lists some, in lower case.
    func words(_ name: String) -> [Substring] {
        (attribute(name)?.lowercased() ?? "").split(whereSeparator: \.isWhitespace)
    }

    /// Goes through the node and all below it, from top to bottom, without recursion: a page may be 100,000 levels deep.
    ///
    /// - Parameter enter: tells whether to go into the children.
    func visit(_ enter: (HTMLNode) -> Bool) {
        guard enter(self) else { return }
        var path = [(node: self, next: 0)]
        while let last = path.last {
            guard last.next < last.node.count else {
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            if let child = last.node.child(last.next), enter(child) { path.append((child, 0)) }
        }
    }
}
