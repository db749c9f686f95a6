/// A set of phrases, found together in one pass over the tokens.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// The phrases that share a lead stand together, the longest first; those of fewer letters than a lead stand last.
    fileprivate let phrases: [Phrase]
    fileprivate let meanings: [Meaning]
    /// The letters behind each phrase's lead.
    private let tails: [PhraseTail]
    fileprivate let filter: PhraseLeads
    /// The phrases of each lead, in the first free place from the one that the lead's hash names. At most a quarter of the places
    /// are taken up.
    private let groups: [Group]
    /// The phrases of fewer letters than a lead.
    private let short: Range<Int>

    private struct Group {
        var lead: UInt32
        var first: UInt16
        var end: UInt16
    }

    /// - Parameter phrases: of two letters or more each.
    init(_ phrases: [(Phrase, Meaning)]) {
        let sorted = phrases.filter { !$0.0.letters.isEmpty }.sorted {
            ($0.0.lead.isWhole ? 0 : 1, $0.0.lead.isWhole ? $0.0.lead.letters : 0, $1.0.letters.count)
                < ($1.0.lead.isWhole ? 0 : 1, $1.0.lead.isWhole ? $1.0.lead.letters : 0, $0.0.letters.count)
        }
        precondition(sorted.allSatisfy { $0.0.letters.count > 1 }, "A phrase of one letter stands everywhere.")
        self.phrases = sorted.map(\.0)
        meanings = sorted.map(\.1)
        tails = sorted.map { PhraseTail($0.0.letters) }
        filter = PhraseLeads(sorted.map(\.0.lead))
        let whole = sorted.prefix { $0.0.lead.isWhole }.count
        short = whole..<sorted.count
        var count = 4
        while count < 4 * whole { count *= 2 }
        var groups = [Group](repeating: Group(lead: 0, first: 0, end: 0), count: count)
        var first = 0
        while first < whole {
            let lead = sorted[first].0.lead.letters
            let end = sorted[first..<whole].firstIndex { $0.0.lead.letters != lead } ?? whole
            var place = Self.place(of: lead, among: count)
            while groups[place].lead != 0 { place = (place + 1) & (count - 1) }
            groups[place] = Group(lead: lead, first: UInt16(first), end: UInt16(end))
            first = end
        }
        self.groups = groups
    }

    /// Fibonacci hashing.
    @inline(__always)
    private static func place(of lead: UInt32, among count: Int) -> Int {
        Int(truncatingIfNeeded: (lead &* 0x9E37_79B9) >> 8) & (count - 1)
    }

    /// Goes over the phrases that may stand at a token, the longest first, until one is taken.
    ///
    /// - Parameter lead: the first letters of the text there.
    @inline(__always)
    fileprivate func visit(
        at lead: UInt32, _ token: Int, of text: DocumentText, in range: Range<Int>, take: (Int) -> Bool
    ) {
        let whole = whole(at: lead)
        if whole.count > 1 {
            // Many phrases begin with "complaints"; the letters behind tell most of them apart.
            let tail = text.tail(at: token, in: range)
            for candidate in whole where tails[candidate].mayStand(at: tail) && take(candidate) { return }
        } else {
            for candidate in whole where take(candidate) { return }
        }
        for candidate in short where phrases[candidate].lead.mayStand(at: lead) && take(candidate) { return }
    }

    @inline(__always)
    private func whole(at lead: UInt32) -> Range<Int> {
        groups.withUnsafeBufferPointer { groups in
            var place = Self.place(of: lead, among: groups.count)
            while groups[place].lead != lead {
                if groups[place].lead == 0 { return 0..<0 }
                place = (place &+ 1) & (groups.count &- 1)
            }
            return Int(groups[place].first)..<Int(groups[place].end)
        }
    }
}

/// A phrase of a set, found.
struct PhraseMatch<Meaning: Sendable>: Sendable {
    let meaning: Meaning
    let tokens: Range<Int>
}

extension Array {
    /// The matches that begin in a range of tokens, of matches from left to right.
    ///
    /// - Parameter next: the index of the first match that may be in it; for the next range, which lies behind this one, it is moved on.
    func matches<Meaning>(in range: Range<Int>, from next: inout Int) -> ArraySlice<Element>
    where Element == PhraseMatch<Meaning> {
        while next < count, self[next].tokens.lowerBound < range.lowerBound { next += 1 }
        let first = next
        while next < count, self[next].tokens.lowerBound < range.upperBound { next += 1 }
        return self[first..<next]
    }
}

extension DocumentText {
    /// All places of a set's phrases in a range of tokens, from left to right. Of phrases that start together the
    /// longest is found. Places do not overlap.
    func matches<Meaning>(of set: PhraseSet<Meaning>, in range: Range<Int>) -> [PhraseMatch<Meaning>] {
        var matches: [PhraseMatch<Meaning>] = []
        guard !work.isGivenUp else { return matches }
        work.count(range.count)
        leads.withUnsafeBufferPointer { leads in
            var index = set.filter.next(from: range.lowerBound, to: range.upperBound, in: leads)
            while index < range.upperBound {
                var next = index + 1
                set.visit(at: leads[index], index, of: self, in: range) { candidate in
                    guard let end = match(set.phrases[candidate], at: index, in: range) else { return false }
                    matches.append(PhraseMatch(meaning: set.meanings[candidate], tokens: index..<end))
                    next = end
                    return true
                }
                index = set.filter.next(from: next, to: range.upperBound, in: leads)
            }
        }
        return matches
    }

    /// The phrases of a set that stand in a range of tokens, within one another or not, a bit each.
    ///
    /// - Parameter set: at most 64 phrases, whose meanings are the numbers of their bits.
    func standing(of set: PhraseSet<Int>, in range: Range<Int>) -> UInt64 {
        var seen: UInt64 = 0
        guard !work.isGivenUp else { return seen }
        work.count(range.count)
        leads.withUnsafeBufferPointer { leads in
            var index = set.filter.next(from: range.lowerBound, to: range.upperBound, in: leads)
            while index < range.upperBound {
                set.visit(at: leads[index], index, of: self, in: range) { candidate in
                    let bit: UInt64 = 1 << UInt64(set.meanings[candidate])
                    if seen & bit == 0, match(set.phrases[candidate], at: index, in: range) != nil { seen |= bit }
                    return false
                }
                index = set.filter.next(from: index + 1, to: range.upperBound, in: leads)
            }
        }
        return seen
    }
}
