@testable import Decoding
import Testing

private typealias O = OpenDocumentFile

@Suite struct OpenDocumentSheetTests {
    private static func file(_ body: String, styles: String = "") -> OpenDocumentFile {
        var file = OpenDocumentFile(body, styles: styles)
        file.kind = "spreadsheet"
        return file
    }

    private static func number(_ value: String, _ shown: String) -> String {
        "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\"><text:p>\(shown)</text:p></table:table-cell>"
    }

    static let cases: [OfficeCase] = [
        OfficeCase(
            "a number is read as its cell shows it, and by its value where the cell has no text",
            file(
                O.table(
                    O.row(O.cell("Rate"), number("0.8100000000000001", "81%")),
                    O.row(
                        O.cell("Share"), "<table:table-cell office:value-type=\"percentage\" office:value=\"0.755\"/>"))
            ).bytes, ["| Rate | 81% |", "| Share | 75.5% |"]),
        OfficeCase(
            "a million empty rows and cells are none, and repeated cells are all there",
            file(
                O.table(
                    O.row(
                        O.cell("Year"), O.cell("2023-24"), "<table:table-cell table:number-columns-repeated=\"16000\"/>"
                    ),
                    O.row(
                        O.cell("Upheld"),
                        "<table:table-cell office:value-type=\"float\" office:value=\"5\" table:number-columns-repeated=\"2\"><text:p>5</text:p></table:table-cell>"
                    ),
                    O.row(
                        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
                        attributes: "table:number-rows-repeated=\"1048000\""),
                    O.row(O.cell("Note")))
            ).bytes, ["|| Year | 2023-24 |  |", "| Upheld | 5 | 5 |", "Note"]),
        OfficeCase(
            "merged cells span, and what they cover is not read",
            file(
                O.table(
                    O.row(
                        O.cell("Outcome"), O.cell("Complaints", "table:number-columns-spanned=\"2\""),
                        "<table:covered-table-cell>\(O.paragraph("9"))</table:covered-table-cell>"),
                    O.row(O.cell("Upheld"), number("4", "4"), number("5", "5")))
            ).bytes, ["|| Outcome | Complaints ↔2 |", "| Upheld | 4 | 5 |"]),
        OfficeCase(
            "hidden rows, columns, remarks and text are not read",
            file(
                O.table(
                    "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>",
                    O.row(
                        O.cell("Upheld"), number("4", "4"),
                        "<table:table-cell office:value-type=\"float\" office:value=\"5\"><office:annotation>\(O.paragraph("6?"))</office:annotation><text:p>5<text:span text:style-name=\"T\">7</text:span></text:p></table:table-cell>"
                    ),
                    O.row(
                        O.cell("Closed"), number("8", "8"), number("9", "9"), attributes: "table:visibility=\"filter\"")
                ),
                styles:
                    "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
            ).bytes, ["| Upheld | 5 |"]),
    ]

    @Test(arguments: cases) func `a spreadsheet says what it shows`(_ example: OfficeCase) throws {
        #expect(try OpenDocumentSpreadsheetDecoder.sheets(of: example.bytes)[0].paper.lines == example.lines)
    }

    @Test func `a hidden sheet is named and not read`() throws {
        let body =
            O.table(O.row(O.cell("5")))
            + "<table:table table:name=\"Old\" table:style-name=\"H\">\(O.row(O.cell("9")))</table:table>"
        let sheets = try OpenDocumentSpreadsheetDecoder.sheets(
            of: Self.file(
                body,
                styles:
                    "<style:style style:name=\"H\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
            ).bytes)
        #expect(sheets[1].name == "Old" && sheets[1].paper.blocks.isEmpty && sheets[1].unread.count == 1)
    }

    @Test func `cells that are repeated without end are refused`() {
        let body = O.table(
            O.row(
                O.cell("5", "table:number-columns-repeated=\"16384\""),
                attributes: "table:number-rows-repeated=\"1048576\""))
        let refusal = #expect(throws: DecodingRefusal.self) {
            try OpenDocumentSpreadsheetDecoder.sheets(of: Self.file(body).bytes)
        }
        #expect(refusal?.code == .tooLarge)
    }
}
