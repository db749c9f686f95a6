import Extraction
import Model
import Reading
import Specimens
import TestSupport
import Testing

/// Specimens of every layout as web pages.
@Suite("Web pages of specimens", .timeLimit(.minutes(3)))
struct HTMLSpecimenTests {
    /// 100 of each layout.
    @Test(arguments: Composer.all, 0..<10 as Range<UInt64>)
    func `a letter says the same as a web page and as text`(_ composer: Composer, _ tens: UInt64) async throws {
        for seed in tens * 10..<tens * 10 + 10 {
            let specimen = composer.compose(seed: seed)
            let expected = Result { try DocumentReader.read(DocumentText(specimen.text)) }
            let parts = try await Extractors.all.extract(HTMLFile(specimen.text).bytes, name: "page.html").parts
            let text = try parts[0].text.get()
            let readings = Result { try DocumentReader.read(DocumentText(utf8: text)) }
            let differences = Self.differences(try expected.get(), (try? readings.get()) ?? [])
            #expect(differences.isEmpty, "\(specimen.name): \(differences)\n\(String(decoding: text, as: UTF8.self))")
        }
    }

    /// The differences of two readings that matter: what they are of, and each figure.
    static func differences(_ expected: [Reading], _ found: [Reading]) -> [String] {
        guard expected.count == found.count else { return ["\(found.count) readings for \(expected.count)"] }
        return zip(expected, found).flatMap { expected, found in
            var differences: [String] = []
            if expected.authority != found.authority { differences.append("authority \(found.authority.name)") }
            if expected.period != found.period { differences.append("period \(found.period)") }
            if expected.kind != found.kind { differences.append("kind \(found.kind)") }
            let names = Set(expected.figures.keys).union(found.figures.keys).sorted { $0.rawValue < $1.rawValue }
            for name in names where expected.figures[name]?.value != found.figures[name]?.value {
                let values = [expected, found].map { $0.figures[name].map { "\($0.value)" } ?? "none" }
                differences.append("\(name.rawValue) \(values[1]) for \(values[0])")
            }
            if Set(expected.findings.map(\.code)) != Set(found.findings.map(\.code)) {
                differences.append("findings \(found.findings.map(\.code)) for \(expected.findings.map(\.code))")
            }
            return differences
        }
    }
}
