import Model

/// What the words around a sentence or line say that it is about.
struct ReportContext {
    /// The Local Government and Social Care Ombudsman's cases.
    var isAboutOmbudsman: Bool
    /// Whether "it" is the Ombudsman.
    var isOmbudsmanIt = false
    /// The whole council.
    var isGeneral: Bool

    /// - Parameter intro: the sentence that announces it, where one does.
    init(
        _ tokens: Range<Int>, section: ReportOutline.Section, intro: Int?, of outline: ReportOutline,
        in text: DocumentText
    ) {
        let intro = intro.map { outline.sentences[$0].tokens }
        isAboutOmbudsman =
            (section.isAboutOmbudsman || text.mentionsOmbudsman(tokens)
                || intro.map { text.mentionsOmbudsman($0) } ?? false)
            && !text.mentionsHousingOmbudsman(tokens) && !(intro.map { text.mentionsHousingOmbudsman($0) } ?? false)
        isGeneral = section.isGeneral && (intro.map { outline.isGeneral(intro: $0) } ?? true)
    }
}
