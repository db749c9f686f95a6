import Model

extension Identification {
    /// The authority that a passage is about.
    ///
    /// The search goes through the places where a document names its subject, in this order: "Local Authority Report:
    /// …", the lines above "For the period ending", the address in the letter's head, the title. Prose does not count.
    /// An authority that is not on the list is recognised by the form of its name. Where the text names none, it is the one that
    /// the file was given for.
    ///
    /// - Parameter period: the year that the passage is about, where it is known. It decides between authorities of one
    ///   name.
    /// - Throws: `noAuthority`, also where two authorities are named alike.
    static func authority(in passage: Passage, period: Period? = nil) throws(Refusal) -> Located<Authority> {
        try solelyNamed(in: passage, period: period, by: statedAuthority)
    }

    /// Returns the authority that a search finds; the one that the file was given for, where the search fails or finds one
    /// of two that are named alike.
    ///
    /// - Throws: the search's refusal, or `noAuthority` for two names, where the file was given for none.
    static func solelyNamed(
        in passage: Passage, period: Period?,
        by search: (Passage, Period?) throws(Refusal) -> Located<Authority>
    ) throws(Refusal) -> Located<Authority> {
        do throws(Refusal) {
            let found = try search(passage, period)
            try EqualNames.requireNone(beside: found, in: passage, period: period)
            return found
        } catch {
            guard let given = given(for: passage) else { throw error }
            return given
        }
    }

    private static func statedAuthority(in passage: Passage, period: Period?) throws(Refusal) -> Located<Authority> {
        for place in AuthorityPlaces.headings(of: passage) {
            let found =
                StandaloneName.authority(acrossLinesTo: place, in: passage, period: period)
                ?? named(in: place, of: passage.text, period: period)
            if let found { return found }
        }
        if let found = ownerOfStatistics(in: passage, period: period) { return found }
        let head = AuthorityPlaces.head(of: passage)
        for place in head {
            let found =
                StandaloneName.authority(acrossLinesTo: place, in: passage, period: period)
                ?? listed(in: place, of: passage.text, period: period)
            if let found { return found }
        }
        for place in head {
            if let found = StandaloneName.authority(in: place, of: passage.text, period: period) { return found }
        }
        for place in head {
            if let found = unlisted(in: place, of: passage.text, period: period) { return found }
        }
        if let found = addressedBody(in: passage, head: head) { return found }
        if let place = AuthorityPlaces.beforeTitleInLine(of: passage),
            let found = listed(in: place, of: passage.text, period: period)
                ?? unlisted(in: place, of: passage.text, period: period)
        {
            return found
        }
        let places = AuthorityPlaces.headings(of: passage) + head
        throw places.lazy.compactMap { StandaloneName.ambiguity(in: $0, of: passage.text, period: period) }.first
            ?? Refusal(
                .noAuthority,
                "It does not say which council it is about; add the letter's first page or its address, or name "
                    + "the council (`ombudsctl read --authority NAME`, or a folder in the inbox named after it, as "
                    + "“Kent County Council”).")
    }

    /// The authority that the file was given for.
    static func given(for passage: Passage) -> Located<Authority>? {
        passage.givenAuthority.map {
            let line = min(passage.lines.lowerBound, passage.text.lines.count - 1)
            return Located(value: $0, place: passage.text.place(ofLine: line))
        }
    }

    /// A body that is no council by its name ("Transport for …"): its name stands both over the statistics and in the
    /// address.
    private static func addressedBody(in passage: Passage, head: [Range<Int>]) -> Located<Authority>? {
        let text = passage.text
        for place in AuthorityPlaces.headings(of: passage) {
            let words = place.filter { text.tokens[$0].kind == .word }
            guard (2...8).contains(words.count), words.count == place.count, text.isCapital(place.lowerBound),
                let line = words.first.map({ text.tokens[$0].line }), words.allSatisfy({ text.tokens[$0].line == line })
            else { continue }
            let name = text.string(place)
            guard !text.word(place.lowerBound, is: "dear"), AuthorityForm.isDistinct(place, of: text) else { continue }
            if head.contains(where: { !$0.overlaps(place) && text.string($0).hasSuffix(name) }) {
                return Located(value: AuthorityRegister.shared.unlisted(named: name), place: text.place(of: place))
            }
        }
        return nil
    }

    /// The finding for statistics about one council in a letter that is addressed to another; nil where both are the
    /// same.
    static func contradiction(of authority: Located<Authority>, in passage: Passage, period: Period?) -> Finding? {
        guard authority.value.isListed, let salutation = LetterHead(of: passage).salutation,
            authority.place.line > salutation + 1
        else { return nil }
        let addressed = AuthorityPlaces.head(of: passage).lazy.compactMap {
            listed(in: $0, of: passage.text, period: period)
        }
        guard let other = addressed.first, !addressed.contains(where: { $0.value == authority.value }) else {
            return nil
        }
        // One chief executive may serve two councils.
        let isJoint = AuthorityPlaces.head(of: passage).contains { place in
            AuthorityRegister.shared.find(in: passage.text, tokens: place, period: period)
                .contains { $0.authority == authority.value }
        }
        guard !isJoint else { return nil }
        return Checks.unclear(
            [],
            "The statistics are headed \(authority.value.name), but the letter is addressed to \(other.value.name).",
            at: other.place)
    }

    /// The finding for an authority that began after the year, or ended before it: the figures are a predecessor's, or a
    /// successor's.
    static func anachronism(of authority: Located<Authority>, in period: Period) -> Finding? {
        let register = AuthorityRegister.shared
        let message =
            if let start = register.beginning(of: authority.value, after: period) {
                "\(authority.value.name) began on 1 April \(start), after the year that the figures are about: they are a "
                    + "predecessor's. See which one the original means."
            } else if let end = register.end(of: authority.value, before: period) {
                "\(authority.value.name) ended in \(end), before the year that the figures are about: they are a "
                    + "successor's. See which one the original means."
            } else { String?.none }
        return message.map { Checks.unclear([], $0, at: authority.place) }
    }

    /// The authority that a heading, an address or a title names: by a name on the list, by a place's name alone
    /// ("Kent"), or by the form of the name.
    static func named(in tokens: Range<Int>, of text: DocumentText, period: Period? = nil) -> Located<Authority>? {
        if let found = listed(in: tokens, of: text, period: period) { return found }
        if let found = StandaloneName.authority(in: tokens, of: text, period: period) { return found }
        if !tokens.isEmpty, tokens.count <= 8, !PostalAddress.holds(tokens, of: text),
            let authority = AuthorityRegister.shared.authority(named: text.string(tokens), period: period)
        {
            return Located(value: authority, place: text.place(of: tokens))
        }
        return unlisted(in: tokens, of: text, period: period)
    }

    private static func listed(in tokens: Range<Int>, of text: DocumentText, period: Period?) -> Located<Authority>? {
        let register = AuthorityRegister.shared
        let found = register.find(in: text, tokens: tokens, period: period).first
        // A name that begins on the line above is another than its end by itself: "West" over "Suffolk Council".
        if !tokens.isEmpty, text.tokens[tokens.lowerBound].gap == .line,
            found.map({ $0.tokens.lowerBound == tokens.lowerBound }) ?? true
        {
            let start = max(0, tokens.lowerBound - longestBeginning)
            let whole = register.find(in: text, tokens: start..<tokens.upperBound, period: period).first {
                $0.tokens.lowerBound < tokens.lowerBound && $0.tokens.upperBound > tokens.lowerBound
            }
            if let whole { return Located(value: whole.authority, place: text.place(of: whole.tokens)) }
        }
        return found.flatMap {
            if LongerName.hasBeginning(before: $0.tokens, from: tokens.lowerBound, in: text) { return nil }
            return Located(value: $0.authority, place: text.place(of: $0.tokens))
        }
    }

    /// The number of tokens of a name that may stand on the lines above its end: "Council of the London Borough of".
    private static let longestBeginning = 6

    private static func unlisted(
        in tokens: Range<Int>, of text: DocumentText, period: Period?
    ) -> Located<Authority>? {
        AuthorityForm.find(in: tokens, of: text).flatMap { name in
            StandaloneName.unlisted(name, of: text, period: period).map {
                Located(value: $0, place: text.place(of: name))
            }
        }
    }
}

/// The places where a document names its subject.
private enum AuthorityPlaces {
    private enum Mark { case report, period }

    private static let marks = PhraseSet<Mark>([
        ("local authority report", .report), ("for the period ending", .period), ("for the period ended", .period),
    ])

    /// The headings over its statistics, the surest first.
    static func headings(of passage: Passage) -> [Range<Int>] {
        let text = passage.text
        var reports: [Range<Int>] = []
        var headings: [Range<Int>] = []
        let matches = text.matches(of: marks, in: passage.tokens)
        for (offset, match) in matches.enumerated() {
            switch match.meaning {
            case .report:
                // To the end of the line, and of the next where the name wraps or stands below; the period's line ends
                // it.
                let line = text.tokens[match.tokens.upperBound - 1].line
                var end = text.tokens(inLines: line..<min(line + 3, passage.lines.upperBound)).upperBound
                if offset + 1 < matches.count { end = min(end, matches[offset + 1].tokens.lowerBound) }
                reports.append(match.tokens.upperBound..<max(match.tokens.upperBound, end))
            case .period:
                let before = offset > 0 ? matches[offset - 1].tokens.upperBound : passage.tokens.lowerBound
                headings += above(match.tokens.lowerBound, after: before, in: passage)
            }
        }
        return reports + headings
    }

    /// The tokens before a token on its own line, and the two lines with text above it.
    ///
    /// - Parameter limit: the token behind the heading before, which may stand on the same line.
    private static func above(_ token: Int, after limit: Int, in passage: Passage) -> [Range<Int>] {
        let text = passage.text
        let line = text.tokens[token].line
        var places = [max(text.lines[line].tokens.lowerBound, limit)..<token]
        var above = line - 1
        while above >= passage.lines.lowerBound, line - above <= 6, places.count < 3 {
            let tokens = text.lines[above].tokens
            // A heading is short, and no signature.
            if !tokens.isEmpty {
                guard text.lines[above].folded.count <= 90 else { break }
                places.append(tokens)
            }
            above -= 1
        }
        return places
    }

    private enum PageWords { case title, preamble }

    private static let pageWords = PhraseSet<PageWords>([
        ("annual statistics", .title), ("complaint overview", .title), ("complaints overview", .title),
        ("complaints upheld", .title), ("advice on comparing statistics across years", .preamble),
        ("your council's performance", .preamble), ("your councils performance", .preamble),
    ])

    /// The tokens before a statistics page's title on a long line: of a page that lost its line breaks, the council's name.
    static func beforeTitleInLine(of passage: Passage) -> Range<Int>? {
        let text = passage.text
        let matches = text.matches(of: pageWords, in: passage.tokens)
        guard let position = matches.firstIndex(where: { $0.meaning == .title }) else { return nil }
        let title = matches[position].tokens.lowerBound
        let line = text.lines[text.tokens[title].line]
        guard line.folded.count > longestLine, title > line.tokens.lowerBound else { return nil }
        let start = max(line.tokens.lowerBound, title - longestName)
        return (position > 0 ? max(start, matches[position - 1].tokens.upperBound) : start)..<title
    }

    /// The number of bytes of the longest line on which a name is looked for.
    private static let longestLine = 160
    /// The number of tokens of the longest name.
    private static let longestName = 12

    /// The lines of the letter's head, the nearest to the salutation first, and titles.
    static func head(of passage: Passage) -> [Range<Int>] {
        let head = LetterHead(of: passage)
        let lines = passage.text.lines
        let short = head.lines.filter { lines[$0].folded.count <= longestLine && !lines[$0].tokens.isEmpty }
        // A name may run over two lines.
        let pairs = zip(short, short.dropFirst()).filter { $1 - $0 <= 2 }
            .map { lines[$0].tokens.lowerBound..<lines[$1].tokens.upperBound }
        guard let salutation = head.salutation else { return short.map { lines[$0].tokens } + pairs }
        let title = (salutation + 1)..<min(salutation + 5, passage.lines.upperBound)
        return short.reversed().map { lines[$0].tokens }
            + title.filter { lines[$0].folded.count <= 120 }.map { lines[$0].tokens } + pairs.reversed()
    }
}
