import Testing

@testable import Commands

@Suite struct TextTableTests {
    @Test(arguments: [("letter.txt", 10), ("漢字.txt", 8), ("e\u{301}.txt", 5), ("📨", 2), ("", 0)])
    func `a text has the width that a terminal gives it`(_ text: String, _ width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `a table fits its terminal, and one long name moves no other column far`() {
        var table = TextTable([("FILE", .left), ("OUTCOME", .left), ("REASON", .left)])
        table.add([String(repeating: "x", count: 200), "rejected", String(repeating: "y", count: 100)])
        table.add(["漢字テーブル.txt", "processed", "Kent County Council"])
        #expect(table.lines(fitting: 80).allSatisfy { $0.displayWidth <= 80 })
        let free = table.lines(fitting: nil)
        #expect(free[1].hasPrefix(String(repeating: "x", count: 59) + "…  rejected"))
        #expect(free[1].hasSuffix(String(repeating: "y", count: 100)))
        #expect(free[2].hasPrefix("漢字テーブル.txt" + String(repeating: " ", count: 46) + "processed"))
    }

    private static func alerts(_ id: TextTable.Alignment) -> TextTable {
        var table = TextTable([
            ("RULE", .left), ("AUTHORITY", .name), ("YEAR", .right), ("VALUE", .right), ("THRESHOLD", .right),
            ("ID", id),
        ])
        table.add([
            "uphold-above-peers", "Royal Borough of Kensington and Chelsea", "2019-20", "75%", "45.5%",
            "royal-borough-of-kensington-and-chelsea.2019-20.uphold-above-peers",
        ])
        return table
    }

    @Test(arguments: [40, 80, 200])
    func `a table of alerts fits the terminal with all of its numbers`(_ width: Int) {
        let lines = Self.alerts(.id).lines(fitting: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines)")
        for number in ["2019-20", "75%", "45.5%"] { #expect(lines[1].contains(number)) }
        #expect(lines[0].contains("ID") == (width == 200))
    }

    @Test func `an id is whole or left out, and there where it was asked for`() {
        #expect(!Self.alerts(.id).lines(fitting: 80)[1].contains("royal-"))
        let id = "royal-borough-of-kensington-and-chelsea.2019-20.uphold-above-peers"
        #expect(Self.alerts(.wantedID).lines(fitting: 80)[1].hasSuffix(id))
        #expect(Self.alerts(.id).lines(fitting: nil)[1].hasSuffix(id))
    }

    @Test(arguments: [(40, false), (80, true), (200, true)])
    func `a detail is left out of a narrow terminal for the names`(_ width: Int, _ isThere: Bool) {
        var table = TextTable([("FILE", .name), ("OUTCOME", .detail), ("YEAR", .right), ("AUTHORITY OR REASON", .left)])
        table.add([
            "annual-review-letter-of-2020.txt", "processed", "2019-20", "Royal Borough of Kensington and Chelsea",
        ])
        let lines = table.lines(fitting: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines)")
        #expect(lines[0].contains("OUTCOME") == isThere)
        #expect(lines[1].contains("processed") == isThere)
        #expect(lines[1].contains("2019-20"))
    }

    @Test func `a name is shortened in the middle`() {
        let line = Self.alerts(.id).lines(fitting: 80)[1]
        #expect(line.contains("Royal ") && line.contains("…") && line.contains(" Chelsea"), "\(line)")
    }
}
