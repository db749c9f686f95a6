/// The ways in which reports set their headings.
enum HeadingStyle: CaseIterable, Sendable {
    case numbered, markdown, capitals, bold, colon, plain

    /// Whether a heading shows its depth, so that sections may be nested.
    var showsDepth: Bool { self == .numbered || self == .markdown }
}

extension ReportComposition {
    /// Starts a section. Damage does not lose a heading, because it decides whose the numbers below it are.
    mutating func section(_ title: String) {
        number += 1
        subsectionNumber = 0
        switch headingStyle {
        case .numbered: add(scope: "\(number). \(title)")
        case .markdown: add(scope: "## \(title)")
        case .capitals: add(scope: title.uppercased())
        case .bold: add(scope: "**\(title)**")
        case .colon: add(scope: "\(title):")
        case .plain: add(scope: title)
        }
    }

    /// Starts a section within the last one.
    ///
    /// - Precondition: the style shows depth.
    mutating func subsection(_ title: String) {
        subsectionNumber += 1
        add(scope: headingStyle == .markdown ? "### \(title)" : "\(number).\(subsectionNumber) \(title)")
    }
}
