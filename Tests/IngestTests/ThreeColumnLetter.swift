import Model
import Specimens
import TestSupport

/// A letter in sentences as a PDF whose statistics stand in columns with rows at different heights: the rate in large figures, its
/// sentences, and the counts, with each basis among them or in a column of its own; or the three blocks side by side.
struct ThreeColumnLetter {
    let council: String
    let year: Int
    let figures: [FigureName: Double]
    let file: PDFFile

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed &+ 0x3C01)
        council = InventedCouncils.name(using: &generator)
        year = Int.random(in: 2019...2024, using: &generator)
        let investigations = Int.random(in: 2...60, using: &generator)
        let upheld = Int.random(in: 1...investigations, using: &generator)
        let remedies = Int.random(in: 0...upheld, using: &generator)
        let outcomes = Int.random(in: 2...40, using: &generator)
        func percent(_ part: Int, _ whole: Int) -> Int { Int((100 * Double(part) / Double(whole)).rounded()) }
        let rates = [
            percent(upheld, investigations), Int.random(in: 60...100, using: &generator), percent(remedies, upheld),
        ]
        let averages = (0..<3).map { _ in Int.random(in: 3...97, using: &generator) }
        figures = [
            .upholdRate: Double(rates[0]), .upholdUpheld: Double(upheld), .upholdInvestigations: Double(investigations),
            .upholdPeerAverage: Double(averages[0]), .complianceRate: Double(rates[1]),
            .complianceOutcomes: Double(outcomes), .compliancePeerAverage: Double(averages[1]),
            .remedyRate: Double(rates[2]), .remedyDecisions: Double(remedies), .remedyPeerAverage: Double(averages[2]),
        ]
        let dates = "for the period between 1 April \(year - 1) to 31 March \(year)"
        func counted(_ number: Int, _ words: String) -> String { "\(number) \(words)\(number == 1 ? "" : "s")" }
        // The remedies' basis is called investigations as well; in the letters for 2022-23 it counts the upheld cases.
        let remedyBasis =
            Bool.random(using: &generator)
            ? counted(upheld, "upheld decision")
            : counted(year == 2023 ? upheld : investigations, "detailed investigation")
        let blocks = [
            Block(
                title: "Complaints upheld", rate: "\(rates[0])%",
                sentences: [
                    "\(rates[0])% of complaints we investigated were upheld.",
                    "This compares to an average of \(averages[0])% in similar authorities.",
                ],
                counts: [
                    counted(upheld, "upheld decision"),
                    "Statistics are based on a total of \(counted(investigations, "investigation")) \(dates)",
                ]),
            Block(
                title: "Compliance with Ombudsman recommendations", rate: "\(rates[1])%",
                sentences: [
                    "In \(rates[1])% of cases we were satisfied the authority had successfully implemented our recommendations.",
                    "This compares to an average of \(averages[1])% in similar authorities.",
                ], counts: ["Statistics are based on a total of \(counted(outcomes, "compliance outcome")) \(dates)"]),
            Block(
                title: "Satisfactory remedies provided by the authority", rate: "\(rates[2])%",
                sentences: [
                    "In \(rates[2])% of upheld cases we found the authority had provided a satisfactory remedy before the complaint reached the Ombudsman.",
                    "This compares to an average of \(averages[2])% in similar authorities.",
                ],
                counts: [
                    counted(remedies, "satisfactory remedy decision"),
                    "Statistics are based on a total of \(remedyBasis) \(dates)",
                ]),
        ]
        var page = [
            PDFFile.PlacedText(council, left: 50, baseline: 790, size: 13),
            PDFFile.PlacedText("For the period ending: 31/03/\(year % 100)", left: 50, baseline: 770, size: 11),
        ]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: page += Self.sideBySide(blocks, using: &generator)
        case 1: page += Self.inFourColumns(blocks, using: &generator)
        default: page += Self.oneBelowAnother(blocks, using: &generator)
        }
        let front = [
            "20 July \(year)", "", "Ms Example", "Chief Executive", council, "", "Dear Ms Example", "",
            "Annual Review letter \(year)", "", "These are our figures for the year ending 31 March \(year).", "",
            "Yours sincerely,", "", "Local Government and Social Care Ombudsman",
        ]
        let texts = front.enumerated().map { PDFFile.PlacedText($1, left: 60, baseline: 780 - 13 * Double($0)) }
        file = PDFFile(placed: [texts, page])
    }

    private struct Block {
        var title: String
        var rate: String
        var sentences: [String]
        var counts: [String]
    }

    /// A paragraph below the other, in a column of a width.
    private static func column(
        _ paragraphs: [String], left: Double, top: Double, width: Double, size: Double, leading: Double
    ) -> [PDFFile.PlacedText] {
        var texts: [PDFFile.PlacedText] = []
        var baseline = top
        for paragraph in paragraphs {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, Double(line.count + word.count + 1) * 0.6 * size > width {
                    texts.append(.init(line, left: left, baseline: baseline, size: size))
                    baseline -= leading
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
            }
            texts.append(.init(line, left: left, baseline: baseline, size: size))
            baseline -= 1.7 * leading
        }
        return texts
    }

    private static func oneBelowAnother(
        _ blocks: [Block], using generator: inout SeededGenerator
    ) -> [PDFFile.PlacedText] {
        let size = Double.random(in: 8...9, using: &generator)
        let leading = size * Double.random(in: 1.15...1.4, using: &generator)
        let gutter = Double.random(in: 6...20, using: &generator)
        var texts: [PDFFile.PlacedText] = []
        var top = 735.0
        for block in blocks {
            texts.append(.init(block.title, left: 50, baseline: top, size: 11))
            top -= 22
            let sentences = column(
                block.sentences, left: 130 + gutter, top: top - Double.random(in: 0...6, using: &generator), width: 190,
                size: size, leading: leading)
            let counts = column(
                block.counts, left: 320 + 2 * gutter, top: top - Double.random(in: 0...9, using: &generator),
                width: 170,
                size: size, leading: leading * Double.random(in: 1...1.1, using: &generator))
            let bottom = (sentences + counts).map(\.baseline).min() ?? top
            let rate = PDFFile.PlacedText(
                block.rate, left: 62, baseline: (top + bottom) / 2 + Double.random(in: -8...8, using: &generator),
                size: 24)
            texts += [rate] + sentences + counts
            top = bottom - 40
        }
        return texts
    }

    /// The blocks one below the other, each with its count and its basis in narrow columns of their own.
    private static func inFourColumns(
        _ blocks: [Block], using generator: inout SeededGenerator
    ) -> [PDFFile.PlacedText] {
        var texts: [PDFFile.PlacedText] = []
        var top = 735.0
        for block in blocks {
            texts.append(.init(block.title, left: 50, baseline: top, size: 11))
            top -= 26
            func shift() -> Double { Double.random(in: -4...6, using: &generator) }
            texts += column(block.sentences, left: 150, top: top, width: 190, size: 8, leading: 11)
            if block.counts.count > 1 {
                texts += column([block.counts[0]], left: 360, top: top + shift(), width: 60, size: 8, leading: 11)
            }
            texts += column(
                [block.counts[block.counts.count - 1]], left: 440, top: top + shift(), width: 100, size: 8, leading: 10)
            texts.append(.init(block.rate, left: 62, baseline: top - 20 + shift(), size: 22))
            top -= 120
        }
        return texts
    }

    private static func sideBySide(
        _ blocks: [Block], using generator: inout SeededGenerator
    ) -> [PDFFile.PlacedText] {
        let gutter = Double.random(in: 8...20, using: &generator)
        let width = (495 - 2 * gutter) / 3
        return blocks.enumerated().flatMap { index, block in
            let left = 50 + Double(index) * (width + gutter)
            let rate = PDFFile.PlacedText(block.rate, left: left + 40, baseline: 670, size: 22)
            return column([block.title], left: left, top: 735, width: width, size: 9, leading: 12) + [rate]
                + column(
                    block.sentences + block.counts, left: left, top: 630 - Double.random(in: 0...5, using: &generator),
                    width: width, size: 7, leading: 9 * Double.random(in: 1...1.15, using: &generator))
        }
    }
}
