import Model

/// A change in percent that a sentence states, with the two numbers between which it lies: "an increase of 12% from 234
/// to 262".
struct StatedChange {
    /// In percent; negative for a decrease.
    private let change: Double
    /// Whether the change is printed with decimals, and so must be exact to a tenth.
    private let hasFraction: Bool
    private let before: Double
    private let now: Double
    private let place: Place

    /// Reads the change that a sentence states.
    ///
    /// - Returns: nil where the sentence states no change, more than one, or does not give its two numbers.
    init?(in sentence: Range<Int>, of text: DocumentText) {
        guard text.hasPercentSign(in: sentence) else { return nil }
        let isUp = text.contains(Self.up, in: sentence)
        guard isUp != text.contains(Self.down, in: sentence) else { return nil }
        let years = text.reportingYears(in: sentence)
        var percentages: [Int] = []
        var counts: [Int] = []
        for index in sentence where !years.contains(where: { $0.tokens.contains(index) }) {
            guard let value = text.tokens[index].number else { continue }
            if text.isPercentSign(index + 1, in: sentence) {
                percentages.append(index)
            } else if text.tokens[index].count != nil, !(1970...2099).contains(value),
                !sentence.contains(index - 1) || !text.tokens[index - 1].isSign("\u{A3}")
            {
                counts.append(index)
            }
        }
        guard percentages.count == 1, counts.count == 2, Self.isChange(percentages[0], in: sentence, of: text),
            case .number(let stated, let hasFraction) = text.tokens[percentages[0]].kind,
            let first = text.tokens[counts[0]].number, let second = text.tokens[counts[1]].number
        else { return nil }
        let isFrom = text.isWord(counts[0] - 1, in: "from") && text.isWord(counts[1] - 1, in: "to")
        let than = text.isWord(counts[1] - 1, in: "the") ? counts[1] - 2 : counts[1] - 1
        let isThan = text.isWord(than, in: "from than")
        guard isFrom != isThan else { return nil }
        before = isFrom ? first : second
        now = isFrom ? second : first
        guard before > 0 else { return nil }
        change = isUp ? stated : -stated
        self.hasFraction = hasFraction
        place = text.place(of: min(percentages[0], counts[0])..<(max(percentages[0], counts[1]) + 1))
    }

    /// Returns the finding where the change is not that of its numbers, neither rounded nor cut off.
    ///
    /// - Parameter name: the figure that the finding names; nil where the sentence states none.
    func mismatch(_ name: FigureName?) -> Finding? {
        let actual = 100 * (now - before) / before
        guard abs(change - actual) >= (hasFraction ? 0.1 : 1) else { return nil }
        return Finding(
            code: .changeMismatch, figures: name.map { [$0] } ?? [],
            message: "The change is given as \(Checks.plain(change))%, but from \(Checks.plain(before)) to "
                + "\(Checks.plain(now)) it is \(Checks.plain((10 * actual).rounded() / 10))%.",
            place: place)
    }

    /// Whether a percentage says by how much: "by 12%", "an increase of 12%", "a 12% rise", "up 12%".
    private static func isChange(_ index: Int, in sentence: Range<Int>, of text: DocumentText) -> Bool {
        // "…, up from 234, of which 12% were closed at once" states no change of 12%.
        if text.isWord(index + 2, in: "of were was are is") || !sentence.contains(index - 1) { return false }
        if text.isWord(index - 1, in: "by up down") { return true }
        if text.isWord(index - 1, in: "of") { return isDirection(index - 2, of: text) }
        return isDirection(index + 2, of: text)
    }

    private static func isDirection(_ index: Int, of text: DocumentText) -> Bool {
        text.isWord(index, in: up) || text.isWord(index, in: down)
    }

    private static let up = WordSet(
        "increase increased increases increasing rise risen rose up higher more grew growth")
    private static let down = WordSet(
        """
        decrease decreased decreases decreasing decline declined drop dropped down fall fallen fell fewer less lower \
        reduced reduction
        """)
}
