import Model

extension Identification {
    /// Identifies the council and the year of a council's own report: from its title and headings, then from the
    /// paragraph that gives its purpose.
    ///
    /// - Throws: `noPeriod` where the report names no year, `noAuthority` where it names no council.
    init(ofReport passage: Passage) throws(Refusal) {
        period = try Self.reportPeriod(of: passage)
        authority = try Self.solelyNamed(in: passage, period: period.value, by: Self.reportAuthority)
        findings = Self.anachronism(of: authority, in: period.value).map { [$0] } ?? []
    }

    /// The number of lines that a report has at most before its body: title, contents, purpose.
    private static let front = 80

    /// The number of lines with text of a title page, the council's name above or below the title included.
    private static let titlePage = 12

    /// Returns the year of the title. Where the title names none, or several, the first short line of the front matter
    /// that names one year counts, then the first long one.
    private static func reportPeriod(of passage: Passage) throws(Refusal) -> Located<Period> {
        let text = passage.text
        // "3.1 The Ombudsman received 32 complaints, compared to 41 in 2022/23." stands for a title, and is of two years.
        if let title = ReportTitle(of: passage), !title.isSentence, let year = onlyYear(in: title.tokens, of: text) {
            return year
        }
        // The items of a meeting are of different years: "23. Budget 2025/26".
        let isOfMeeting = QuotedLetterMarks.areMinutes(passage)
        let front =
            isOfMeeting
            ? passage.lines.filter { isOnComplaints(text.lines[$0].tokens, of: text) }
            : Array(passage.lines.prefix(Self.front))
        let rows = YearRows(of: passage)
        for lines in [front.filter { text.lines[$0].tokens.count <= 24 }, front] {
            for line in lines {
                guard let year = onlyYear(in: text.lines[line].tokens, of: text), !rows.isAmongYears(line)
                else { continue }
                if isLastYearTold(in: front.prefix { $0 < line }, before: line, of: text) { break }
                return year
            }
        }
        for line in front where !isOfMeeting {
            if let year = comparingYear(in: text.lines[line].tokens, of: text) { return year }
        }
        if !isOfMeeting, let year = lastColumn(of: passage) { return year }
        throw Refusal(
            .noPeriod, "The report does not say which year it is about; add the page with its title or its purpose.")
    }

    /// Whether lines tell of "last year" without naming it before another line names a year in passing, which may be another one: "The
    /// Ombudsman handled two complaints last year. … There were none in 2012/13."
    private static func isLastYearTold(in lines: ArraySlice<Int>, before line: Int, of text: DocumentText) -> Bool {
        let named = text.lines[line].tokens
        let isInPassing =
            text.reportingYears(in: named).contains { text.isWord($0.tokens.lowerBound - 1, in: "in during for") }
            && !text.contains("report reports covers covered period review annual letter", in: named)
        return isInPassing
            && lines.contains { line in
                let tokens = text.lines[line].tokens
                return tokens.dropLast().contains { index in
                    text.isWord(index, in: "last") && text.isWord(index + 1, in: "year")
                        && !text.isWord(index - 1, in: "on than from with to over since of the")
                }
            }
    }

    private static func isOnComplaints(_ line: Range<Int>, of text: DocumentText) -> Bool {
        text.mentionsOmbudsman(line) || text.contains("complaints complaint", in: line)
    }

    /// Returns the year that some tokens name; nil where they name none, or several.
    private static func onlyYear(in tokens: Range<Int>, of text: DocumentText) -> Located<Period>? {
        let years = text.reportingYears(in: tokens)
        guard let first = years.first ?? yearOfDays(in: tokens, of: text), years.allSatisfy({ $0.year == first.year })
        else { return nil }
        return Located(value: first.year, place: text.place(of: first.tokens))
    }

    /// Returns the council that the title or a heading of the front matter names; else the one whose complaints the
    /// first paragraphs are about ("X County Council's (XCC) complaints"), which the rest calls the Council.
    private static func reportAuthority(of passage: Passage, period: Period?) throws(Refusal) -> Located<Authority> {
        let text = passage.text
        let front = passage.lines.prefix(Self.front).filter { !text.lines[$0].tokens.isEmpty }
        let title = ReportTitle(of: passage).flatMap { $0.isSentence ? nil : $0.tokens }
        if let title, let found = named(in: title, of: text, period: period) { return found }
        let titleLine = title.map { text.tokens[$0.lowerBound].line }
        let titlePage = front.prefix(Self.titlePage)
        // The name that touches the title goes before one that stands higher up by itself.
        let touching = titlePage.filter { line in
            titleLine.map { title in
                (min(line, title)...max(line, title)).allSatisfy { !text.lines[$0].tokens.isEmpty }
            } ?? false
        }
        for line in touching + titlePage {
            let tokens = text.lines[line].tokens
            let found =
                StandaloneName.authority(acrossLinesTo: tokens, in: passage, period: period)
                ?? wholeName(in: tokens, of: text, period: period)
            if let found { return found }
        }
        for line in front where text.lines[line].folded.count <= 90 && text.isHeading(line, in: passage.lines) {
            if let found = named(in: text.lines[line].tokens, of: text, period: period) { return found }
        }
        let paragraphs = Self.paragraphs(of: passage, text)
        for paragraph in paragraphs {
            let subjects = AuthorityRegister.shared.find(in: text, tokens: paragraph, period: period).filter {
                isSubject($0.tokens, in: paragraph, of: text)
            }
            guard let found = subjects.first else { continue }
            if let other = subjects.first(where: { $0.authority != found.authority }) {
                throw EqualNames.refusal(of: found.authority, and: other.authority, in: passage)
            }
            return Located(value: found.authority, place: text.place(of: found.tokens))
        }
        for paragraph in paragraphs {
            if let name = AuthorityForm.find(in: paragraph, of: text, isProse: true),
                isSubject(name, in: paragraph, of: text)
            {
                return Located(
                    value: AuthorityRegister.shared.unlisted(named: withoutGenitive(text.string(name))),
                    place: text.place(of: name))
            }
        }
        if let found = councilOfCases(in: passage, period: period) { return found }
        throw Refusal(
            .noAuthority,
            "The report does not say which council it is about; add the page with its title, or name the council "
                + "(`ombudsctl read --authority NAME`, or a folder in the inbox named after it).")
    }

    /// Returns the tokens of each run of lines without a blank one or a heading between.
    private static func paragraphs(of passage: Passage, _ text: DocumentText) -> [Range<Int>] {
        passage.lines.prefix(Self.front).split {
            text.lines[$0].tokens.isEmpty || text.isHeading($0, in: passage.lines)
        }.map { run in
            text.lines[run[run.startIndex]].tokens.lowerBound..<text.lines[run[run.endIndex - 1]].tokens.upperBound
        }
    }

    /// Returns a name without the genitive at its end: "London Borough of X's".
    private static func withoutGenitive(_ name: String) -> String {
        name.hasSuffix("'s") ? String(name.dropLast(2)) : name
    }

    /// Whether a council that prose names is its subject: the name is a genitive, is followed by an abbreviation in
    /// brackets, begins the sentence, or is the one on whose behalf another body writes.
    private static func isSubject(_ name: Range<Int>, in paragraph: Range<Int>, of text: DocumentText) -> Bool {
        let last = text.folded[text.tokens[name.upperBound - 1].bytes]
        if last.suffix(2).elementsEqual("'s".utf8) || last.last == UInt8(ascii: "'") { return true }
        var next = name.upperBound
        // "'s" may be a token of its own.
        if next < text.tokens.count, text.tokens[next].isSign("'") { return true }
        if next < text.tokens.count, text.tokens[next].isSign("(") {
            next += 1
        } else {
            // "The Ombudsman upheld 3 complaints about us. Blaby District Council had 5."
            let isOther =
                text.contains("us we our", in: paragraph.lowerBound..<name.lowerBound)
                && !text.contains(
                    Self.topics,
                    in: text.sentence(around: name.lowerBound, in: paragraph))
            return name.lowerBound == paragraph.lowerBound || text.isBoundary(name.lowerBound) && !isOther
                || opensText(name.lowerBound, of: text) || isRepresented(name, in: paragraph, of: text)
        }
        return next + 1 < text.tokens.count && text.tokens[next + 1].isSign(")")
    }

    private static let topics = WordSet(
        """
        complaints complaint compliments feedback report compliance recommendations investigated investigations decisions \
        upheld
        """)

    /// Whether a token begins the line right below a heading of a few words.
    private static func opensText(_ index: Int, of text: DocumentText) -> Bool {
        let line = text.tokens[index].line
        guard line > 0, text.lines[line].tokens.lowerBound == index, let first = text.lines[line - 1].tokens.first
        else { return false }
        return text.lines[line - 1].tokens.count <= 5 && text.isShortLine(line - 1) && text.isCapital(first)
    }

    /// Whether a paper says before a name that it is written on that one's behalf. A service may be run on anybody's behalf.
    private static func isRepresented(_ name: Range<Int>, in paragraph: Range<Int>, of text: DocumentText) -> Bool {
        var end = name.lowerBound
        if end > 0, text.word(end - 1, is: "the") { end -= 1 }
        return end > 2 && text.find("on behalf of", in: (end - 3)..<end) != nil
            && text.contains(writing, in: max(paragraph.lowerBound, end - longestWriting)..<end)
    }

    private static let writing = WordSet(
        """
        report reports reported paper published publishes produced produces prepared written issued collated compiled submitted \
        presented complaints
        """)
    /// The number of tokens from such a word to the end of "on behalf of", at most.
    private static let longestWriting = 16
}
