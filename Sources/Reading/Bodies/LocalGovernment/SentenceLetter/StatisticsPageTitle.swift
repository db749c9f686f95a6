/// The title of the Ombudsman's statistics page, "Annual statistics".
enum StatisticsPageTitle {
    /// Whether a line of a passage is the title and nothing else. A council's report may have a section of that name.
    static func stands(over passage: Passage) -> Bool {
        guard let title = passage.find("annual statistics"),
            passage.text.lines[passage.text.tokens[title.lowerBound].line].tokens == title
        else { return false }
        return ReportTitle(of: passage)?.isReport != true
    }
}
