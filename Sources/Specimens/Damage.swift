/// A kind of damage that extraction, page layout or copying does to a text.
public enum Damage: String, CaseIterable, Sendable {
    /// Paragraphs are broken at another width.
    case rewrapped
    /// Spaces in prose are doubled here and there.
    case doubledSpaces
    /// Spaces are no-break or thin ones here and there.
    case unusualSpaces
    /// Words hold soft hyphens.
    case softHyphens
    /// "fi", "fl" and "ff" are ligatures.
    case ligatures
    /// Quotes and dashes are typographic.
    case smartQuotes
    /// Pages end between paragraphs, with footers and headers.
    case pageFurniture
    /// One or two lines stand twice.
    case repeatedLines
    /// In one or two figures O stands for 0 or l for 1.
    case confusedDigits
    /// One or two lines are lost.
    case lostLines

    /// Picks one to three kinds at random.
    public static func some(using generator: inout some RandomNumberGenerator) -> [Damage] {
        let kinds = Set(allCases.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
        return allCases.filter(kinds.contains)
    }

    /// Whether damage of this kind can destroy figures.
    public var isDestructive: Bool { self == .lostLines || self == .confusedDigits }
}

extension Specimen {
    /// The specimen after damage of these kinds; the same seed gives the same damage.
    ///
    /// The result's `lost` names the figures whose text was destroyed, and those that can't be read any more because a
    /// neighbour in their table was. Without marks in the specimen, destructive damage loses all figures.
    public func damaged(by kinds: [Damage], seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        var sheet = MarkedSheet(self)
        // Lines are lost before they are wrapped anew, and letters change last.
        let order: [Damage] = [
            .lostLines, .repeatedLines, .confusedDigits, .rewrapped, .pageFurniture, .doubledSpaces, .smartQuotes,
            .ligatures, .softHyphens, .unusualSpaces,
        ]
        for kind in order where kinds.contains(kind) { sheet.apply(kind, using: &generator) }
        let (text, newMarks) = sheet.text()
        let suffix = kinds.map { "+" + $0.rawValue }.joined()
        return Specimen(
            name: name + suffix, text: text, expected: expected, marks: newMarks,
            lost: lost.union(sheet.lostFigures(of: expected, hasMarks: !marks.isEmpty)))
    }
}
