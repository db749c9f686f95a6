import Decoding
import Model
import Reading
import Specimens
import Testing

/// Letters and reports of every layout, written as office documents: they must be read as the same text is.
@Suite(.timeLimit(.minutes(3)))
struct OfficeSpecimenTests {
    enum Kind: String, CaseIterable, Sendable {
        case word, openDocumentText

        func paper(of text: String, dividesLines: Bool, seed: UInt64) throws -> Paper {
            let blocks = SpecimenPage(text, dividesLines: dividesLines, seed: seed).blocks
            let generator = SeededGenerator(seed: seed ^ 0x0FF1CE)
            switch self {
            case .word:
                var writer = WordSpecimen(generator: generator)
                return try WordDecoder.paper(of: writer.file(blocks))
            case .openDocumentText:
                var writer = OpenDocumentSpecimen(generator: generator)
                return try OpenDocumentTextDecoder.paper(of: writer.file(blocks))
            }
        }
    }

    static let composers = Composer.all + Composer.trapped

    @Test(arguments: Kind.allCases, composers)
    func `a document gives the figures that its text gives, and lacks none without a finding`(
        _ kind: Kind, _ composer: Composer
    ) throws {
        var equal: UInt64 = 0
        for seed in UInt64(0)..<Self.count {
            let specimen = composer.compose(seed: seed)
            let text = try PaperLayout.text(
                of: kind.paper(of: specimen.text, dividesLines: false, seed: seed))
            let expected = Figures(of: specimen.text)
            let read = Figures(of: String(decoding: text, as: UTF8.self))
            let strange = Set(read.list).subtracting(expected.list)
            #expect(strange.isEmpty, "seed \(seed), \(specimen.name)")
            #expect(read.list == expected.list || read.hasFinding, "seed \(seed), \(specimen.name)")
            if read.list == expected.list { equal += 1 }
        }
        #expect(equal * 10 >= Self.count * 9)
    }

    /// A line of a text may belong to the line before it, as a subtitle does. A paragraph of its own may leave that open, and no more.
    @Test(arguments: Kind.allCases, composers)
    func `a document whose lines are paragraphs gives no other figures`(
        _ kind: Kind, _ composer: Composer
    ) throws {
        for seed in UInt64(0)..<Self.count {
            let specimen = composer.compose(seed: seed)
            let text = try PaperLayout.text(
                of: kind.paper(of: specimen.text, dividesLines: true, seed: seed))
            let expected = Figures(of: specimen.text)
            let read = Figures(of: String(decoding: text, as: UTF8.self))
            if read.isRefused || expected.isRefused { continue }
            let strange = Set(read.list).subtracting(expected.list)
            #expect(strange.isEmpty || read.hasFinding, "seed \(seed), \(specimen.name)")
        }
    }

    /// The number of specimens of each layout.
    private static let count: UInt64 = 10

    /// The figures read from a text, wherever they stand there.
    private struct Figures {
        var list: [String]
        var hasFinding = false
        var isRefused = false

        init(of text: String) {
            do {
                let readings = try DocumentReader.read(DocumentText(text))
                list = readings.flatMap { reading in
                    ["\(reading.kind) \(reading.authority.name) \(reading.period)"]
                        + reading.figures.map { "\($0.key) \($0.value.value)" }.sorted()
                }
                hasFinding = readings.contains { !$0.findings.isEmpty }
            } catch {
                list = ["refused: \(error.code)"]
                isRefused = true
            }
        }
    }
}
