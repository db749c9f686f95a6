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

    /// Returns what the headings over a section say that it is about.
    ///
    /// - Parameter section: an index in the outline's sections.
    func scope(ofSection section: Int) -> ReportScope { sections[section] }

    /// Returns what the words of a sentence or line, its headings and its lead-in say that it is about.
    ///
    /// - Parameters:
    ///   - section: an index in the outline's sections.
    ///   - leadIn: the sentence that announces the list, as an index in the outline's sentences; nil where none does.
    func scope(of tokens: Range<Int>, section: Int, leadIn: Int?) -> ReportScope {
        var scope = sections[section]
        let said = [tokens] + (leadIn.map { [outline.sentences[$0].tokens] } ?? [])
        scope.isAboutOmbudsman =
            (scope.isAboutOmbudsman || said.contains(where: text.mentionsOmbudsman))
            && !said.contains(where: text.mentionsHousingOmbudsman)
        if let leadIn = said.dropFirst().first, !wording.isCouncilWide(leadIn: leadIn, in: text) {
            scope.isCouncilWide = false
        }
        return scope
    }
}
