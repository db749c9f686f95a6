@testable import Decoding
import Testing

private typealias W = WordFile

@Suite struct WordTests {
    static let cases = text + changes + tables + structure

    private static let text: [OfficeCase] = [
        OfficeCase(
            "runs of one paragraph are one text, as they stand",
            WordFile("<w:p>\(W.run("45"))\(W.run("% of "))<w:hyperlink>\(W.run("complaints"))</w:hyperlink></w:p>")
                .bytes,
            ["45% of complaints"]),
        OfficeCase(
            "white space of a text that does not keep it is one space, so that no numbers join",
            WordFile("<w:p><w:r><w:t>45\n  </w:t></w:r><w:r><w:t>6</w:t></w:r></w:p>").bytes, ["45 6"]),
        OfficeCase(
            "tabs, breaks and hyphens are signs of their own",
            WordFile(
                "<w:p><w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>24</w:t><w:tab/><w:t>com</w:t><w:softHyphen/><w:t>plaints</w:t><w:br/><w:t>next</w:t><w:cr/><w:t>last</w:t></w:r></w:p>"
            ).bytes, ["2023-24\tcomplaints\nnext\nlast"]),
        OfficeCase(
            "the strict form of the standard is read as the transitional one",
            {
                var file = WordFile(W.paragraph("45% of complaints"))
                file.isStrict = true
                return file.bytes
            }(), ["45% of complaints"]),
        OfficeCase(
            "hidden text is not read, also by its style",
            WordFile(
                "<w:p>\(W.run("4"))\(W.run("5", "<w:vanish/>"))\(W.run("6", "<w:rStyle w:val=\"Secret\"/>"))\(W.run("7", "<w:vanish w:val=\"0\"/>"))</w:p>",
                [("styles", "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:rPr><w:vanish/></w:rPr></w:style>")]
            ).bytes, ["47"]),
        OfficeCase(
            "text that is struck through is not read",
            WordFile("<w:p>\(W.run("64", "<w:strike/>"))\(W.run("63% upheld"))</w:p>").bytes, ["63% upheld"]),
        OfficeCase(
            "a raised number joins no figure",
            WordFile(
                "<w:p>\(W.run("64"))\(W.run("2", "<w:vertAlign w:val=\"superscript\"/>"))\(W.run(" of 1"))\(W.run("st", "<w:vertAlign w:val=\"superscript\"/>"))</w:p>"
            ).bytes, ["64² of 1st"]),
        OfficeCase(
            "a footnote's number joins no figure, and the note stands at the end",
            WordFile(
                "<w:p>\(W.run("We upheld 64"))<w:r><w:footnoteReference w:id=\"7\"/></w:r>\(W.run(" complaints"))</w:p>\(W.paragraph("Next"))",
                [
                    (
                        "footnotes",
                        "<w:footnote w:type=\"separator\" w:id=\"0\">\(W.paragraph("no note"))</w:footnote><w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r>\(W.run("Of 100"))</w:p></w:footnote>"
                    )
                ]
            ).bytes, ["We upheld 64¹ complaints", "Next", "# Notes", "¹ Of 100"]),
        OfficeCase(
            "a field is read by its result, not by its instruction",
            WordFile(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF total 99</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(W.run("45"))<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\(W.run("%"))<w:fldSimple w:instr=\"DATE\">\(W.run(" on 3 May"))</w:fldSimple></w:p>"
            ).bytes, ["45% on 3 May"]),
        OfficeCase(
            "the numbers of pages and a table of contents are not read",
            WordFile(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(W.run("Complaints upheld"))<w:r><w:tab/><w:t>7</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p>\(W.run("Page "))<w:fldSimple w:instr=\" PAGE \">\(W.run("3"))</w:fldSimple></w:p>"
            ).bytes, ["Page"]),
        OfficeCase(
            "a field that never ends hides nothing",
            WordFile(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>\(W.paragraph("45% upheld"))"
            ).bytes, ["45% upheld"]),
        OfficeCase(
            "a sign of a font of symbols is read where it is known, and joins no digits where it is not",
            WordFile(
                "<w:p>\(W.run("4"))<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:sym w:font=\"Wingdings\" w:char=\"F081\"/></w:r>\(W.run("5"))</w:p>"
            ).bytes, ["4≥\u{FFFD}5"]),
        OfficeCase(
            "a fraction in a formula is no number of its digits",
            WordFile(
                "<w:p><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath></w:p>"
            ).bytes, ["3/ 4"]),
    ]

    private static let changes: [OfficeCase] = [
        OfficeCase(
            "changes are read as accepted",
            WordFile(
                "<w:p>\(W.run("Upheld: "))<w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:moveFrom>\(W.run("9"))</w:moveFrom><w:ins>\(W.run("5"))</w:ins><w:moveTo>\(W.run("6"))</w:moveTo></w:p>"
            ).bytes, ["Upheld: 56"]),
        OfficeCase(
            "a paragraph whose end was deleted goes on in the next",
            WordFile(
                "\(W.paragraph("Upheld: ", "<w:rPr><w:del/></w:rPr>"))\(W.paragraph("5"))\(W.paragraph("Other"))"
            ).bytes, ["Upheld: 5", "Other"]),
        OfficeCase(
            "a deleted row and a deleted cell are no part of a table",
            WordFile(
                W.table(
                    W.row(W.cell("Upheld"), W.cell("4", "<w:cellDel/>"), W.cell("5")),
                    W.row(W.cell("Closed"), W.cell("9"), properties: "<w:del/>"), W.row(W.cell("All"), W.cell("7")))
            ).bytes, ["| Upheld | 5 |", "| All | 7 |"]),
        OfficeCase(
            "former properties do not count",
            WordFile(
                "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>45%</w:t></w:r></w:p>"
            ).bytes, ["45%"]),
        OfficeCase(
            "remarks are not read",
            WordFile(
                "<w:p><w:commentRangeStart w:id=\"1\"/>\(W.run("45%"))<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
                [("comments", "<w:comment w:id=\"1\">\(W.paragraph("46%?"))</w:comment>")]
            ).bytes, ["45%"]),
    ]

    private static let tables: [OfficeCase] = [
        OfficeCase(
            "merged cells span their columns and rows, and empty cells keep their place",
            WordFile(
                W.table(
                    W.row(
                        W.cell("Outcome", "<w:vMerge w:val=\"restart\"/>"),
                        W.cell("Complaints", "<w:gridSpan w:val=\"2\"/>"), properties: "<w:tblHeader/>"),
                    W.row(
                        W.cell("", "<w:vMerge/>"), W.cell("2022-23"), W.cell("2023-24"), properties: "<w:tblHeader/>"),
                    W.row(W.cell("Upheld"), W.cell(""), W.cell("5")))
            ).bytes,
            ["|| Outcome ↕2 | Complaints ↔2 |", "|| 2022-23 | 2023-24 |", "| Upheld |  | 5 |"]),
        OfficeCase(
            "a row that begins behind other columns has empty cells before it",
            WordFile(
                W.table(
                    W.row(W.cell("2022-23"), properties: "<w:gridBefore w:val=\"1\"/>"),
                    W.row(W.cell("Upheld"), W.cell("5")))
            ).bytes, ["|  | 2022-23 |", "| Upheld | 5 |"]),
        OfficeCase(
            "a table in a cell stands by itself, and the row around it only places it",
            WordFile(
                W.table(
                    W.row(W.cell("Year"), W.cell("2023-24")),
                    W.row(
                        "<w:tc>\(W.paragraph("Complaints"))\(W.table(W.row(W.cell("Upheld"), W.cell("5"))))<w:p/></w:tc>",
                        W.cell("Note")))
            ).bytes, ["| Year | 2023-24 |", "Complaints", "| Upheld | 5 |", "Note"]),
        OfficeCase(
            "a table of one column is a frame around a text",
            WordFile(W.table(W.row(W.cell("45% of complaints")))).bytes, ["45% of complaints"]),
        OfficeCase(
            "rows and cells in content controls are those of the table",
            WordFile(
                W.table(
                    "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(W.row("<w:sdt><w:sdtContent>\(W.cell("Upheld"))</w:sdtContent></w:sdt>", W.cell("5")))</w:sdtContent></w:sdt>"
                )
            ).bytes, ["| Upheld | 5 |"]),
        OfficeCase(
            "lines with tabs that follow each other are the lines of one table",
            WordFile(
                "<w:p><w:r><w:t>Outcome</w:t><w:tab/><w:t>2023-24</w:t></w:r></w:p><w:p><w:r><w:t>Upheld</w:t><w:tab/><w:t>5</w:t></w:r></w:p>\(W.paragraph("Text"))"
            ).bytes, ["Outcome\t2023-24\nUpheld\t5", "Text"]),
    ]

    private static let structure: [OfficeCase] = [
        OfficeCase(
            "a heading is known by its outline level, its built-in style, and the style that this is based on",
            WordFile(
                W.paragraph("One", "<w:pStyle w:val=\"berschrift1\"/>")
                    + W.paragraph("Two", "<w:pStyle w:val=\"Own\"/>")
                    + W.paragraph("Three", "<w:outlineLvl w:val=\"2\"/>")
                    + W.paragraph("Text", "<w:pStyle w:val=\"Own\"/><w:outlineLvl w:val=\"9\"/>"),
                [
                    (
                        "styles",
                        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"Two\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Own\"/></w:style>"
                    )
                ]
            ).bytes, ["# One", "## Two", "### Three", "Text"]),
        OfficeCase(
            "lists are counted, and a number never stands bare before a text",
            WordFile(
                ["First", "Second"].map { W.paragraph($0, numbered(0)) }.joined() + W.paragraph("Deeper", numbered(1))
                    + W.paragraph("complaints were upheld", numbered(0)) + W.paragraph("Sign", numbered(0, list: 2)),
                [("numbering", lists)]
            ).bytes,
            ["(1.) First", "(2.) Second", "  (2.a)) Deeper", "(3.) complaints were upheld", "(•) Sign"]),
        OfficeCase(
            "a text box is read once, behind the paragraph that holds it",
            WordFile(
                "<w:p>\(W.run("Before"))<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>\(W.paragraph("45%"))</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>\(W.paragraph("45%"))</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\(W.run(" and after"))</w:p>\(W.paragraph("Next"))"
            ).bytes, ["Before and after", "45%", "Next"]),
        OfficeCase(
            "a break of the page ends it, also before a paragraph and behind a section",
            WordFile(
                "<w:p>\(W.run("One"))<w:r><w:br w:type=\"page\"/></w:r>\(W.run("Two"))</w:p>\(W.paragraph("Three", "<w:pageBreakBefore/>"))\(W.paragraph("Four", "<w:sectPr/>"))\(W.paragraph("Five"))<w:sectPr/>"
            ).bytes, ["One", "----", "Two", "----", "Three", "Four", "----", "Five"]),
        OfficeCase(
            "headers and footers are read once: the first page's header before the text, all else behind it",
            WordFile(
                "\(W.paragraph("Text", "<w:sectPr><w:titlePg/><w:headerReference w:type=\"first\" r:id=\"header1\"/><w:headerReference w:type=\"default\" r:id=\"header2\"/><w:headerReference w:type=\"even\" r:id=\"header3\"/><w:footerReference w:type=\"default\" r:id=\"footer4\"/></w:sectPr>"))\(W.paragraph("More"))<w:sectPr><w:type w:val=\"continuous\"/><w:headerReference w:type=\"default\" r:id=\"header2\"/></w:sectPr>",
                [
                    ("header1", W.paragraph("Council")), ("header2", W.paragraph("Review")),
                    ("header3", W.paragraph("Even")), ("footer4", W.paragraph("Footer")),
                ]
            ).bytes, ["Council", "Text", "More", "Review", "Footer"]),
        OfficeCase(
            "a document with macros is read as one without",
            WordFile(W.paragraph("45%"), [("vbaProject", "")]).bytes, ["45%"]),
    ]

    private static func numbered(_ level: Int, list: Int = 1) -> String {
        "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
    }

    private static let lists = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        """

    @Test(arguments: cases) func `a Word document says what it shows`(_ example: OfficeCase) throws {
        #expect(try WordDecoder.paper(of: example.bytes).lines == example.lines)
    }

    @Test func `a document without text is refused as empty`() {
        #expect(throws: OfficeFormat.word.empty) { try WordDecoder.parts(of: WordFile("<w:p/>").bytes) }
    }

    @Test(arguments: [
        (
            "a chart",
            "<w:drawing><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/></w:drawing>"
        ),
        (
            "an embedded object",
            "<w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\"/></w:object>"
        ),
    ])
    func `what could hold a figure and is not read is a part of its own`(_ name: String, _ markup: String) throws {
        let file = WordFile("\(W.paragraph("45%"))<w:p><w:r>\(markup)</w:r></w:p><w:altChunk r:id=\"x\"/>")
        let parts = try WordDecoder.parts(of: file.bytes)
        #expect(parts.map(\.path) == ["", name, "an embedded document"])
        #expect(throws: DecodingRefusal.self) { try parts[1].content.get() }
    }
}
