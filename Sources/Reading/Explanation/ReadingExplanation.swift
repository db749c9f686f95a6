public import Model

/// Explains the reading of one document of a text: its outcome, the numbers that were passed over, each with the reason, and
/// for a refused document what is there and what is not.
public struct ReadingExplanation: Sendable {
    /// A number that is no figure of the reading.
    public struct PassedOver: Hashable, Sendable {
        public var place: Place
        /// The number as the text has it, in digits or words.
        public var number: String
        /// Why it is no figure, as the end of a sentence: "it is part of a date".
        public var reason: String
    }

    /// The reading, or the reason why there is none.
    public var outcome: Result<Reading, Refusal>
    /// The text in which it was read.
    public var text: DocumentText
    /// The document's lines in the text, counted from 1.
    public var lines: ClosedRange<Int>
    /// The numbers on lines with figures, or close to such lines, that are no figures, in order; and those farther away whose
    /// scope is known to be another. Of a refused document those that count complaints.
    public var passedOver: [PassedOver]
    /// The marks of a letter or report that a refused document has and lacks; empty for a document that was read.
    public var clues: [RefusalClue]
}

extension DocumentReader {
    /// Reads a text as `read` does, and says of every other number near the figures why it is none.
    ///
    /// - Parameters:
    ///   - secondView: the same text with its words in another order, where the text by itself leaves questions.
    ///   - given: the authority that the file was given for; nil where nobody said.
    ///   - withPassedOver: whether the numbers that were passed over, and the clues of a refused document, are looked for.
    /// - Returns: one explanation for each document; for a text that is no letter or report, one with the refusal.
    /// - Throws: a refusal of a text that is empty, or no text.
    public static func explain(
        _ text: DocumentText, secondView: DocumentText? = nil, givenFor given: GivenAuthority? = nil,
        withPassedOver: Bool = true
    ) throws(Refusal) -> [ReadingExplanation] {
        let documents = try RecognisedDocument.all(
            in: text, secondView: secondView, givenFor: given, explaining: withPassedOver)
        if documents.isEmpty {
            return [
                ReadingExplanation(
                    of: Passage(text), .failure(Screening.whyNotRecognised(text)), withPassedOver: withPassedOver)
            ]
        }
        return documents.map { ReadingExplanation(of: $0.passage, $0.outcome, withPassedOver: withPassedOver) }
    }
}

extension ReadingExplanation {
    fileprivate init(of passage: Passage, _ outcome: Result<Reading, Refusal>, withPassedOver: Bool) {
        self.outcome = outcome
        text = passage.text
        lines = (passage.lines.lowerBound + 1)...max(passage.lines.lowerBound + 1, passage.lines.upperBound)
        guard withPassedOver else {
            (passedOver, clues) = ([], [])
            return
        }
        switch outcome {
        case .success(let reading):
            passedOver = PassedOverNumbers(passage, reading).all
            clues = []
        case .failure(let refusal):
            passedOver = PassedOverNumbers(passage, nil, refusal: refusal).all
            clues = RefusalClue.all(in: passage, refusal)
        }
    }
}
