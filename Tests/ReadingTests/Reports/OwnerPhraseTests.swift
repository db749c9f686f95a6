import Model
import Reading
import Testing

/// Phrases by which a sentence of the Ombudsman's section speaks of something else than the council's own figures.
@Suite struct OwnerPhraseTests {
    private static let figures =
        "The Ombudsman investigated 10 complaints, of which 9 were upheld. The uphold rate was 90%, compared with an "
        + "average of 60% for similar authorities."

    private static func read(_ section: String) throws -> Reading {
        try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nThe Council received 640 corporate complaints.\n\n"
                + "Local Government and Social Care Ombudsman\n\(section)\n")
    }

    @Test(arguments: [
        "Our sister authority's results were these. \(figures)",
        "On behalf of Fenwick Care Trust, we report the following. \(figures)",
        "The following is an example from the Ombudsman's guide. \(figures)",
        "The results for Saltmere are these. \(figures)",
        "Saltmere asked for its results here. It reports that the Ombudsman investigated 10 complaints, of which 9 were "
            + "upheld.",
        "Excluding planning, \(figures.replacing("The Ombudsman", with: "the Ombudsman"))",
        "Apart from housing cases, the Ombudsman investigated 10 complaints, of which 9 were upheld.",
    ])
    func `figures of somebody else, of an example or of some cases are unclear`(_ section: String) throws {
        let reading = try Self.read(section)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.services.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.decisionsUpheld) })
    }

    @Test func `a letter that reports figures reports the council's`() throws {
        let reading = try Self.read(
            "The letter arrived in July. It reports that the Ombudsman investigated 10 complaints and upheld 9.")
        #expect(reading[.decisionsUpheld] == 9)
    }

    @Test(arguments: [
        "The highest uphold rate of any district was 90%; ours was 50%; the average was 60%.",
        "The best performing council, Saltmere, had an uphold rate of 30%; the worst had 92%.",
        "In the draft letter the uphold rate was 90%.",
    ])
    func `a rate of the best council or of a draft is not the council's`(_ sentence: String) throws {
        let reading = try Self.read(sentence)
        #expect(![30, 90, 92].contains(reading[.upholdRate]))
        #expect(!reading.findings.contains { $0.code == .figureConflict })
    }

    @Test func `a service's heading with its number does not bind a greater number of decisions`() throws {
        let reading = try Self.read(
            "\nThe Ombudsman investigated 20 complaints.\n\nEnvironment and Transport – 1 Decision\n\nThe Ombudsman found fault "
                + "in the collection of bins.\n\nThe Ombudsman decided 82 complaints and upheld 14.")
        #expect(reading.services.isEmpty)
        #expect(reading.findings.contains { $0.figures == [.ombudsmanDecisions] })
        #expect(reading.findings.contains { $0.figures == [.decisionsUpheld] })
    }

    @Test(arguments: [
        "The Ombudsman upheld 3 complaints, all of which were about planning. It made 14 decisions.",
        "The Ombudsman upheld 3 complaints: 1 about planning, 1 about council tax and 1 about homelessness. It did not "
            + "uphold 1.",
    ])
    func `a service named behind a number does not own what the Ombudsman did next`(_ section: String) throws {
        let reading = try Self.read(section)
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading.services.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `a service given as the reason of a rise owns nothing`() throws {
        let reading = try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nWe received 310 corporate complaints, up on last year "
                + "mainly because of Housing. 44 compliments were received.\n")
        #expect(reading[.contactsCompliments] == 44)
        #expect(reading.services.isEmpty)
    }

    @Test func `an average of councils of another type is unclear`() throws {
        let reading = try SampleText.read(
            "Blaby District Council\nAnnual complaints report 2023/24\n\nLocal Government and Social Care Ombudsman\nThe uphold "
                + "rate was 75%, compared with a county average of 84%.\n")
        #expect(reading[.upholdRate] == 75)
        #expect(reading[.upholdPeerAverage] == nil)
    }

    @Test func `an average that went from one value to another is not the first`() throws {
        let reading = try Self.read("Our uphold rate was 75%. The average has gone from 59% to 63%.")
        #expect(reading[.upholdPeerAverage] != 59)
    }

    @Test(arguments: [
        "Example 1: we received 12 stage 1 complaints.", "Worked example - we received 12 stage 1 complaints.",
        "Case study 2: we received 12 stage 1 complaints.", "Example: the Ombudsman upheld 12 complaints.",
    ])
    func `a sentence that opens as an example counts nothing`(_ sentence: String) throws {
        let reading = try Self.read("The Ombudsman made 18 decisions.\n\n\(sentence)")
        #expect(reading[.ombudsmanDecisions] == 18)
        #expect(reading[.complaintsStage1] == nil)
        #expect(reading[.decisionsUpheld] == nil)
    }
}
