import Model

/// Numbers of complaints in a sentence whose words are not known: "One hundred and one complaints were made about your Council", "I
/// concluded 40 investigations", "… and others (20)".
extension OutcomeSentences {
    /// Leaves the figures open that a sentence may give in words that nothing knows. A figure that stands elsewhere in the letter is
    /// not open.
    mutating func doubtUnread(of sentence: OlderSentence) {
        guard !sentence.isAmongOthers else { return }
        // In a sentence that left something open, a number may be the one that did.
        let isDoubted = lastDoubt == sentence.tokens.lowerBound
        for (index, clause) in sentence.clauses.enumerated() {
            for number in sentence.numbers where clause.contains(number.tokens.lowerBound) && !isTold(number) {
                if isBehindOther(number) {
                    doubt(.receivedOther, at: sentence)
                } else if isOpen(number, in: clause, of: sentence) {
                    for name in names(in: clause, of: sentence) where !isDoubted || !name.isWhole {
                        doubt(name, at: sentence)
                    }
                } else if number.tokens.upperBound == clause.tokens.upperBound,
                    index + 1 < sentence.clauses.count
                {
                    // "… of which the largest group, 25, was housing"
                    doubtSubject(of: sentence.clauses[index + 1], in: sentence)
                }
            }
        }
    }

    /// Leaves the subject of a clause open that has no number of its own.
    private mutating func doubtSubject(of clause: Clause, in sentence: OlderSentence) {
        guard !sentence.numbers.contains(where: { clause.contains($0.tokens.lowerBound) }) else { return }
        let subjects = sentence.subjects.filter { clause.contains($0.tokens.lowerBound) }
        if subjects.count == 1 { doubt(subjects[0].meaning, at: sentence) }
    }

    /// Whether a number in brackets, or between commas, counts the subjects that have no name of their own: "… and others (20)", "the
    /// rest, 12, were about other matters".
    private func isBehindOther(_ number: ClauseNumber) -> Bool {
        let mark = number.tokens.lowerBound - 1
        return group == .some && (text.sign(mark, is: "(") || text.sign(mark, is: ","))
            && text.isWord(mark - 1, in: "other others rest remainder")
    }

    /// Whether a number counts complaints of the letter's year, and no part of those counted before.
    private func isOpen(_ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence) -> Bool {
        let next = number.tokens.upperBound
        let counts =
            sentence.topics.contains { clause.contains($0.tokens.lowerBound) }
            || text.contains(Self.wordsOfCases, in: next..<min(next + 3, clause.tokens.upperBound))
            || text.contains(Self.wordsOfCases, in: clause.tokens.lowerBound..<number.tokens.lowerBound)
                && text.contains(Self.wordsOfChange, in: clause)
        // "Five of the complaints were against …"
        guard counts, !text.isWord(next, in: "of"), !sentence.times.isCompared(number), !text.isOutsideYear(clause),
            !text.isHypothetical(clause, in: sentence.tokens), !text.isOfFirstEnquiries(sentence.tokens)
        else { return false }
        return sentence.times.time(of: number, in: clause, among: sentence.clauses) != .other
    }

    /// The figures that a clause may give: its outcomes and subjects, else all that was received or decided.
    private func names(in clause: Clause, of sentence: OlderSentence) -> [FigureName] {
        let topics = ClauseStatement.exact(sentence.topics.filter { clause.contains($0.tokens.lowerBound) })
        let subjects = sentence.subjects.filter { clause.contains($0.tokens.lowerBound) }
        let exact =
            topics.map(\.meaning).filter { !$0.isTotal }.map { name(of: $0, sentence) } + subjects.map(\.meaning)
        if !exact.isEmpty { return exact }
        if let total = topics.first { return [name(of: total.meaning, sentence)] }
        guard text.contains(Self.wordsOfCases, in: clause.tokens) else { return [] }
        return text.contains("concluded closed completed investigated investigations decisions", in: clause)
            ? [.decisionsTotal] : [.receivedTotal]
    }

    private static let wordsOfCases = WordSet(
        "complaints complaint enquiries contacts cases investigations decisions settlements")
}

extension DocumentText {
    /// Whether a sentence is about the Ombudsman's enquiries of the council and how fast they were answered.
    func isOfFirstEnquiries(_ sentence: Range<Int>) -> Bool {
        // "replied on time in 9 out of 12 cases"
        if contains("replied replies responded responses", in: sentence), contains("time target", in: sentence) {
            return true
        }
        guard let word = sentence.first(where: { isWord($0, in: "enquiries") && !isWord($0 + 2, in: "complaints") })
        else {
            return false
        }
        return isWord(word - 1, in: "first made written formal") || isWord(word + 1, in: "were on of about")
            || contains("average averaged respond response responses reply replies answer answered", in: sentence)
    }
}

extension FigureName {
    /// Whether it counts all that was received or decided.
    fileprivate var isWhole: Bool { self == .receivedTotal || self == .decisionsTotal }
}
