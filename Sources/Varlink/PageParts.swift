import ControlInterface

/// A part of a page's elements, with the commas between them.
struct EncodedPart: Sendable {
    var bytes: [UInt8]
    /// Whether the page is complete with it.
    var endsPage: Bool
}

/// Makes the pages of a reply in parts: an element whose own lists are long is not built whole either.
actor PageParts<Reply: Codable & Sendable> {
    /// An element that is being sent: the JSON around its lists, and the lists.
    private struct OpenElement {
        /// The pieces before, between and behind the lists.
        let pieces: [ArraySlice<UInt8>]
        let lists: [ElementList]
        /// The list that is being sent.
        var current = 0
        /// Elements of the current list that are still to be sent.
        var waiting: ArraySlice<ElementList.Element> = []
        var isFirst = true
    }

    private let pages: ReplyPages<Reply>
    private let head: Int
    private let tail: Int
    /// The page's element, and those inside it.
    private var open: [OpenElement] = []

    /// - Parameters:
    ///   - head: the number of bytes of a page before its elements.
    ///   - tail: the number of bytes behind them.
    init(_ pages: ReplyPages<Reply>, head: Int, tail: Int) {
        self.pages = pages
        self.head = head
        self.tail = tail
    }

    /// The next part; nil after the last page.
    ///
    /// - Throws: `failed` where a number is not finite.
    func next() async throws(Failure) -> EncodedPart? {
        var bytes: [UInt8] = []
        if open.isEmpty {
            guard let page = try await pages.next() else { return nil }
            if let elements = page.elements {
                bytes = elements
            } else {
                let whole = try JSONOutput.compact(page.reply)
                try begin(whole[head...].dropLast(tail), page.lists, into: &bytes)
            }
        }
        while !open.isEmpty, bytes.count < Self.size { try goOn(into: &bytes) }
        return EncodedPart(bytes: bytes, endsPage: open.isEmpty)
    }

    /// The number of bytes after which a part ends.
    private static var size: Int { 1 << 16 }

    private func begin(
        _ json: ArraySlice<UInt8>, _ lists: [ElementList], into bytes: inout [UInt8]
    ) throws(Failure) {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = json
        for list in lists {
            guard let start = EmptyList.start(at: list.path, in: json), start >= rest.startIndex else {
                throw Failure(.failed, "The reply has no list \"\(list.path.joined(separator: "."))\".")
            }
            pieces.append(rest[..<start])
            rest = rest[start...]
        }
        bytes += pieces.first ?? rest
        if !lists.isEmpty { open.append(OpenElement(pieces: pieces + [rest], lists: lists)) }
    }

    /// Adds the next element of the innermost list, or what is behind that list.
    private func goOn(into bytes: inout [UInt8]) throws(Failure) {
        var element = open.removeLast()
        if element.waiting.isEmpty, let next = element.lists[element.current].next() {
            element.waiting = next[...]
            open.append(element)
        } else if let inner = element.waiting.popFirst() {
            if !element.isFirst { bytes.append(UInt8(ascii: ",")) }
            element.isFirst = false
            open.append(element)
            try begin(try JSONOutput.compact(inner.value)[...], inner.lists, into: &bytes)
        } else {
            element.current += 1
            element.isFirst = true
            bytes += element.pieces[element.current]
            if element.current < element.lists.count { open.append(element) }
        }
    }
}

/// The places of lists in JSON that has no spaces.
enum EmptyList {
    /// Finds an empty list.
    ///
    /// - Parameter path: the names of the members that lead to it.
    /// - Returns: the index behind its opening bracket; nil where there is no such list, or it is not empty.
    static func start(at path: [String], in bytes: ArraySlice<UInt8>) -> Int? {
        let names = path.map { Array($0.utf8) }
        var (depth, found) = (0, 0)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth <= found { return nil }
            case UInt8(ascii: "\""):
                let start = index + 1
                index = start
                while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                let rest = bytes[min(index + 1, bytes.endIndex)...]
                guard depth == found + 1, rest.first == UInt8(ascii: ":"),
                    bytes[start..<index].elementsEqual(names[found])
                else { break }
                found += 1
                if found == names.count { return rest.dropFirst().starts(with: "[]".utf8) ? index + 3 : nil }
                guard rest.dropFirst().first == UInt8(ascii: "{") else { return nil }
            default: break
            }
            index += 1
        }
        return nil
    }
}
