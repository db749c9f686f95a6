public import Extraction
import Model
import Reading

extension TextPart {
    /// The pages of its text, each with its lines at the places of their numbers, as figures name them; none for a part without text.
    ///
    /// - Parameter limit: the maximum size of the text in bytes; the rest is left out.
    public func numberedPages(limit: Int) -> [(page: Int, text: String)] {
        guard case .success(let bytes) = text else { return [] }
        let document = DocumentText(utf8: Array(bytes.prefix(limit)), part: path)
        var pages: [(page: Int, text: String)] = []
        var lines: [String] = []
        var page = 1
        func end() {
            if !lines.isEmpty { pages.append((page, lines.joined(separator: "\n"))) }
            lines = []
        }
        for line in document.lines {
            if line.page != page {
                end()
                page = line.page
            }
            while lines.count < line.number - 1 { lines.append("") }
            lines.append(Self.plain(document.raw[line.raw]))
        }
        end()
        return pages.filter { $0.text.contains { !$0.isWhitespace } }
    }

    /// A line without control characters, which a search uses as marks.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
