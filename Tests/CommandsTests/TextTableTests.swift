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
}
