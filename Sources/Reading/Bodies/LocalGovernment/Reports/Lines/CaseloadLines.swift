import Model

/// The labels of the overview that the letters of 2025 give of a year's cases: "Not for us: 37", "Assessed and closed: 44".
///
/// "Assessed and closed" alone may be the decision that older letters call closed after initial enquiries, so that a section has to
/// have two different labels.
struct CaseloadLines {
    private let text: DocumentText
    /// The sections with two or more different labels.
    private let sections: Set<Int>

    init(_ report: ReportText) {
        text = report.text
        var names: [Int: Set<FigureName>] = [:]
        for line in report.outline.plainLines {
            guard let (label, _) = report.text.labelWithValue(line.line),
                let name = Self.name(of: label, in: report.text)
            else { continue }
            names[report.outline.section(ofLine: line.line), default: []].insert(name)
        }
        sections = Set(names.filter { $0.value.count > 1 }.keys)
    }

    /// Returns the figure of a label in a section; nil where the section has no such overview.
    func name(of label: Range<Int>, inSection section: Int) -> FigureName? {
        sections.contains(section) ? Self.name(of: label, in: text) : nil
    }

    private static func name(of label: Range<Int>, in text: DocumentText) -> FigureName? {
        if text.find("assessed and closed", in: label) != nil, label.count <= 5 { return .caseloadAssessedAndClosed }
        if text.find("not for us", in: label) != nil { return .caseloadNotForUs }
        return text.find("dealt with", in: label) != nil && !text.contains("council", in: label)
            ? .caseloadDealtWith : nil
    }
}
