/// The title of a paper about the Ombudsman's annual letter.
enum QuotedLetterTitle {
    /// Returns the ombudsman that the whole paper is about: the one whom a heading before the first numbered one names.
    /// Minutes name the Ombudsman over one item of many, and are not about them as a whole.
    static func ombudsman(of outline: ReportOutline, in text: DocumentText) -> OmbudsmanBody? {
        for section in outline.sections {
            guard let heading = section.headings.last else { continue }
            if case .numbered = heading.rank { return nil }
            if text.contains("minutes", in: heading.tokens) { return nil }
            if text.mentionsOmbudsman(heading.tokens) { return .localGovernment }
        }
        return nil
    }
}
