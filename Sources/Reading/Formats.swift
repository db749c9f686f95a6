/// The formats that this program reads.
enum Formats {
    /// In the order in which they are asked. Of equally sure ones the first reads the passage.
    static let all: [any Format] = [
        SentenceLetter(),
        TabularLetter(),
        OlderLetter(),
        ComplaintsReport(),
        PerformancePage(),
        QuotingPaper(),
    ]

    /// The format that is surest of a passage, and how sure; nil where none recognises it.
    static func best(for passage: Passage) -> (format: any Format, confidence: Confidence)? {
        var best: (format: any Format, confidence: Confidence)?
        for format in all {
            let confidence = format.recognise(passage)
            if confidence > best?.confidence ?? .none { best = (format, confidence) }
            if confidence == .certain { break }
        }
        return best
    }
}
