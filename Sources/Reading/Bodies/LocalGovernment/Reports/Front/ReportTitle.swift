/// The title by which a text presents itself as a report on complaints.
struct ReportTitle {
    /// The tokens of the title's line.
    let tokens: Range<Int>
    /// Whether the title says that the report is of a year.
    let isAnnual: Bool
    /// Whether the title is that of a whole report of a year, so that a letter which the report quotes does not make
    /// the text a letter.
    let isReport: Bool
    /// Whether the title is that of one department's report, as the statutory reports on social care are.
    let isOfDepartment: Bool

    /// The number of lines with text among which a title stands.
    private static let reach = 25

    /// Finds the title among the first lines.
    ///
    /// - Returns: nil where they hold no such title, or a salutation stands before it.
    init?(of passage: Passage) {
        let text = passage.text
        var seen = 0
        var title: Range<Int>?
        for line in passage.lines {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty else { continue }
            seen += 1
            guard seen <= Self.reach else { break }
            // A letter has no such title. A letter's sentence may name a report: "Your Annual Complaints Report …".
            if text.isWord(tokens.lowerBound, in: "dear") { return nil }
            guard tokens.count <= 24, text.lines[line].folded.count <= 160,
                text.contains("complaints complaint compliments feedback representations", in: tokens),
                text.contains("report review update summary performance statistics", in: tokens)
                    || !text.reportingYears(in: tokens).isEmpty,
                !text.contains("letter", in: tokens)
            else { continue }
            if title == nil { title = tokens }
        }
        guard let title else { return nil }
        tokens = title
        isAnnual = text.contains("annual annually yearly", in: title) || !text.reportingYears(in: title).isEmpty
        isReport = text.contains("report", in: title) && isAnnual
        isOfDepartment =
            text.contains("adult adults children childrens social housing", in: title)
            && !text.contains("corporate", in: title) && !text.mentionsOmbudsman(title)
    }
}
