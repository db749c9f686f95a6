import Model

/// The text of a PDF, page by page, and whether it is one.
struct PDFPages: Sendable {
    /// The text with a form feed behind each page.
    let text: [UInt8]
    private let pages: [ArraySlice<UInt8>]

    /// - Parameter text: in UTF-8, with a form feed behind each page.
    init(_ text: [UInt8]) {
        self.text = text
        var pages = text.split(separator: 0x0C, omittingEmptySubsequences: false)
        if pages.count > 1, pages.last?.contains(where: { $0 > 0x20 }) == false { pages.removeLast() }
        self.pages = pages
    }

    var count: Int { pages.count }

    /// The numbers of the pages without text, counted from 1.
    var empty: [Int] { pages.indices.filter { !pages[$0].contains { $0 > 0x20 } }.map { $0 + 1 } }

    /// Whether no page has a text.
    var areEmpty: Bool { !text.contains { $0 > 0x20 } }

    /// The text with that of some pages replaced.
    ///
    /// - Parameters:
    ///   - texts: the texts that were recognised, without form feeds.
    ///   - numbers: the numbers of their pages.
    func part(with texts: [String], of numbers: [Int]) -> TextPart {
        guard !numbers.isEmpty else { return .whole(.pdf, text) }
        var pages = pages.map(Array.init)
        for (text, number) in zip(texts, numbers) { pages[number - 1] = Array(text.utf8) }
        var part = TextPart.whole(.pdf, pages.flatMap { $0 + [0x0C] })
        part.recognisedPages = Set(numbers)
        return part
    }

    /// Whether the letters of the text can't be told: none of the words is there that every English page has. A font may say wrongly,
    /// or not at all, which letters it draws, and then each letter stands for another one.
    var areGarbled: Bool {
        let words = text.split { $0 <= 0x20 }.prefix(5000)
        var (count, known) = (0, 0)
        // A number says nothing: a page of a table has hardly a word.
        for word in words where !word.allSatisfy({ $0 < 0x41 }) || word.contains(where: { $0 < 0x20 }) {
            count += 1
            if Self.common.contains(String(decoding: word.map(\.lowercasedASCII), as: UTF8.self)) { known += 1 }
            // The words to come can't change the answer: the first lines of a letter give it.
            if known * 50 >= words.count { return false }
        }
        return count >= Self.leastWords && known * 50 < count
    }

    /// Whether pages were recognised as a text. Of a page that stands on its head letters are recognised, and no words.
    static func hold(_ recognised: [String]) -> Bool {
        guard recognised.contains(where: { $0.contains(where: \.isLetter) }) else { return false }
        let clear = recognised.map {
            $0.split { $0.isWhitespace || String($0) == TwoLooks.unclear }.joined(separator: " ")
        }
        return !PDFPages(Array(clear.joined(separator: "\u{0C}").utf8)).areGarbled
    }

    /// A text with fewer words may have none of the common ones.
    private static let leastWords = 40

    /// The commonest words of English, and those of letters and reports.
    private static let common: Set = [
        "the", "of", "and", "to", "in", "for", "a", "is", "on", "we", "that", "by", "with", "your", "you", "i", "not",
        "be", "are", "was", "were", "as", "at", "from", "this", "or", "total", "complaints", "council", "upheld",
        "ombudsman", "services", "decisions", "received", "annual", "report", "review", "authority", "other", "number",
    ]
}
