import Model
import Reading
import Testing

/// Rates of the region, which are those of several councils.
@Suite struct RegionTests {
    @Test(
        arguments: [
            "In the region the uphold rate was 71%.", "The regional uphold rate was 71%.",
            "Regionally, the uphold rate was 71%.",
        ])
    func `a rate of the region is none of the council's`(_ sentence: String) throws {
        let decisions = "The Ombudsman made 32 decisions in 2023/24: 20 were upheld and 12 were not upheld."
        let reading = try ReportCase(
            "", "The Local Government and Social Care Ombudsman\n\n\(decisions)\n\nHow we compare\n\n\(sentence)",
            figures: [:]
        ).read()
        #expect(reading[.decisionsUpheld] == 20)
        #expect(reading[.upholdRate] != 71)
        #expect(!reading.findings.contains { $0.code == .rateMismatch })
    }
}
