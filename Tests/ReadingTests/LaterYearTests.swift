import Model
import Reading
import Testing

/// A document is that of the newest year that it has figures of.
@Suite struct LaterYearTests {
    private static func page(_ years: [Int], heading: String = "") -> String {
        """
        Larkcroft District Council
        \(heading)
        \(years.map { SampleLetter.blocks(year: $0) }.joined(separator: "\n\n"))

        """
    }

    @Test(arguments: [[2024, 2025], [2025, 2024], [2023, 2024, 2025]])
    func `a page of several years is the newest one's, in whatever order they stand`(_ years: [Int]) throws {
        let reading = try SampleText.read(Self.page(years))
        #expect(reading.period.name == "2024-25")
        #expect(Set(reading.earlier.keys) == Set(years.filter { $0 < 2025 }.map { "\($0 - 1)-\($0 % 100)" }))
    }

    @Test func `figures of a year behind the document's own are left out with a finding`() throws {
        let reading = try SampleText.read(Self.page([2024, 2025], heading: "Annual Review letter 2023-24"))
        #expect(reading.period.name == "2023-24")
        #expect(reading.earlier.isEmpty)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.message.contains("2024-25") })
    }

    @Test func `a line with a date before the year of its tables' rows is no letter's date`() throws {
        let text = """
            Sallowmere Borough Council
            Complaints received by the Local Government Ombudsman

            Complaints received by subject area Benefits Education Housing Other Total
            01/04/07 - 31/03/08 2 4 3 7 16
            2006/07 4 3 0 7 14

            Decisions MI reps LS M reps NM reps No mal Omb disc Outside jurisdiction Premature complaints Total
            01/04/07

            """
        let reading = try SampleText.read(text)
        #expect(reading.period.name == "2007-08")
        #expect(reading[.receivedTotal] == 16)
    }
}
