import Model

/// Finds the rows of a table whose columns are lost, since nothing but single spaces divides its cells: "Year Upheld Not upheld Closed
/// Total", and below it "2023-24 18 2 36 56".
extension UnreadNumbers {
    /// Adds a doubt about the first of the rows of numbers alone below a line that names outcomes, where no table has them.
    ///
    /// - Parameter tokens: those of a paragraph.
    func doubtRows(_ tokens: Range<Int>, in statements: inout ReportStatements) {
        guard let first = tokens.first, let last = tokens.last, text.isOfCells(tokens) else { return }
        for line in text.tokens[first].line...text.tokens[last].line where isRow(line) {
            guard let heading = lineAbove(line), !isRow(heading), !isInTable(line), !isInTable(heading),
                text.contains(Self.outcomes, in: text.lines[heading].tokens), isHeading(heading),
                isOfOmbudsman(heading),
                !isStated(line, in: statements)
            else { continue }
            statements.note(
                Checks.unclear(
                    [],
                    "The numbers below \"\(text.string(text.lines[heading].tokens))\" can't be tied to their columns.",
                    at: text.place(ofLine: line)))
        }
    }

    /// Whether a line has numbers alone, at least three, of which the first may be a year.
    private func isRow(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        return tokens.allSatisfy { text.tokens[$0].kind != .word } && tokens.count { text.tokens[$0].number != nil } > 2
    }

    /// Whether a line has words and no numbers, and is no sentence.
    private func isHeading(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard let last = tokens.last, !text.tokens[last].isSign(".") else { return false }
        return tokens.allSatisfy { text.tokens[$0].number == nil }
    }

    /// Whether a line of headings stands in a section about the Ombudsman. It may be taken for the heading of a section itself.
    private func isOfOmbudsman(_ heading: Int) -> Bool {
        [heading, lineAbove(heading) ?? heading].contains { report.scopes.scope(ofLine: $0).isAboutOmbudsman }
    }

    private func isInTable(_ line: Int) -> Bool { report.grids.contains { $0.lines.contains(line) } }

    private func isStated(_ line: Int, in statements: ReportStatements) -> Bool {
        let place = text.place(ofLine: line)
        return text.lines[line].tokens.contains { index in
            text.tokens[index].number.map { statements.states($0, at: place) } ?? false
        }
    }

    /// The line with text above another, behind two blank ones at the most.
    private func lineAbove(_ line: Int) -> Int? {
        (max(report.passage.lines.lowerBound, line - 3)..<line).last { !text.lines[$0].tokens.isEmpty }
    }
}
