/// A word of a page, with its box in points, from the page's upper left corner.
struct PDFWord: Sendable {
    var text: ArraySlice<UInt8>
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }
    /// The line on which its letters stand. A box reaches below it by about a fifth of its height.
    var baseline: Double { bottom - 0.2 * height }
}

/// The words of a PDF's pages, as `pdftotext -tsv` gives them.
///
/// A line of its output has twelve fields, divided by tabs (as tesseract writes them): level, page, paragraph, block, line,
/// word, left, top, width, height, confidence, text. A page has level 1, a word level 5.
struct PDFWords: Sendable {
    /// The words of each page. A page without words is empty.
    private(set) var pages: [[PDFWord]] = []

    /// - Returns: nil where the output is of another form.
    init?(tsv: [UInt8]) {
        for line in tsv.split(separator: UInt8(ascii: "\n")).dropFirst() {
            let fields = line.split(separator: UInt8(ascii: "\t"), maxSplits: 11, omittingEmptySubsequences: false)
            guard fields.count == 12, let level = Self.number(fields[0]) else { return nil }
            switch level {
            case 1: pages.append([])
            case 5:
                guard !pages.isEmpty, let left = Self.number(fields[6]), let top = Self.number(fields[7]),
                    let width = Self.number(fields[8]), let height = Self.number(fields[9]), width >= 0, height > 0
                else { return nil }
                pages[pages.count - 1].append(
                    PDFWord(text: fields[11], left: left, right: left + width, top: top, bottom: top + height))
            default: break
            }
        }
    }

    /// A decimal number of a few digits, with a sign and a point at most.
    private static func number(_ digits: ArraySlice<UInt8>) -> Double? {
        guard (1...32).contains(digits.count), digits.allSatisfy({ "0123456789.-".utf8.contains($0) }) else {
            return nil
        }
        return Double(String(decoding: digits, as: UTF8.self))
    }
}
