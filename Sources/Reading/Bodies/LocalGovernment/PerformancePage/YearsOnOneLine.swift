import Model

/// Parts the statistics of several years that a copy without line breaks has on one line.
extension DocumentText {
    /// The text of a range of lines, in which a line with the dates of several years is divided before the statistics that follow
    /// the dates of the year before.
    ///
    /// The parts of a line have the same page and number, and lines are counted from 0 in `lines`.
    ///
    /// - Returns: nil where no line has several years, or where the next year's beginning can't be found on it.
    func dividingYears(_ range: Range<Int>) -> DocumentText? {
        dividing(range, at: startsOfYears)
    }

    /// The tokens at which the statistics of another year begin, behind the dates of the year before.
    private func startsOfYears(in line: Range<Int>) -> [Int] {
        guard line.count > 60 else { return [] }
        let dated = reportingYears(in: line).filter { $0.tokens.count > 4 }
        return zip(dated, dated.dropFirst()).compactMap { before, behind in
            guard before.year != behind.year else { return nil }
            let between = before.tokens.upperBound..<behind.tokens.lowerBound
            return ["complaint overview", "complaints overview", "complaints upheld"].lazy.compactMap {
                (phrase: Phrase) in
                self.find(phrase, in: between)?.lowerBound
            }.min()
                ?? find("of complaints we investigated were upheld", in: between).map { rate in
                    // The rate's number and sign.
                    max(between.lowerBound, rate.lowerBound - 2)
                }
        }
    }
}
