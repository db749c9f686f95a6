import Model
import Reading
import Specimens
import Testing

/// Whatever bytes come, reading ends, and in time proportional to their number.
@Suite struct FuzzTests {
    @Test(arguments: UInt64(0)..<40)
    func `no mutation of a letter crashes the reader`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letter = Array(SentenceLetterSpecimen.compose(seed: seed).text.utf8)
        let other = Array(TabularLetterSpecimen.compose(seed: seed).text.utf8)
        for _ in 0..<20 {
            let bytes = Self.mutated(letter, with: other, using: &generator)
            let text = DocumentText(utf8: bytes)
            for reading in (try? DocumentReader.read(text)) ?? [] {
                for figure in reading.figures.values { #expect(figure.value.isFinite, "seed \(seed)") }
                #expect(
                    reading.authority.slug.utf8.allSatisfy {
                        $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                    })
                #expect((1...80).contains(reading.authority.slug.utf8.count), "seed \(seed)")
            }
            _ = try? DocumentReader.explain(text)
        }
    }

    @Test(arguments: Composer.all + Composer.trapped)
    func `a letter or report that begins and ends anywhere crashes no reader`(_ composer: Composer) {
        var generator = SeededGenerator(seed: 14)
        for seed in UInt64(0)..<3 {
            let words = composer.compose(seed: seed).text.split(separator: " ", omittingEmptySubsequences: false)
            for _ in 0..<12 {
                let start = Bool.random(using: &generator) ? 0 : Int.random(in: 0..<words.count, using: &generator)
                let end = Int.random(in: start...words.count, using: &generator)
                _ = try? DocumentReader.read(DocumentText(words[start..<end].joined(separator: " ")))
            }
        }
    }

    @Test func `random bytes are refused`() {
        var generator = SeededGenerator(seed: 3)
        for length in [1, 2, 7, 100, 4096] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 1...255, using: &generator) }
            #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(utf8: bytes)) }
        }
    }

    @Test(arguments: [
        "75% of complaints we investigated were upheld.\n",
        "This compares to an average of 4% in similar authorities.\n",
        "upheld decisions\n", "3\n", "Dear Sir\n20 July 2020\n", "For the period ending: 31/03/20\n",
        "Appendix\n\u{C}",
        "The Council refused our recommendation ", "public reports about your Council ", "1 April 2019 to ",
        "Local Authority Report: ", "dealt with 5 not for us 4 ", "[Council", "l", "a b ", "\n",
        "per 100,000 residents ",
        "Adult Care Services\t", "twenty ", "75% of complaints we investigated were upheld.\ta\t\tb\t",
        "This compares to an average of 4% in similar\t5\tupheld decisions     3",
    ])
    func `ten times the text takes about ten times as long`(_ unit: String) {
        func time(_ count: Int) -> Duration {
            let text = Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
            return ContinuousClock().measure { _ = try? DocumentReader.read(DocumentText(utf8: text)) }
        }
        _ = time(1000)
        let small = time(20000)
        let large = time(200_000)
        // Ten times as much, with room for a busy machine; a quadratic reader needs a hundred times as long.
        #expect(large < small * 40 + .milliseconds(50), "\(small) and \(large)")
    }

    /// Bytes cut, doubled, swapped, replaced, and pieces of another letter put in.
    private static func mutated(
        _ bytes: [UInt8], with other: [UInt8], using generator: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            guard bytes.count > 40 else { break }
            let start = Int.random(in: 0..<(bytes.count - 30), using: &generator)
            let range = start..<(start + Int.random(in: 1...30, using: &generator))
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: bytes.removeSubrange(range)
            case 1: bytes.insert(contentsOf: bytes[range], at: start)
            case 2: for index in range { bytes[index] = UInt8.random(in: 1...255, using: &generator) }
            case 3: bytes.replaceSubrange(range, with: Array("99999999999999999999999".utf8))
            case 4: bytes.insert(contentsOf: other.dropFirst(start % other.count).prefix(400), at: start)
            case 5:
                for index in range where bytes[index] == 0x20 { bytes[index] = [0x0A, 0x0C, 0x09, 0x7C][index % 4] }
            default: bytes.removeSubrange(start...)
            }
        }
        return bytes
    }
}
