import Decoding
import Testing

/// The text of web pages.
@Suite("Text of web pages", .timeLimit(.minutes(1)))
struct HTMLTests {
    private func text(_ page: String) throws(DecodingRefusal) -> String { try text(Array(page.utf8)) }

    private func text(_ page: [UInt8]) throws(DecodingRefusal) -> String {
        String(decoding: try DecodedFormat.html.text(of: page), as: UTF8.self)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        let page: String
        let text: String

        init(_ name: String, _ page: String, _ text: String) {
            (testDescription, self.page, self.text) = (name, page, text)
        }
    }

    static let shown: [Case] = [
        Case("white space", "<p>a\n  b\t<b> c</b>d<p>e", "a b cd\n\ne\n"),
        Case("entities", "<p>&pound;1,234.50 &amp; 45&#37; &ndash; caf&eacute;", "£1,234.50 & 45% – café\n"),
        Case("headings", "<h1>A <i>b</i></h1><div><h3>C</h3>d</div>", "# A b\n\n### C\n\nd\n"),
        Case("line breaks", "<p>a<br>b<br/>", "a\nb\n"),
        Case("kept white space", "<pre>a   b\n1   2</pre>", "a   b\n1   2\n"),
        Case("an item that begins with a break", "<ul><li><br>a<br>b</ul>", "• a\n  b\n"),
        Case("lists", "<ul><li>a<ol start=3><li>b<li>c</ol><li>d</ul>", "• a\n  3. b\n  4. c\n• d\n"),
        Case("definitions", "<dl><dt>Upheld<dd>9<dt>Rate:<dd>75%</dl>", "Upheld: 9\n\nRate: 75%\n"),
        Case("a form", "<form><input value=75> of <select><option>1<option selected>2</select></form>", "75 of 2\n"),
        Case("open details", "<details><summary>More</summary><p>9 upheld</details>", "More\n\n9 upheld\n"),
        Case("a word without width", "<p>12&#8203;34 and 5<wbr>6 and 7&shy;8", "1234 and 56 and 78\n"),
        Case("spans of a word processor", "<p><span>20</span><span class=SpellE>23</span>/24", "2023/24\n"),
        Case("numbers that only a style sheet parts", "<p><b class=n>12</b><b class=p>34%</b>", "12\u{FFFD}34%\n"),
        Case(
            "digits of a style sheet before and behind a number",
            "<style>.a::before{content:\"4\"}.b:after{content:'5%'}.c::before{content:attr(data-n)}.d::before{content:\"\\34\"}</style>"
                + "<p><b class=a>5%</b> and <b class=b>4</b> and <b class=c data-n=4>5%</b> and <b class=d>5%</b>",
            "\u{FFFD}5% and 4\u{FFFD} and \u{FFFD}5% and \u{FFFD}5%\n"),
        Case(
            "ornaments of a style sheet",
            "<style>.a::before{content:\"\\f0e0\"}.b::before{content:counter(n) \". \"}.c:after{content:\" \\2192\"}.d::before{content:\"4\"}.d::before{content:none}</style>"
                + "<p><b class=a>5%</b> and <b class=b>5%</b> and <b class=c>4</b> and <b class=d>5%</b>",
            "5% and 5% and 4 and 5%\n"),
        Case("a fraction", "<p><math><mfrac><mn>4</mn><mn>5</mn></mfrac></math> upheld", "4\u{FFFD}5 upheld\n"),
        Case("a number and its label", "<p><b class=n>75%</b><b class=l>upheld</b>", "75% upheld\n"),
        Case("a footnote's number", "<p>12<sup>3</sup> were upheld", "12³ were upheld\n"),
        Case("blocks by style", "<p><b style='display:block'>12</b><b style='display:block'>34</b>", "12\n\n34\n"),
        Case("boxes in a row", "<div style='display:flex'><b>12</b><b>34</b></div>", "12\n\n34\n"),
    ]

    static let tables: [Case] = [
        Case(
            "a table", "<table><caption>Table 1</caption><tr><th>Year<th>Upheld<tr><td>2023<td>9</table>",
            "Table 1\n\n| Year | Upheld |\n| --- | --- |\n| 2023 | 9 |\n"),
        Case(
            "headings over columns and rows",
            "<table><tr><th rowspan=2>Team<th colspan=2>2022/23<th colspan=2>2023/24<tr><th>No.<th>%<th>No.<th>%<tr><td>A<td>1<td>2%<td>3<td>4%</table>",
            "| Team | 2022/23 No. | 2022/23 % | 2023/24 No. | 2023/24 % |\n| --- | --- | --- | --- | --- |\n| A | 1 | 2% | 3 | 4% |\n"
        ),
        Case(
            "a heading over all columns",
            "<table><thead><tr><th colspan=3>Decisions<tr><th>Year<th>Upheld<th>Not upheld<tbody><tr><td>2023<td>9<td>4</table>",
            "Decisions\n\n| Year | Upheld | Not upheld |\n| --- | --- | --- |\n| 2023 | 9 | 4 |\n"),
        Case(
            "empty and joined cells",
            "<table><tr><td>a<td><td>3<tr><td rowspan=2>b<td colspan=2>4<tr><td>5<td>6</table>",
            "| a |  | 3 |\n| b | 4 |\n|  | 5 | 6 |\n"),
        Case(
            "the foot above the body", "<table><tfoot><tr><td>All<td>9<tbody><tr><td>a<td>9</table>",
            "| a | 9 |\n| All | 9 |\n"),
        Case("a bar in a cell", "<table><tr><td>a|b<td>9</table>", "| a¦b | 9 |\n"),
        Case("blocks in a cell", "<table><tr><td><p>a<p>b<td><div>9</div></table>", "| a b | 9 |\n"),
        Case("a hidden column", "<table><tr><td>a<td style='display:none'>8<td>9</table>", "| a | 9 |\n"),
        Case(
            "a table that sets the page",
            "<table><tr><td>menu<td><table><tr><td>a<td>9</table><p>text</table>", "menu\n\n| a | 9 |\n\ntext\n"),
        Case("a table for looks", "<table role=presentation><tr><td>a<td>b</table>", "a\n\nb\n"),
        Case("one column", "<table><tr><td>a<tr><td>9</table>", "a\n\n9\n"),
    ]

    static let hidden: [Case] = [
        "<p hidden>8</p>", "<p style='color:red;DISPLAY: none !important'>8</p>",
        "<div style='visibility:hidden'>8</div>",
        "<template><p>8</p></template>", "<body><noscript>8</noscript>", "<!-- 8 -->",
        "<input type=hidden value=8>", "<del>8</del>", "<s>8</s>", "<dialog>8</dialog>", "<iframe>8</iframe>",
        "<svg><text>8</text></svg>", "<style>.x{display:none}</style><p class='y x'>8</p>",
        "<style>#x, b{display:none}</style><i id=x>8</i><b>8</b>",
        "<style>/* .a{} */ div.x > p{display:none}</style><div class=x><p>8</p></div>",
        "<style>@media screen{.x{display:none}}</style><p class=x>8</p>", "<p style='opacity:0'>8</p>",
        "<style>.x{display:none!important} p.x.y{display:block}</style><p class='x y'>8</p>",
        "<style>.x{display:none ! IMPORTANT}</style><p class=x style='display:block'>8</p>",
        "<p style='position:absolute;left:-9999px'>8</p>", "<p style='font-size:0px'>8</p>",
        "<p style='text-decoration: line-through red'>8</p>",
        "<select><option>9<option>8</select>", "<nav>8</nav>", "<header><a>8</a><a>8</a></header>",
        "<footer>8</footer>",
        "<div role=navigation>8</div>", "<div role=contentinfo>8</div>", "<div id=cookie-notice>8</div>",
        "<aside>8</aside>",
        "<ul class='x breadcrumb'><li>8</ul>", "<head><title>8</title></head>",
    ].map { Case($0, "\($0)<p>9 upheld", $0.contains("select") ? "9\n\n9 upheld\n" : "9 upheld\n") }

    static let visible: [Case] = [
        "<style>.x{display:none}</style><p class=xy>8</p>",
        "<style>@media print{.x{display:none}} @media (max-width:9px){.x{display:none}}</style><p class=x>8</p>",
        "<style>.x{display:none} p.x{display:block}</style><p class=x>8</p>",
        "<style>.x{left:-9999px} .x.y{left:0}</style><p class='y x'>8</p>",
        "<style>.x:hover{display:none}</style><p class=x>8</p>",
        "<style>p{display:block!important} p.x{display:none}</style><p class=x>8</p>",
        "<style>p{display:block!important}</style><p style='display:none'>8</p>",
        "<style>p{display:none!important}</style><p style='display:block!important'>8</p>",
        "<div style='visibility:hidden'><p style='visibility:visible'>8</p></div>", "<p aria-hidden=true>8</p>",
        "<main><header>8</header></main>", "<header><h2>8</h2></header>", "<p style='left:-1px'>8</p>",
    ].map { Case($0, $0, $0.contains("h2") ? "## 8\n" : "8\n") }

    @Test(arguments: shown + tables + hidden + visible)
    func `a page's text is what a browser shows`(_ example: Case) throws {
        #expect(try text("<!DOCTYPE html><meta charset=utf-8>\(example.page)") == example.text)
    }

    @Test func `a page's main part is read, with the title above it`() throws {
        let page = "<header><a>x</a><a>y</a><h1>Review</h1></header><div>beside</div><main><p>9 upheld</main><p>below"
        #expect(try text(page) == "# Review\n\n9 upheld\n")
    }

    @Test(
        arguments: [
            ("UTF-8", Array("<p>£9".utf8)), ("UTF-8 with its mark", [0xEF, 0xBB, 0xBF] + Array("<p>£9".utf8)),
            ("Windows-1252 without a declaration", Array("<p>".utf8) + [0xA3, 0x39]),
            ("ISO 8859-1", Array("<meta charset=iso-8859-1><p>".utf8) + [0xA3, 0x39]),
            (
                "ISO 8859-15",
                Array("<META http-equiv=x content='text/html; charset=ISO-8859-15'><p>".utf8) + [0xA3, 0x39]
            ),
            ("UTF-16, little end first", [0xFF, 0xFE] + "<p>£9".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            ("UTF-16, big end first", [0xFE, 0xFF] + "<p>£9".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            ("XHTML", Array("<?xml version='1.0' encoding='windows-1252'?><html><p>".utf8) + [0xA3, 0x39]),
        ] as [(String, [UInt8])])
    func `a page is read in the encoding that it declares`(_ name: String, _ bytes: [UInt8]) throws {
        #expect(try text(bytes) == "£9\n")
    }

    @Test(
        arguments: [
            ("no text", "<p></p>", .empty),
            ("scripts", "<div id=app>Loading</div><script src=x></script>", .unsupportedFormat),
            ("frames", "<frameset><frame src=a></frameset>", .unsupportedFormat),
            ("an unknown encoding", "<meta charset=klingon><p>a", .unsupportedFormat),
            ("an encoding that no browser knows", "<meta charset=utf-7><p>a", .unsupportedFormat),
            ("a number broken by a mail's encoding", "<table><tr><td>Rate<td>10=\r\n0%</table>", .unsupportedFormat),
            ("a mail's encoding", "<p class=3D\"a\" id=3D\"b\">10=\n0%", .unsupportedFormat),
            ("a table of spans", "<table>" + String(repeating: "<tr><td colspan=1000>a<td>b", count: 3000), .tooLarge),
        ] as [(String, String, DecodingRefusal.Code)])
    func `a page that can't be read is refused for its own reason`(
        _ name: String, _ page: String, _ code: DecodingRefusal.Code
    ) {
        let refusal = #expect(throws: DecodingRefusal.self) { try text(page) }
        #expect(refusal?.code == code && refusal?.message.hasSuffix(".") == true)
    }

    @Test(arguments: [
        ("<table><tr><th>Upheld<tr><td>9<tr><td>Not", true), ("<table><tr><td>9</table><p>The rest is mis", false),
        ("<p>Upheld: 9<p>Not upheld: 3<span cla", true), ("<table><tr><td>9</TABLE></BODY>", false),
        ("<table><tr><td>9<table><tr><td>3</table>", false),
    ])
    func `a page that ends inside a table or a tag is cut off`(_ rest: String, _ isCutOff: Bool) {
        let page = "<!DOCTYPE html><HTML><body><p>The decisions of the year:" + rest
        #expect(Result { () throws(DecodingRefusal) in try text(page) }.isDamaged == isCutOff)
    }

    @Test(arguments: ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<span style='display:none'><b>", "<h1>"])
    func `a page of any depth is read`(_ element: String) throws {
        let page = String(repeating: element, count: 5_000) + "9 upheld"
        let words = try? text(page)
        #expect(words == nil || words?.contains("9 upheld") == true)
    }

    @Test func `any bytes give valid text or a refusal`() {
        var generator = SystemRandomNumberGenerator()
        let whole = Self.shown + Self.tables + Self.hidden + Self.visible
        for _ in 0..<3_000 {
            var bytes = Array((0..<3).map { _ in whole.randomElement(using: &generator)?.page ?? "" }.joined().utf8)
            for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
                default: bytes.removeSubrange(place...)
                }
            }
            let text = Result { () throws(DecodingRefusal) in try DecodedFormat.html.text(of: bytes) }
            if case .success(let text) = text {
                #expect(String(validating: text, as: UTF8.self) != nil && !text.contains(0), "\(bytes)")
            }
        }
    }
}

extension Result where Failure == DecodingRefusal {
    fileprivate var isDamaged: Bool {
        if case .failure(let refusal) = self { refusal.code == .damaged } else { false }
    }
}
