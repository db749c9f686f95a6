/// Finds the lines whose numbers count nothing: those of a table of contents, whose numbers are those of pages: "Stage 1 complaints ..... 5", under "Contents".
///
/// Its heading, or dots that lead to the numbers, show it. Without either a list before the first sentence is one where its
/// numbers rise and it has the parts that every report has: "Introduction", "Appendix".
struct ContentsLines {
    private let lines: Set<Int>

    /// The number of lines with text, from the first on, among which a table of contents begins.
    private static let front = 150
    /// The largest number of a page.
    private static let mostPages = 500
    /// The number of pages from one entry to the next, at most.
    private static let longestPart = 60

    /// - Parameter range: the lines of the passage.
    init(in text: DocumentText, lines range: Range<Int>) {
        var lines: Set<Int> = []
        var seen = 0
        var line = range.lowerBound
        var isBeforeText = true
        while line < range.upperBound, seen < Self.front {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty else {
                line += 1
                continue
            }
            seen += 1
            var entries: [Entry] = []
            if text.headsContents(tokens, isBeforeText: isBeforeText) {
                entries = Self.entries(from: line + 1, in: text, lines: range)
                if entries.count(where: { $0.page != nil }) < 2 { entries = [] }
            } else if isBeforeText, text.pageAtEnd(tokens) != nil {
                entries = Self.entries(from: line, in: text, lines: range)
                let pages = entries.compactMap(\.page)
                let rises = zip(pages, pages.dropFirst()).allSatisfy { $0 < $1 }
                let hasParts = entries.contains { text.contains(Self.parts, in: text.lines[$0.line].tokens) }
                if pages.count < 3 || !rises || !hasParts { entries = [] }
            }
            if let last = entries.last {
                lines.formUnion(line...last.line)
                seen += entries.count
                line = last.line + 1
            } else {
                if tokens.count >= 8, let last = tokens.last, text.tokens[last].isSign(".") { isBeforeText = false }
                line += 1
            }
        }
        self.lines = lines.union(Self.sectionNumbers(in: text, lines: range))
    }

    /// The lines with nothing but the number of the section whose heading stands below: "6" over "Stage 1 complaints" and its text.
    ///
    /// Their numbers rise. A single one may be a figure over its label.
    private static func sectionNumbers(in text: DocumentText, lines range: Range<Int>) -> [Int] {
        let found = range.filter { line in
            guard let number = text.lines[line].tokens.first, text.lines[line].tokens.count == 1,
                let count = text.tokens[number].count, count < 100, line + 2 < range.upperBound,
                line == range.lowerBound || text.lines[line - 1].tokens.isEmpty,
                let heading = text.lines[line + 1].tokens.first, text.isCapital(heading), text.isShortLine(line + 1),
                text.tokens[heading].kind == .word
            else { return false }
            let below = ((line + 2)..<min(line + 4, range.upperBound)).first { !text.lines[$0].tokens.isEmpty }
            return below.flatMap { text.lines[$0].tokens.last }.map { text.tokens[$0].isSign(".") } ?? false
        }
        let numbers = found.compactMap { text.lines[$0].tokens.first.flatMap { text.tokens[$0].count } }
        return found.count > 1 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 } ? found : []
    }

    /// Whether a line is one of a table of contents.
    func contains(_ line: Int) -> Bool { lines.contains(line) }

    /// Whether any of some lines is one of a table of contents.
    func contains(anyOf other: Range<Int>) -> Bool { !lines.isEmpty && other.contains { lines.contains($0) } }

    /// Parts that reports have and figures are not.
    private static let parts = WordSet(
        """
        introduction foreword preface background purpose summary overview conclusion conclusions appendix appendices glossary \
        learning lessons recommendations methodology
        """)

    /// A line with its page; without one a heading over those below it.
    private struct Entry {
        var line: Int
        var page: Int?
    }

    /// The page of the next line with text; nil where it has none.
    private static func nextPage(
        behind line: Int, isAhead: Bool, in text: DocumentText, _ range: Range<Int>
    ) -> Int? {
        let next = ((line + 1)..<max(line + 1, min(line + 4, range.upperBound))).first {
            !text.lines[$0].tokens.isEmpty
        }
        return next.flatMap { next in
            let tokens = text.lines[next].tokens
            return isAhead ? text.pageAtStart(tokens) : text.pageAtEnd(tokens)
        }
    }

    /// The entries from a line on. Their pages do not fall, unless dots lead to them.
    private static func entries(from start: Int, in text: DocumentText, lines range: Range<Int>) -> [Entry] {
        var entries: [Entry] = []
        var isAhead: Bool?
        var last = 0
        var line = start
        var blanks = 0
        while line < range.upperBound {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty else {
                blanks += 1
                if blanks > 2 { break }
                line += 1
                continue
            }
            guard text.lines[line].folded.count <= 140, tokens.count <= 60 else { break }
            let ahead = text.pageAtStart(tokens)
            let behind = text.pageAtEnd(tokens)
            let page = isAhead == true ? ahead : isAhead == false ? behind : behind ?? ahead
            if let page {
                // "Outcomes of complaints 20", between 28 and 30, is a slip.
                let isSlip =
                    page < last && nextPage(behind: line, isAhead: isAhead == true, in: text, range) ?? 0 >= last
                guard page >= last || isSlip || text.hasDotLeader(line), page <= mostPages,
                    last == 0 || page - last <= longestPart
                else { break }
                if isAhead == nil { isAhead = behind == nil }
                last = isSlip ? last : page
            } else {
                // A heading of entries, or the words over the columns: "Page", "Title Section".
                guard tokens.count <= 9, blanks == 0 || entries.isEmpty, let end = tokens.last,
                    !text.tokens[end].isSign("."), !text.tokens[end].isSign(":")
                else { break }
            }
            entries.append(Entry(line: line, page: page))
            blanks = 0
            line += 1
        }
        while let end = entries.last, end.page == nil { entries.removeLast() }
        return entries
    }
}

extension DocumentText {
    /// "Contents", "Table of contents", "Index"; before the report's text also "Page".
    fileprivate func headsContents(_ tokens: Range<Int>, isBeforeText: Bool) -> Bool {
        guard tokens.count <= 4 else { return false }
        if contains("contents", in: tokens) || tokens.count == 1 && isWord(tokens.lowerBound, in: "index") {
            return true
        }
        return isBeforeText && contains("page pages", in: tokens)
            && isAll("page pages no number title section item", in: tokens)
    }

    /// The number at the end of a line of words, which is no year, share or stage.
    fileprivate func pageAtEnd(_ tokens: Range<Int>) -> Int? {
        guard let last = tokens.last, let page = self.tokens[last].count, tokens.count > 1,
            tokens.contains(where: { self.tokens[$0].kind == .word }), page < 1000,
            self.tokens[last].gap != .none || self.tokens[last - 1].isSign("."),
            !isWord(last - 1, in: "stage quarter appendix annex part section chapter year"), !isLabelledByColon(last)
        else { return nil }
        return page
    }

    private func isLabelledByColon(_ index: Int) -> Bool {
        tokens[index - 1].isSign(":") || tokens[index - 1].isSign("=") || tokens[index - 1].isSign("/")
            || tokens[index - 1].isSign("-")
    }

    /// The number at the start of a line of words: "4 Stage 1 complaints".
    fileprivate func pageAtStart(_ tokens: Range<Int>) -> Int? {
        guard let first = tokens.first, let page = self.tokens[first].count, tokens.contains(first + 1), page < 1000,
            self.tokens[first + 1].kind == .word, self.tokens[first + 1].gap != .none
        else { return nil }
        return page
    }
}
