/// Tells which lines stand under another by their indentation or their bullet: "- Planning" over "  - Upheld: 4".
extension DocumentText {
    /// The number of columns before a line's first word or bullet.
    func indentation(_ line: Int) -> Int {
        guard let first = lines[line].tokens.first else { return 0 }
        return tokens[first].bytes.lowerBound - lines[line].folded.lowerBound
    }

    /// Whether a line is a few words without a number of cases, over labels with their numbers or items that stand deeper.
    ///
    /// - Parameter range: the lines of the passage.
    func isParent(_ line: Int, in range: Range<Int>) -> Bool {
        let whole = lines[line].tokens
        let words = (itemStart(whole) ?? whole.lowerBound)..<whole.upperBound
        guard (1...9).contains(words.count), let last = words.last, !tokens[last].isSign("."),
            !tokens[last].isSign(","),
            !tokens[last].isSign(":"), !isLabelled(line),
            tokens[words.lowerBound].number != nil || isCapital(words.lowerBound), !holdsFigure(words),
            let below = ((line + 1)..<min(line + 3, range.upperBound)).first(where: { !lines[$0].tokens.isEmpty }),
            isDeeper(below, than: line)
        else { return false }
        return itemStart(lines[below].tokens) != nil || labelWithValue(below) != nil
    }

    /// Whether a line stands under another: farther to the right, or behind another bullet.
    func isDeeper(_ line: Int, than parent: Int) -> Bool {
        let (own, outer) = (indentation(line), indentation(parent))
        if own != outer { return own > outer }
        guard let first = bullet(line), let second = bullet(parent) else { return false }
        return first != second
    }

    private func bullet(_ line: Int) -> ArraySlice<UInt8>? {
        let whole = lines[line].tokens
        guard itemStart(whole) == whole.lowerBound + 1 else { return nil }
        return folded[tokens[whole.lowerBound].bytes]
    }
}
