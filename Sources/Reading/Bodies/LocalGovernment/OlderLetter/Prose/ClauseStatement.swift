import Model

/// The numbers of a clause with the words that may say what they count.
struct ClauseStatement {
    let clause: Clause
    /// The topics, without those that another one makes more exact.
    let topics: [PhraseMatch<OutcomeTopic>]
    let subjects: [PhraseMatch<FigureName>]
    let numbers: [ClauseNumber]
    /// The numbers with which those of the clause are compared: "58 complaints against 64 the year before".
    let compared: [ClauseNumber]

    /// The wholes of parts in the clause that have words of their own: "one of the nine outside jurisdiction".
    let wholes: [(PhraseMatch<OutcomeTopic>, ClauseNumber)]

    init(_ clause: Clause, of sentence: OlderSentence, in text: DocumentText) {
        self.clause = clause
        let all = sentence.topics.filter { clause.contains($0.tokens.lowerBound) }
        let wholes = sentence.wholes.filter { clause.contains($0.tokens.lowerBound) }.compactMap { whole in
            all.first { text.isWord(of: whole, at: $0.tokens.lowerBound) }.map { ($0, whole) }
        }
        self.wholes = wholes
        topics = Self.exact(all.filter { match in !wholes.contains { $0.0.tokens == match.tokens } })
        subjects = sentence.subjects.filter { clause.contains($0.tokens.lowerBound) }
        let counted = sentence.numbers.filter { clause.contains($0.tokens.lowerBound) }
        // "58 complaints against 64 the year before"
        let own = counted.filter { !sentence.times.isCompared($0) }
        numbers = own.isEmpty || text.change(among: counted, in: clause.tokens) != nil ? counted : own
        compared = numbers.count == counted.count ? [] : counted.filter { sentence.times.isCompared($0) }
    }

    /// The topics without those that another one makes more exact.
    static func exact(_ topics: [PhraseMatch<OutcomeTopic>]) -> [PhraseMatch<OutcomeTopic>] {
        var topics = topics
        // "Complaints about your Council" says nothing beside another topic.
        if topics.contains(where: { $0.meaning != .aboutCouncil }) { topics.removeAll { $0.meaning == .aboutCouncil } }
        // "Resubmitted premature complaints", "forwarded after being resubmitted"
        if topics.contains(where: { $0.meaning == .forwardedResubmitted }) {
            topics.removeAll { $0.meaning == .premature || $0.meaning == .forwarded }
        }
        if topics.contains(where: { $0.meaning == .decidedWithoutPremature }) {
            topics.removeAll { $0.meaning == .decided }
        }
        // "A report finding maladministration causing injustice"
        let finding = topics.contains {
            $0.meaning == .maladministrationInjustice || $0.meaning == .noMaladministration
        }
        if finding { topics.removeAll { $0.meaning == .report } }
        return topics
    }

    /// The topics of the clause's numbers; none where they can't be told.
    func pairs(in text: DocumentText) -> [(PhraseMatch<OutcomeTopic>, ClauseNumber)] {
        var different: [PhraseMatch<OutcomeTopic>] = []
        for match in topics where !different.contains(where: { $0.meaning == match.meaning }) {
            different.append(match)
        }
        if numbers.count == 1, different.count == 1 {
            // "The number of complaints received was 84": the topic right before the number.
            let nearest = topics.last { $0.tokens.upperBound <= numbers[0].tokens.lowerBound }
            return [(nearest ?? different[0], numbers[0])]
        }
        if numbers.count == 1, different.count == 2 {
            return topic(of: numbers[0], between: different[0], different[1], in: text).map { [($0, numbers[0])] } ?? []
        }
        guard numbers.count == different.count, numbers.count > 1 else { return [] }
        let isAhead = zip(numbers, different).allSatisfy { $0.tokens.lowerBound < $1.tokens.lowerBound }
        let isBehind = zip(numbers, different).allSatisfy { $0.tokens.lowerBound > $1.tokens.lowerBound }
        let isAlternating = zip(numbers.dropFirst(), different).allSatisfy { number, match in
            isAhead ? number.tokens.lowerBound > match.tokens.lowerBound : true
        }
        let isAlternatingBehind = zip(numbers, different.dropFirst()).allSatisfy { number, match in
            number.tokens.lowerBound < match.tokens.lowerBound
        }
        guard isAhead && isAlternating || isBehind && isAlternatingBehind else { return [] }
        return Array(zip(different, numbers))
    }

    /// The one of two topics that a number counts: "19 of the complaints received were premature", "the number of
    /// complaints that we decided was 58".
    private func topic(
        of number: ClauseNumber, between first: PhraseMatch<OutcomeTopic>, _ second: PhraseMatch<OutcomeTopic>,
        in text: DocumentText
    ) -> PhraseMatch<OutcomeTopic>? {
        let isBeforeBoth = number.tokens.upperBound <= first.tokens.lowerBound
        let isBehindBoth = number.tokens.lowerBound >= second.tokens.upperBound
        switch (first.meaning.isTotal, second.meaning.isTotal) {
        case (true, true): return isBehindBoth ? second : nil
        case (true, false):
            let verb = text.contains("were was fell", in: first.tokens.upperBound..<second.tokens.lowerBound)
            return isBeforeBoth && verb || isBehindBoth ? second : nil
        case (false, true):
            // "19 premature complaints were received"
            return isBeforeBoth && number.tokens.upperBound == first.tokens.lowerBound || isBehindBoth ? first : nil
        case (false, false):
            // "44 were treated as premature and either referred back or advice given"
            let between = first.tokens.upperBound..<second.tokens.lowerBound
            // "Either a local settlement or no maladministration" is two alternatives.
            let isJoined = between.count > 3 && text.contains("and or either", in: between)
            return isBeforeBoth && isJoined ? first : nil
        }
    }
}

extension DocumentText {
    /// The first word of a clause that makes its numbers other councils', or a target.
    func markOfOthers(in clause: Clause) -> Int? {
        clause.tokens.first { index in
            // "Council's" is no plural.
            clause.contains(index)
                && word(
                    index,
                    isOneOf: ["nationally", "national", "nationwide", "england", "authorities", "councils", "target"])
        }
    }

    /// The word with which a clause begins to compare, before the others are named: "against 26.9% for all councils".
    func comparison(before mark: Int, in clause: Clause) -> Int? {
        (clause.tokens.lowerBound..<mark).first {
            $0 > clause.tokens.lowerBound && clause.contains($0)
                && isWord($0, in: "compared compares against than above below average")
        }
    }

    /// Whether a topic is that of a whole before it: "the nine outside jurisdiction", "the 94 we received".
    func isWord(of whole: ClauseNumber, at topic: Int) -> Bool {
        guard topic >= whole.tokens.upperBound, topic - whole.tokens.upperBound <= 4 else { return false }
        return (whole.tokens.upperBound..<topic).allSatisfy {
            isWord($0, in: "we i that complaints enquiries and cases were")
        }
            && !contains("were", in: whole.tokens.upperBound..<topic)
    }

    /// Whether a number and a topic are the subject of which a clause says something else: "One complaint outside
    /// jurisdiction was about a school", "three premature complaints were badly handled".
    func isDescribed(_ number: ClauseNumber, _ topic: Range<Int>, in clause: Clause) -> Bool {
        guard number.tokens.upperBound <= topic.lowerBound, topic.lowerBound - number.tokens.upperBound <= 1,
            number.tokens.lowerBound - clause.tokens.lowerBound
                <= (isWord(clause.tokens.lowerBound, in: "the these") ? 1 : 0)
        else { return false }
        var verb = topic.upperBound
        if isWord(verb, in: "complaints complaint enquiries cases settlement settlements") { verb += 1 }
        // "The two premature complaints that your Council settled"
        if isWord(verb, in: "that which who whose") { return true }
        guard clause.contains(verb), isWord(verb, in: "was were had have took involved concerned") else { return false }
        return !isWord(verb + 1, in: Self.wordsOfCounting)
    }

    private static let wordsOfCounting = WordSet(
        "received made reached agreed recorded referred achieved obtained registered decided found sent forwarded passed in issued published"
    )

    /// Whether words are about the council that the letter is for.
    func isOwn(_ words: Range<Int>) -> Bool {
        contains("your you council councils authority authoritys", in: words)
            && !words.contains { word($0, isOneOf: ["councils", "authorities"]) }
    }

    /// Whether a clause counts nothing but its number: "This year there were 94", "the figure was 47".
    func isBareCount(_ number: ClauseNumber, in clause: Clause, years: [Range<Int>]) -> Bool {
        guard contains("year this", in: clause) || !years.isEmpty, contains("were was", in: clause) else {
            return false
        }
        return clause.tokens.allSatisfy { index in
            !clause.contains(index) || number.tokens.contains(index) || tokens[index].isSign(".")
                || years.contains { $0.contains(index) }
                || isWord(index, in: "in the this year there were was number figure total it a of only just")
        }
    }

    /// Whether a clause is no more than a number and its year, of what the clause before counts: "… in 2007/08 and 84 in 2008/09".
    func isEllipsis(_ number: ClauseNumber, in clause: Clause, years: [Range<Int>]) -> Bool {
        // "(121 in 2007/08)" goes on about the words before the bracket.
        !sign(clause.tokens.lowerBound - 1, is: "(") && isCountOfYear(number, in: clause, years: years)
    }

    /// Whether a clause is no more than a number and its year.
    func isCountOfYear(_ number: ClauseNumber, in clause: Clause, years: [Range<Int>]) -> Bool {
        !years.isEmpty
            && clause.tokens.allSatisfy { index in
                !clause.contains(index) || number.tokens.contains(index) || years.contains { $0.contains(index) }
                    || tokens[index].isSign(".") || isWord(index, in: "in during for the only just complaints")
            }
    }

    /// Whether a topic is that of a whole of which a part is counted: "three of the local settlements".
    func isPartOfTopic(_ topic: Int) -> Bool {
        isWord(topic - 1, in: "the these those our") && isWord(topic - 2, in: "of")
    }
}
