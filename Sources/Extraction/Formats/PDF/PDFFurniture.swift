/// The running heads and feet of pages: the first and last lines that stand at the same height on a neighbouring page, with the same text
/// but for the number of the page.
struct PDFFurniture {
    /// The number of lines with text that are the head of each page.
    private(set) var heads: [Int]
    private(set) var feet: [Int]

    /// The most lines of a head or a foot.
    private static let mostLines = 3

    init(of pages: [[PDFLine]]) {
        heads = pages.map { _ in 0 }
        feet = heads
        let texts = pages.map { $0.filter { !$0.isBlank } }
        for page in pages.indices.dropLast() {
            let (first, second) = (texts[page], texts[page + 1])
            func count(_ pair: (Int) -> (PDFLine, PDFLine)) -> Int {
                let most = min(first.count, second.count, Self.mostLines)
                return (0..<most).first { index in
                    let (line, other) = pair(index)
                    return !Self.areSame(line, other, page: page + 1)
                } ?? most
            }
            let head = count { (first[$0], second[$0]) }
            let foot = count { (first[first.count - 1 - $0], second[second.count - 1 - $0]) }
            for index in [page, page + 1] {
                heads[index] = max(heads[index], head)
                feet[index] = max(feet[index], foot)
            }
        }
    }

    /// - Parameter page: the number of the page of the first line, counted from 1.
    private static func areSame(_ line: PDFLine, _ other: PDFLine, page: Int) -> Bool {
        guard let row = line.row, let otherRow = other.row, abs(row.baseline - otherRow.baseline) < 3 else {
            return false
        }
        if line.letters == other.letters { return true }
        guard let number = PageNumber(of: line), let next = PageNumber(of: other) else { return false }
        guard number.words == next.words, next.number == number.number + 1 else { return false }
        // "Total   5" at the foot of a page and "Total   6" on the next are rows of a table, unless the pages have these numbers.
        return !number.isCell || number.number == page
    }

    /// The number of a page in its head or foot: "Page 2 of 5", "Complaints report | 2", "- 2 -".
    private struct PageNumber {
        let number: Int
        /// The words beside it.
        let words: [String]
        /// Whether nothing but space sets it apart from the words before it.
        let isCell: Bool

        init?(of line: PDFLine) {
            var words = String(decoding: line.text, as: UTF8.self).split { $0 == " " || $0 == "\t" }.map { String($0) }
            var signs: [String] = []
            while let last = words.last, !last.contains(where: { $0.isLetter || $0.isNumber }) {
                signs.append(words.removeLast())
            }
            guard var last = words.popLast() else { return nil }
            if words.count > 1, words[words.count - 1] == "of", Int(last) != nil {
                signs.append(words.removeLast() + last)
                last = words.removeLast()
            } else if let slash = last.firstIndex(of: "/") {
                signs.append(String(last[slash...]))
                last = String(last[..<slash])
            }
            guard last.count < 5, let number = Int(last) else { return nil }
            let before = words.last?.lowercased()
            let isNamed = before.map {
                ["page", "p", "p.", "pg"].contains($0) || !$0.contains { $0.isLetter || $0.isNumber }
            }
            guard isNamed ?? true || line.cells.count > 1 else { return nil }
            self.number = number
            self.words = words + signs
            isCell = isNamed == false
        }
    }
}
