import Model
import Reading
import Testing

/// Labels with a number, and behind it brackets with another year's, its parts or a restriction.
@Suite struct BracketedYearTests {
    @Test(arguments: ["(2022/23: 12)", "(12 in 2022/23)", "(last year: 12)", "(down from 12 in 2022/23)"])
    func `the number in brackets is the other year's`(_ bracket: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9 \(bracket)\nNot upheld: 5")
        #expect(reading[.decisionsUpheld] == 9)
        #expect(reading[.decisionsNotUpheld] == 5)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 12)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "(up 12 from 2022/23)", "(down 12 from 2022/23)", "(-12 from 2022/23)", "(+12 on last year)",
        "(12 up on 2022/23)",
        "(down by 12 from 2022/23)",
    ])
    func `a change in brackets is no number of the other year`(_ bracket: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9 \(bracket)\nNot upheld: 5")
        #expect(reading[.decisionsNotUpheld] == 5)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld] == nil)
    }

    @Test func `the council's own counts have their other year in brackets, too`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            Corporate complaints: 512 (2022/23: 500)
            Compliments: 201 (190 in 2022/23)
            """)
        #expect(reading[.contactsCorporateComplaints] == 512)
        #expect(reading[.contactsCompliments] == 201)
        #expect(reading.earlier["2022-23"]?[.contactsCorporateComplaints]?.value == 500)
        #expect(reading.earlier["2022-23"]?[.contactsCompliments]?.value == 190)
    }

    @Test(arguments: ["(planning 4, housing 5)", "(including 2 about planning)"])
    func `the parts in brackets restrict nothing`(_ bracket: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9 \(bracket)\nNot upheld: 5")
        #expect(reading[.decisionsUpheld] == 9)
    }

    @Test(arguments: ["(housing only)", "(excluding housing)", "(April to September)", "(eastern area)"])
    func `a restriction in brackets leaves the number unclear`(_ bracket: String) throws {
        let reading = try SampleText.read(ombudsmanSection: "Upheld: 9 \(bracket)\nNot upheld: 5")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.map(\.code).contains(.figureUnclear))
    }
}
