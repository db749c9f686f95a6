import Model
import Reading
import Specimens
import Testing

/// The memory of a text follows its size, whatever stands in it.
@Suite struct LineMemoryTests {
    @Test func `a line takes 32 bytes, and a token 24`() {
        #expect(MemoryLayout<DocumentText.Line>.stride == 32)
        #expect(MemoryLayout<Token>.stride == 24)
    }

    @Test(arguments: ["\n", "\u{C}", " \n", "\r\n", "\t\u{C}"], [1, 63, 64, 128, 129, 200, 5000])
    func `of a run of blank lines both ends stay, with their pages and numbers`(_ end: String, _ count: Int) {
        let text = DocumentText("one\n" + String(repeating: end, count: count) + "two\n")
        let startsPage = end.hasSuffix("\u{C}")
        #expect(text.lines.count == min(count, 128) + 2)
        #expect(text.lines.last?.page == (startsPage ? count + 1 : 1))
        #expect(text.lines.last?.number == (startsPage ? 1 : count + 2))
        #expect(text.quote(line: text.lines.count - 1) == "two")
        #expect(text.tokens.map(\.line) == [0, text.lines.count - 1])
        for (line, next) in zip(text.lines, text.lines.dropFirst()) {
            #expect((line.page, line.number) < (next.page, next.number))
            #expect(line.raw.upperBound <= next.raw.lowerBound)
            #expect(line.tokens.upperBound == next.tokens.lowerBound)
        }
        if !startsPage {
            let middle = max(0, count - 128)
            let numbers = Array(2...(count + 1))
            #expect(
                text.lines.dropFirst().dropLast().map(\.number) == numbers.prefix(
                    min(count, 64 + (middle == 0 ? 64 : 0))) + (middle == 0 ? [] : numbers.suffix(64)))
        }
    }

    @Test func `pages count to the end of a text that ends in blank pages`() {
        #expect(DocumentText("one" + String(repeating: "\u{C}", count: 1000) + "\n").pages == 1001)
    }

    @Test func `a place on a line without end quotes the text around it`() throws {
        let unit = "Some words é before the number 17 and after it. "
        let text = DocumentText(String(repeating: unit, count: 4000))
        let index = try #require(text.tokens.indices.last { text.tokens[$0].number == 17 })
        let place = text.place(of: index..<(index + 1))
        #expect((place.page, place.line) == (1, 1))
        #expect(place.text.contains("before the number 17"))
        #expect(place.text.utf8.count <= 2000)
        #expect(!place.text.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        "75% of complaints we investigated were upheld. ",
        "The Council received 17 complaints about housing. ",
        "We issued a public report about your Council. ",
    ])
    func `the quotations of a line without end are no larger than its text allows`(_ sentence: String) throws {
        let head = SentenceLetterSpecimen.compose(year: 2024, seed: 3).text
        let text = head + String(repeating: sentence, count: 1000)
        let readings = try DocumentReader.read(DocumentText(text))
        let quoted = readings.flatMap { $0.findings.map(\.place) + $0.figures.values.map(\.place) }
        #expect(quoted.reduce(0) { $0 + $1.text.utf8.count } < 50 * text.utf8.count)
    }

    @Test func `statistics of several years on pages of their own keep their years`() throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 3).text
        // A page of blank lines before the letter: its lines are counted from its own page.
        let read = try DocumentReader.read(DocumentText(String(repeating: "\n", count: 400) + "\u{C}" + letter))
        let plain = try DocumentReader.read(DocumentText(letter))
        #expect(read.map { $0.figures.mapValues(\.value) } == plain.map { $0.figures.mapValues(\.value) })
    }

    @Test(arguments: [
        "Statistics are based on a total of 12 investigations for the period between 1 April 2022 to 31 March 2023 and for the period between 1 April 2021 to 31 March 2022 ",
        "<b>\n", "\n\n", "|\n", "\t\n", "0%.\n",
    ])
    func `whatever stands in the middle or at the end of a letter, reading ends`(_ unit: String) {
        for letter in [
            SentenceLetterSpecimen.compose(year: 2024, seed: 3), SentenceLetterSpecimen.compose(year: 2021, seed: 9),
        ] {
            let bytes = Array(letter.text.utf8)
            let many = Array(String(repeating: unit, count: 400).utf8)
            for place in [bytes.count / 4, bytes.count / 2, bytes.count * 3 / 4, bytes.count] {
                _ = try? DocumentReader.read(DocumentText(utf8: bytes[..<place] + many + bytes[place...]))
            }
        }
    }
}
