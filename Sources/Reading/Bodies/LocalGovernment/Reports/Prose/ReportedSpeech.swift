import Model

/// Reported speech: "The Committee noted that 6 complaints had been upheld", "She drew attention to the following points:", "The annual
/// letter 2022/23 shows 30 decisions".
extension DocumentText {
    /// Returns the first token of what a sentence reports, behind its speaker and the verb; the sentence's own where it reports
    /// nothing.
    ///
    /// The words before name a speaker, a verb of speech and no number but the report's own year. Whom a speaker's office belongs to is a
    /// matter of scope.
    ///
    /// - Parameter period: the report's own year.
    func reportedStart(of sentence: Range<Int>, in period: Period) -> Int {
        if let start = letterStart(of: sentence) { return start }
        let front = sentence.prefix(Self.longestPreface)
        guard let joint = front.first(where: { isWord($0, in: "that") || tokens[$0].isSign(":") }),
            joint > sentence.lowerBound
        else { return sentence.lowerBound }
        let preface = sentence.lowerBound..<joint
        let isSpeech =
            contains(Self.speech, in: preface) && contains(Self.speakers, in: preface)
            && !contains("not never if whether last previous earlier draft", in: preface)
        // "Our report for 2021/22 said that 13 complaints were upheld. This has since been corrected."
        let own = reportingYears(in: preface).filter { $0.year == period }
        let hasNumber = preface.contains { index in
            (tokens[index].number != nil || count(at: index, in: preface) != nil)
                && !own.contains { $0.tokens.contains(index) }
        }
        guard isSpeech, !hasNumber else { return sentence.lowerBound }
        var start = joint + 1
        while sentence.contains(start), tokens[start].isSign(":") || tokens[start].isSign(",") { start += 1 }
        return start
    }

    /// The maximum number of tokens before what is reported.
    private static let longestPreface = 30

    private static let speech = WordSet(
        """
        reported noted advised informed explained stated said heard told confirmed highlighted highlighting set showed shows drew outlined \
        summarised presented reminded
        """)

    private static let speakers = WordSet(
        """
        it he she they members member committee panel board cabinet council councillor councillors chair chairman leader officer \
        mr mrs ms dr cllr head manager director executive solicitor report letter paper we
        """)
}
