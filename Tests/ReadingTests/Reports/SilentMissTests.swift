import Model
import Reading
import Testing

/// Numbers of the Ombudsman's section that can't be tied to a figure, which are said to be unclear.
@Suite struct SilentMissTests {
    private static func read(_ body: String) throws -> Reading {
        try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            1. Volumes
            The Council received 640 corporate complaints and 201 compliments.

            2. Local Government and Social Care Ombudsman
            \(body)

            """)
    }

    @Test(arguments: [
        "One in three investigations was upheld.", "The Ombudsman investigated 14 complaints, of which nine.",
        "9 of 14 (64%)", "Fault: 9",
        "The Ombudsman found against us on nine occasions.",
        "| Outcome | Cases |\n|---|---|\n| Fault | 9 |\n| No fault | 5 |",
        "| Uphold rate | 64% / 72% |\n|---|---|\n| Compliance rate | 100% / 99% |",
    ])
    func `a number that is not read is unclear`(_ body: String) throws {
        let reading = try Self.read(body)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }
}
