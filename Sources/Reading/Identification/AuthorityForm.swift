import Model

/// Finds a council's name by its form, for councils that are not on the list.
enum AuthorityForm {
    /// The first name of the forms "X Council", "X Borough", "London Borough of X", "City of X", "X National Park
    /// Authority" in a run of tokens; nil where none stands there.
    ///
    /// - Parameter isProse: whether "X Council's" counts as well, its genitive included.
    static func find(in range: Range<Int>, of text: DocumentText, isProse: Bool = false) -> Range<Int>? {
        for index in range {
            if isKind(index, of: text) || (isProse && isGenitive(index, of: text)),
                let name = before(index, in: range, of: text)
            {
                return name
            }
            if isPrefix(index, of: text), let name = after(index, in: range, of: text),
                isProse || !isOwner(name, of: text)
            {
                return name
            }
        }
        return nil
    }

    /// Whether a token ends a name: "Council", "Authority" and the like.
    private static func isKind(_ index: Int, of text: DocumentText) -> Bool {
        text.isCapital(index)
            && !text.word(index + 1, isOneOf: ["offices", "house", "tax", "buildings", "chamber", "of"])
            && (text.word(index, is: "council") || text.word(index, is: "authority")
                || text.word(index, is: "corporation")
                || text.word(index, is: "executive")
                    && text.word(index - 1, is: "transport"))
    }

    /// Whether a name ends as that of an owner: "Adjusted for London Borough of Marlcroft's population" names it in passing.
    private static func isOwner(_ name: Range<Int>, of text: DocumentText) -> Bool {
        text.folded[text.tokens[name.upperBound - 1].bytes].suffix(2).elementsEqual("'s".utf8)
    }

    private static func isGenitive(_ index: Int, of text: DocumentText) -> Bool {
        text.isCapital(index) && (text.word(index, is: "council's") || text.word(index, is: "authority's"))
    }

    /// Whether a token begins a name: "Borough of", "City of".
    private static func isPrefix(_ index: Int, of text: DocumentText) -> Bool {
        text.isCapital(index) && text.word(index + 1, is: "of")
            && (text.word(index, is: "borough") || text.word(index, is: "city") || text.word(index, is: "council")
                || text.word(index, is: "county"))
    }

    private static func before(_ end: Int, in range: Range<Int>, of text: DocumentText) -> Range<Int>? {
        var start = end
        while start > range.lowerBound, isPartOfName(start - 1, of: text),
            text.tokens[start].gap != .cell, !text.isColumnGap(before: start)
        {
            start -= 1
        }
        start = trimmed(start..<end, of: text)
        // "Council" alone, or "the Council", names nobody.
        guard isDistinct(start..<end, of: text), !isReference(end, from: range.lowerBound, of: text),
            let first = enumeration(to: start..<end, in: range, of: text)
        else { return nil }
        start = first
        return beginning(of: start, of: text)..<(end + 1)
    }

    /// The first token of an enumeration of places that ends with "B and C": "A, B and C Council".
    ///
    /// - Returns: the start of the name where none is enumerated; nil where a person or a place before a comma can't be told
    ///   from the first of the places: "Adam Ashworth, Marling and Thorne Council".
    private static func enumeration(to name: Range<Int>, in range: Range<Int>, of text: DocumentText) -> Int? {
        guard name.contains(where: { text.word($0, is: "and") || text.tokens[$0].isSign("&") }) else {
            return name.lowerBound
        }
        var start = name.lowerBound
        while start - 2 >= range.lowerBound, text.tokens[start - 1].isSign(","), text.tokens[start].gap != .line,
            text.isCapital(start - 2), !isOffice(start - 2, of: text)
        {
            let before = start - 3
            let isSingle =
                before < range.lowerBound || text.tokens[start - 2].gap == .line || text.tokens[before].kind != .word
                || isOffice(before, of: text) && !text.isWord(before, in: titles)
            guard isSingle else {
                return text.isWord(start - 2, in: buildings) || isTitled(start - 2, of: text) ? start : nil
            }
            start -= 2
        }
        return start
    }

    /// Whether a person's name with a title ends at a token: "Ms Ashworth", "Ms A Ashworth".
    private static func isTitled(_ index: Int, of text: DocumentText) -> Bool {
        (1...3).contains { text.isWord(index - $0, in: titles) }
    }

    private static let titles = WordSet("mr mrs ms miss dr sir dame cllr councillor")
    private static let buildings = WordSet("hall house centre offices office building buildings street road square")

    private static func after(_ start: Int, in range: Range<Int>, of text: DocumentText) -> Range<Int>? {
        var end = start + 2
        while end < range.upperBound, isPartOfName(end, of: text),
            text.tokens[end].gap != .cell, text.tokens[end].gap != .line || end == start + 2,
            !text.isColumnGap(before: end)
        {
            end += 1
        }
        while end > start + 2, !text.isCapital(end - 1) { end -= 1 }
        guard end > start + 2 else { return nil }
        var first = start
        while range.contains(first - 1), text.isCapital(first - 1),
            text.word(first - 1, isOneOf: ["london", "royal", "borough", "city", "district", "county", "metropolitan"])
        {
            first -= 1
        }
        // "Nottinghamshire and City of Nottingham Fire Authority"
        if first - 2 >= range.lowerBound, text.word(first - 1, is: "and") || text.tokens[first - 1].isSign("&"),
            text.isCapital(first - 2)
        {
            return nil
        }
        return beginning(of: first, of: text)..<end
    }

    /// The first token of a name whose first words end the line above: "London / Borough of Nethermoor", "Vale of / Cinderfleet
    /// City Council".
    private static func beginning(of first: Int, of text: DocumentText) -> Int {
        let last = first - 1
        guard text.tokens.indices.contains(last), text.tokens[first].gap == .line,
            text.tokens[first].line - text.tokens[last].line == 1
        else { return first }
        if text.word(last, is: "london"), text.isCapital(last) { return last }
        // "Nether Marling and / Thorne Fire Authority", "North / Marling Council", but no "Ms North"
        if text.isWord(last, in: openEnds) && !isTitled(last, of: text) || text.tokens[last].isSign("&") {
            let line = text.lines[text.tokens[last].line].tokens
            var start = last
            while start > line.lowerBound, isPartOfName(start - 1, of: text), !text.isColumnGap(before: start) {
                start -= 1
            }
            let begin = trimmed(start..<first, of: text)
            return begin < first ? begin : first
        }
        let isPart =
            text.word(last, is: "of") && text.isCapital(last - 1)
            && text.word(last - 1, isOneOf: ["vale", "isle", "forest", "city", "borough", "county"])
        return isPart ? last - 1 : first
    }

    /// Words at a line's end with which a name goes on.
    private static let openEnds = WordSet(
        "and upon with under north south east west mid central greater little nether inner outer upper lower new old great"
    )

    /// The first token of a name behind titles, offices and small words.
    private static func trimmed(_ name: Range<Int>, of text: DocumentText) -> Int {
        var start = name.lowerBound
        for index in name where isOffice(index, of: text) { start = index + 1 }
        while start < name.upperBound, !text.isCapital(start) || text.word(start, is: "the") { start += 1 }
        return start
    }

    private static func isPartOfName(_ index: Int, of text: DocumentText) -> Bool {
        if text.isCapital(index) { return true }
        if text.tokens[index].isSign("-") || text.tokens[index].isSign("&") || text.tokens[index].isSign("'") {
            return true
        }
        return text.isWord(index, in: joiners)
    }

    private static let joiners = WordSet("and of upon the on with in under le by")

    /// Whether a word says what a council is, not which.
    static func isGeneric(_ index: Int, of text: DocumentText) -> Bool {
        text.isWord(index, in: generic)
    }

    private static let generic = WordSet(
        """
        the of and county district borough city metropolitan local your town unitary combined fire national park this \
        each our every a an dear re report london
        """)

    /// Whether a word ends an office or a form of address, after which a name may stand on the same line.
    static func isOffice(_ index: Int, of text: DocumentText) -> Bool {
        text.isWord(index, in: offices)
            || (text.word(index, is: "service") && text.word(index - 1, is: "paid"))
    }

    private static let offices = WordSet(
        """
        executive director officer clerk solicitor letter review report ombudsman services resources governance leader \
        complaints mr mrs ms miss dr sir dame cllr councillor performance appendix published prepared produced issued \
        written
        """)
}
