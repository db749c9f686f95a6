import Model

extension Reading {
    /// Whether the reading of a letter or a statistics page leaves something unclear, or lacks a figure that it should have, so that
    /// another view of the text may give more. A council's own report is read by one view: its tables are whole only there.
    var leavesQuestions: Bool {
        guard kind != .complaintsReport else { return false }
        return findings.contains { $0.code.isDoubt } || lacksHeadline
    }

    /// Whether the headline of a letter in sentences is missing: the uphold rate, or an average or a rate of a block that is there.
    private var lacksHeadline: Bool {
        let hasCases = figures[.upholdUpheld] != nil || (figures[.upholdInvestigations]?.value ?? 0) > 0
        if hasCases, figures[.upholdRate] == nil { return true }
        guard format == "sentence-letter" || format == "performance-page" else { return false }
        return StatisticSentence.Block.all.contains { block in
            (figures[block.rate] == nil) != (figures[block.peerAverage] == nil)
        }
    }
}
