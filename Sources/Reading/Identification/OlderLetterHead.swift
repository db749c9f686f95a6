import Model

/// The head of a letter of 2006 to 2013: its title with the Ombudsman's name, and the year.
enum OlderLetterHead {
    private static let titles: [Phrase] = ["annual letter", "annual review"]

    /// The number of lines among which the title stands.
    private static let reach = 40

    /// The number of lines from the title to the year, and from the Ombudsman's name to the title.
    private static let height = 8

    /// The last year with such letters.
    private static let lastYear = 2013

    /// Whether the head of such a letter stands over a passage.
    static func stands(over passage: Passage) -> Bool {
        let text = passage.text
        let lines = passage.lines.prefix(reach)
        let isAddressed = LetterHead(of: passage).salutation.map(lines.contains) ?? false
        for line in lines {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty, tokens.count <= 14,
                let title = titles.lazy.compactMap({ text.find($0, in: tokens) }).first
            else { continue }
            let around = max(lines.lowerBound, line - height)..<min(line + height + 1, passage.lines.upperBound)
            let head = text.tokens(inLines: around)
            // "Annual Review of Complaints" is a council's own.
            guard text.contains("ombudsman ombudsmans lgo", in: head) || isAddressed && passage.contains("ombudsman"),
                !text.isWord(title.upperBound, in: "of report"),
                let year = year(in: head, of: text), year <= lastYear
            else { continue }
            // A council's paper about its letter has the words of the title as well.
            return text.find("year ended", in: head) != nil || text.find("year ending", in: head) != nil
                || isAddressed || passage.contains("your council")
                || passage.contains("your authority")
        }
        return false
    }

    /// The year in which the newest reporting year of a head ends: "for the year ended 31 March 2009", "2008/09".
    private static func year(in head: Range<Int>, of text: DocumentText) -> Int? {
        text.reportingYears(in: head).map(\.year.endYear).max()
    }
}
