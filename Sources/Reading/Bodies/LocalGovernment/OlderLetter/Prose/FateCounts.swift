import Model

/// Counts of an older letter that tell what became of cases in words that no topic has: "Twenty were told that they had come too soon",
/// "Six lay beyond our powers", "We saw nothing wrong in 23".
extension OutcomeSentences {
    /// Leaves the outcomes open of which a clause may give the number. A figure that stands elsewhere in the letter is not open.
    mutating func doubtFates(of sentence: OlderSentence) {
        guard !sentence.isAmongOthers, sentence.subjects.isEmpty,
            text.contains(Self.wordsOfFates, in: sentence.tokens), !text.isOfFirstEnquiries(sentence.tokens),
            // "In 2006 nine people were told that they had come too soon"
            !sentence.tokens.contains(where: { index in
                text.tokens[index].number.map { (1990..<Double(period.endYear - 1)).contains($0) } ?? false
            })
        else { return }
        for clause in sentence.clauses {
            guard
                let number = sentence.numbers.first(where: {
                    // One case may be told of for its own sake: "In one case we saw nothing wrong with".
                    clause.contains($0.tokens.lowerBound) && $0.value > 1 && !isTold($0)
                }),
                !sentence.topics.contains(where: { clause.contains($0.tokens.lowerBound) && !$0.meaning.isTotal }),
                !sentence.times.isCompared(number), !text.isOutsideYear(clause),
                !text.isHypothetical(clause, in: sentence.tokens),
                sentence.times.time(of: number, in: clause, among: sentence.clauses) != .other,
                isOfCases(number, in: clause)
            else { continue }
            for fate in Self.fates
            where text.contains(fate.words, in: sentence.tokens)
                && (fate.others.map { text.contains($0, in: sentence.tokens) } ?? true)
            {
                doubt(name(of: fate.topic, sentence), at: sentence)
            }
        }
    }

    /// Whether a number counts cases or people: it has no noun of its own, or theirs.
    private func isOfCases(_ number: ClauseNumber, in clause: Clause) -> Bool {
        let next = number.tokens.upperBound
        guard next < clause.tokens.upperBound, text.tokens[next].kind == .word else { return true }
        return text.isWord(next, in: Self.wordsBehindCount)
    }

    /// The case words, and those with which a sentence goes on behind a number that stands alone.
    private static let wordsBehindCount = WordSet(
        """
        complaints cases people callers complainants enquiries contacts investigations decisions matters more others further of were was advice concerned \
        had did lay fell ended led went came could we i your the it because as so wanted asked needed and who that where
        """)

    /// Words that tell what became of a case, those of which one has to stand beside them, and what was counted then.
    private static let fates: [(words: WordSet, others: WordSet?, topic: OutcomeTopic)] = [
        (WordSet("soon early chance opportunity"), nil, .premature),
        (WordSet("first back referred redirected"), WordSet("council council's procedure procedures"), .premature),
        (WordSet("advice advised"), nil, .adviceGiven),
        (WordSet("powers power law remit"), nil, .outsideJurisdiction),
        (
            WordSet("right remedied remedy redress settle resolve resolved something"), WordSet("put agreed done"),
            .localSettlement
        ),
        (WordSet("wrong fault criticise criticism"), WordSet("no nothing not without"), .noFault),
        (WordSet("pursue pursuing merit merited slight discontinued discontinue worthwhile"), nil, .discretion),
    ]
    private static let wordsOfFates = fates.dropFirst().reduce(fates[0].words) { $0.union($1.words) }
}
