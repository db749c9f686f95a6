/// A decoder of documents with several texts, or with content that can't be read. It must stand any bytes.
package protocol PartsDecoder {
    /// Turns a document into its parts, in the order in which they stand.
    ///
    /// - Throws: a refusal where the document is at fault.
    static func parts(of bytes: [UInt8]) throws(DecodingRefusal) -> [DocumentPart]
}

/// A part of a document: one of its texts, or content that could hold a figure and is not read.
package struct DocumentPart: Hashable, Sendable {
    /// The path inside the document, as "sheet Upheld"; empty for the whole.
    package var path: String
    package var content: Result<Paper, DecodingRefusal>
    /// The cells of a sheet at their places; empty for anything else.
    package var cells: [SheetCell] = []

    package init(path: String, content: Result<Paper, DecodingRefusal>) {
        self.path = path
        self.content = content
    }

    /// Content that is not read.
    ///
    /// - Parameter message: one sentence with the next step.
    init(unread path: String, _ message: String) {
        self.init(path: path, content: .failure(DecodingRefusal(.unsupportedFormat, message)))
    }

    /// The parts with their papers laid out as text, in the form of `DecodedMember.encoded`.
    ///
    /// - Throws: a refusal where the text is larger than the limit.
    package static func encoded(_ parts: [DocumentPart]) throws(DecodingRefusal) -> [UInt8] {
        var members: [DecodedMember] = []
        for part in parts {
            let content: Result<[UInt8], DecodingRefusal> =
                switch part.content {
                case .success(let paper): .success(try PaperLayout.text(of: paper))
                case .failure(let refusal): .failure(refusal)
                }
            var member = DecodedMember(path: [part.path], content: content)
            member.cells = part.cells
            members.append(member)
        }
        return DecodedMember.encoded(members)
    }
}

/// A filled cell of a sheet that is shown.
package struct SheetCell: Hashable, Sendable {
    /// From 0.
    package var row: Int
    /// From 0.
    package var column: Int
    /// The number of rows that it covers, at least 1.
    package var rows: Int
    /// The number of columns that it covers, at least 1.
    package var columns: Int
    /// The text that it shows, on one line.
    package var text: String
}

extension UnreadContent {
    /// A part for each kind of content that is not read.
    var parts: [DocumentPart] {
        list.map {
            DocumentPart(
                unread: $0, "It may hold figures and is not read; save the whole document as PDF and drop that in.")
        }
    }
}
