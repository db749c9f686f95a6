@testable import Extraction
import Ingest
import Model
import Oversight
import Repository
import Specimens
import Testing

/// Files of several texts become one document, with places that name their part.
@Suite struct TextPartTests {
    private static let extractors = Extractors([PlainTextExtractor(), BinderExtractor()])
    private static let cover = "Please find the Ombudsman's letters attached.\n"

    private func document(_ bytes: [UInt8], name: String = "letters.binder") throws -> IngestedDocument {
        let arrival = Arrival(name: name, device: 1, inode: 2, at: Timestamp(seconds: 1_700_000_000))
        return try #require(IngestedDocument(readingNow: bytes, arrival: arrival, by: Self.extractors))
    }

    private func document(_ parts: (path: String, text: String)...) throws -> IngestedDocument {
        try document(BinderExtractor.file(parts))
    }

    /// Every place of a reading, with those of its tables.
    private func parts(of reading: Reading) -> Set<PartPath> {
        let figures = reading.figures.values + reading.earlier.values.flatMap(\.values)
        return Set(
            figures.map(\.place.part) + reading.findings.map(\.place.part) + reading.tables.map(\.part)
                + [reading.authorityPlace.part, reading.periodPlace.part])
    }

    @Test(arguments: Composer.all)
    func `a file that is one text has places without a part, and JSON without the member`(_ composer: Composer) throws {
        let text = composer.compose(seed: 3).text
        let readings = try document(Array(text.utf8), name: "letter.txt").result.get()
        for reading in readings {
            #expect(parts(of: reading) == [.whole])
            #expect(!String(decoding: reading.json, as: UTF8.self).contains(#""part""#))
        }
    }

    @Test(arguments: Composer.all)
    func `a text of a file is read as it is alone, but for the part that its places name`(_ composer: Composer) throws {
        let text = composer.compose(seed: 5).text
        let alone = try document(Array(text.utf8), name: "letter.txt").result.get()
        let readings = try document(("cover", Self.cover), ("message 2 / letter.txt", text)).result.get()
        #expect(readings.count == alone.count)
        for (reading, alone) in zip(readings, alone) {
            #expect(parts(of: reading) == ["message 2 / letter.txt"])
            #expect(reading.figures.mapValues(\.value) == alone.figures.mapValues(\.value))
            #expect(reading.figures.mapValues(\.place.line) == alone.figures.mapValues(\.place.line))
            let json = String(decoding: reading.json, as: UTF8.self)
            let without = json.replacing(#","part":"message 2 / letter.txt""#, with: "")
            #expect(without == String(decoding: alone.json, as: UTF8.self))
        }
    }

    @Test func `the readings of several texts stand in their order, and their pages count together`() throws {
        let letters = (1...3).map { SentenceLetterSpecimen.compose(year: 2024, seed: $0) }
        let document = try document(
            ("letter 1", letters[0].text), ("letter 2", letters[1].text + "\u{C}\n"), ("letter 3", letters[2].text))
        let readings = try document.result.get()
        #expect(readings.map(\.authorityPlace.part) == ["letter 1", "letter 2", "letter 3"])
        let pages = try letters.reduce(1) { sum, letter in
            sum + (try self.document(Array(letter.text.utf8), name: "a.txt").document.pages)
        }
        #expect(document.document.pages == pages)
        #expect(document.document.mediaType == "application/x-binder")
    }

    @Test func `the same letter in two texts counts once`() throws {
        let text = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        #expect(try document(("letter.txt", text), ("copy.txt", text)).result.get().count == 1)
    }

    @Test func `a text that can't be opened is a finding while another is read`() throws {
        let text = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        let readings = try document(("first.pdf", "LOCKED"), ("letter.txt", text)).result.get()
        let finding = try #require(readings.first?.findings.last)
        #expect(finding.code == .figureUnclear && finding.figures.isEmpty)
        #expect(finding.place == Place(part: "first.pdf", page: 1, line: 1, text: ""))
        #expect(
            finding.message
                == "The file holds another document (first.pdf) that was not read: It has a password.")
    }

    @Test func `a letter without figures is a finding at its part while another is read`() throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        let blank = """
            Wendmere Borough Council
            For the period ending: 31/03/20

            Fault in 5 of 9 cases (56%).

            """
        let readings = try document(("letter.txt", letter), ("blank.txt", blank)).result.get()
        let alone = try document(Array(letter.utf8), name: "letter.txt").result.get()
        let added = readings[0].findings.dropFirst(alone[0].findings.count)
        #expect(added.map(\.place.part) == ["blank.txt"])
        #expect(added.first?.message.hasPrefix("From blank.txt, page 1, line 1 on, the file holds another") == true)
    }

    @Test func `a text that is no letter is no finding`() throws {
        let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        let alone = try document(Array(letter.utf8), name: "letter.txt").result.get()
        let readings = try document(("cover", Self.cover), ("letter.txt", letter)).result.get()
        #expect(readings.map(\.findings.count) == alone.map(\.findings.count))
    }

    @Test func `the refusal of a file is that of the text that comes nearest to a letter`() throws {
        let refused = try document(("cover", Self.cover), ("letter.pdf", "LOCKED"), ("note", "A note.\n"))
        #expect(throws: Refusal(.encrypted, "It has a password.")) { try refused.result.get() }
        let cover = try document(("cover", Self.cover), ("note", "A note.\n"))
        let alone = try document(Array(Self.cover.utf8), name: "cover.txt")
        #expect(cover.result == alone.result)
        let none = #expect(throws: Refusal.self) { try document(Array("BINDER\n".utf8)).result.get() }
        #expect(none?.code == .empty)
    }

    @Test func `a document of several texts is stored and read back with its parts`() throws {
        let text = TabularLetterSpecimen.compose(seed: 5).text
        let document = try document(("sheet Upheld", text), ("locked", "LOCKED"))
        for reading in try document.result.get() {
            #expect(try Reading(json: reading.json[...]) == reading)
            #expect(Reading(asWritten: reading.json[...]) == reading)
        }
    }
}
