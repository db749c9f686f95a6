import Model
import Reading
import Testing

/// Years that a sentence names in relation to others.
@Suite struct RelativeYearTests {
    private func read(_ body: String) throws -> Reading { try SampleText.read(ombudsmanSection: body) }

    @Test(arguments: [
        "The Ombudsman upheld 12 complaints last year.", "In the past year the Ombudsman upheld 12 complaints.",
        "Over the last year the Ombudsman upheld 12 complaints.",
        "Last year was difficult. The Ombudsman upheld 12 complaints.",
        "Last year the Ombudsman made 84 decisions. Of these, 12 were upheld.",
    ])
    func `"last year" by itself may be the report's own year`(_ sentence: String) throws {
        let reading = try read(sentence)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.earlier.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.decisionsUpheld) })
    }

    @Test(arguments: [
        "In 2023/24 the Ombudsman upheld 9 complaints, compared with 12 last year.",
        "The Ombudsman upheld 12 complaints last year and 9 this year.",
        "Last year the Ombudsman upheld 12 complaints. In 2023/24 it upheld 9.",
        "In 2023/24 the Ombudsman upheld 9 complaints. Last year it upheld 12 complaints.",
    ])
    func `"last year" beside the report's own year is the one before`(_ text: String) throws {
        let reading = try read(text)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 12)
    }

    @Test func `"the previous year" behind an earlier one is the year before that`() throws {
        let reading = try read(
            "In 2022/23 the Ombudsman decided 84 complaints, compared with 80 complaints in the previous year.")
        #expect(reading.earlier["2022-23"]?[.ombudsmanDecisions]?.value == 84)
        #expect(reading.earlier["2021-22"]?[.ombudsmanDecisions]?.value ?? 80 == 80)
    }

    @Test(arguments: [
        "The Ombudsman upheld 28 complaints. In the following year there were 31.",
        "The Ombudsman upheld 28 complaints. The year after, it upheld 31.",
        "The Ombudsman upheld 28 complaints. A year later the number had risen to 31.",
        "The Ombudsman upheld 28 complaints. Twelve months later there were 31.",
        "The Ombudsman upheld 28 complaints, and 31 in the next year.",
    ])
    func `a count whose sentence goes on to the year after is unclear`(_ text: String) throws {
        let reading = try read(text)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures.contains(.decisionsUpheld) })
    }

    @Test(arguments: [
        "The Ombudsman upheld 28 complaints. Next year we will train 40 officers.",
        "The Ombudsman upheld 28 complaints. In 2024/25 it upheld 31.",
    ])
    func `plans and a year that is named leave a count what it is`(_ text: String) throws {
        #expect(try read(text)[.decisionsUpheld] == 28)
    }

    @Test(arguments: [
        "The Ombudsman upheld 6 complaints against us in 2022/23.",
        "The Ombudsman upheld 6 complaints against us in 2022/23 (out of 693) and 3 in 2023/24 (out of 672).",
        "The Ombudsman upheld 6 complaints (7%) against the Council in 2022/23.",
    ])
    func `a count against the council in an earlier year is of that year`(_ text: String) throws {
        let reading = try read(text)
        #expect(reading[.decisionsUpheld] ?? 3 == 3)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 6)
    }

    @Test func `a rate that "it" was in the report's year is unclear, and not passed over`() throws {
        let reading = try read("In 2022/23 the uphold rate was 70%. In 2023/24 it was 64%.")
        #expect(reading.earlier["2022-23"]?[.upholdRate]?.value == 70)
        #expect(reading[.upholdRate] ?? 64 == 64)
        #expect(reading[.upholdRate] != nil || reading.findings.contains { $0.figures.contains(.upholdRate) })
    }

    @Test func `"last year" beside the year before may be the report's own`() throws {
        let reading = try read(
            "In comparison to 293 decisions in 2022/23, last year saw 323 decisions of the Ombudsman.")
        #expect(reading.earlier["2022-23"]?[.ombudsmanDecisions]?.value != 323)
        #expect(reading[.ombudsmanDecisions] == nil)
    }

    @Test func `numbers of two years behind both are unclear`() throws {
        let reading = try read(
            "More complaints were upheld against us in 2023/24 than in 2022/23 (31 as opposed to 29).")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `what others require by the Council is still the Ombudsman's decision`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual complaints report 2023/24

            The Council received 640 corporate complaints and 201 compliments.

            The Ombudsman investigated seven complaints. Three complaints were recorded as not upheld, with no action being \
            required by the Council.

            """)
        #expect(reading[.upholdInvestigations] == 7)
        #expect(reading[.decisionsNotUpheld] == 3)
    }

    @Test(arguments: [
        "In the twelve months to March 2024 the Ombudsman upheld 9 complaints.",
        "In the year before the Ombudsman upheld 12 complaints. In the year under review it upheld 9 complaints.",
    ])
    func `the report's year is known by its last month and as the year under review`(_ text: String) throws {
        #expect(try read(text)[.decisionsUpheld] == 9)
    }

    @Test(arguments: [
        "The latest figures are for 2022/23. The Ombudsman upheld 12 complaints.",
        "Since the letter has not come, the figures are those of the previous year. The Ombudsman upheld 12 complaints.",
    ])
    func `figures that a sentence says are of an earlier year are none of the report's`(_ text: String) throws {
        #expect(try read(text)[.decisionsUpheld] == nil)
    }

    @Test func `"last year" in a heading by itself is open`() throws {
        let reading = try read(
            "3. Ombudsman decisions last year\n\n| Outcome | Number |\n|---|---|\n| Upheld | 12 |\n| Not upheld | 5 |")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.earlier.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `"this year's" ends what "last year's" began`() throws {
        let reading = try read("Last year's letter showed 12 upheld complaints. This year's shows 9 upheld complaints.")
        #expect(reading[.decisionsUpheld] ?? 9 == 9)
        #expect(reading[.decisionsUpheld] != nil || reading.findings.contains { $0.code == .figureUnclear })
    }
}
