public import Model

/// One text of a file. Most files are one; a mail has one for each attachment, a workbook one for each sheet.
public struct TextPart: Hashable, Sendable {
    /// The path inside the file; whole for a file that is one text.
    public var path: PartPath
    public var mediaType: MediaType
    /// The text in UTF-8, with a form feed between pages; or the reason why this part has none, while others may.
    public var text: Result<[UInt8], Refusal>
    /// The cells of a sheet, or of a table of values; nil for any other text.
    public var cells: SheetCells?
    public var role: Role
    /// The file inside the file that the text is from; nil where it is of the file itself.
    public var origin: MemberFile?
    /// The pages, counted from 1, whose text was recognised in their image.
    public var recognisedPages: Set<Int> = []
    /// Whether parts of the text could not be decoded, and are missing.
    public var isDamaged = false

    /// The part that a text has in a file.
    public enum Role: Hashable, Sendable {
        /// It may be a letter or a report.
        case document
        /// The words of a mail itself, which speak of letters and seldom are one.
        case coveringText
    }

    public init(
        path: PartPath = .whole, mediaType: MediaType, text: Result<[UInt8], Refusal>, cells: SheetCells? = nil,
        role: Role = .document, origin: MemberFile? = nil
    ) {
        self.path = path
        self.mediaType = mediaType
        self.text = text
        self.cells = cells
        self.role = role
        self.origin = origin
    }

    /// The mark of a number in a recognised text that is not certain.
    public static let unclearMark = TwoLooks.unclear
    /// The whole text of a page that can't be recognised.
    public static let unreadablePage = TwoLooks.unreadable

    /// Whether it has a text.
    var hasText: Bool { if case .success = text { true } else { false } }

    /// A file that is one text.
    public static func whole(_ mediaType: MediaType, _ text: [UInt8]) -> TextPart {
        TextPart(mediaType: mediaType, text: .success(text))
    }
}

/// A file that was turned into text.
public struct ExtractedFile: Hashable, Sendable {
    /// The media type of the file itself.
    public let mediaType: MediaType
    /// At least one, in the order in which they stand in the file.
    public let parts: [TextPart]

    package init(mediaType: MediaType, parts: [TextPart]) {
        self.mediaType = mediaType
        self.parts = parts
    }

    /// The words in a message for a file that holds others; nil for a file that holds none.
    package var containerNoun: String? {
        mediaType.containerNoun ?? (parts.contains { $0.origin != nil } ? "a file with others attached to it" : nil)
    }
}
