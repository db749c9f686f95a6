/// The year that a sentence without a number gives for what follows it, as that of the Ombudsman's letter.
enum LetterYear {
    /// Something is said to be of the year: "The letter covers 2022/23.", "This relates to the period April to September."
    case covered
    /// The year stands beside the letter: "The letter of 2022/23 is attached." What follows may be the letter's or not.
    case named

    /// - Parameter tokens: those of the sentence in front of its year.
    ///
    /// - Returns: nil where they speak of no letter, and of nothing that the year covers.
    init?(of tokens: Range<Int>, in text: DocumentText) {
        let letter = tokens.last { index in
            text.isWord(index, in: "letter letters")
                || text.isWord(index, in: "review") && text.isWord(index - 1, in: "annual")
        }
        if text.contains(Self.covering, in: tokens.suffix(Self.reach))
            || letter.map({ text.contains(Self.relating, in: $0..<tokens.upperBound) }) ?? false
        {
            self = .covered
        } else if letter != nil {
            self = .named
        } else {
            return nil
        }
    }

    /// The number of tokens between a verb that covers and the year: "covers the period from".
    private static let reach = 4

    private static let covering = WordSet("cover covers covered covering relate relates relating")

    /// Words between the letter and its year.
    private static let relating = WordSet(
        "cover covers covered covering relate relates related relating concern concerns concerned is was about reports reported"
    )
}
