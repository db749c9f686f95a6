import Specimens

/// A kind of text to time the reader on, at any size.
struct Shape: Sendable {
    let name: String
    /// Its text, of about so many bytes.
    let text: @Sendable (Int) -> [UInt8]

    /// One piece over and over.
    init(_ name: String, repeating piece: String) {
        self.init(name) { size in
            let bytes = Array(piece.utf8)
            var text: [UInt8] = []
            text.reserveCapacity(size + bytes.count)
            while text.count < size { text += bytes }
            return text
        }
    }

    init(_ name: String, _ text: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        self.text = text
    }

    /// Documents of every composer, one after the other.
    private static func documents(_ size: Int, between: String) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(size + 32_768)
        // The same hundred again: composing more would take longer than reading.
        let specimens = (0..<100).map { seed in
            Array((Composer.all[seed % Composer.all.count].compose(seed: UInt64(seed)).text + between).utf8)
        }
        var next = 0
        while text.count < size {
            text += specimens[next % specimens.count]
            next += 1
        }
        return text
    }

    static let all: [Shape] = [
        Shape("letters and reports, a page each") { documents($0, between: "\n\u{C}") },
        Shape("letters and reports without pages") { documents($0, between: "\n") },
        Shape("a letter, then prose") { size in
            var text = documents(1, between: "\n")
            let prose = Array((Prose.neutral + Prose.distracting).joined(separator: "\n\n").utf8)
            while text.count < size { text += prose }
            return text
        },
        Shape("one long line", repeating: "complaints "),
        Shape("one long word", repeating: "a"),
        Shape("digits", repeating: "1"),
        Shape("numbers, one a line", repeating: "17\n"),
        Shape("numbers in a row", repeating: "3\t"),
        Shape("blank lines", repeating: "\n"),
        Shape("pages", repeating: "\u{C}"),
        Shape("spaces", repeating: " "),
        Shape("a sentence without its end", repeating: "75% of complaints we investigated were "),
        Shape("sentences", repeating: "75% of complaints we investigated were upheld.\n"),
        Shape("torn headings", repeating: "Adult Care\tBenefits\tUpl\n"),
        Shape("table titles", repeating: "Complaints and enquiries received\n"),
        Shape("rows", repeating: "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45 |\n"),
        Shape("half a council's name", repeating: "London Borough of "),
        Shape("councils", repeating: "Kesmoor District Council\n"),
        Shape("periods", repeating: "For the Period Ending: 31/03/2017\n"),
        Shape("salutations", repeating: "Dear Chief Executive\n"),
        Shape("dates", repeating: "22 July 2020\n"),
        Shape("annual letters", repeating: "Annual Review letter 2020\nDear Ms Example\n"),
        Shape("numbers in words", repeating: "twenty-seven thousand and "),
        Shape("bullets", repeating: "- "),
        Shape("open tags", repeating: "<b"),
        Shape("entities", repeating: "&am"),
        Shape("report headings", repeating: "Annual complaints report 2023/24\nComplaints received 2022/23 2023/24\n"),
    ]
}
