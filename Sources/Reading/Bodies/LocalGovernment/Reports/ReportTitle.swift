import Model

/// The title by which a text presents itself as a report on complaints.
struct ReportTitle {
    /// Its tokens.
    let tokens: Range<Int>
    /// Whether it says that it is of a year.
    let isAnnual: Bool
    /// Whether it is a whole report's of a year, whatever the report quotes.
    let isReport: Bool
    /// Whether it is of one department, as the statutory reports on social care are.
    let isOfDepartment: Bool

    /// - Returns: nil where the first lines hold no such title.
    init?(of part: Passage) {
        let text = part.text
        var seen = 0
        var title: Range<Int>?
        for line in part.lines {
            let tokens = text.lines[line].tokens
            guard !tokens.isEmpty else { continue }
            seen += 1
            guard seen <= 25 else { break }
            // A letter has no such title: one that a letter mentions stands in a sentence.
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
