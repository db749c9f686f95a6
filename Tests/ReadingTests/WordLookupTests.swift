import Testing

@testable import Reading

/// Words and phrases are found by the numbers and the first letters of tokens, whatever the age of the text and the list.
@Suite struct WordLookupTests {
    /// A text of one word, and one in which others stand around it.
    private static func texts(_ word: String) -> [(text: DocumentText, index: Int)] {
        [(DocumentText(word), 0), (DocumentText("of \(word) and"), 1), (DocumentText("(\(word)), 12%"), 1)]
    }

    @Test(arguments: [
        ("quince", "quince", true), ("QUINCE", "quince", true), ("quinces", "quince", false),
        ("quinc", "quince", false),
        ("Quince's", "quinces", true), ("eighters", "eighters", true), ("eighterss", "eighters", false),
        ("sixteenlettersab", "sixteenlettersab", true), ("sixteenlettersabc", "sixteenlettersab", false),
        ("naïve", "naïve", true), ("naive", "naïve", false), ("12", "twelve", false), ("a", "a", true),
    ])
    func `a word is found in a set, whatever its case and apostrophes`(
        _ word: String, _ listed: String, _ isFound: Bool
    ) {
        for (text, index) in Self.texts(word) {
            // Of a set that is younger than the text, and of one that is older.
            let set = WordSet("other \(listed) words")
            #expect(text.isWord(index, in: set) == isFound)
            #expect(DocumentText(text.string(0..<text.tokens.count)).isWord(index, in: set) == isFound)
            #expect(text.isWord(index, in: WordSet(given: listed)) == isFound)
            #expect(text.isWord(index, in: WordSet("other").union(WordSet(given: listed))) == isFound)
        }
    }

    @Test func `a list in the code is found in a text that is older than its words`() {
        let old = DocumentText("zyxomma and Zyxommas")
        func look(_ text: DocumentText, _ index: Int) -> Bool { text.isWord(index, in: "zyxomma zyxommata") }
        #expect(look(old, 0))
        #expect(!look(old, 2))
        #expect(old.contains("zyxommas", in: 1..<3))
        let new = DocumentText("zyxomma and Zyxommas")
        #expect(look(new, 0))
        #expect(!look(new, 2))
    }

    @Test func `no set holds a sign, digits or a place outside the text`() {
        let text = DocumentText("12% of £5,000; x2")
        let set = WordSet("x of per cent")
        #expect(text.tokens.indices.filter { text.isWord($0, in: set) }.map { text.string($0..<$0 + 1) } == ["of"])
        #expect(!text.isWord(-1, in: set))
        #expect(!text.isWord(text.tokens.count, in: set))
        #expect(text.hasPercentSign(in: text.tokens.indices))
        #expect(!text.hasPercentSign(in: 2..<text.tokens.count))
        #expect(text.hasDigits(in: 3..<text.tokens.count))
        #expect(!text.hasDigits(in: 1..<3))
    }

    /// Phrases that begin alike, some shorter than a lead, and texts with words in pieces, signs and line ends between.
    @Test func `a set of phrases is found where each of its phrases is by itself, the longest first`() {
        let phrases = [
            "complaints", "complaints upheld", "complaints we upheld", "complaints we investigated were upheld",
            "by us", "by",
            "co", "tax", "tax band", "no 2", "upheld",
        ]
        let set = PhraseSet(phrases.map { (Phrase($0), $0) })
        let pieces = [
            "complaints", "Compl aints", "we", "up-\nheld", "upheld", "(upheld)", "investigated", "were", "by", "us",
            "b y", "co",
            "tax", "band", "no", "2", "•", ";", "12", "the",
        ]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let words = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }
            let text = DocumentText(words.joined(separator: " "))
            var expected: [String] = []
            var next = 0
            for index in text.tokens.indices where index >= next {
                let found = phrases.compactMap { phrase in
                    text.match(Phrase(phrase), at: index, in: text.tokens.indices).map { (phrase, end: $0) }
                }
                guard let longest = found.max(by: { Phrase($0.0).letters.count < Phrase($1.0).letters.count }) else {
                    continue
                }
                expected.append("\(index) \(longest.0)")
                next = longest.end
            }
            let matches = text.matches(of: set, in: text.tokens.indices)
            #expect(matches.map { "\($0.tokens.lowerBound) \($0.meaning)" } == expected, "\(words)")
        }
    }
}
