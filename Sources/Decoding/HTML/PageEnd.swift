/// The end of a web page, by which a file that was cut off is told: an interrupted download ends anywhere.
enum PageEnd {
    /// Whether a whole page, which begins with its `html` element, ends inside a table or a tag. A page may leave out the tags of its end, as
    /// it may leave out those of rows and cells, but not that of a table.
    static func isCutOff(_ page: [UInt8]) -> Bool {
        guard last("<html", in: page) != nil, last("</html", in: page) == nil, last("</body", in: page) == nil else {
            return false
        }
        if let open = page.lastIndex(of: UInt8(ascii: "<")), !page[open...].contains(UInt8(ascii: ">")) { return true }
        guard let table = last("<table", in: page) else { return false }
        return last("</table", in: page).map { $0 < table } ?? true
    }

    /// The last place of a tag's beginning, in letters of any case.
    private static func last(_ tag: String, in page: [UInt8]) -> Int? {
        let tag = Array(tag.utf8)
        return page.indices.last { index in
            page[index] == tag[0] && page.count - index >= tag.count
                && tag.indices.allSatisfy { page[index + $0] | 0x20 == tag[$0] | 0x20 }
        }
    }
}
