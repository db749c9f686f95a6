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
        for format in all where !passage.text.work.isGivenUp {
            let confidence = format.recognise(passage)
            if confidence > best?.confidence ?? .none { best = (format, confidence) }
            if confidence == .certain { break }
        }
        return best
    }

    /// The formats that are as sure of a passage as the one that is asked first, in their order, where none is more than weakly
    /// sure. Where the first finds no figures, another may know the passage better: a committee's paper has the terms of the
    /// letter's tables in its sentences.
    static func others(than first: any Format, for passage: Passage, _ confidence: Confidence) -> [any Format] {
        guard confidence == .weak, !passage.text.work.isGivenUp else { return [] }
        return all.filter { $0.name != first.name && $0.recognise(passage) == confidence }
    }
}
