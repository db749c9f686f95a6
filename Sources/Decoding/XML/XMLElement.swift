/// The start of an element, while the parser stands at it.
struct XMLElement {
    /// The name with its namespace's prefix, as `w:p`.
    let name: String
    /// The name of the element around it; empty for the outermost.
    let parent: String
    /// The name of the element around its parent.
    let grandparent: String
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    private let names: XMLNames

    /// - Parameter path: the names of the elements around it, the innermost last.
    init(
        name: String, in path: [String], attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?, names: XMLNames
    ) {
        self.name = name
        parent = path.last ?? ""
        grandparent = path.count > 1 ? path[path.count - 2] : ""
        self.attributes = attributes
        self.names = names
    }

    /// The value of an attribute; nil where the element has none of that name.
    subscript(_ name: String) -> String? {
        guard var next = attributes else { return nil }
        while let key = next[0], let value = next[1] {
            if names.name(key) == name { return String(cString: value) }
            next += 2
        }
        return nil
    }

    /// A whole number in an attribute; nil where there is none.
    func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }
}

/// The choice of whether an element's content is handed on.
enum XMLDescent {
    case enter
    /// Its content and its end are passed over.
    case skip
}

/// Takes the elements and texts of an XML part in their order.
protocol XMLHandler: AnyObject {
    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent
    func end(_ name: String, in parent: String) throws(DecodingRefusal)
    /// - Parameter bytes: a piece of text in UTF-8. A text may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(DecodingRefusal)
}

extension XMLHandler {
    func end(_ name: String, in parent: String) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
