import Model
import Reading
import Testing

/// Several labels with their numbers on one line.
@Suite struct LineOfLabelsTests {
    @Test(arguments: [
        "Received: 21 | Decided: 19 | Upheld: 3 | Not upheld: 2", "Received: 21, Decided: 19, Upheld: 3, Not upheld: 2",
        "Received: 21    Decided: 19    Upheld: 3    Not upheld: 2",
        "Received: 21; decided: 19; upheld: 3; not upheld: 2.",
        "Complaints received - 21 Complaints decided - 19 Complaints upheld - 3 Complaints not upheld - 2",
    ])
    func `each number is that of the label before it`(_ line: String) throws {
        let reading = try SampleText.read(ombudsmanSection: line)
        #expect(reading[.ombudsmanDecisions] == 19)
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading[.decisionsNotUpheld] == 2)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a line with a remark behind its count is no heading`() throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9 (2022/23: 11)\n\nNot upheld: 4")
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.decisionsNotUpheld] == 4)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 11)
    }
}
