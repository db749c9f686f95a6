/// The texts of a document, page by page.
public struct IndexedDocument: Sendable {
    /// One page of a text.
    public struct Page: Sendable {
        /// The part of the file; empty for a file that is one text.
        public var part: String
        /// Counted from 1.
        public var number: Int
        /// The lines in order, each at the place of its number.
        public var text: String

        public init(part: String, number: Int, text: String) {
            self.part = part
            self.number = number
            self.text = text
        }
    }

    public var sha256: String
    public var pages: [Page]

    /// - Parameter pages: none for a document that has no text.
    public init(sha256: String, pages: [Page]) {
        self.sha256 = sha256
        self.pages = pages
    }
}

/// A place in a document's text.
public struct TextHit: Hashable, Sendable {
    public var sha256: String
    /// Empty for a file that is one text.
    public var part: String
    public var page: Int
    /// The number of the line on its page.
    public var line: Int
    /// The line, and the next one where words stand on both.
    public var text: String

    public init(sha256: String, part: String, page: Int, line: Int, text: String) {
        self.sha256 = sha256
        self.part = part
        self.page = page
        self.line = line
        self.text = text
    }
}

/// A failure of the index.
public struct TextIndexError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The file was not an index, or no longer a whole one. It was removed.
        case damaged
        /// The index has its maximum size, or the disk is full.
        case full
        case failed
    }

    public var code: Code
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
