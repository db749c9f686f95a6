@testable import Decoding
import Testing

private typealias X = ExcelFile

@Suite struct ExcelTests {
    static let cases: [OfficeCase] = [
        OfficeCase(
            "a row of words above rows with numbers is a row of headings, and lines above and below belong to no column",
            X(
                X.row(X.text("Complaints of a year"))
                    + X.row(X.text("Outcome"), X.text("2022-23"), X.text("2023-24"))
                    + X.row(X.text("Upheld"), X.number("4"), X.number("5")) + X.row(X.text("Source: our records"))
            ).bytes,
            [
                "Complaints of a year", "|| Outcome | 2022-23 | 2023-24 |", "| Upheld | 4 | 5 |", "Source: our records",
            ]),
        OfficeCase(
            "lines between a table and the headings of the next divide the two without an empty row",
            X(
                X.row(X.text("Outcome"), X.text("2023-24")) + X.row(X.text("Upheld"), X.number("5"))
                    + X.row(X.text("Nothing else was found.")) + X.row(X.text("Remedies"))
                    + X.row(X.text("Remedy"), X.number("2023"), X.number("2024"))
                    + X.row(X.text("Apology"), X.number("3"), X.number("4"))
            ).bytes,
            [
                "|| Outcome | 2023-24 |", "| Upheld | 5 |", "Nothing else was found.", "Remedies",
                "| Remedy | 2023 | 2024 |",
                "| Apology | 3 | 4 |",
            ]),
        OfficeCase(
            "a line above numbers, or above a row of the same words, heads the rows of its table",
            X(
                X.row(X.text("Outcome"), X.text("2022-23"), X.text("2023-24")) + X.row(X.text("Stage 1"))
                    + X.row(X.text("Upheld"), X.number("4"), X.number("5")) + X.row(X.text("Stage 2"))
                    + X.row(X.text("Upheld"), X.text("n/a"), X.text("n/a"))
            ).bytes,
            [
                "|| Outcome | 2022-23 | 2023-24 |", "|| Stage 1 |  |  |", "| Upheld | 4 | 5 |", "| Stage 2 |  |  |",
                "| Upheld | n/a | n/a |",
            ]),
        OfficeCase(
            "a shared text is that of its runs, without what helps to pronounce it",
            X(
                X.row("<c t=\"s\"><v>1</v></c>", "<c t=\"s\"><v>0</v></c>"),
                strings: ["<t>5</t>", "<r><t>Up</t></r><r><t>held</t></r><rPh><t>99</t></rPh>"]
            ).bytes, ["| Upheld | 5 |"]),
        OfficeCase(
            "a raised number joins no figure, and text that is struck through is not read",
            X(
                X.row("<c t=\"s\"><v>0</v></c>", X.text("x"), X.number("4", style: 1)),
                strings: [
                    "<r><t>64</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r><r><rPr><strike/></rPr><t>7</t></r>"
                ],
                styles: "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId=\"1\"/></cellXfs>"
            ).bytes, ["| 64² | x |"]),
        OfficeCase(
            "a number is read as its cell shows it",
            X(
                X.row(
                    X.number("0.8100000000000001", style: 0), X.number("1234.5", style: 1), X.number("45383", style: 2)),
                styles: X.formats(["0%", "#,##0.00", "d mmmm yyyy"])
            ).bytes, ["| 81% | 1,234.50 | 1 April 2024 |"]),
        OfficeCase(
            "a formula is read by its result; one without a result is unknown",
            X(
                X.row(
                    "<c><f>A1+1</f><v>5</v></c>", "<c><f>A1+2</f></c>", "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                    "<c t=\"b\"><v>1</v></c>")
            ).bytes,
            ["| 5 | ? | #DIV/0! | TRUE |"]),
        OfficeCase(
            "cells are where their places say, and empty columns between them are left out",
            X(
                "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c></row><row r=\"3\"><c r=\"D3\"><v>3</v></c></row>"
            ).bytes,
            ["| 1 | 2 |", "|  | 3 |"]),
        OfficeCase(
            "an empty row ends a table",
            X(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"C3\"><v>4</v></c></row>"
            ).bytes,
            ["| 1 | 2 |", "| 3 | 4 |"]),
        OfficeCase(
            "merged cells span their columns and rows",
            {
                var file = X("")
                file.sheets[0].markup =
                    "<sheetData>\(X.row(X.text("Outcome"), X.text("Complaints"), X.text("gone")))\(X.row("<c/>", X.text("2023"), X.text("2024")))\(X.row(X.text("Upheld"), X.number("4"), X.number("5")))</sheetData><mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>"
                return file.bytes
            }(), ["|| Outcome ↕2 | Complaints ↔2 |", "|| 2023 | 2024 |", "| Upheld | 4 | 5 |"]),
        OfficeCase(
            "hidden rows and columns are not read",
            {
                var file = X("")
                file.sheets[0].markup =
                    "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\(X.row(X.text("Upheld"), X.number("4"), X.number("5")))\(X.row(X.text("Closed"), X.number("6"), X.number("7"), attributes: "hidden=\"1\""))\(X.row(X.text("All"), X.number("8"), X.number("9")))</sheetData>"
                return file.bytes
            }(), ["| Upheld | 5 |", "| All | 9 |"]),
    ]

    @Test(arguments: cases) func `a workbook says what it shows`(_ example: OfficeCase) throws {
        #expect(try ExcelDecoder.sheets(of: example.bytes)[0].paper.lines == example.lines)
    }

    @Test func `a hidden sheet is named and not read`() throws {
        var file = X(X.row(X.text("Upheld"), X.number("4")))
        file.sheets.append(("Old", "veryHidden", "<sheetData>\(X.row(X.number("9")))</sheetData>"))
        let sheets = try ExcelDecoder.sheets(of: file.bytes)
        #expect(sheets.map(\.name) == ["Figures", "Old"])
        #expect(sheets[1].paper.blocks.isEmpty && sheets[1].unread.count == 1)
    }

    @Test func `hidden rows and columns with content are said`() throws {
        let file = X(X.row(X.number("4"), attributes: "hidden=\"1\"") + X.row(X.number("5")))
        let sheet = try ExcelDecoder.sheets(of: file.bytes)[0]
        #expect(sheet.unread == ["It has 1 hidden row, which are not read; show them if they belong to the letter."])
    }

    @Test func `days are counted from 1904 where the workbook says so`() throws {
        var file = X(X.row(X.number("43921", style: 0)), styles: X.formats(["yyyy-mm-dd"]))
        file.startsIn1904 = true
        #expect(try ExcelDecoder.sheets(of: file.bytes)[0].paper.lines == ["| 2024-04-01 |"])
    }
}
