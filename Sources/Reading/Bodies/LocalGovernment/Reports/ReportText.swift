import Model

/// A report prepared for its readers: its text, what it is of, its tables, its outline, and the scope of each place. It is a class,
/// so that its many readers share it.
final class ReportText {
    let passage: Passage
    /// The council's name.
    let authority: String
    let authorityType: Authority.Kind
    /// The report's own year.
    let period: Period
    let title: ReportTitle?
    let grids: [Grid]
    let outline: ReportOutline
    let scopes: ScopeResolver
    /// Whether it is a paper that quotes the Ombudsman's letter, and no report with figures of its own.
    let quotesLetter: Bool

    var text: DocumentText { passage.text }

    init(_ passage: Passage, of identification: Identification, quotesLetter: Bool = false) {
        let authority = identification.authority.value.name
        let period = identification.period.value
        self.quotesLetter = quotesLetter
        self.passage = passage
        self.authority = authority
        authorityType = identification.authority.value.kind
        self.period = period
        title = ReportTitle(of: passage)
        let contents = ContentsLines(in: passage.text, lines: passage.lines)
        grids = TableFinder.find(in: passage).filter { !contents.contains(anyOf: $0.lines) }
        let wording = CouncilWideWording(authority: authority)
        let titleLine = title.flatMap { $0.isSentence ? nil : passage.text.tokens[$0.tokens.lowerBound].line }
        outline = OutlineBuilder.outline(of: passage, grids: grids, contents: contents, title: titleLine)
        let recogniser = ScopeRecogniser(passage.text, authority: authority, period: period)
        // A sentence of minutes is no title, though it may name the year: "Councillor Smith noted that complaints …".
        let heading = quotesLetter && title?.isSentence == true ? nil : title
        var scope = heading?.scope(by: recogniser) ?? ReportScope()
        if quotesLetter {
            scope.ombudsman = scope.ombudsman ?? QuotedLetterTitle.ombudsman(of: outline, in: passage)
        }
        scopes = ScopeResolver(
            outline, tables: grids.map(\.lines), title: scope, wording: wording, recogniser: recogniser)
        if passage.leftOut != nil { LeftOutProse(self).note() }
    }
}
