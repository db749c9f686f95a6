public import Model

/// A place in a specimen's text on which a reading rests.
public struct Mark: Hashable, Sendable {
    /// The content of the place.
    public enum Subject: Hashable, Sendable {
        /// A figure of the document's own period.
        case figure(FigureName)
        /// A table, whose figures depend on each other.
        case table(Set<FigureName>)
        /// Another year's figure, which damage may destroy at no cost.
        case earlier(FigureName, period: String)
        /// The authority's name or the period, without which nothing can be read.
        case identity
    }

    public var subject: Subject
    /// Its bytes in the text's UTF-8.
    public var bytes: Range<Int>

    public init(_ subject: Subject, bytes: Range<Int>) {
        self.subject = subject
        self.bytes = bytes
    }
}

/// A text under composition that remembers where its figures stand.
///
/// ```swift
/// var text = MarkedText()
/// text += "\(identity: council)\n\n"
/// text += "\(75, .upholdRate)% of complaints we investigated were **upheld**.\n"
/// ```
public struct MarkedText: ExpressibleByStringInterpolation, Sendable {
    public private(set) var string: String
    public private(set) var marks: [Mark]

    public init(_ string: String = "") {
        self.string = string
        marks = []
    }

    public init(stringLiteral value: String) { self.init(value) }

    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

    public static func += (left: inout Self, right: Self) {
        let offset = left.string.utf8.count
        left.string += right.string
        left.marks += right.marks.map {
            Mark($0.subject, bytes: ($0.bytes.lowerBound + offset)..<($0.bytes.upperBound + offset))
        }
    }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum += right
        return sum
    }

    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = MarkedText()

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.string.reserveCapacity(literalCapacity + interpolationCount * 4)
        }

        public mutating func appendLiteral(_ literal: String) { text.string += literal }

        /// Text or a number that is no figure.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            text.string += value.description
        }

        /// A marked text within this one.
        public mutating func appendInterpolation(_ marked: MarkedText) { text += marked }

        /// A figure of the document's own period, as it is written.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible, _ figure: FigureName) {
            append(value.description, .figure(figure))
        }

        /// Another year's figure, as it is written.
        public mutating func appendInterpolation(
            _ value: some CustomStringConvertible, _ figure: FigureName, in period: String
        ) {
            append(value.description, .earlier(figure, period: period))
        }

        /// A table with these figures of the document's own period.
        public mutating func appendInterpolation(
            table: some CustomStringConvertible, _ figures: some Sequence<FigureName>
        ) {
            append(table.description, .table(Set(figures)))
        }

        /// The authority's name or the period.
        public mutating func appendInterpolation(identity: some CustomStringConvertible) {
            append(identity.description, .identity)
        }

        private mutating func append(_ value: String, _ subject: Mark.Subject) {
            let start = text.string.utf8.count
            text.string += value
            text.marks.append(Mark(subject, bytes: start..<text.string.utf8.count))
        }
    }
}
