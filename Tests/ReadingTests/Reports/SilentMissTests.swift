import Model
import Reading
import Testing

/// Numbers of the Ombudsman's section that can't be tied to a figure, which are said to be unclear.
@Suite struct SilentMissTests {
    @Test(arguments: [
        "One in three investigations was upheld.", "The Ombudsman investigated 14 complaints, of which nine.",
        "9 of 14 (64%)", "Fault: 9",
        "The Ombudsman found against us on nine occasions.",
        "| Outcome | Cases |\n|---|---|\n| Fault | 9 |\n| No fault | 5 |",
        "| Uphold rate | 64% / 72% |\n|---|---|\n| Compliance rate | 100% / 99% |",
    ])
    func `a number that is not read is unclear`(_ body: String) throws {
        let reading = try SampleText.read(ombudsmanSection: body)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }
}
