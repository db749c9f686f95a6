/// The numbers of the words of a list, in one block of memory, so that a look touches few lines of the cache.
struct WordNumbers: @unchecked Sendable {
    /// The signature, the size of the lexicon, the number of places less 1, the list, and the places.
    private let block: UnsafeRawPointer

    /// - Parameter block: of a list that stays.
    init(_ block: UnsafeRawPointer) { self.block = block }

    /// The list itself, of one that stays.
    var list: WordList {
        Unmanaged<WordList>.fromOpaque(block.load(fromByteOffset: 24, as: UnsafeRawPointer.self)).takeUnretainedValue()
    }

    /// Makes a list stay, and returns the block of its numbers.
    static func staying(_ list: WordList) -> UnsafeRawPointer {
        let block = list.numbers.block
        UnsafeMutableRawPointer(mutating: block).storeBytes(
            of: Unmanaged.passRetained(list).toOpaque(), toByteOffset: 24, as: UnsafeMutableRawPointer.self)
        return block
    }

    /// Writes a block without its list, which is the caller's to give back.
    ///
    /// - Parameters:
    ///   - numbers: of the words.
    ///   - size: the size of the lexicon from which on a text's tokens have these numbers.
    init(_ numbers: [UInt16], size: Int) {
        var count = 4
        while count < 2 * numbers.count { count *= 2 }
        let block = UnsafeMutableRawPointer.allocate(byteCount: Self.header + 2 * count, alignment: 64)
        let places = (block + Self.header).initializeMemory(as: UInt16.self, repeating: 0, count: count)
        for number in numbers {
            var place = Int(number) & (count - 1)
            while places[place] != 0, places[place] != number { place = (place + 1) & (count - 1) }
            places[place] = number
        }
        block.storeBytes(of: numbers.reduce(0) { $0 | 1 &<< UInt64($1) }, as: UInt64.self)
        block.storeBytes(of: size, toByteOffset: 8, as: Int.self)
        block.storeBytes(of: count - 1, toByteOffset: 16, as: Int.self)
        self.block = UnsafeRawPointer(block)
    }

    private static let header = 32

    func deallocate() { block.deallocate() }

    /// A bit for the last bits of each number: a cheap test that few tokens pass where the list is short.
    @inline(__always)
    private var signature: UInt64 { block.load(as: UInt64.self) }

    /// Whether the tokens of a text that was taken apart at this size of the lexicon have the numbers of the words.
    @inline(__always)
    func isKnown(at size: Int) -> Bool { block.load(fromByteOffset: 8, as: Int.self) <= size }

    /// Whether a word, by its number, is of the list.
    @inline(__always)
    func contains(_ number: UInt16) -> Bool { signature & 1 &<< UInt64(number) != 0 && isAmongPlaces(number) }

    /// Each number stands in the first free place from the one that its last bits name; a free place has 0. At most half of the places
    /// are taken up.
    @inline(__always)
    private func isAmongPlaces(_ number: UInt16) -> Bool {
        let last = block.load(fromByteOffset: 16, as: Int.self)
        let places = (block + Self.header).assumingMemoryBound(to: UInt16.self)
        var place = Int(number) & last
        while true {
            let there = places[place]
            if there == 0 { return false }
            if there == number { return true }
            place = (place &+ 1) & last
        }
    }
}

/// The words of a list that stands in the code, as "received recorded logged" does, taken apart once.
final class WordList: Sendable {
    let numbers: WordNumbers
    /// The keys of the words, for a text that is older than the list.
    private let table: KeyTable

    /// - Parameter keys: of the words.
    init(_ keys: [UInt64]) {
        table = KeyTable(keys)
        let known = Lexicon.shared.add(keys)
        numbers = WordNumbers(known?.numbers ?? [], size: known?.size ?? .max)
    }

    deinit { numbers.deallocate() }

    /// - Parameter words: divided by spaces and line feeds.
    convenience init(_ words: some Collection<UInt8>) {
        self.init(
            words.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { WordKey.of($0) })
    }

    /// The keys of the words.
    var keys: [UInt64] { table.keys }

    /// Whether a word, by its key, is of the list.
    func contains(key: UInt64) -> Bool { table.contains(key) }
}
