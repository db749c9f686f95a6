/// Sentences that give the Ombudsman's letter as the source of what they say.
extension DocumentText {
    /// Returns the first token of what a sentence gives from the Ombudsman's letter, behind the words that name the letter and its year:
    /// that of "30 decisions" in "Our annual letter of 2022/23 showed 30 decisions", of "it upheld" in "In its letter for 2022/23 the
    /// Ombudsman said that it upheld 12". The year of those words is one of the sentence's times, so that it holds for what follows.
    ///
    /// - Returns: nil where the sentence names no letter before it counts, or says more of it than whose and of when it is.
    func letterStart(of sentence: Range<Int>) -> Int? {
        let front = sentence.prefix(Self.longestSource)
        guard let letter = front.first(where: { isLetter($0, in: sentence) }),
            (sentence.lowerBound..<letter).allSatisfy({ isOfSource($0) || isAmountOfTime($0, in: sentence) })
        else { return nil }
        var end = letter + 1
        while front.contains(end), isOfSource(end) || isAmountOfTime(end, in: sentence) || isBracketOrComma(end) {
            end += 1
        }
        guard sentence.contains(end), !isBracketOrComma(end - 1) || end > letter + 1 else { return nil }
        if isWord(end, in: Self.saying) {
            var start = skip("that it us out the following", from: end + 1, in: sentence)
            while sentence.contains(start), tokens[start].isSign(":") || tokens[start].isSign(",") { start += 1 }
            // "it" and "the" are what the sentence goes on with: "said that it had upheld 12"
            if isWord(start - 1, in: "it the") { start -= 1 }
            return sentence.contains(start) ? start : nil
        }
        // "In its annual letter for 2022/23, the LGSCO investigated 20 complaints."
        guard isWord(sentence.lowerBound, in: "in according as"), let subject = subjectStart(from: letter + 1, to: end)
        else { return nil }
        return subject
    }

    /// The number of tokens up to the end of the words that name a letter, at most.
    private static let longestSource = 24

    /// "letter", "annual review" and "annual review of complaints", whose "review" no "letter" follows.
    private func isLetter(_ index: Int, in sentence: Range<Int>) -> Bool {
        if isWord(index, in: "letter letters") { return true }
        return isWord(index, in: "review") && isWord(index - 1, in: "annual") && sentence.contains(index - 1)
            && !isWord(index + 1, in: "letter letters")
    }

    private func isOfSource(_ index: Int) -> Bool {
        isWord(index, in: Self.ofSource) || month(at: index) != nil && isCapital(index)
    }

    /// Whether a token is part of a year or a day: "2022/23", "19 July 2023".
    private func isAmountOfTime(_ index: Int, in sentence: Range<Int>) -> Bool {
        if tokens[index].isSign("/") || tokens[index].isSign("-") {
            return tokens[index - 1].number != nil && index > sentence.lowerBound
        }
        guard let number = tokens[index].count else { return false }
        return (1974...2099).contains(number)
            || sentence.contains(index + 1) && month(at: index + 1) != nil
            || sentence.contains(index - 2) && (tokens[index - 1].isSign("/") || tokens[index - 1].isSign("-"))
                && tokens[index - 2].count.map { (1974...2099).contains($0) } ?? false
    }

    private func isBracketOrComma(_ index: Int) -> Bool {
        tokens[index].isSign("(") || tokens[index].isSign(")") || tokens[index].isSign(",")
    }

    /// Returns the token at which the subject begins that stands last in words that name a letter: "the Ombudsman", "it".
    private func subjectStart(from start: Int, to end: Int) -> Int? {
        guard let last = (start..<end).last(where: { !isBracketOrComma($0) }) else { return nil }
        var subject = last + 1
        while subject > start, isWord(subject - 1, in: "the it local government and social care ombudsman lgsco lgo we")
        {
            subject -= 1
        }
        return subject
    }

    private static let saying = WordSet(
        """
        show shows showed shown give gives gave say says said state states stated report reports reported record records recorded confirm \
        confirms confirmed note notes noted set sets list lists listed indicate indicates indicated contain contains contained reveal reveals \
        revealed told tells informs informed
        """)

    /// Words that name the letter, its author, its reader and its day.
    private static let ofSource = WordSet(
        """
        a an the this in according to as from per of for on by its our their his her it we us was were which is has had annual review \
        letter letters complaints statistics performance ombudsman ombudsman's ombudsmans local government and social care lgsco lgsco's \
        lgo lgo's council council's councils authority year years ending ended dated received issued sent published latest most recent \
        last previous preceding financial
        """)
}
