import Model
import Reading
import Testing

/// Rates in sentences that are not the council's own of the year, and labels that dots lead to their numbers.
@Suite struct RateOwnerTests {
    private static let front = """
        Kesmoor Borough Council
        Annual Complaints Report 2023/24

        Volumes
        The Council received 310 corporate complaints.

        Local Government and Social Care Ombudsman

        """

    private func read(_ text: String) throws -> Reading { try SampleText.read(Self.front + text + "\n") }

    @Test(arguments: [
        "The compliance rate was 60% at Saltmere.", "A compliance rate of 60% would be unacceptable.",
        "The internal audit compliance rate was 60%.", "Before the training our compliance rate was 60%.",
        "Historically our compliance rate was 60%.", "Our compliance rate used to be 60%.",
        "The lowest compliance rate was 60%.", "Members feared a compliance rate of 60%.",
    ])
    func `a rate of another, of another time or of no time is no rate of the council's`(_ sentence: String) throws {
        let reading = try read(sentence)
        #expect(reading.figures[.complianceRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: [
        "The compliance rate was 60%.", "The Council's overall compliance rate was 60%.",
        "Our compliance rate of 60% fell below the 80% of the year before.",
        "The compliance rate was 60% in Kesmoor.", "The Ombudsman recorded a compliance rate of 60% for the Council.",
    ])
    func `a rate in plain words is the council's`(_ sentence: String) throws {
        #expect(try read(sentence).figures[.complianceRate]?.value == 60)
    }

    @Test func `a rate behind that of others is still the council's`() throws {
        let reading = try read("The highest uphold rate of any district was 90%; ours was 50%; the average was 60%.")
        #expect(reading.figures[.upholdRate]?.value == 50)
        #expect(reading.figures[.upholdPeerAverage]?.value == 60)
    }

    @Test(arguments: ["Upheld ........ 9\nNot upheld .... 3", "Upheld . . . . 9\nNot upheld . . . 3"])
    func `dots lead from a label to its own number`(_ lines: String) throws {
        let reading = try read(lines)
        #expect(reading.figures[.decisionsUpheld]?.value == 9)
        #expect(reading.figures[.decisionsNotUpheld]?.value == 3)
        #expect(!reading.findings.contains { $0.code == .figureConflict })
    }
}
