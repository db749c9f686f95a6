import Model

/// A set of words, whatever their case and apostrophes.
struct WordSet: Sendable {
    /// The words that stand in the code.
    private let list: WordList
    private let numbers: WordNumbers
    /// The words that a document gave, as those of a council's name; nil where it gave none.
    private let given: GivenWords?

    /// - Parameter words: as they stand in the code, divided by spaces and line feeds.
    init(_ words: String) { self.init(list: WordList(words.utf8), given: nil) }

    /// - Parameter words: as a document gave them, divided by spaces and line feeds.
    init(given words: String) {
        self.init(list: Self.none, given: GivenWords(words))
    }

    private init(list: WordList, given: GivenWords?) {
        self.list = list
        numbers = list.numbers
        self.given = given
    }

    private static let none = WordList([])

    func union(_ other: WordSet) -> WordSet {
        let list =
            other.list === Self.none ? list : list === Self.none ? other.list : WordList(list.keys + other.list.keys)
        return WordSet(list: list, given: given.map { $0.union(other.given) } ?? other.given)
    }

    func contains(_ word: some Sequence<UInt8>) -> Bool {
        let key = WordKey.of(word)
        return list.contains(key: key) || given?.keys.contains(key) ?? false
    }

    /// The keys of the words.
    var words: Set<UInt64> { Set(list.keys + (given?.keys.keys ?? [])) }

    /// Whether the numbers of a text's words tell all words of the set.
    @inline(__always)
    func isNumbered(in text: DocumentText) -> Bool { given == nil && numbers.isKnown(at: text.lexiconSize) }

    /// Whether a word, by its number, is of a set that is numbered.
    @inline(__always)
    func holds(_ number: UInt16) -> Bool { numbers.contains(number) }

    /// Whether a token of a text is a word of the set.
    @inline(__always)
    func holds(_ index: Int, of text: DocumentText) -> Bool {
        if numbers.isKnown(at: text.lexiconSize) ? text.isWord(index, of: numbers) : text.isWord(index, of: list) {
            return true
        }
        guard let given else { return false }
        return given.holds(index, of: text)
    }
}

/// Words that don't stand in the code. They have no numbers: documents bring ever new ones.
private final class GivenWords: Sendable {
    let keys: KeyTable
    /// A cheap test that few tokens pass.
    private let leads: PhraseLeads

    init(_ words: String) {
        let words = words.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { word in
            word.filter { Folding.isLetter($0) || $0 >= 0x80 }
        }
        keys = KeyTable(words.map { WordKey.of($0) })
        leads = PhraseLeads(words.map { PhraseLead($0.filter { Folding.isLetter($0) }.map { $0 | 0x20 }) })
    }

    private init(keys: KeyTable, leads: PhraseLeads) {
        self.keys = keys
        self.leads = leads
    }

    func union(_ other: GivenWords?) -> GivenWords {
        guard let other else { return self }
        return GivenWords(keys: KeyTable(keys.keys + other.keys.keys), leads: leads.union(other.leads))
    }

    func holds(_ index: Int, of text: DocumentText) -> Bool {
        leads.mayHold(text.leads[index]) && text.tokens[index].kind == .word
            && keys.contains(text.wordKey(index))
    }
}
