import Model

/// Headings over statistics: in a letter, and on a statistics page.
extension DocumentMark {
    /// The heading of a letter's statistics, at "Local Authority Report: …" or "For the period ending"; nil in running
    /// prose.
    ///
    /// - Parameter limit: the line of the last mark, which the heading can't reach.
    static func statistics(
        _ words: Range<Int>, _ meaning: Words, after limit: Int, in text: DocumentText
    ) -> DocumentMark? {
        let line = text.tokens[words.lowerBound].line
        guard text.lines[line].folded.count <= 160 else { return nil }
        let rest = words.upperBound..<text.lines[text.tokens[words.upperBound - 1].line].tokens.upperBound
        if meaning == .authorityReport {
            let end = text.find("for the period", in: rest)?.lowerBound ?? rest.upperBound
            let heading = StatisticsHeading(council: text.lettersAndDigits(rest.lowerBound..<end), date: [])
            return DocumentMark(kind: .statistics(heading), line: line)
        }
        var start = line
        // Close behind "Local Authority Report: …" the council is known.
        let isNamed = (max(0, line - 3)...line).contains {
            text.find("local authority report", in: text.lines[$0].tokens) != nil
        }
        var council = isNamed ? [] : text.lettersAndDigits(text.lines[line].tokens.lowerBound..<words.lowerBound)
        var above = line - 1
        while council.isEmpty, !isNamed, above > limit, line - above <= 5,
            text.lines[above].page == text.lines[line].page
        {
            let tokens = text.lines[above].tokens
            if !tokens.isEmpty {
                guard belongsToHead(above, in: text), namesCouncil(tokens, in: text) else { break }
                start = above
                council = text.lettersAndDigits(tokens)
            }
            above -= 1
        }
        let heading = StatisticsHeading(council: council, date: text.lettersAndDigits(rest))
        return DocumentMark(kind: .statistics(heading), line: start)
    }

    private static func namesCouncil(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
        !AuthorityRegister.shared.find(in: text, tokens: tokens).isEmpty
            || AuthorityForm.find(in: tokens, of: text) != nil
            || AuthorityRegister.shared.authority(named: text.string(tokens)) != nil
    }

    /// The start of the statistics page whose title is given: with the text above it on its page, if that is little.
    /// A council's name stands above or below the title; nil where none does.
    static func statisticsPage(_ title: Range<Int>, after limit: Int, in text: DocumentText) -> DocumentMark? {
        let line = text.tokens[title.lowerBound].line
        guard text.tokens[title.lowerBound].gap == .line, text.isShortLine(line) else { return nil }
        let page = text.lines[line].page
        func name(_ line: Int) -> [UInt8]? {
            guard text.lines.indices.contains(line), text.lines[line].page == page else { return nil }
            return text.councilName(onLine: line)
        }
        let above = (max(limit + 1, line - 6, 0)..<line).reversed()
        let below = (line + 1)..<(line + 4)
        guard let named = above.first(where: { name($0) != nil }) ?? below.first(where: { name($0) != nil }),
            let council = name(named)
        else { return nil }
        var start = min(named, line)
        var top = start
        while top > limit + 1, text.lines[top - 1].page == page, start - top < 12 { top -= 1 }
        if top == 0 || text.lines[top - 1].page != page { start = top }
        let heading = StatisticsHeading(council: council, date: [], isPage: true)
        return DocumentMark(kind: .statistics(heading), line: start)
    }
}
