import Model

/// The labels of the rows that count the work of the Ombudsman's advice team.
///
/// A label that is too long for its cell goes on below the numbers: "Formal/informal premature 0 2 …" and then
/// "complaints". The words between two rows are therefore the end of one label and the beginning of the next.
struct WorkLabels {
    let text: DocumentText

    private struct Label {
        let figure: FigureName
        let letters: [UInt8]
    }

    /// The labels in full, the longest first.
    private static let all: [Label] = {
        let forwarded = ["forwarded to investigative team", "forwarded to the investigative team", "forwarded", ""]
        let ends: [(FigureName, [String])] = [
            (
                .enquiriesForwardedResubmitted,
                ["resubmitted prematures", "resubmitted premature complaints", "resubmitted premature", "resubmitted"]
            ),
            (.enquiriesForwarded, ["resubmitted premature and new", "resubmitted prematures and new"]),
            (.enquiriesForwardedNew, ["new", "new complaints"]),
        ]
        var labels: [(FigureName, String)] = ends.flatMap { figure, ends in
            forwarded.flatMap { start in ends.map { (figure, start + $0) } }
        }
        labels += [
            "formal informal premature complaints", "formal or informal premature complaints",
            "formal informal prematures", "premature complaints", "prematures",
        ].map { (.enquiriesPremature, $0) }
        labels += [(.enquiriesAdviceGiven, "advice given"), (.receivedTotal, "total")]
        return labels.map { Label(figure: $0.0, letters: Phrase($0.1).letters) }
            .sorted { $0.letters.count > $1.letters.count }
    }()

    /// The maximum number of words before a run of numbers: all labels, one after the other, have fewer.
    private static let mostWords = 100

    /// The labels before a run of numbers, the last of which may go on behind it.
    ///
    /// - Parameters:
    ///   - words: the words before the numbers.
    ///   - following: the words between these numbers and the next.
    /// - Returns: the figures, and the number of the following words that belong to the last label; nil where the words
    ///   are no labels.
    func labels(of words: ArraySlice<Int>, following: [Int]) -> (figures: [FigureName], used: Int)? {
        guard words.count <= Self.mostWords else { return nil }
        let head = letters(of: words)
        // The whole label first: with its end below the numbers, and without.
        for label in Self.all where label.letters.starts(with: head) && !head.isEmpty {
            if let used = count(of: following, spelling: label.letters.dropFirst(head.count)) {
                return ([label.figure], used)
            }
        }
        for label in Self.all where head.starts(with: label.letters) && label.letters.count < head.count {
            guard let used = count(of: Array(words), spelling: label.letters[...]) else { continue }
            if let (rest, end) = labels(of: words.dropFirst(used), following: following) {
                return ([label.figure] + rest, end)
            }
        }
        return nil
    }

    private func letters(of words: some Sequence<Int>) -> [UInt8] {
        words.flatMap { text.folded[text.tokens[$0].bytes] }.filter(Folding.isLetter).map { $0 | 0x20 }
    }

    /// The number of words at the beginning that spell some letters; nil where they spell something else.
    private func count(of words: [Int], spelling letters: ArraySlice<UInt8>) -> Int? {
        var rest = letters
        var used = 0
        while !rest.isEmpty {
            guard used < words.count else { return nil }
            let word = self.letters(of: CollectionOfOne(words[used]))
            guard rest.starts(with: word) else { return nil }
            rest = rest.dropFirst(word.count)
            used += 1
        }
        return used
    }
}
