import Foundation
import Model
import Reading
import Specimens
import Testing

/// Letters with tables, changed at random: nothing may crash, and no table may be read wrongly without a finding.
@Suite struct TableFuzzTests {
    @Test(arguments: 0..<4)
    func `bytes changed at random crash nothing`(_ block: Int) {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            var generator = SeededGenerator(seed: seed)
            let isOlder = Bool.random(using: &generator)
            let specimen =
                isOlder ? OlderLetterSpecimen.compose(seed: seed) : TabularLetterSpecimen.compose(seed: seed)
            var bytes = Array(specimen.text.utf8)
            for _ in 0..<Int.random(in: 1...60, using: &generator) {
                let spot = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: bytes[spot] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: spot)
                case 2: bytes.insert(Array("\t|\n%0O \u{C}".utf8).randomElement(using: &generator) ?? 0, at: spot)
                case 3: bytes.insert(contentsOf: bytes[spot...].prefix(40), at: spot)
                default: bytes.removeSubrange(spot..<min(bytes.count, spot + 12))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            // Any outcome will do: the test is that reading ends.
            _ = try? DocumentReader.read(DocumentText(utf8: bytes))
        }
    }

    @Test(arguments: 0..<4)
    func `words torn at random leave no wrong figure without a finding`(_ block: Int) {
        for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
            var generator = SeededGenerator(seed: seed)
            let specimen = TabularLetterSpecimen.compose(seed: seed)
            // A letter that contradicts itself already, or lacks a cell, may come to agree on a wrong figure.
            guard specimen.expected.findings.isEmpty, !specimen.name.contains("lostCell"),
                specimen.lost.isEmpty
            else { continue }
            let start = specimen.text.range(of: "Complaints and enquiries received")?.lowerBound
            var text = Array(specimen.text.unicodeScalars)
            let first = start.map { specimen.text.unicodeScalars.distance(from: specimen.text.startIndex, to: $0) } ?? 0
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let spot = Int.random(in: (first + 1)..<text.count, using: &generator)
                guard text[spot].properties.isAlphabetic, text[spot - 1].properties.isAlphabetic else { continue }
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: text.insert(" ", at: spot)
                case 1: text.insert("\t", at: spot)
                case 2: text[spot] = "x"
                default: text.remove(at: spot)
                }
            }
            var changed = String.UnicodeScalarView()
            changed.append(contentsOf: text)
            guard let reading = try? DocumentReader.read(DocumentText(String(changed))).first else { continue }
            let wrong = reading.figures.filter { name, figure in
                specimen.expected.figures[name].map { $0 != figure.value } ?? true
            }
            let silent = wrong.filter { name, _ in !reading.findings.contains { $0.figures.contains(name) } }
            #expect(silent.isEmpty, "seed \(seed): \(specimen.name) \(silent.keys.sorted()) \(String(changed))")
        }
    }

    @Test(arguments: [
        "1 2 3 ", "Total ", "Housing 1 ", "Housing\t1\t", "| 1 ", "1\n", "1\n\n\u{C}", "Other\n",
        "Adult 0\nTotal\n",
        "Benefits Corporate Highways Closed Total\n", "MI reps LS M reps NM reps Total\n1 2 3 4 10\n", "O l I ",
        "% ",
    ])
    func `tables made to cost time are passed over`(_ piece: String) {
        let head = "Local Authority Report: Larkholt Council\nFor the Period Ending: 31/03/2018\n"
        let text = head + String(repeating: piece, count: 200_000 / piece.utf8.count)
        // A time that grew with the square of the size would be minutes here.
        _ = try? DocumentReader.read(DocumentText(text))
    }
}
