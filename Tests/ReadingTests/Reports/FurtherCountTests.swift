import Model
import Reading
import Testing

/// Counts that come on top of others, and counts of which others are parts.
@Suite struct FurtherCountTests {
    @Test(arguments: [
        "The Ombudsman upheld 12 complaints in full. Another 12 were upheld in part.",
        "The Ombudsman upheld 12 complaints. A further 12 complaints were upheld after a review.",
        "The Ombudsman upheld 12 complaints. Twelve more were upheld in part.",
        "The Ombudsman upheld 12 complaints, and a further 5 were upheld in part.",
        "The Ombudsman upheld 12 complaints in which injustice was caused and 4 where none was.",
    ])
    func `a count on top of which another comes is not the whole`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: section)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.decisionsUpheld) })
    }

    @Test(arguments: [
        "The Ombudsman upheld 12 complaints. Another 12 were closed after initial enquiries.",
        "The Ombudsman upheld 12 complaints, which is 5 more than in 2022/23.",
        "The Ombudsman upheld 12 complaints. In summary, 12 complaints were upheld.",
    ])
    func `a further count of another figure, and a difference, leave it`(_ section: String) throws {
        #expect(try SampleText.read(ombudsmanSection: section)[.decisionsUpheld] == 12)
    }

    @Test(arguments: [
        "Nine of the 36 complaints decided were upheld.", "Nine of 36 decided complaints were upheld, which is 25%.",
        "9 of the 36 complaints decided were upheld (25%).",
        "Only nine out of the 36 complaints determined were upheld.",
    ])
    func `the verb behind a whole belongs to its part`(_ section: String) throws {
        let reading = try SampleText.read(ombudsmanSection: section)
        #expect([9, nil].contains(reading[.decisionsUpheld]), "\(reading[.decisionsUpheld] ?? 0)")
        #expect([36, nil].contains(reading[.ombudsmanDecisions]))
        #expect(reading[.decisionsUpheld] != nil || !reading.findings.isEmpty)
    }

    @Test(arguments: [
        "38 of the 412 stage 1 complaints were escalated to stage 2.",
        "Thirty-eight out of 412 complaints at stage 1 were escalated to stage 2.",
        "38 of 412 stage 1 complaints went on to stage 2.",
    ])
    func `a part of the complaints goes on to the next stage`(_ sentence: String) throws {
        try ReportCase(sentence, sentence, figures: [.escalationToStage2: 38]).expectAmong()
    }
}

extension ReportCase {
    /// Expects the figures among those of the reading.
    func expectAmong() throws {
        let reading = try read()
        for (name, value) in figures { #expect(reading[name] == value, "\(name)") }
    }
}
