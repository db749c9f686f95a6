public import Model

extension AuthorityRegister {
    /// Every name of an authority in a range of tokens, the longest at each place, in order.
    ///
    /// Only names that are surely an authority's count, as with "Council" or "Borough of": a place's name alone is not
    /// found. Words torn or run together, line ends and case do not matter.
    public func find(
        in text: DocumentText, tokens: Range<Int>, period: Period? = nil
    ) -> [(tokens: Range<Int>, authority: Authority)] {
        var found: [(tokens: Range<Int>, authority: Authority)] = []
        var start = tokens.lowerBound
        text.folded.withUnsafeBufferPointer { bytes in
            while start < tokens.upperBound {
                if mayOpen(at: start, in: text, bytes: bytes, end: tokens.upperBound),
                    let (end, record) = longestName(
                        at: start, in: text, bytes: bytes, end: tokens.upperBound, period: period),
                    standsAlone(start, in: text, from: tokens.lowerBound)
                {
                    found.append((start..<end, records[record].authority))
                    start = end
                } else {
                    start += 1
                }
            }
        }
        return found
    }

    /// The authority whose name is all that some tokens say, also by a name that running text can't be trusted with ("Dudley
    /// MBC", "Transport for London"); nil where several could be meant.
    func authority(standingAlone tokens: Range<Int>, in text: DocumentText, period: Period?) -> Authority? {
        guard tokens.count <= Self.longestNameInTokens, let first = tokens.first, text.isCapital(first) else {
            return nil
        }
        let key = key(of: tokens, in: text)
        guard entries(for: key).contains(where: { $0.reach != .asked }) else { return nil }
        return record(for: key, period: period).map { records[$0].authority }
    }

    /// The number of tokens of the longest name: "Durham, Gateshead, South Tyneside and Sunderland Combined Authority" has fewer.
    static let longestNameInTokens = 24

    /// Whether the first letters from a token on are those of any name: a cheap test that few ordinary words pass.
    private func mayOpen(
        at start: Int, in text: DocumentText, bytes: UnsafeBufferPointer<UInt8>, end: Int
    ) -> Bool {
        guard Folding.isLetter(bytes[text.tokens[start].bytes.lowerBound]) else { return false }
        var key = NameKey()
        var index = start
        while index < end, key.count < NameKey.openingLength, index < start + NameKey.openingLength {
            for offset in text.tokens[index].bytes {
                key.append(folded: bytes[offset])
                if key.count >= NameKey.openingLength { break }
            }
            index += 1
        }
        let opening = key.opening
        return openings[opening / 64] & (1 << UInt64(opening % 64)) != 0
    }

    private func longestName(
        at start: Int, in text: DocumentText, bytes: UnsafeBufferPointer<UInt8>, end: Int, period: Period?
    ) -> (end: Int, record: Int)? {
        let first = bytes[text.tokens[start].bytes.lowerBound]
        let isCapitalised = first & 0x20 == 0
        var best: (end: Int, record: Int)?
        func consider(_ key: NameKey, end: Int) {
            let isBelieved = entries(for: key).contains {
                $0.reach == .anywhere || ($0.reach == .capitalised && isCapitalised)
            }
            if isBelieved, let record = record(for: key, period: period) { best = (end, record) }
        }
        var key = NameKey()
        var index = start
        while index < end, key.count <= longest, index < start + 2 * longest {
            let token = text.tokens[index]
            // A blank line may stand between two lines of a heading, no more.
            if index > start, token.line > text.tokens[index - 1].line + 2 { break }
            if case .sign(let sign) = token.kind, !Self.isPassedOver(sign) { break }
            var possessor: NameKey?
            for offset in token.bytes {
                if bytes[offset] == UInt8(ascii: "'"), offset + 2 == token.bytes.upperBound { possessor = key }
                key.append(folded: bytes[offset])
            }
            index += 1
            if case .sign = token.kind { continue }
            consider(key, end: index)
            if let possessor { consider(possessor, end: index) }
        }
        return best
    }

    private static func isPassedOver(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "&"), UInt8(ascii: "."),
            UInt8(ascii: "*"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether the words before a name do not make it the end of another body's name, as in "East Kent Council" or
    /// "Adur and Worthing Council".
    private func standsAlone(_ start: Int, in text: DocumentText, from first: Int) -> Bool {
        guard start > first else { return true }
        var before = start - 1
        // "N. Lincolnshire"
        if text.tokens[before].isSign("."), before > first, text.tokens[before - 1].bytes.count <= 2 { before -= 1 }
        if text.tokens[start].gap == .none, case .word = text.tokens[before].kind { return false }
        if text.tokens[start].gap == .none, text.tokens[before].isSign("-") { return false }
        guard text.tokens[start].line - text.tokens[before].line <= 1 else { return true }
        if Self.modifiers.contains(key(of: before..<start, in: text)) { return false }
        let isJoined = text.tokens[before].isSign("&") || text.match("and", at: before, in: before..<start) != nil
        guard isJoined, before > first else { return true }
        return entries(for: key(of: (before - 1)..<before, in: text)).isEmpty
    }

    private func key(of range: Range<Int>, in text: DocumentText) -> NameKey {
        var key = NameKey()
        for index in range {
            for byte in text.folded[text.tokens[index].bytes] { key.append(folded: byte) }
        }
        return key
    }

    private static let modifiers = Set(
        [
            "little", "nether", "inner", "outer", "market", "far", "much", "north", "south", "east", "west", "mid",
            "central", "greater", "upper", "lower", "new", "old", "great",
            "n", "s", "e", "w", "ne", "nw", "se", "sw",
        ].map { NameKey($0) })
}
