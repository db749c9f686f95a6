/// The words that somebody looks for.
public struct TextQuery: Hashable, Sendable {
    /// Words, and phrases of several words, each of which has to be there.
    public let phrases: [String]

    /// - Parameter text: words with spaces between; words in quotation marks are a phrase. Case and accents don't matter.
    /// - Returns: nil for a text without a letter or a digit, or with more than 16 words and phrases.
    public init?(_ text: String) {
        var phrases: [String] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index.isMultiple(of: 2) {
                phrases += part.split(whereSeparator: \.isWhitespace).map(String.init)
            } else {
                phrases.append(String(part))
            }
        }
        self.phrases = phrases.filter {
            $0.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
        guard (1...16).contains(self.phrases.count) else { return nil }
    }

    /// The expression of SQLite for pages on which all phrases stand near each other.
    var expression: String { Self.expression(of: phrases) }

    /// The number of words between the first and the last phrase, at the most: more than two lines have.
    private static let distance = 60

    static func expression(of phrases: [String]) -> String {
        let quoted = phrases.map { "\"\($0.filter { $0 != "\"" && $0 != "\0" })\"" }
        return quoted.count == 1 ? quoted[0] : "NEAR(\(quoted.joined(separator: " ")), \(distance))"
    }
}

/// The lines of a page on which phrases begin.
struct PhraseLines {
    /// For each phrase the lines, counted from 0.
    private var starts: [Set<Int>] = []
    private var lines: [Substring] = []

    private static let begin: Character = "\u{1}"
    private static let end: Character = "\u{2}"

    /// - Parameter text: the page's text in which each occurrence of a phrase stands between two marks.
    mutating func add(_ text: String) {
        let marked = text.split(separator: "\n", omittingEmptySubsequences: false)
        starts.append(Set(marked.indices.filter { marked[$0].contains(Self.begin) }))
        if lines.isEmpty { lines = marked }
    }

    /// The places where all phrases stand, with the text of the line or of both lines.
    var hits: [(line: Int, text: String)] {
        guard let first = starts.first else { return [] }
        let whole = starts.dropFirst().reduce(first) { $0.intersection($1) }
        var found = Dictionary(uniqueKeysWithValues: whole.map { ($0, 1) })
        if starts.count > 1 {
            let all = starts.reduce(into: Set<Int>()) { $0.formUnion($1) }
            for line in all where !whole.contains(line) && !whole.contains(line + 1) {
                if starts.allSatisfy({ $0.contains(line) || $0.contains(line + 1) }) { found[line] = 2 }
            }
        }
        return found.sorted { $0.key < $1.key }.map { line, count in
            let text = lines[line..<min(lines.count, line + count)].map { part in
                part.filter { $0 != Self.begin && $0 != Self.end }.split(whereSeparator: \.isWhitespace)
                    .joined(separator: " ")
            }
            return (line + 1, text.joined(separator: " "))
        }
    }
}
