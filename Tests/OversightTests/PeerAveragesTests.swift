import Model
@testable import Oversight
import Testing

@Suite struct PeerAveragesTests {
    private static let heading = "type,year,uphold,compliance,remedy,per100k,source\n"

    @Test func `a table of averages is read`() throws {
        let table = try PeerAverages(
            csv: "# As published.\r\n" + Self.heading + "\r\n"
                + "district,2019-20, 45 ,99,,1.5,\"Letter to Northmoor, 2020; \"\"revised\"\"\"\r\n"
                + "county,2020-21,71,,,,Letter to Southmoor",
            path: "t")
        let period = try #require(Period(name: "2019-20"))
        let row = try #require(table[.district, period])
        #expect(row.values == [.uphold: 45, .compliance: 99, .upheldPer100k: 1.5])
        #expect(row.source == "Letter to Northmoor, 2020; \"revised\"")
        #expect(table.rows.count == 2)
        #expect(table[.county, period] == nil)
    }

    @Test func `a table that a spreadsheet began with a byte order mark is read`() throws {
        let table = try PeerAverages(
            csv: "\u{FEFF}" + Self.heading + "district,2019-20,45,,,,x\r\n", path: "t")
        #expect(table.rows.count == 1)
    }

    @Test(arguments: [
        ("district,2019-20,45,,,,x\n", "t:1: the first line should be type,year,"),
        ("", "t is empty: the first line should be type,year,"), ("# nothing\n\n", "t is empty: "),
        (
            "type,year,uphold,compliance,remedy,per100k,satisfaction,source\n",
            "t:1: the first line should be type,year,uphold,compliance,remedy,per100k,source; it has the unknown column “satisfaction”."
        ),
        (heading + "parish,2019-20,45,,,,x", "t:2: the type should be one of county, district"),
        (heading + "other,2019-20,45,,,,x", "t:2: the type should be one of county, district"),
        (heading + "district,2019,45,,,,x", "t:2: the year should be as 2019-20, not “2019”"),
        (heading + "\n#\ndistrict,2019-20,45%,,,,x", "t:4: uphold should be a number from 0 to 100"),
        (heading + "district,2019-20,,101,,,x", "t:2: compliance should be a number from 0 to 100"),
        (heading + "district,2019-20,,,,nan,x", "t:2: per100k should be a number"),
        (heading + "district,2019-20,45,,,,", "t:2: the source is missing"),
        (heading + "district,2019-20,,,,,x", "t:2: there is no average in this line"),
        (heading + "district,2019-20,45,x", "t:2: there should be 7 fields, not 4"),
        (heading + "district,2019-20,45,,,,\"x", "t:2: a quotation mark is not closed"),
        (
            heading + "district,2019-20,45,,,,x\ndistrict,2019-20,46,,,,x",
            "t:3: district, 2019-20 is in the table twice"
        ),
    ])
    func `a fault in a table is refused with its line`(_ csv: String, _ message: String) {
        let error = #expect(throws: PeerAveragesError.self) { try PeerAverages(csv: csv, path: "t") }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "nothing")")
    }
}
