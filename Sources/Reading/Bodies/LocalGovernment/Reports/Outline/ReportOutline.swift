/// The structure of a report: its sections with their headings, the sentences of its running text, and its plain lines.
///
/// An outline says where words stand. `ScopeResolver` says what they make a figure of.
struct ReportOutline: Sendable {
    /// The stretch of text between two headings.
    struct Section: Sendable {
        /// The headings over it, the outermost first.
        var headings: [ReportHeading] = []
        /// The heading of the same rank whose section ended where this one begins.
        var replaced: ReportHeading?
    }

    /// A sentence, or a part of one that a semicolon ends.
    struct Sentence: Sendable {
        var tokens: Range<Int>
        /// An index in the outline's sections.
        var section: Int
        /// The lead-in of the list of which this is an item ("The outcomes were as follows:"), as an index in the
        /// outline's sentences.
        var leadIn: Int?
        /// Whether it begins a paragraph or an item.
        var isFirst: Bool
        /// Whether it is a few words over lines that stand deeper, which it announces as one with a colon does.
        var isParent = false
    }

    /// A line that has text and stands in no table.
    struct PlainLine: Sendable {
        /// An index in the text's lines.
        var line: Int
        /// The line's tokens without a bullet or a number in front of them.
        var tokens: Range<Int>
        /// The last sentence under the same heading that ended in a colon, a few lines above at most, as an index in
        /// the outline's sentences.
        var leadIn: Int?
    }

    /// The sections, in order. The first has no heading.
    let sections: [Section]
    /// The sentences of the running text, in order.
    let sentences: [Sentence]
    /// The plain lines, in order.
    let plainLines: [PlainLine]
    /// The lines of the passage.
    let lines: Range<Int>
    /// The section of each of those lines.
    let sectionOfLine: [Int]

    /// Returns the section of a line, as an index in `sections`.
    ///
    /// - Parameter line: an index in the text's lines, within the passage.
    func section(ofLine line: Int) -> Int { sectionOfLine[line - lines.lowerBound] }
}
