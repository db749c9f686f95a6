import Model

/// Complaints received about a subject, in sentences: "Education (28), Planning & Building Control (17)", "28 were about
/// education", "housing attracted 20".
extension OutcomeSentences {
    /// Reads the count of a clause about subjects.
    ///
    /// - Returns: whether the clause counts complaints about subjects, or some of them.
    mutating func readSubjects(_ statement: ClauseStatement, in sentence: OlderSentence) -> Bool {
        guard !statement.subjects.isEmpty else { return false }
        guard isAboutReceived(statement, in: sentence) else {
            group = .some
            return false
        }
        var open: [PhraseMatch<FigureName>] = []
        for match in statement.subjects {
            if let bracket = bracketed(behind: match.tokens, in: sentence) {
                let number = counted(before: match.tokens, of: statement) ?? bracket
                guard !text.isOfOtherSpan(sentence.tokens, period: period) else {
                    doubt(match.meaning, at: sentence)
                    continue
                }
                let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
                record(match.meaning, number, time, at: sentence)
                group = .some
            } else if text.hasShare(behind: match.tokens) {
                doubt(match.meaning, at: sentence)
            } else {
                open.append(match)
            }
        }
        guard let subject = open.first else { return true }
        if !statement.numbers.isEmpty, text.isOfOtherSpan(sentence.tokens, period: period) {
            for match in open { doubt(match.meaning, at: sentence) }
            group = .some
            return true
        }
        if open.count == 1, statement.numbers.isEmpty, let number = lastBracket(of: statement, in: sentence) {
            let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
            record(subject.meaning, number, time, at: sentence)
            group = .some
            return true
        }
        let number = statement.numbers.first { isCount($0, of: subject.tokens, in: statement) }
        if open.count == 1, let number, statement.numbers.count == 1 || isDirect(number, subject.tokens) {
            let isPart = text.pronoun(in: statement.clause, with: number) != nil && !isOfAllReceived
            guard !isPart, !isWhole(subject.tokens, before: number),
                !text.isWholeOfUnknownPart(number, in: sentence.tokens),
                !isNarrowed(subject.tokens, in: sentence.tokens)
            else {
                doubt(subject.meaning, at: sentence)
                // "Forty per cent of the 94 enquiries": the whole may be all that were received.
                if text.isWholeOfUnknownPart(number, in: sentence.tokens), isOfAllReceived {
                    doubt(.receivedTotal, at: sentence)
                }
                group = .some
                return true
            }
            let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
            record(subject.meaning, number, time, at: sentence)
            group = .some
            return true
        }
        let hasCount = !statement.numbers.isEmpty || text.hasShare(in: statement.clause)
        let isTotal = statement.topics.contains { $0.meaning.isTotal } && number == nil
        if hasCount, !isTotal || text.hasShare(in: statement.clause) {
            for match in open { doubt(match.meaning, at: sentence) }
            group = .some
        }
        return !isTotal
    }

    /// Whether the subjects of a clause are those of complaints received, and not of decisions or stages.
    private func isAboutReceived(_ statement: ClauseStatement, in sentence: OlderSentence) -> Bool {
        let topics = statement.topics.map(\.meaning)
        if !topics.isEmpty { return topics.allSatisfy { $0 == .received || $0 == .aboutCouncil } }
        let last = sentence.topics.last { $0.tokens.upperBound <= statement.clause.tokens.lowerBound }?.meaning ?? topic
        return last?.isOfReceived ?? false
    }

    /// Whether a subject is the whole of which a number behind it is a part: "Of the planning complaints, six concerned …".
    private func isWhole(_ subject: Range<Int>, before number: ClauseNumber) -> Bool {
        guard number.tokens.lowerBound >= subject.upperBound else { return false }
        let start = text.isWord(subject.lowerBound - 1, in: "the these those our your") ? 1 : 0
        return text.isWord(subject.lowerBound - 1 - start, in: "of among")
            && text.isWord(subject.upperBound, in: "complaints complaint cases enquiries")
    }

    private var isOfAllReceived: Bool {
        switch group {
        case nil: true
        case .topic(let topic): topic == .received || topic == .aboutCouncil
        case .some: false
        }
    }

    /// The number before a subject that has a number in brackets behind it, too, which is another year's: "10 about housing (12)".
    private func counted(before subject: Range<Int>, of statement: ClauseStatement) -> ClauseNumber? {
        statement.numbers.last {
            $0.tokens.upperBound <= subject.lowerBound && isCount($0, of: subject, in: statement)
        }
    }

    /// The number that begins the bracket behind a subject or an outcome: "Education (28)", "Planning (17, down from 25)".
    func bracketed(behind subject: Range<Int>, in sentence: OlderSentence) -> ClauseNumber? {
        guard text.tokens.indices.contains(subject.upperBound), text.tokens[subject.upperBound].isSign("("),
            let number = sentence.numbers.first(where: { $0.tokens.lowerBound == subject.upperBound + 1 })
        else { return nil }
        let next = number.tokens.upperBound
        let isEnd =
            text.tokens.indices.contains(next)
            && (text.tokens[next].isSign(")") || text.tokens[next].isSign(",") || text.tokens[next].isSign(";"))
        return isEnd || text.isWord(next, in: "complaints complaint enquiries cases") ? number : nil
    }

    /// The number in the only bracket of a clause: "Planning was again the largest category (21)". One that stands behind a
    /// subject is that subject's alone: "Housing (17) and Education".
    private func lastBracket(of statement: ClauseStatement, in sentence: OlderSentence) -> ClauseNumber? {
        let clause = statement.clause
        guard clause.brackets.count == 1, let bracket = clause.brackets.first, bracket.count == 3,
            !statement.subjects.contains(where: { $0.tokens.upperBound == bracket.lowerBound })
        else { return nil }
        return sentence.numbers.first { $0.tokens.lowerBound == bracket.lowerBound + 1 }
    }

    private static let wordsBetween = WordSet(
        """
        complaints complaint enquiries cases were was about concerned concerning regarding relating related to and of \
        them these those which matters the
        """)

    private static let wordsOfSize = WordSet(
        """
        complaints complaint enquiries cases accounted accounting for attracted had has made making up numbered were was \
        with at totalled matters category services generated the received produced led to remained most main common subject \
        largest biggest highest number area service again still continued
        """)

    /// Words that may stand beside a subject without making it narrower, as "repairs" and "enforcement" do.
    private static let wordsBeside = WordSet(
        """
        complaints complaint enquiries cases services service matters issues department category was were is are had has \
        have remained accounted attracted made rose fell went increased decreased dropped grew came continued and or in \
        of to from with which that while but this last during for about concerned concerning regarding relating related \
        the as on at our a by most more than functions including inc took numbered totalled generated received up down
        """)

    /// Whether words beside a subject make it narrower: "housing repairs", "school transport".
    private func isNarrowed(_ subject: Range<Int>, in sentence: Range<Int>) -> Bool {
        func isStrange(_ index: Int) -> Bool {
            guard sentence.contains(index), text.tokens[index].kind == .word else { return false }
            return !text.isWord(index, in: Self.wordsBeside) && text.count(at: index, in: sentence) == nil
                && !text.isNone(at: index)
        }
        return isStrange(subject.upperBound) || isStrange(subject.lowerBound - 1)
    }

    /// Whether a number counts a subject's complaints: "28 complaints were about education", "21 housing complaints",
    /// "planning accounted for 21".
    private func isCount(_ number: ClauseNumber, of subject: Range<Int>, in statement: ClauseStatement) -> Bool {
        var end = number.tokens.upperBound
        if end <= subject.lowerBound {
            // "Seven of the 84 were about housing": behind the whole.
            if let whole = text.whole(behind: number, in: statement.clause.tokens) { end = whole.upperBound }
            guard end <= subject.lowerBound, subject.lowerBound - end <= 6 else { return false }
            if end == subject.lowerBound { return isDirect(number, subject) }
            let between = end..<subject.lowerBound
            return text.isAll(Self.wordsBetween, in: between)
                && text.contains("about concerned concerning regarding relating related to", in: between)
        }
        let between = subject.upperBound..<number.tokens.lowerBound
        guard between.count <= 8 else { return false }
        let isList = between.isEmpty || between.count == 1 && text.tokens[between.lowerBound].isSign(":")
        if isList { return statement.clause.tokens.count <= subject.count + number.tokens.count + 2 }
        // "Planning was the subject of 30, housing of 20"
        let last = between.upperBound - 1
        let isOf = text.isWord(last, in: "of") && (between.count == 1 || text.isWord(last - 1, in: "subject"))
        return between.dropLast(isOf ? 1 : 0).allSatisfy {
            text.tokens[$0].isSign(",") || text.isWord($0, in: Self.wordsOfSize)
        }
    }

    /// "21 housing complaints"
    private func isDirect(_ number: ClauseNumber, _ subject: Range<Int>) -> Bool {
        number.tokens.upperBound == subject.lowerBound
            && text.isWord(subject.upperBound, in: "complaints complaint enquiries cases services")
    }
}

extension DocumentText {
    /// Whether a sentence is of another span than the letter's year, or of a neighbour: "during the first six months", "since 2006",
    /// "over the last five years", "on average", "in the previous review", "received in 2007/08, were decided".
    fileprivate func isOfOtherSpan(_ sentence: Range<Int>, period: Period) -> Bool {
        sentence.contains { index in
            if isWord(index, in: "months month weeks week quarter since average neighbouring neighbour") { return true }
            if isWord(index, in: "to"), month(at: index + 1) != nil, month(at: index - 1) != nil { return true }
            if isWord(index, in: "half") { return isWord(index - 1, in: "first second") }
            if isWord(index, in: "years") {
                return count(at: index - 1, in: sentence) != nil || isWord(index - 1, in: "recent last")
            }
            if isWord(index, in: "year") {
                return isWord(index - 1, in: "a each every per") && !isWord(index + 1, in: "before earlier ago")
            }
            if isWord(index, in: "review letter report") { return isWord(index - 1, in: "previous last earlier") }
            guard isWord(index, in: "received made registered brought"), isWord(index + 1, in: "in during") else {
                return false
            }
            return tokens.indices.contains(index - 1) && tokens[index - 1].isSign(",")
                && reportingYears(in: index..<min(index + 6, sentence.upperBound)).contains { $0.year != period }
        }
    }

    /// Whether a bracket behind a subject begins with a share: "Education (28%)".
    func hasShare(behind subject: Range<Int>) -> Bool {
        guard tokens.indices.contains(subject.upperBound), tokens[subject.upperBound].isSign("(") else { return false }
        return quantity(at: subject.upperBound + 1, in: tokens.indices)?.isPercent ?? false
    }

    /// The whole of which a number is a part: of "seven of the 84" the 84.
    fileprivate func whole(behind number: ClauseNumber, in sentence: Range<Int>) -> Range<Int>? {
        let mark = number.tokens.upperBound
        guard isWord(mark, in: "of") else { return nil }
        let start = isWord(mark + 1, in: "the these those our your all") ? mark + 2 : mark + 1
        return quantity(at: start, in: sentence).map(\.tokens)
    }
}
