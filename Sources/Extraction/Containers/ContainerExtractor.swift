public import Model

/// A file format whose files hold other files, as mail and archives do.
///
/// It takes a file apart and reads none of what it holds. `MemberWalk` hands each member to all formats in turn. So limits hold over the
/// whole tree, and a container holds no decoder's turn while its members wait for one.
public protocol ContainerExtractor: Extractor {
    /// Whether a file is a document itself, beside the files that it holds: `extract` gives its own text then.
    var isDocument: Bool { get }

    /// Whether a file may hold others, told quickly. It must stand any bytes.
    func mayHoldFiles(_ bytes: [UInt8]) -> Bool

    /// Takes a file apart.
    ///
    /// - Parameter limits: the part of the limits of the whole tree that is left for this file.
    /// - Returns: the files in it, in their order, without those that can be no document.
    /// - Throws: `refused` where the file itself is at fault; `unavailable` where it can be tried again.
    func members(
        of bytes: [UInt8], name: String, as mediaType: MediaType, within limits: ContainerLimits
    ) async throws(ExtractionFailure) -> [ContainerMember]
}

extension ContainerExtractor {
    public var isDocument: Bool { false }

    public func mayHoldFiles(_ bytes: [UInt8]) -> Bool { true }

    public func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        try await MemberWalk(by: .all).parts(of: bytes, name: name, self, as: mediaType)
    }

    public func extractView(
        _ view: TextView, of bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]? {
        try await MemberWalk(by: .all).view(view, of: bytes, name: name, self, as: mediaType)
    }
}

/// A file inside another: an attachment of a mail, a member of an archive.
public struct ContainerMember: Hashable, Sendable {
    /// The names of the folders or messages around it, outermost first, and its own at the end. Not empty.
    public var path: [String]
    /// The number of containers of the same file around it, as of messages inside a message.
    public var depth: Int
    public var role: TextPart.Role
    /// The date that the container gives for it.
    public var date: Timestamp?
    /// Its bytes, or the reason why it can't be taken out.
    public var content: Result<[UInt8], Refusal>
    /// The cells of a sheet; nil for anything else.
    var cells: SheetCells?

    public init(
        path: [String], depth: Int = 0, role: TextPart.Role = .document, date: Timestamp? = nil,
        content: Result<[UInt8], Refusal>
    ) {
        self.path = path
        self.depth = depth
        self.role = role
        self.date = date
        self.content = content
    }

    /// Its own name.
    var name: String { path.last ?? "" }
}

/// The limits of a file with all files inside it.
public struct ContainerLimits: Hashable, Sendable {
    /// The number of containers around a text, as 4 for a mail in a ZIP archive in a mail that is in a mailbox.
    public var depth = 4
    /// The number of files in the tree.
    public var parts = 1000
    /// The size of all files in the tree together, in bytes.
    public var size = 128 << 20
    /// The size of each file in the tree, in bytes.
    public var memberSize = Extraction.defaultSizeLimit
    /// The processor time that decoding all files in the tree may take. A thousand letters take two minutes.
    public var time: Duration = .seconds(600)

    public init() {}

    /// The refusal of a tree with too many files.
    static func tooManyParts(_ limit: Int) -> Refusal {
        Refusal(
            .tooLarge,
            "It holds more than \(limit.groupedDigits) files; unpack it, and drop in the letters and reports that it holds."
        )
    }

    /// The refusal of a tree that is too large.
    static func tooLarge(_ limit: Int) -> Refusal {
        Refusal(
            .tooLarge,
            "The files in it have more than \(limit >> 20) MiB together; unpack it, and drop in the letters and reports that it holds."
        )
    }

    /// The refusal of a tree whose decoding takes too long.
    static func tooLong(_ limit: Duration) -> Refusal {
        Refusal(
            .tooLarge,
            "The files in it take more than \(limit.components.seconds) s to decode; unpack it, and drop in the letters and reports that it holds."
        )
    }

    /// The refusal of a file inside too many others.
    static func tooDeep(_ limit: Int) -> Refusal {
        Refusal(
            .unsupportedFormat,
            "It is inside more than \(limit) mails or archives, one in the other; unpack it, and drop in the letters and reports that it holds."
        )
    }
}

extension Int {
    /// The number as people write it: 1,000.
    fileprivate var groupedDigits: String {
        self < 1000 ? "\(self)" : "\(self / 1000),\("\(1000 + self % 1000)".dropFirst())"
    }
}

extension MediaType {
    /// Whether its files hold others.
    package var holdsFiles: Bool { containerNoun != nil }

    /// The words for a container in a message; nil for any other format.
    package var containerNoun: String? {
        switch rawValue {
        case "message/rfc822": "a mail"
        case "application/mbox": "a mailbox"
        case "multipart/related": "a saved web page (MHTML)"
        case "application/vnd.ms-outlook": "an Outlook message (MSG)"
        case "application/zip": "a ZIP archive"
        default: nil
        }
    }
}
