/// Titles that stand over two lines, and those of web pages about the Ombudsman's cases year by year, which no report's title is.
extension ReportTitle {
    /// The lines of a passage that may be such titles.
    struct Candidates {
        private var onTwoLines: Range<Int>?
        private var ofPage: Range<Int>?

        /// Adds a line at the front.
        mutating func add(_ line: Int, of passage: Passage) {
            let text = passage.text
            if onTwoLines == nil { onTwoLines = ReportTitle.onTwoLines(from: line, in: passage) }
            let tokens = text.lines[line].tokens
            guard ofPage == nil, tokens.count <= 12, text.mentionsOmbudsman(tokens),
                text.contains("complaints complaint decisions findings investigations cases", in: tokens),
                !text.contains("letter", in: tokens), !ReportTitle.isSentence(line, in: passage),
                ReportTitle.isOfCasesAlone(tokens, of: text)
            else { return }
            ofPage = tokens
        }

        /// Returns the title where no line by itself is one.
        func title(of passage: Passage) -> (tokens: Range<Int>, isOfPage: Bool)? {
            if let onTwoLines { return (onTwoLines, false) }
            guard let ofPage, ReportTitle.hasYears(passage) else { return nil }
            return (ofPage, true)
        }
    }

    /// Whether a title has no words of anything but the Ombudsman's cases: "Planning appeals and Ombudsman cases" has some.
    private static func isOfCasesAlone(_ title: Range<Int>, of text: DocumentText) -> Bool {
        let about = title.first { text.isWord($0, in: "about against") } ?? title.upperBound
        return text.isAll(wordsOfCases, in: title.lowerBound..<about)
    }

    private static let wordsOfCases = WordSet(
        """
        local government social care and the of to by for from our on ombudsman ombudsmans lgsco lgo complaints complaint decisions \
        findings investigations cases enquiries upheld year years annual statistics data made received considered council councils
        """)

    /// "Adult social care complaints and compliments" above "Annual report 2023 to 2024", or the other way round.
    private static func onTwoLines(from line: Int, in passage: Passage) -> Range<Int>? {
        let text = passage.text
        guard passage.lines.contains(line + 1) else { return nil }
        let (first, second) = (text.lines[line].tokens, text.lines[line + 1].tokens)
        guard !first.isEmpty, !second.isEmpty, max(first.count, second.count) <= 14,
            !isSentence(line, in: passage), !isSentence(line + 1, in: passage), !text.isLabelled(line),
            !text.isLabelled(line + 1), !text.contains("letter", in: first.lowerBound..<second.upperBound)
        else { return nil }
        let isOfReport = { (tokens: Range<Int>) in
            text.contains("report review", in: tokens)
                && (text.contains("annual yearly", in: tokens) || !text.reportingYears(in: tokens).isEmpty)
        }
        let isOfComplaints = { (tokens: Range<Int>) in
            text.contains("complaints compliments representations", in: tokens)
        }
        guard isOfComplaints(first) && isOfReport(second) || isOfReport(first) && isOfComplaints(second) else {
            return nil
        }
        return first.lowerBound..<second.upperBound
    }

    /// Whether a passage has years in the rows of a table, or in their heads.
    private static func hasYears(_ passage: Passage) -> Bool {
        if YearRows(of: passage).areOfSeveralYears { return true }
        let text = passage.text
        return passage.lines.contains { line in
            let tokens = text.lines[line].tokens
            return tokens.contains { text.tokens[$0].gap == .cell || text.tokens[$0].isSign("|") }
                && text.reportingYears(in: tokens, inHeading: true).count > 1
        }
    }
}
