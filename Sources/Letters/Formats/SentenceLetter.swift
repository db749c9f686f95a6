/// The letters for the years to March 2019 and later: statistics in sentences, in three blocks.
struct SentenceLetter: Format {
    let name = "sentence-letter"

    func recognise(_ part: Part) -> Confidence {
        part.contains("Statistics are based on a total of") ? .certain : .none
    }

    func read(_ part: Part) throws(Refusal) -> Reading {
        Reading(.annualReviewLetter, format: name, of: try Identification(of: part))
    }
}
