import Model
import Reading
import Testing

/// Lists under an item that says whose or of when their numbers are, and headings that end in a remark.
@Suite struct NestedListTests {
    @Test(arguments: [
        "- Planning\n  - Upheld: 4\n  - Not upheld: 1", "• Planning\n  o Upheld: 4\n  o Not upheld: 1",
        "* Planning\n  * Upheld: 4\n  * Not upheld: 1", "- 2022/23\n  - Upheld: 4\n  - Not upheld: 1",
        "- Housing Ombudsman\n  - Upheld: 4\n  - Not upheld: 1", "- Quarter 1\n  - Upheld: 4\n  - Not upheld: 1",
        "- Saltmere District Council\n  - Upheld: 4\n  - Not upheld: 1", "- Stage 2\n  - Upheld: 4\n  - Not upheld: 1",
        "- National average\n  - Upheld: 4\n  - Not upheld: 1",
        "Saltmere District Council\n  Upheld: 4\n  Not upheld: 1",
    ])
    func `the item over a list binds it`(_ list: String) throws {
        let reading = try SampleText.read(ombudsmanSection: list)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.decisionsNotUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }

    @Test func `each of several items has its own list, and the line behind them is the council's`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: """
                - 2022/23
                  - Upheld: 7
                  - Not upheld: 11
                - 2023/24
                  - Upheld: 9
                - Not upheld: 5
                """)
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.decisionsNotUpheld] == 5)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 7)
        #expect(reading.earlier["2022-23"]?[.decisionsNotUpheld]?.value == 11)
    }

    @Test func `an item is of the list over it alone`() throws {
        let reading = try SampleText.read(
            ombudsmanSection: "- Planning\n  - Upheld: 4\n- Housing\n  - Upheld: 3\n- Upheld in all: 9")
        #expect(reading[.decisionsUpheld] != 4)
        #expect(reading.services.map(\.service).sorted() == ["Housing", "Planning"])
    }

    @Test(arguments: [
        "LGSCO (2022/23)", "LGSCO (Housing)", "LGSCO decisions (Children's Services)", "LGSCO (first six months)",
        "LGSCO (Saltmere District Council)", "LGSCO (since 2015)", "LGSCO (all councils)",
        "Ombudsman: tenants' complaints", "LGSCO (figures for 2022/23)",
    ])
    func `a heading that ends in a remark binds all of the paragraph right below it`(_ heading: String) throws {
        let reading = try SampleText.read(
            ombudsmanSection:
                "See below.\n\n\(heading)\n19 complaints were upheld and 11 were not upheld. The uphold rate was 63%.")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.decisionsNotUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }

    @Test(arguments: [
        "14 OMBUDSMAN ANNUAL LETTER 2023/24", "GA/22 OMBUDSMAN ANNUAL LETTER 2023/24", "AC.18 OMBUDSMAN LETTER",
    ])
    func `the item of a meeting is a heading without a dot, too`(_ item: String) throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Minutes of the Audit Committee, 25 September 2024

            \(item)
            The Committee noted that 12 complaints had been upheld by the Ombudsman in 2023/24.
            """)
        #expect(reading[.decisionsUpheld] == 12)
    }
}
