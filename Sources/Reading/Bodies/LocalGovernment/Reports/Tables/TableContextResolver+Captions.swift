/// Tells captions that leave a table the whole council's from those that may make it a part's.
extension TableContextResolver {
    /// The caption, or the sentence that announces the table, where it has words that are not known to leave the table the
    /// council's: "Below is what Fenwick reported.", "Expected results".
    func strangeWords(_ around: ReportTableSurroundings, over table: CrossTable) -> Range<Int>? {
        around.captions(in: text).first { words in
            !report.scopes.wording.isCouncilWide(
                caption: words, except: report.scopes.statement(of: words, as: .sentence), in: text)
                && !isLabel(words, of: table)
        }
    }

    /// Whether the words over a table are understood as its labels are, and leave its numbers those of all cases: "Percentage of
    /// complaints answered within timescale", "Corporate complaints received and upheld by service area".
    private func isLabel(_ caption: Range<Int>, of table: CrossTable) -> Bool {
        let facets = parser.facets(of: text.withoutTableNumber(caption))
        let isKnown = facets.unknown.map { report.scopes.wording.isCouncilWide(caption: $0, in: text) } ?? true
        guard isKnown, !facets.isOfOthers, !facets.isNational, !facets.isMean, !facets.isOfOtherTime,
            !facets.isOfAnotherOmbudsman, facets.remedy == nil, facets.stage == nil || table.stated.stage == nil
        else { return false }
        switch facets.statistic {
        case nil, .count, .share, .days: break
        case .money, .perResidents, .change, .target: return false
        }
        switch facets.event {
        case nil, .received, .decided, .investigated, .answered, .answeredInTime, .complied: break
        case .notInvestigated, .escalated, .answeredLate, .open, .withdrawn, .remediedBefore: return false
        }
        // "Upheld complaints", over the numbers received
        return facets.outcome == nil && facets.ownOutcome == nil || table.stated.outcome != nil
            || table.stated.ownOutcome != nil
    }
}

extension DocumentText {
    /// Returns the words of a caption behind its number: "Table 4. Complaints by stage".
    fileprivate func withoutTableNumber(_ caption: Range<Int>) -> Range<Int> {
        guard let first = caption.first, isWord(first, in: "table figure chart graph"), caption.contains(first + 2),
            tokens[first + 1].number != nil
        else { return caption }
        var start = first + 2
        while caption.contains(start), tokens[start].kind != .word { start += 1 }
        return start..<caption.upperBound
    }
}
