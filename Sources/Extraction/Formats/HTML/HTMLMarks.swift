/// The marks by which a text is a web page.
enum HTMLMarks {
    /// Looks at the beginning of a text, without white space before it.
    ///
    /// - Returns: nil for a text that is no web page; `declaration` where it begins as one; `words` for a piece of one.
    static func evidence(in text: ArraySlice<UInt8>) -> FormatMatch.Evidence? {
        if let first = withoutPrologue(text) {
            if beginnings.contains(where: { first.startsWithTag($0) }) { return .declaration }
            if pieces.contains(where: { first.startsWithTag($0) }) { return .words }
        }
        return endTags(in: text.prefix(4096)) >= 3 ? .words : nil
    }

    private static let beginnings = ["!doctype html", "html", "head", "body"].map { Array($0.utf8) }
    /// The elements that browsers take a text for a page by (WHATWG MIME Sniffing, 7.1).
    private static let pieces = [
        "script", "iframe", "h1", "h2", "h3", "div", "table", "style", "title", "p", "ul", "main", "section", "article",
        "header", "nav", "meta",
    ].map { Array($0.utf8) }

    /// The text from its first tag on, behind comments and an XML declaration; nil where it does not begin with one.
    private static func withoutPrologue(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = text
        while rest.first == UInt8(ascii: "<") {
            let end: StaticString
            if rest.starts(with: "<!--".utf8) {
                end = "-->"
            } else if rest.starts(with: "<?".utf8) {
                end = "?>"
            } else {
                return rest
            }
            guard let next = rest.behind(end) else { return nil }
            rest = next.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        }
        return nil
    }

    /// The number of ends of elements, as `</td>`.
    private static func endTags(in text: ArraySlice<UInt8>) -> Int {
        text.withUnsafeBufferPointer { bytes in
            var count = 0
            var index = 0
            while index + 3 < bytes.count {
                if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"),
                    bytes[index + 2].isASCIILetter
                {
                    count += 1
                }
                index += 1
            }
            return count
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether it begins with the tag of an element.
    ///
    /// - Parameter name: in lower case.
    fileprivate func startsWithTag(_ name: [UInt8]) -> Bool {
        let behind = dropFirst(1 + name.count)
        guard let next = behind.first, !next.isASCIILetter, !(0x30...0x39).contains(next) else { return false }
        return zip(dropFirst(), name).allSatisfy { $0.lowercasedASCII == $1 }
    }

    /// The rest behind the first place of a text; nil where it is not there.
    fileprivate func behind(_ text: StaticString) -> ArraySlice<UInt8>? {
        text.withUTF8Buffer { text in
            for index in indices where self[index] == text[0] && self[index...].starts(with: text) {
                return self[(index + text.count)...]
            }
            return nil
        }
    }
}

extension UInt8 {
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
