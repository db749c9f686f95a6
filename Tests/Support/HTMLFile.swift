/// A web page made of a text: rows between tabs or pipes become tables, lines with `#` headings, lines with wide gaps text that keeps
/// them, all else paragraphs, in the frame of a council's site that names other councils and the Housing Ombudsman.
package struct HTMLFile {
    /// The elements of the text.
    private let body: String
    /// Whether the site puts its frame around it.
    package var hasFrame = true

    /// - Parameter text: the text of a specimen.
    package init(_ text: String) {
        var body = ""
        var table: [[String]] = []
        var paragraph: [String] = []
        func close() {
            if paragraph.contains(where: { $0.contains("  ") }) {
                body += "<pre>\n\(paragraph.joined(separator: "\n"))</pre>\n"
            } else if !paragraph.isEmpty {
                body += "<p>\(paragraph.joined(separator: "<br>\n"))</p>\n"
            }
            paragraph = []
            if !table.isEmpty { body += Self.table(table) }
            table = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.filter { $0 != "\u{0C}" }
            if let cells = Self.cells(of: line) {
                if !paragraph.isEmpty { close() }
                if !cells.isEmpty { table.append(cells) }
            } else if line.allSatisfy(\.isWhitespace) {
                close()
            } else if let heading = Self.heading(line) {
                close()
                body += heading
            } else {
                if !table.isEmpty { close() }
                paragraph.append(Self.escaped(line))
            }
        }
        close()
        self.body = body
    }

    package var bytes: [UInt8] {
        guard hasFrame else { return Array("<!DOCTYPE html>\n<title>Page</title>\n<body>\n\(body)".utf8) }
        return Array("\(Self.head)\(body)\(Self.foot)".utf8)
    }

    /// The cells of a row; none for a rule of Markdown; nil for a line that is no row.
    private static func cells(of line: String) -> [String]? {
        let isPiped = line.contains("|")
        guard isPiped || line.contains("\t") else { return nil }
        var cells = line.split(separator: isPiped ? "|" : "\t", omittingEmptySubsequences: false)
            .map { $0.drop(while: \.isWhitespace) }
        if isPiped, line.hasPrefix("|") { cells.removeFirst() }
        if isPiped, cells.last?.isEmpty ?? false { cells.removeLast() }
        if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } && $0.contains("-") }) { return [] }
        return cells.map { escaped(String($0)) }
    }

    private static func table(_ rows: [[String]]) -> String {
        let isHeaded = rows.count > 1
        let made = rows.enumerated().map { index, row in
            let name = isHeaded && index == 0 ? "th" : "td"
            return "<tr>" + row.map { "<\(name)> \($0)\n</\(name)>" }.joined() + "</tr>\n"
        }
        return "<table class=\"table\"><tbody>\n\(made.joined())</tbody></table>\n"
    }

    private static func heading(_ line: String) -> String? {
        let signs = line.prefix { $0 == "#" }.count
        guard (1...6).contains(signs), line.dropFirst(signs).first == " " else { return nil }
        return "<h\(signs)>\(escaped(String(line.dropFirst(signs + 1))))</h\(signs)>\n"
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "£": escaped += "&pound;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static let head = """
        <!DOCTYPE html>
        <!-- saved from url=(0034)https://www.upper-wick.example/review -->
        <html lang="en"><head><meta charset="utf-8"><title>Upper Wick Borough Council | Housing Ombudsman 2011/12</title>
        <style>
        /* Boxes */ .box { border: 1px solid } .is-hidden, .panel .closed { display: none } #old { visibility: hidden }
        @media print { p { display: none } }
        </style><script>var rate = "12% of complaints we investigated were upheld";</script></head>
        <body><noscript>Turn scripts on to see 13% upheld.</noscript>
        <div id="cookie-banner"><p>We use 3 cookies. Upper Wick Borough Council cares.</p><button>Accept 100%</button></div>
        <header role="banner"><a href="/">Upper Wick Borough Council</a><a href="/housing">Housing Ombudsman</a>
        <form role="search"><input name="q" value="Complaints 2009/10"></form></header>
        <nav><ul><li><a>Lower Wick District Council</a></li><li><a>Annual review letter 2011/12</a></li></ul></nav>
        <div class="layout"><main id="content">
        <p class="is-hidden">14% of complaints we investigated were upheld in 2011/12.</p>
        <div class="panel"><p class="closed">15 complaints were upheld.</p></div>
        <p hidden>16 complaints were upheld.</p><p id="old">17 complaints were upheld.</p>
        <template><p>18 complaints were upheld.</p></template><input type="hidden" value="19 complaints were upheld.">

        """

    private static let foot = """
        </main><aside><h2>Related pages</h2><p>Complaints to the Housing Ombudsman: 20 of 30 upheld.</p></aside></div>
        <footer><p>Upper Wick Borough Council 2024/25. Lower Wick District Council: 21% upheld.</p></footer></body></html>

        """
}
