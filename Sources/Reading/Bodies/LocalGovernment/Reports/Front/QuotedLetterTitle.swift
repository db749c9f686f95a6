/// The title of a paper about the Ombudsman's annual letter.
enum QuotedLetterTitle {
    /// Returns the ombudsman that the whole paper is about: the one whom a heading before the first numbered one names.
    /// Minutes name the Ombudsman over one item of many, and are not about them as a whole.
    static func ombudsman(of outline: ReportOutline, in passage: Passage) -> OmbudsmanBody? {
        let text = passage.text
        if isNamedAtFront(of: passage) { return .localGovernment }
        for section in outline.sections {
            guard let heading = section.headings.last else { continue }
            if case .numbered = heading.rank { return nil }
            if text.contains("minutes", in: heading.tokens) { return nil }
            if text.mentionsOmbudsman(heading.tokens) { return .localGovernment }
        }
        return nil
    }

    /// The number of lines with text before which the subject of a paper stands.
    private static let front = 8

    /// Whether a short line at the front gives the annual letter as the paper's subject: "Subject: Local Government and Social
    /// Care Ombudsman Annual Review Letter 2023-24".
    private static func isNamedAtFront(of passage: Passage) -> Bool {
        let text = passage.text
        for line in passage.lines.lazy.filter({ !text.lines[$0].tokens.isEmpty }).prefix(front) {
            let tokens = text.lines[line].tokens
            if text.contains("minutes", in: tokens) { return false }
            if text.sectionNumber(line) != nil { return false }
            if tokens.count <= 28, text.contains("letter review", in: tokens), text.mentionsOmbudsman(tokens),
                !text.contains("was were is has had have that shows showed", in: tokens)
            {
                return true
            }
        }
        return false
    }
}
