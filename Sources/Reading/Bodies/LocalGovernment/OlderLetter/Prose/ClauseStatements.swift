import Model

/// The statements of an older letter's clauses, one after the other.
extension OutcomeSentences {
    mutating func readClauses(of sentence: OlderSentence) {
        var isOthers = false
        var last: OutcomeTopic?
        // Whether the clause before counts cases without saying which: "in a further 20 there was no significant injustice, so we used
        // our discretion".
        var isCountOpen = false
        var othersTopic: OutcomeTopic?
        var isListOfSubjects = false
        // The figures that each clause gave.
        var counts: [(clause: Clause, names: [FigureName])] = []
        for clause in sentence.clauses {
            // Words before "compared with the national average" are the council's own.
            var end = clause.tokens.upperBound
            if let mark = text.markOfOthers(in: clause) {
                let comparison = text.comparison(before: mark, in: clause)
                if let comparison { end = comparison } else { isOthers = true }
            } else if text.isOwn(clause.tokens) {
                isOthers = false
            }
            guard !isOthers else {
                othersTopic = topicOfOthers(in: clause, of: sentence)
                pass(sentence.numbers.filter { clause.contains($0.tokens.lowerBound) })
                continue
            }
            let own = Clause(tokens: clause.tokens.lowerBound..<end, brackets: clause.brackets)
            pass(sentence.numbers.filter { clause.contains($0.tokens.lowerBound) && $0.tokens.lowerBound >= end })
            let statement = ClauseStatement(own, of: sentence, in: text)
            recorded = []
            defer {
                if !recorded.isEmpty { counts.append((clause, recorded)) }
                readCompared(statement, behind: counts, in: sentence)
            }
            if readChange(statement, in: sentence) || readStart(statement, behind: counts.last?.names, in: sentence) {
                continue
            }
            if isListOfSubjects, readOther(statement, in: sentence) { continue }
            if let topic = othersTopic, readOwnCount(statement, of: topic, in: sentence) { continue }
            readWholes(statement, in: sentence)
            readBracketed(statement, in: sentence)
            isListOfSubjects = readSubjects(statement, in: sentence)
            if isListOfSubjects { continue }
            readTopics(statement, last: last, in: sentence)
            if isCountOpen, statement.numbers.isEmpty {
                for match in statement.topics where !match.meaning.isTotal {
                    doubt(name(of: match.meaning, sentence), at: sentence)
                }
            }
            isCountOpen = statement.topics.isEmpty && statement.subjects.isEmpty && statement.numbers.count == 1
            last = statement.topics.last?.meaning ?? last
        }
        isAmongOthers = isOthers || sentence.isAmongOthers
        doubtUnread(of: sentence)
        doubtLoose(of: sentence)
        doubtFates(of: sentence)
    }

    /// The only topic of a clause about other councils: "District councils received 60 complaints on average; …".
    private func topicOfOthers(in clause: Clause, of sentence: OlderSentence) -> OutcomeTopic? {
        let statement = ClauseStatement(clause, of: sentence, in: text)
        guard statement.numbers.count == 1, statement.subjects.isEmpty, let topic = statement.topics.first?.meaning,
            statement.topics.allSatisfy({ $0.meaning == topic })
        else { return nil }
        return topic
    }

    /// Reads "…; your Council 84" behind other councils' number of the same cases.
    private mutating func readOwnCount(
        _ statement: ClauseStatement, of topic: OutcomeTopic, in sentence: OlderSentence
    ) -> Bool {
        guard statement.numbers.count == 1, let number = statement.numbers.first, statement.topics.isEmpty,
            statement.subjects.isEmpty, text.isOwn(statement.clause.tokens)
        else { return false }
        let isBare = statement.clause.tokens.allSatisfy { index in
            number.tokens.contains(index) || text.isWord(index, in: "your the council authority had received did")
                || text.tokens[index].isSign(".")
        }
        guard isBare else { return false }
        let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
        record(name(of: topic, sentence), number, time, at: sentence)
        return true
    }

    /// Reads "… and other 20" at the end of a list of subjects.
    private mutating func readOther(_ statement: ClauseStatement, in sentence: OlderSentence) -> Bool {
        guard statement.numbers.count == 1, let number = statement.numbers.first, statement.topics.isEmpty,
            statement.subjects.isEmpty
        else { return false }
        var rest = statement.clause.tokens.filter { !number.tokens.contains($0) && text.tokens[$0].kind == .word }
        guard let word = rest.popLast(), rest.isEmpty, text.isWord(word, in: "other others") else { return false }
        let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
        record(.receivedOther, number, time, at: sentence)
        return true
    }

    private mutating func readTopics(_ statement: ClauseStatement, last: OutcomeTopic?, in sentence: OlderSentence) {
        let clause = statement.clause
        let topics = statement.topics
        guard !topics.isEmpty else {
            readRest(statement, last: last, in: sentence)
            return
        }
        guard !statement.numbers.isEmpty else {
            if let number = bracketedRest(of: statement, in: sentence) {
                state(topics[0], number, in: clause, of: sentence)
                return
            }
            if text.hasShare(in: clause), statement.subjects.isEmpty {
                for match in topics where !match.meaning.isTotal {
                    doubt(name(of: match.meaning, sentence), at: sentence)
                }
            }
            return
        }
        let pairs = statement.pairs(in: text)
        guard !pairs.isEmpty else {
            if text.tokens[sentence.tokens.upperBound - 1].isSign("."), statement.subjects.isEmpty {
                for match in topics { doubt(name(of: match.meaning, sentence), at: sentence) }
            }
            return
        }
        for (match, number) in pairs { state(match, number, in: clause, of: sentence) }
    }

    /// Reads the outcomes of a list with their numbers in brackets: "local settlements (11), outside jurisdiction (9)".
    private mutating func readBracketed(_ statement: ClauseStatement, in sentence: OlderSentence) {
        guard statement.subjects.isEmpty else { return }
        for match in statement.topics where !match.meaning.isTotal {
            if let number = bracketed(behind: match.tokens, in: sentence) {
                state(match, number, in: statement.clause, of: sentence)
            } else if text.hasShare(behind: match.tokens), statement.numbers.isEmpty {
                doubt(name(of: match.meaning, sentence), at: sentence)
            }
        }
    }

    private static let withinJurisdiction: [Phrase] = [
        "within jurisdiction", "within our jurisdiction", "within my jurisdiction", "in jurisdiction",
    ]

    /// Reads a clause without a topic: "This year there were 94", "31 were new".
    private mutating func readRest(_ statement: ClauseStatement, last: OutcomeTopic?, in sentence: OlderSentence) {
        guard statement.numbers.count == 1, let number = statement.numbers.first else { return }
        // "All but 9 were within jurisdiction"
        if text.isWord(number.tokens.lowerBound - 1, in: "but except"),
            Self.withinJurisdiction.contains(where: { text.find($0, in: statement.clause.tokens) != nil })
        {
            doubt(.decisionsOutsideJurisdiction, at: sentence)
        }
        let time = sentence.times.time(of: number, in: statement.clause, among: sentence.clauses)
        if text.contains("new", in: statement.clause), text.contains("resubmitted", in: sentence.tokens),
            sentence.topics.contains(where: { $0.meaning == .forwarded })
        {
            record(.enquiriesForwardedNew, number, time, at: sentence)
        } else if text.isBareCount(
            number, in: statement.clause, years: sentence.times.years(in: statement.clause))
            || last != nil
                && text.isEllipsis(number, in: statement.clause, years: sentence.times.years(in: statement.clause))
        {
            guard let topic = last ?? topic else { return }
            record(name(of: topic, sentence), number, time, at: sentence)
        } else if statement.subjects.isEmpty,
            text.isWord(number.tokens.upperBound, in: "complaints complaint of cases were")
        {
            // "Five of the complaints were against …, and two of those": some cases only.
            group = .some
        }
    }

    private mutating func state(
        _ match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence
    ) {
        var name = name(of: match.meaning, sentence)
        if match.meaning == .noMaladministration, isOfReport(number, in: clause, of: sentence) {
            name = .decisionsNoMaladministrationWithReport
        }
        let time = sentence.times.time(of: number, in: clause, among: sentence.clauses)
        // "Three of the local settlements": some of them only.
        if number.tokens.upperBound <= match.tokens.lowerBound, text.isPartOfTopic(match.tokens.lowerBound) {
            pass([number])
            return
        }
        // "12 complaints about housing were premature"
        if !text.matches(of: subjects, in: clause.tokens).isEmpty {
            doubt(name, at: sentence)
            return
        }
        // "Of the remaining 30, 12 were local settlements": of which 30 must be known.
        if let rest = sentence.remainders.last(where: { $0.tokens.upperBound <= number.tokens.lowerBound }) {
            pass([rest])
            guard knownRests.contains(rest.tokens.lowerBound) || isRest(rest.value, of: match.meaning) else {
                doubt(name, at: sentence)
                return
            }
            knownRests.insert(rest.tokens.lowerBound)
        }
        let isPart = text.pronoun(in: clause, with: number) != nil
        if isPart, !isWholly(match.meaning) || text.isWholeOfUnknownPart(number, in: sentence.tokens) {
            doubt(name, at: sentence)
            return
        }
        if text.isWholeOfUnknownPart(number, in: sentence.tokens) || text.isOutsideYear(clause)
            || text.isOfOneGroup(number) || text.countsOther(number, topic: match.tokens)
            || text.isWord(match.tokens.lowerBound - 1, in: "about")
            // "All but two of the 12 complaints were outside jurisdiction"
            || text.isWord(number.tokens.lowerBound - 1, in: "but except save")
            || text.isDescribed(number, match.tokens, in: clause)
        {
            doubt(name, at: sentence)
            // "Forty per cent of the 58 decisions": the whole may be all of them.
            if group == nil, text.isWholeOfUnknownPart(number, in: sentence.tokens) {
                doubt(match.meaning.isOfReceived ? .receivedTotal : .decisionsTotal, at: sentence)
            }
            return
        }
        switch meaning(of: match, number, in: clause, of: sentence) {
        case .figure(let exact): record(exact ?? name, number, time, at: sentence)
        case .doubtful(let names): for name in names.isEmpty ? [name] : names { doubt(name, at: sentence) }
        case .none:
            pass([number])
            return
        case .unknown: return
        }
        if time == .own, !isPart || match.meaning == .forwarded { group = .topic(match.meaning) }
    }

    /// Whether a number of remaining cases is what the parts named before leave of all that was received or decided.
    private func isRest(_ value: Double, of topic: OutcomeTopic) -> Bool {
        let whole = topic.isOfReceived ? FigureName.receivedTotal : .decisionsTotal
        guard let total = figures[whole] else { return false }
        let stage = topic.isOfReceived ? "enquiries." : "decisions."
        let named = figures.filter { $0.key != whole && $0.key.rawValue.hasPrefix(stage) }.values
        let counted = named.filter { $0.value != value }.reduce(0) { $0 + $1.value }
        return total.value - counted == value
    }

    /// Whether the cases of a topic are counted among all of the group that "of these" means.
    private func isWholly(_ topic: OutcomeTopic) -> Bool {
        switch group {
        case nil: true
        case .topic(let other): topic.isWholly(among: other)
        case .some: false
        }
    }

    /// The figure of a topic. Until 2008 premature complaints are decisions, later enquiries; where a sentence names
    /// another stage of enquiries, or goes on about the advice team's, they are these in every year.
    func name(of topic: OutcomeTopic, _ sentence: OlderSentence) -> FigureName {
        if topic == .noFault, period.endYear >= 2012 { return .decisionsNotEnoughEvidenceOfFault }
        guard topic == .premature, period.endYear <= 2008 else { return topic.figure }
        let isOfEnquiries =
            text.contains("advice forwarded", in: sentence.tokens)
            || stageWord(before: sentence.tokens.lowerBound).map { text.isWord($0, in: "enquiries advice forwarded") }
                ?? false
                && !text.contains(Self.wordsOfDecisions, in: sentence.tokens)
        return isOfEnquiries ? topic.figure : .decisionsPremature
    }

    /// Reads a whole that has words of its own: "one of the nine outside jurisdiction", "11 of the 58 decisions".
    private mutating func readWholes(_ statement: ClauseStatement, in sentence: OlderSentence) {
        for (match, whole) in statement.wholes {
            let time = sentence.times.time(of: whole, in: statement.clause, among: sentence.clauses)
            record(name(of: match.meaning, sentence), whole, time, at: sentence)
        }
    }
}
