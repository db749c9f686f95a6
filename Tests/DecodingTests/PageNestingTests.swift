import Decoding
import Testing

/// Pages whose elements stand in each other without end are refused before they are parsed; pages for readers are not.
@Suite("Elements of web pages in each other", .timeLimit(.minutes(1)))
struct PageNestingTests {
    private func text(_ page: String) throws(DecodingRefusal) -> String {
        String(decoding: try DecodedFormat.html.text(of: Array(page.utf8)), as: UTF8.self)
    }

    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    static let endless: [(String, String)] = [
        ("divisions", repeated("<div>", 600)), ("lists", repeated("<ul><li>", 600)),
        ("tables", repeated("<table><tr><td>", 600)), ("names in capitals", repeated("<DIV\n>", 600)),
        ("behind an unfinished comment", "<!-- <!-- -->" + repeated("<section>", 600)),
        ("behind a text that looks like a tag", "<p title='<!--'>" + repeated("<div>", 600)),
        ("behind a script", "<script>'</scripts>'</script>" + repeated("<div>", 600)),
        ("behind a comment of no sign", "<!-->" + repeated("<div>", 600)),
        ("behind a comment of one sign", "<!--->" + repeated("<div>", 600)),
        ("behind a comment that ends with an exclamation mark", "<!-- --!>" + repeated("<div>", 600)),
        ("parts of a formula", "<math>" + repeated("<option>", 600)),
        ("parts of a formula that have the name of a field", "<math>" + repeated("<textarea>", 600)),
        ("parts of a drawing that have no end elsewhere", "<svg>" + repeated("<input>", 600)),
        ("formulas in fields of formulas", repeated("<math><textarea>", 600)),
        ("pages in drawings", repeated("<svg><foreignObject>", 600)),
        ("behind a title in a list of choices", "<select><title></select>" + repeated("<div>", 600)),
        ("bold before cells outside a table", repeated("<b><th>", 600)),
        ("bold before bodies", repeated("<b><body>", 600)), ("bold before choices", repeated("<b><option>", 600)),
        ("bold before the sounds of signs", "<ruby>" + repeated("<b><rt>", 600)),
        ("sounds without signs", repeated("<rt>", 600)), ("groups of choices", repeated("<optgroup>", 600)),
        ("sounds in tables in signs", "<ruby><table><tr><td>" + repeated("<rt>", 600)),
        ("choices behind a field that ends the list", "<select><input>" + repeated("<optgroup>", 600)),
        ("items in definitions in items", repeated("<li><dd>", 600)),
        ("links over blocks", (0..<600).map { "<a id=\($0)><div>" }.joined()),
        ("formatting that is never ended", (0..<100).map { "<font color=\($0)><p>" }.joined()),
        ("attributes", "<p " + (0..<400).map { "a\($0)=1 " }.joined() + ">"),
        ("attributes without values", "<p " + (0..<400).map { "a\($0) " }.joined() + ">"),
    ]

    @Test(arguments: endless)
    func `a page without end is refused by this reason`(_ name: String, _ beginning: String) {
        let refusal = #expect(throws: DecodingRefusal.self) { try text("<body><p>9 upheld</p>\(beginning)") }
        #expect(refusal?.message.contains("without end") == true)
    }

    @Test func `a page whose rules of style are held against each element takes work by its size`() throws {
        func page(_ rules: Int) -> String {
            "<style>" + (0..<rules).map { ".a\($0) .b .c .d{display:none}" }.joined() + "</style>"
                + Self.repeated("<p class='a b c d'>9 upheld</p>", rules)
        }
        #expect(try text(page(200)).contains("9 upheld"))
        let refusal = #expect(throws: DecodingRefusal.self) { try text(page(3_000)) }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `rules of style that are held against an element of endless classes take work by the size`() {
        let rules = (0..<1_500).map { ".c\($0){display:none}" }.joined()
        let classes = (0..<6_000).map { "c\($0)" }.joined(separator: " ")
        let refusal = #expect(throws: DecodingRefusal.self) {
            try text("<style>\(rules)</style><p class='\(classes)'>9 upheld</p>")
        }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `a table with a row without end is refused at that row`() {
        let row = "<tr>" + Self.repeated("<td>1", 3_000)
        let refusal = #expect(throws: DecodingRefusal.self) {
            try text("<table>\(row)\(Self.repeated("<tr><td>1<td>2", 1_000))</table>")
        }
        #expect(refusal?.code == .tooLarge)
    }

    static let ordinary: [(String, String)] = [
        ("many paragraphs", repeated("<p>", 5_000)), ("many items", "<ul>" + repeated("<li>1", 5_000)),
        ("many cells", "<table>" + repeated("<tr><td>1<td>2", 2_000)),
        ("items with spans that are never ended", "<ul>" + repeated("<li><span>1", 5_000)),
        ("signs with their sounds", repeated("<ruby>a<rt>b<rp>c</ruby>", 2_000) + "<ruby>" + repeated("a<rt>b", 2_000)),
        ("choices that are never ended", "<select>" + repeated("<optgroup><option>1<option>2", 1_000) + "</select>"),
        ("fields", repeated("<select><option>1<input>", 1_000)),
        ("many definitions", "<dl>" + repeated("<dt>a<dd>1", 2_000)),
        ("bold that is never ended", repeated("<p><b>", 2_000)),
        ("bold that is never ended in cells", "<table>" + repeated("<tr><td><b>1<td><b>2", 2_000)),
        ("bold that is never ended in items", "<ul>" + repeated("<li><b>1", 2_000)),
        ("breaks and images", repeated("<br><img src=x><input>", 2_000)),
        ("elements that end", repeated("<div><span><b>1</b></span></div>", 2_000)),
        ("elements that end in another order", repeated("<div><b><span>1</b></div>", 2_000)),
        ("a script that writes tags", "<script>" + repeated("'<div>'+", 2_000) + "</script >"),
        ("a style sheet", "<style>" + repeated("/*<div>*/", 2_000) + "</style>"),
        ("a comment", "<!--" + repeated("<div>", 2_000) + "-->"),
        ("tags in an attribute", "<p title=\"" + repeated("<div>", 2_000) + "\">"),
        ("a depth that pages have", repeated("<div>", 150)),
        ("a drawing of many lines", "<svg>" + repeated("<path d='M0 0'/><g><text>1</text></g>", 2_000) + "</svg>"),
        ("drawings that are never ended", repeated("<svg><path><p>", 400)),
        ("a drawing's title and style", repeated("<svg><title>a</title><style>.a{}</style></svg>", 400)),
        ("comments of every kind", repeated("<!--><!---><!-- <div> --><!-- <div> --!>", 600)),
        ("choices", repeated("<select><option>1<option>2</select>", 600)),
        ("links that are never ended", repeated("<p><a href=x>", 400)),
    ]

    @Test(arguments: ordinary)
    func `a page for readers is read`(_ name: String, _ beginning: String) throws {
        // A page of scripts alone is refused for these.
        let words = Self.repeated("Words of a report. ", 20)
        #expect(try text("<body>\(beginning)<p>9 upheld</p><p>\(words)</p>").contains("9 upheld"))
    }
}
