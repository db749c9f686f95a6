/// Joins a sentence that a page's foot and the next page's head divide.
extension DocumentText {
    /// The parts of a page that may stand between the halves of a sentence.
    enum PageFurniture: CaseIterable {
        case footAndHead, head, foot
    }

    /// The text of a range of lines, without the foot, the head, or both, of pages between which a sentence goes on.
    ///
    /// A foot, or a head, is a few lines with a blank one between them and the page's text. They are left out with the blank lines
    /// around them, so that the sentence goes on in the next line.
    ///
    /// - Returns: nil where no page ends inside a sentence.
    func joiningPages(_ range: Range<Int>, without furniture: PageFurniture) -> DocumentText? {
        var leftOut: Set<Int> = []
        for line in range.dropFirst() where lines[line].page != lines[line - 1].page {
            leftOut.formUnion(self.furniture(furniture, atBreakBefore: line, in: range))
        }
        guard !leftOut.isEmpty else { return nil }
        return rearranged(range.filter { !leftOut.contains($0) })
    }

    /// The lines of a foot or a head that divide a sentence, with the blank ones around them; none where no sentence goes on behind
    /// the break.
    private func furniture(_ furniture: PageFurniture, atBreakBefore line: Int, in range: Range<Int>) -> [Int] {
        let foot = furniture == .head ? [] : block((range.lowerBound..<line).lazy.reversed())
        let head = furniture == .foot ? [] : block((line..<range.upperBound).lazy)
        guard let before = (range.lowerBound..<line).last(where: { !foot.contains($0) && !lines[$0].tokens.isEmpty }),
            let behind = (line..<range.upperBound).first(where: { !head.contains($0) && !lines[$0].tokens.isEmpty }),
            isUnfinished(before), beginsSmall(behind)
        else { return [] }
        return foot.isEmpty && head.isEmpty ? [] : Array(before + 1..<behind)
    }

    /// The most lines of a foot or a head.
    private static let mostLines = 3

    /// The first lines with text, up to a blank one; none where they are many, as a page's text is.
    private func block(_ order: some Sequence<Int>) -> [Int] {
        var block: [Int] = []
        for line in order {
            if lines[line].tokens.isEmpty {
                // Blank lines before the block don't count, and the one behind it is its end.
                if block.isEmpty { continue }
                return block
            }
            block.append(line)
            if block.count > Self.mostLines { break }
        }
        return []
    }

    private func isUnfinished(_ line: Int) -> Bool {
        guard let last = lines[line].tokens.last else { return false }
        if case .sign = tokens[last].kind { return false }
        return true
    }

    private func beginsSmall(_ line: Int) -> Bool {
        guard let first = lines[line].tokens.first, tokens[first].kind == .word else { return false }
        return !isCapital(first)
    }
}
