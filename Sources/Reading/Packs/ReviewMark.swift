/// Titles of letters as they were up to 2013.
extension DocumentMark {
    /// The start of the review whose title is given: at the top of its page, under or beside the Ombudsman's name, with
    /// the council and the year below; nil where one of these is missing.
    static func review(_ title: Range<Int>, after limit: Int, in text: DocumentText) -> DocumentMark? {
        let line = text.tokens[title.lowerBound].line
        guard text.isShortLine(line), text.isPageStart(line) else { return nil }
        let top = max(limit + 1, line - 4, 0)
        guard top <= line, text.contains("ombudsman ombudsmans", in: text.tokens(inLines: top..<(line + 1))) else {
            return nil
        }
        let head = line..<min(line + 9, text.lines.count)
        guard let council = head.lazy.compactMap({ text.councilName(onLine: $0) }).first,
            let dates = ["year ended", "year ending"].lazy
                .compactMap({ text.find($0, in: text.tokens(inLines: head)) }).first,
            !CommitteePaper.isSurely(Passage(text: text, lines: line..<min(line + 40, text.lines.count)))
        else { return nil }
        // The words may be torn over two lines.
        let end = text.lines[text.tokens[dates.upperBound - 1].line].tokens.upperBound
        let heading = StatisticsHeading(council: council, date: text.lettersAndDigits(dates.upperBound..<end))
        let start = (top...line).first { text.lines[$0].page == text.lines[line].page } ?? line
        return DocumentMark(kind: .review(heading), line: start)
    }

    /// Whether a title stands by itself under the Ombudsman's name: the reviews up to 2010 have a title page and no
    /// salutation.
    static func isTitlePage(_ title: Range<Int>, in text: DocumentText) -> Bool {
        let line = text.tokens[title.lowerBound].line
        guard text.lines[line].tokens == title else { return false }
        return text.find("ombudsman", in: text.tokens(inLines: max(0, line - 4)..<line)) != nil
            || text.find("ombudsman's", in: text.tokens(inLines: max(0, line - 4)..<line)) != nil
    }
}
