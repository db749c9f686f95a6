/// The title of the Ombudsman's statistics page, "Annual statistics".
enum StatisticsPageTitle {
    /// Whether the title stands over a passage: on a line by itself, or between the council's name and the first heading where the
    /// line breaks are lost. A council's report may have a section of that name.
    static func stands(over passage: Passage) -> Bool {
        guard let title = passage.find("annual statistics"),
            passage.text.lines[passage.text.tokens[title.lowerBound].line].tokens == title
                || isBeforeHeading(title, in: passage)
        else { return false }
        return ReportTitle(of: passage)?.isReport != true
    }

    /// Whether a title among the first words goes on with a heading of the page: "… Annual statistics • Complaints upheld 58% of …".
    private static func isBeforeHeading(_ title: Range<Int>, in passage: Passage) -> Bool {
        guard title.lowerBound - passage.tokens.lowerBound <= longestName else { return false }
        let behind = title.upperBound..<min(title.upperBound + 2, passage.tokens.upperBound)
        return behind.contains { start in
            headings.contains { passage.text.match($0, at: start, in: passage.tokens) != nil }
        }
    }

    /// The number of words of a council's name at most.
    private static let longestName = 10

    private static let headings: [Phrase] = ["complaints upheld", "complaint overview", "complaints overview"]
}
