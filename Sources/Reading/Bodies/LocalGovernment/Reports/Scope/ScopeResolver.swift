/// Resolves the scope of a place in a report from the headings over it and from the lead-in of its list.
///
/// `ScopeTracker` then adds what the sentences before it in the same paragraph say.
struct ScopeResolver: Sendable {
    let wording: CouncilWideWording
    private let text: DocumentText
    private let outline: ReportOutline
    /// The scope of each of the outline's sections.
    private let sections: [ReportScope]

    init(_ outline: ReportOutline, wording: CouncilWideWording, in text: DocumentText) {
        self.outline = outline
        self.wording = wording
        self.text = text
        sections = outline.sections.map { section in
            let headings = section.headings.map { text.lines[$0].tokens }
            return ReportScope(
                isAboutOmbudsman: headings.contains(where: text.mentionsOmbudsman),
                isCouncilWide: headings.allSatisfy { wording.isCouncilWide(heading: $0, in: text) })
        }
    }

    /// Returns the scope that the headings over a section give.
    ///
    /// - Parameter section: an index in the outline's sections.
    func scope(ofSection section: Int) -> ReportScope { sections[section] }

    /// Returns the scope that the words of a sentence or line, its headings and its lead-in give.
    ///
    /// - Parameters:
    ///   - section: an index in the outline's sections.
    ///   - leadIn: the sentence that announces the list, as an index in the outline's sentences; nil where none does.
    func scope(of tokens: Range<Int>, section: Int, leadIn: Int?) -> ReportScope {
        var scope = sections[section]
        let leadIn = leadIn.map { outline.sentences[$0].tokens }
        let runs = [tokens] + (leadIn.map { [$0] } ?? [])
        scope.isAboutOmbudsman =
            (scope.isAboutOmbudsman || runs.contains(where: text.mentionsOmbudsman))
            && !runs.contains(where: text.mentionsHousingOmbudsman)
        if let leadIn, !wording.isCouncilWide(leadIn: leadIn, in: text) {
            scope.isCouncilWide = false
        }
        return scope
    }
}
