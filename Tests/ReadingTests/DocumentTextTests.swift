import Model
import Reading
import Testing

@Suite struct DocumentTextTests {
    @Test func `pages count from one, and lines within each page`() {
        let text = DocumentText("one\r\ntwo\u{C}three\n")
        #expect(text.lines.map(\.number) == [1, 2, 1])
        #expect(text.lines.map(\.page) == [1, 1, 2])
        #expect(text.quote(line: 2) == "three")
    }

    @Test func `a line is found by its place`() {
        let text = DocumentText("one\ntwo\u{C}three\nfour\n")
        for index in text.lines.indices { #expect(text.lineIndex(of: text.place(ofLine: index)) == index) }
        #expect(text.lineIndex(of: Place(page: 1, line: 3, text: "")) == nil)
        #expect(text.lineIndex(of: Place(page: 3, line: 1, text: "")) == nil)
    }

    @Test(arguments: [
        "complaints we investigated were upheld", "Complaints  we\ninvestigated\twere up held",
        "complaints we inves\u{AD}tigated were **upheld**", "complaints we <u>investigated</u> were-upheld",
        "\u{202A}complaints we investigated\u{202C} \u{2066}were\u{2069} upheld",
        "complaints\u{A0}we investigated\u{2003}were up\u{200B}held",
    ])
    func `a phrase is found whatever stands between its letters`(_ string: String) {
        #expect(DocumentText(string).find("complaints we investigated were upheld") != nil)
    }

    @Test(arguments: ["\u{2028}", "\u{2029}", "\u{B}", "\u{85}"])
    func `a soft break divides words, and lines where hardly anything else does`(_ mark: String) {
        let name = DocumentText("Ms Example\n\nLittle\(mark)Wendmere Council\n\nDear Ms Example\n")
        #expect(name.lines.count == 5)
        #expect(name.find("Little Wendmere Council") != nil)
        #expect(DocumentText("Ms Example\(mark)Wendmere Council\(mark)Dear Ms Example").lines.count == 3)
    }

    @Test func `a phrase is not found inside a word`() {
        #expect(DocumentText("withheld").find("held") == nil)
        #expect(DocumentText("upheldness").find("upheld") == nil)
    }

    @Test(arguments: [
        ("1,605", 1605), ("27,222.15", 27222.15), ("75%", 75), ("£7,500", 7500), ("4.6", 4.6), (".8", 0.8),
        ("residents: (.8)", 0.8), ("authorities.8 upheld decisions", 8), ("2022View", 2022),
        ("authorities of this type is.8 upheld decisions", 0.8), ("analysis.8 upheld decisions", 8),
    ])
    func `a number has the value of its digits`(_ string: String, _ value: Double) {
        #expect(DocumentText(string).tokens.compactMap(\.number) == [value])
    }

    @Test(arguments: ["4\u{FFFD}5%", "\u{202E}45\u{202C}%", "4\u{E000}5"])
    func `a number that is not certain is none`(_ string: String) {
        #expect(DocumentText(string).tokens.compactMap(\.number).isEmpty)
    }

    private static let nines = String(repeating: "9", count: 400)

    private static let endlessNumbers: [(String, [Double])] = [
        (nines, []), (nines + ".5", []), ("1" + String(repeating: ",000", count: 100), []),
        ("33.333333333333336", [33.3333333333333]), ("0." + String(repeating: "0", count: 400) + "1", [0]),
        ("1." + nines, [2]),
    ]

    @Test(arguments: endlessNumbers)
    func `digits without end are no figure, decimals without end are cut off`(_ string: String, _ values: [Double]) {
        let found = DocumentText(string).tokens.compactMap(\.number)
        #expect(found.count == values.count)
        for (found, value) in zip(found, values) { #expect(abs(found - value) < 1e-12) }
    }
}
