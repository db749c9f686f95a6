@testable import Decoding
import Testing

private typealias O = OpenDocumentFile

@Suite struct OpenDocumentTextTests {
    static let cases: [OfficeCase] = text + structure

    private static let text: [OfficeCase] = [
        OfficeCase(
            "white space in the markup is one space, and its own signs are all that they say",
            O(
                "<text:p>\n  45%\n  of<text:s text:c=\"2\"/>all<text:tab/>and<text:line-break/>next <text:span>one</text:span></text:p>"
            ).bytes,
            ["45% of  all\tand\nnext one"]),
        OfficeCase(
            "changes are read as accepted",
            O(
                "<text:tracked-changes><text:changed-region><text:deletion>\(O.paragraph("4"))</text:deletion></text:changed-region></text:tracked-changes><text:p>Upheld: <text:change text:change-id=\"1\"/><text:change-start text:change-id=\"2\"/>5<text:change-end text:change-id=\"2\"/></text:p>"
            ).bytes, ["Upheld: 5"]),
        OfficeCase(
            "remarks, hidden text and text that is struck through are not read",
            O(
                "<text:p>45%<office:annotation>\(O.paragraph("46?"))</office:annotation><text:span text:style-name=\"T1\">7</text:span><text:span text:style-name=\"T2\">8</text:span><text:hidden-text text:is-hidden=\"true\" text:string-value=\"9\">9</text:hidden-text></text:p><text:section text:display=\"none\">\(O.paragraph("10"))</text:section>",
                styles:
                    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"T3\"/><style:style style:name=\"T3\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
            ).bytes, ["45%"]),
        OfficeCase(
            "a raised number and a footnote's number join no figure, and the note stands at the end",
            O(
                "<text:p>64<text:span text:style-name=\"T1\">2</text:span> of 64<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\(O.paragraph("Of 100"))</text:note-body></text:note> in all</text:p>",
                styles:
                    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
            ).bytes, ["64² of 64¹ in all", "# Notes", "¹ Of 100"]),
        OfficeCase(
            "the numbers of pages and a table of contents are not read",
            O(
                "<text:table-of-content><text:index-body>\(O.paragraph("Upheld 7"))</text:index-body></text:table-of-content><text:p>Page <text:page-number>3</text:page-number></text:p>"
            ).bytes, ["Page"]),
    ]

    private static let structure: [OfficeCase] = [
        OfficeCase(
            "a heading is known by its element, and by the style of its paragraph",
            O(
                "<text:h text:outline-level=\"2\">One</text:h>\(O.paragraph("Two", "P1"))",
                styles:
                    "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_1\"/>",
                pages:
                    "<office:styles><style:style style:name=\"Heading_20_1\" style:family=\"paragraph\"/></office:styles>"
            ).bytes, ["## One", "# Two"]),
        OfficeCase(
            "lists are counted, and a number never stands bare before a text",
            O(
                "<text:list text:style-name=\"L1\"><text:list-item>\(O.paragraph("First"))\(O.paragraph("more"))</text:list-item><text:list-item>\(O.paragraph("complaints"))<text:list><text:list-item>\(O.paragraph("Deeper"))</text:list-item></text:list></text:list-item></text:list><text:list text:style-name=\"L2\"><text:list-item>\(O.paragraph("Sign"))</text:list-item></text:list><text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item>\(O.paragraph("Third"))</text:list-item></text:list>",
                styles:
                    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\" text:display-levels=\"2\"/></text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"-\"/></text:list-style>"
            ).bytes,
            ["(1.) First", "() more", "(2.) complaints", "  (2.a)) Deeper", "(•) Sign", "(3.) Third"]),
        OfficeCase(
            "merged cells span their columns and rows, and heading rows are known",
            O(
                O.table(
                    "<table:table-column table:number-columns-repeated=\"3\"/><table:table-header-rows>\(O.row(O.cell("Outcome", "table:number-rows-spanned=\"2\""), O.cell("Complaints", "table:number-columns-spanned=\"2\""), "<table:covered-table-cell/>"))\(O.row("<table:covered-table-cell>\(O.paragraph("old"))</table:covered-table-cell>", O.cell("2022-23"), O.cell("2023-24")))</table:table-header-rows>",
                    O.row(O.cell("Upheld"), "<table:table-cell/>", O.cell("5")))
            ).bytes,
            ["|| Outcome ↕2 | Complaints ↔2 |", "|| 2022-23 | 2023-24 |", "| Upheld |  | 5 |"]),
        OfficeCase(
            "repeated cells and rows are all there, and a million empty rows are none",
            O(
                O.table(
                    O.row(
                        O.cell("Upheld"), O.cell("5", "table:number-columns-repeated=\"2\""),
                        attributes: "table:number-rows-repeated=\"2\""),
                    O.row(
                        "<table:table-cell table:number-columns-repeated=\"3\"/>",
                        attributes: "table:number-rows-repeated=\"1048576\""))
            ).bytes, ["| Upheld | 5 | 5 |", "| Upheld | 5 | 5 |", "|  |  |  |"]),
        OfficeCase(
            "a text box is read once, behind the paragraph that holds it",
            O(
                "<text:p>Before<draw:frame><draw:text-box>\(O.paragraph("45%"))</draw:text-box><svg:desc>no text</svg:desc></draw:frame> and after</text:p>"
            ).bytes, ["Before and after", "45%"]),
        OfficeCase(
            "a break of the page ends it, also by a page style",
            O(
                "\(O.paragraph("One"))\(O.paragraph("Two", "P1"))\(O.paragraph("Three", "P2"))",
                styles:
                    "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties fo:break-before=\"page\"/></style:style><style:style style:name=\"P2\" style:family=\"paragraph\" style:master-page-name=\"Other\"/>"
            ).bytes, ["One", "----", "Two", "----", "Three"]),
        OfficeCase(
            "headers and footers are read once: the first page's header before the text, all else behind it",
            O(
                O.paragraph("Text"),
                pages:
                    "<office:master-styles><style:master-page style:name=\"Standard\"><style:header>\(O.paragraph("Review"))</style:header><style:header-first>\(O.paragraph("Council"))</style:header-first><style:header-left style:display=\"false\">\(O.paragraph("Left"))</style:header-left><style:footer>\(O.paragraph("Footer"))</style:footer></style:master-page></office:master-styles>"
            ).bytes, ["Council", "Text", "Review", "Footer"]),
    ]

    @Test(arguments: cases) func `an OpenDocument text says what it shows`(_ example: OfficeCase) throws {
        #expect(try OpenDocumentTextDecoder.paper(of: example.bytes).lines == example.lines)
    }

    @Test func `a document whose parts are encrypted is refused as encrypted`() {
        var archive = O(O.paragraph("x")).archive
        archive.members[3].content = Array(
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
                .utf8)
        let bytes = archive.bytes
        #expect(throws: OfficeFormat.openDocumentText.encrypted) { try OpenDocumentTextDecoder.parts(of: bytes) }
    }
}
