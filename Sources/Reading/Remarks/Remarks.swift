import Model

/// Statements of a letter about the authority, in words, that a scrutiny committee should hear of.
enum Remarks {
    /// The remarks of a passage about its own authority: a recommendation refused, public reports issued. At most one
    /// of each kind.
    ///
    /// - Parameter period: the year that the passage is about, where it is known.
    static func findings(in passage: Passage, about authority: Authority, in period: Period? = nil) -> [Finding] {
        let passages = passage.text.matches(of: Mark.all, in: passage.tokens)
        if passages.isEmpty { return [] }
        let found = findings(passages, in: passage, about: authority, in: period)
        let codes = found.map(\.code)
        return standing(found, in: passage, about: authority, in: period)
            + findings(acrossBreaksOf: passage, about: authority, in: period).filter { !codes.contains($0.code) }
    }

    /// The findings without those whose sentence no column of the text has.
    private static func standing(
        _ found: [Finding], in passage: Passage, about authority: Authority, in period: Period?
    ) -> [Finding] {
        guard !found.isEmpty, let columns = passage.text.readDownColumns(passage.lines) else { return found }
        // Of "we were satisfied the Council had    Failure to comply with our recommendations is" each half is another
        // sentence's: a remark counts where its own column has it.
        lazy var codes = findings(byLine: Passage(columns), about: authority, in: period).map(\.code)
        return found.filter { !standsInColumns($0, of: passage.text) || codes.contains($0.code) }
    }

    /// The remarks whose sentence a page's foot and head, or a hyphen at a line's end, divide.
    private static func findings(
        acrossBreaksOf passage: Passage, about authority: Authority, in period: Period?
    ) -> [Finding] {
        let joined =
            DocumentText.PageFurniture.allCases.compactMap {
                passage.text.joiningPages(passage.lines, without: $0).map { Passage($0) }
            } + [passage.joiningHyphenatedWords()].compactMap { $0 }
        var found: [Finding] = []
        for passage in joined {
            for finding in findings(byLine: passage, about: authority, in: period)
            where !found.contains(where: { $0.code == finding.code }) && !standsInColumns(finding, of: passage.text) {
                found.append(finding)
            }
        }
        return found
    }

    /// Whether a finding's sentence begins beside another column of text.
    private static func standsInColumns(_ finding: Finding, of text: DocumentText) -> Bool {
        guard let line = text.lineIndex(of: finding.place) else { return false }
        return (line..<min(line + 3, text.lines.count)).contains { text.standsInColumns(text.lines[$0].tokens) }
    }

    private static func findings(
        byLine passage: Passage, about authority: Authority, in period: Period?
    ) -> [Finding] {
        findings(passage.text.matches(of: Mark.all, in: passage.tokens), in: passage, about: authority, in: period)
    }

    private static func findings(
        _ passages: [PhraseMatch<Mark>], in passage: Passage, about authority: Authority, in period: Period?
    ) -> [Finding] {
        if passages.isEmpty { return [] }
        let subject = Subject(authority, in: passage, of: period)
        return [
            RefusedRecommendation.finding(passages, subject),
            PublicReport.finding(passages, subject),
        ].compactMap { $0 }
    }

    /// Words that may belong to a remark.
    enum Mark: Sendable, Equatable {
        case refusal(RefusalVerb)
        case report
        /// A report on the authority that is not called public.
        case plainReport
        /// A report that follows another, because the authority did not act.
        case furtherReport
        /// The verb with a report behind it: "published a report in May about the way your Council …".
        case reportMade
        /// A report that has its verb behind it: "The report we published in March".
        case reportBefore

        static let all = PhraseSet<Mark>(
            RefusalVerb.phrases.map { ($0.0, .refusal($0.1)) }
                + [
                    "public report", "public reports", "public interest report", "public interest reports",
                    "report in the public interest", "reports in the public interest",
                ].map { (Phrase($0), .report) }
                + [
                    "report about your", "reports about your", "report against your", "reports against your",
                    "report concerning your", "reports concerning your", "report because your",
                    "report on a complaint about your", "report on a complaint against your",
                    "reports on complaints about your", "reports on complaints against your",
                    "report on your", "reports on your", "report into your", "report on the council",
                    "report on the council's",
                    "report about the council", "report against the council", "report into the council",
                ].map { (Phrase($0), .plainReport) }
                + [
                    "further report", "further reports", "second report", "report finding", "report highlighting",
                    "report criticising", "report identifying",
                ].map { (Phrase($0), .furtherReport) }
                + ["issued", "published", "issue", "publish", "issuing", "publishing"].flatMap { verb in
                    ["a report", "a formal report", "one report", "two reports", "three reports"].map {
                        (Phrase("\(verb) \($0)"), .reportMade)
                    }
                }
                + [
                    "report was issued", "report was published", "reports were issued", "reports were published",
                    "report we published", "reports we published", "report we issued", "reports we issued",
                    "report i published", "report i issued", "reports i issued",
                ].map { (Phrase($0), .reportBefore) })
    }

    /// Words that negate a statement.
    static let negations: StaticString = "not never no nor neither without none any"

    /// Whether a token makes its sentence a mere possibility; the month of May does not.
    static func isCondition(_ index: Int, in text: DocumentText) -> Bool {
        text.isWord(index, in: "if whether unless would could may might should can")
            && !(text.word(index, is: "may") && text.isCapital(index))
    }
}
