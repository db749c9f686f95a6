/// The year that a sentence without a number gives for the Ombudsman's letter, which the sentences behind it go on about.
enum LetterYear {
    /// The letter is said to be of the year: "The letter covers 2022/23."
    case covered
    /// The year stands beside the letter: "The letter of 2022/23 is attached." What follows may be the letter's or not.
    case named

    /// - Parameter tokens: those of the sentence in front of its year.
    ///
    /// - Returns: nil where they speak of no letter.
    init?(of tokens: Range<Int>, in text: DocumentText) {
        guard
            let letter = tokens.last(where: { index in
                text.isWord(index, in: "letter letters")
                    || text.isWord(index, in: "review") && text.isWord(index - 1, in: "annual")
            })
        else { return nil }
        let isCovered = text.contains(Self.covering, in: letter..<tokens.upperBound)
        self = isCovered ? .covered : .named
    }

    private static let covering = WordSet(
        "cover covers covered covering relate relates related relating concern concerns concerned is was about reports reported")
}
