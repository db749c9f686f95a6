/// Compares what several looks at one page found, and keeps of the numbers those that two of them have.
///
/// A look misreads a number now and then, and is sure of it: a 32% came out as 382%. Looks at images of other proportions, divided into
/// lines in other ways, seldom misread it alike. A number on which they differ, or that only one of them has, becomes U+FFFD, the sign
/// for an unknown letter, so that it is neither read nor passed over.
struct TwoLooks {
    /// A word that stands for a number that is not certain.
    static let unclear = "\u{FFFD}"
    /// The text of a page that can't be recognised.
    static let unreadable = "\u{FFFD}\u{FFFD}\u{FFFD}"

    private let first: RecognisedPage
    private let second: WordIndex
    /// Decides where the first two differ.
    private let third: WordIndex?

    /// The words that count.
    ///
    /// - Parameters:
    ///   - first: the first look, whose lines and places the result has.
    ///   - second: the second look, in points of the first one's image.
    ///   - third: the third look, in these points too; nil for none.
    static func combined(
        _ first: RecognisedPage, _ second: RecognisedPage, _ third: RecognisedPage? = nil
    ) -> RecognisedPage {
        TwoLooks(first: first, second: WordIndex(second), third: third.map(WordIndex.init)).combined()
    }

    /// Words of the first two looks that stand at one place.
    private struct Group {
        var first: [RecognisedWord]
        var second: [Int]
    }

    private func combined() -> RecognisedPage {
        var used: Set<Int> = []
        var lines: [[RecognisedWord]] = []
        for line in first.lines {
            let groups = groups(of: line)
            for group in groups { used.formUnion(group.second) }
            let words = groups.flatMap(agreed)
            if !words.isEmpty { lines.append(words) }
        }
        for index in second.words.indices where !used.contains(index) {
            let word = second.words[index]
            if word.hasDigit || Self.numberWords.contains(word.text.lowercased()) {
                lines.append(decided([], [word]))
            } else if word.confidence >= Self.leastConfidence, word.text.contains(where: \.isLetter) {
                lines.append([word])
            }
        }
        return RecognisedPage(lines: lines)
    }

    /// A word without a digit that only one look has may be a speck.
    private static let leastConfidence = 60.0

    /// Divides a line into the smallest groups of words that stand at the same places in both looks.
    private func groups(of line: [RecognisedWord]) -> [Group] {
        var groups: [Group] = []
        for word in line {
            var group = Group(first: [word], second: second.overlapping(word))
            while let last = groups.last, !Set(last.second).isDisjoint(with: group.second) {
                group = Group(first: last.first + group.first, second: last.second + group.second)
                groups.removeLast()
            }
            groups.append(group)
        }
        return groups
    }

    private func agreed(_ group: Group) -> [RecognisedWord] {
        let others = Set(group.second).map { second.words[$0] }.sorted { $0.left < $1.left }
        let (own, other) = (Self.letters(of: group.first), Self.letters(of: others))
        let isNumber = (group.first + others).contains { $0.hasDigit } || Self.isNumberWord(own, other)
        guard isNumber else {
            // A speck that only one look takes for a letter.
            if others.isEmpty {
                return group.first.filter {
                    $0.confidence >= Self.leastConfidence || $0.text.count(where: \.isLetter) > 2
                }
            }
            return group.first
        }
        guard own == other else { return decided(group.first, others) }
        // A mark behind a number that only one look has is a speck: "137. complaints".
        func length(_ words: [RecognisedWord]) -> Int { words.reduce(words.count) { $0 + $1.text.count } }
        guard length(others) < length(group.first) else { return group.first }
        var words = others
        // The space behind it stays as wide as it is.
        words[words.count - 1].right = max(words[words.count - 1].right, group.first[group.first.count - 1].right)
        return words
    }

    /// The words of the look with which the third one agrees; else the mark of a number that is not certain.
    private func decided(_ own: [RecognisedWord], _ others: [RecognisedWord]) -> [RecognisedWord] {
        if let third {
            let words = Set((own + others).flatMap(third.overlapping)).map { third.words[$0] }.sorted {
                $0.left < $1.left
            }
            let letters = Self.letters(of: words)
            if !letters.isEmpty {
                if letters == Self.letters(of: own) { return own }
                if letters == Self.letters(of: others) { return others }
            }
        }
        return [Self.doubtful(Self.box(of: own + others))]
    }

    /// The letters of words without what stands around a number: marks of a sentence, quotation marks, specks. A space between two
    /// numbers counts, since a number may be torn.
    private static func letters(of words: [RecognisedWord]) -> String {
        var joined = ""
        for (index, word) in words.enumerated() {
            if index > 0, word.hasDigit, words[..<index].contains(where: \.hasDigit) { joined += " " }
            joined += word.text
        }
        var text = joined[...]
        while let last = text.last, !(last.isLetter || last.isNumber || last == "%") { text = text.dropLast() }
        while let first = text.first, !(first.isLetter || first.isNumber || "£-+(".contains(first)) {
            text = text.dropFirst()
        }
        return String(text)
    }

    private static func box(of words: [RecognisedWord]) -> RecognisedWord {
        words.dropFirst().reduce(words[0]) { box, word in
            RecognisedWord(
                text: box.text + word.text, confidence: min(box.confidence, word.confidence),
                left: min(box.left, word.left), right: max(box.right, word.right), top: min(box.top, word.top),
                bottom: max(box.bottom, word.bottom))
        }
    }

    private static func doubtful(_ word: RecognisedWord) -> RecognisedWord {
        var doubtful = word
        doubtful.text = unclear + (word.text.contains("%") ? "%" : "")
        doubtful.confidence = 0
        return doubtful
    }

    /// Whether the looks differ, and one of them has a number in words.
    private static func isNumberWord(_ own: String, _ other: String) -> Bool {
        own != other && (numberWords.contains(own.lowercased()) || numberWords.contains(other.lowercased()))
    }

    private static let numberWords: Set = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "none", "nil", "all", "half",
    ]
}

/// The words of a page by the rows of a grid over it, so that those of a place are found at once.
private struct WordIndex {
    let words: [RecognisedWord]
    private var rows: [Int: [Int]] = [:]
    private static let rowHeight = 64.0

    init(_ page: RecognisedPage) {
        words = page.words
        for (index, word) in words.enumerated() {
            for row in Self.rows(of: word) { rows[row, default: []].append(index) }
        }
    }

    private static func rows(of word: RecognisedWord) -> ClosedRange<Int> {
        Int(word.top / rowHeight)...Int(max(word.top, word.bottom) / rowHeight)
    }

    /// The words that cover much of another one's place, or the other way round.
    func overlapping(_ word: RecognisedWord) -> [Int] {
        var found: [Int] = []
        for row in Self.rows(of: word) {
            for index in rows[row] ?? [] where !found.contains(index) {
                let other = words[index]
                let across = min(word.right, other.right) - max(word.left, other.left)
                let down = min(word.bottom, other.bottom) - max(word.top, other.top)
                if across > 0.25 * min(word.right - word.left, other.right - other.left),
                    down > 0.4 * min(word.height, other.height)
                {
                    found.append(index)
                }
            }
        }
        return found
    }
}
