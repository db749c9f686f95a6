import Model

extension Identification {
    /// Identifies the council and the year of a council's own report: from its title and headings, then from the
    /// paragraph that gives its purpose.
    ///
    /// - Throws: `noPeriod` where the report names no year, `noAuthority` where it names no council.
    init(ofReport passage: Passage) throws(Refusal) {
        period = try Self.reportPeriod(of: passage)
        authority = try Self.reportAuthority(of: passage, period: period.value)
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
        let front = passage.lines.prefix(Self.front)
        for line in front where text.lines[line].tokens.count <= 24 {
            if let year = onlyYear(in: text.lines[line].tokens, of: text) { return year }
        }
        for line in front {
            if let year = onlyYear(in: text.lines[line].tokens, of: text) { return year }
        }
        throw Refusal(
            .noPeriod, "The report does not say which year it is about; add the page with its title or its purpose.")
    }

    /// Returns the year that some tokens name; nil where they name none, or several.
    private static func onlyYear(in tokens: Range<Int>, of text: DocumentText) -> Located<Period>? {
        let years = text.reportingYears(in: tokens)
        guard let first = years.first, years.allSatisfy({ $0.year == first.year }) else { return nil }
        return Located(value: first.year, place: text.place(of: first.tokens))
    }

    /// Returns the council that the title or a heading of the front matter names; else the one whose complaints the
    /// first paragraphs are about ("X County Council's (XCC) complaints"), which the rest calls the Council.
    private static func reportAuthority(of passage: Passage, period: Period) throws(Refusal) -> Located<Authority> {
        let text = passage.text
        let front = passage.lines.prefix(Self.front).filter { !text.lines[$0].tokens.isEmpty }
        if let title = ReportTitle(of: passage), let found = named(in: title.tokens, of: text, period: period) {
            return found
        }
        for line in front.prefix(Self.titlePage) {
            if let found = wholeName(in: text.lines[line].tokens, of: text, period: period) { return found }
        }
        for line in front where text.lines[line].folded.count <= 90 && text.isHeading(line, in: passage.lines) {
            if let found = named(in: text.lines[line].tokens, of: text, period: period) { return found }
        }
        let paragraphs = Self.paragraphs(of: passage.lines.prefix(Self.front), text)
        for paragraph in paragraphs {
            for found in AuthorityRegister.shared.find(in: text, tokens: paragraph, period: period)
            where isSubject(found.tokens, of: text) {
                return Located(value: found.authority, place: text.place(of: found.tokens))
            }
        }
        for paragraph in paragraphs {
            if let name = AuthorityForm.find(in: paragraph, of: text, isProse: true), isSubject(name, of: text) {
                return Located(
                    value: AuthorityRegister.shared.unlisted(named: withoutGenitive(text.string(name))),
                    place: text.place(of: name))
            }
        }
        if let given = given(for: passage) { return given }
        throw Refusal(
            .noAuthority,
            "The report does not say which council it is about; add the page with its title, or name the council "
                + "(`ombudsctl read --authority NAME`, or a folder in the inbox named after it).")
    }

    /// Returns the tokens of each run of lines without a blank one between.
    private static func paragraphs(of lines: Range<Int>, _ text: DocumentText) -> [Range<Int>] {
        lines.split { text.lines[$0].tokens.isEmpty }.map { run in
            text.lines[run[run.startIndex]].tokens.lowerBound..<text.lines[run[run.endIndex - 1]].tokens.upperBound
        }
    }

    /// Returns a name without the genitive at its end: "London Borough of X's".
    private static func withoutGenitive(_ name: String) -> String {
        name.hasSuffix("'s") ? String(name.dropLast(2)) : name
    }

    /// Whether a council that prose names is its subject: the name is a genitive, is followed by an abbreviation in
    /// brackets, or begins the sentence.
    private static func isSubject(_ name: Range<Int>, of text: DocumentText) -> Bool {
        let last = text.folded[text.tokens[name.upperBound - 1].bytes]
        if last.suffix(2).elementsEqual("'s".utf8) || last.last == UInt8(ascii: "'") { return true }
        var next = name.upperBound
        // "'s" may be a token of its own.
        if next < text.tokens.count, text.tokens[next].isSign("'") { return true }
        if next < text.tokens.count, text.tokens[next].isSign("(") {
            next += 1
        } else {
            return text.isBoundary(name.lowerBound)
        }
        return next + 1 < text.tokens.count && text.tokens[next + 1].isSign(")")
    }
}
