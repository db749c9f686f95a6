/// A set of phrases, found together in one pass over the tokens.
struct PhraseSet<Meaning: Sendable>: Sendable {
    /// The phrases of a bucket stand together, the longest first. The parts needed at every token are apart from those
    /// needed at a match only, so that the search copies nothing.
    fileprivate let openings: PhraseOpenings
    fileprivate let leads: [PhraseLead]
    fileprivate let phrases: [Phrase]
    fileprivate let meanings: [Meaning]
    /// The index of each bucket's first phrase, and behind them the end of the last bucket.
    private let starts: [UInt16]
    private let filter: PhraseLeads

    /// The phrases that may stand where the text has these first letters.
    @inline(__always)
    fileprivate func candidates(at lead: UInt64) -> Range<Int> {
        guard filter.mayHold(lead) else { return 0..<0 }
        let bucket = PhraseLead.bucket(lead)
        return Int(starts[bucket])..<Int(starts[bucket + 1])
    }

    /// - Parameter phrases: of two letters or more each.
    init(_ phrases: [(Phrase, Meaning)]) {
        let sorted = phrases.filter { !$0.0.letters.isEmpty }.sorted {
            ($0.0.lead.bucket, $1.0.letters.count) < ($1.0.lead.bucket, $0.0.letters.count)
        }
        openings = PhraseOpenings(sorted.map(\.0.opening))
        leads = sorted.map(\.0.lead)
        self.phrases = sorted.map(\.0)
        meanings = sorted.map(\.1)
        precondition(sorted.allSatisfy { $0.0.letters.count > 1 }, "A phrase of one letter has no bucket.")
        var starts = [UInt16](repeating: 0, count: PhraseLead.buckets + 1)
        for (phrase, _) in sorted { starts[phrase.lead.bucket + 1] += 1 }
        for bucket in 1...PhraseLead.buckets { starts[bucket] += starts[bucket - 1] }
        self.starts = starts
        filter = PhraseLeads(leads)
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
        openings.withUnsafeBufferPointer { openings in
            var index = set.openings.next(from: range.lowerBound, to: range.upperBound, in: openings)
            while index < range.upperBound {
                var next = index + 1
                let lead = lead(at: index, in: range)
                for candidate in set.candidates(at: lead)
                where set.leads[candidate].mayStand(at: lead) {
                    guard let end = match(set.phrases[candidate], at: index, in: range) else { continue }
                    matches.append(PhraseMatch(meaning: set.meanings[candidate], tokens: index..<end))
                    next = end
                    break
                }
                index = set.openings.next(from: next, to: range.upperBound, in: openings)
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
        openings.withUnsafeBufferPointer { openings in
            var index = set.openings.next(from: range.lowerBound, to: range.upperBound, in: openings)
            while index < range.upperBound {
                let lead = lead(at: index, in: range)
                for candidate in set.candidates(at: lead)
                where set.leads[candidate].mayStand(at: lead) && seen & 1 << UInt64(set.meanings[candidate]) == 0 {
                    guard match(set.phrases[candidate], at: index, in: range) != nil else { continue }
                    seen |= 1 << UInt64(set.meanings[candidate])
                }
                index = set.openings.next(from: index + 1, to: range.upperBound, in: openings)
            }
        }
        return seen
    }
}
