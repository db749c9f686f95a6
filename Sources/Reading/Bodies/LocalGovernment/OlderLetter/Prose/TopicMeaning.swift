import Model

/// The meaning of a number beside a topic.
enum TopicMeaning {
    /// A count of the topic; of another figure where the clause is more exact.
    case figure(FigureName?)
    /// A number that may be one of these figures' or part of them; none stands for the topic's own.
    case doubtful([FigureName])
    /// A number of something else.
    case none
    /// A number that nothing ties to the topic.
    case unknown
}

extension OutcomeSentences {
    /// Tells what a number beside a topic is.
    func meaning(
        of match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence
    ) -> TopicMeaning {
        switch match.meaning {
        case .received, .aboutCouncil: received(match, number, in: clause, of: sentence)
        case .decidedWithoutPremature: period.endYear <= 2008 ? .figure(nil) : .doubtful([.decisionsTotal])
        case .decided: decided(match, number, in: clause, of: sentence)
        // "Of the 26 that were not premature, four …"
        case .premature where text.isWord(match.tokens.lowerBound - 1, in: "not never"): .doubtful([])
        case .premature:
            isAmongDecisions(sentence) == isDecision(match.meaning, sentence)
                ? .figure(nil) : .doubtful([.enquiriesPremature, name(of: .premature, sentence)])
        case .forwarded, .forwardedResubmitted: forwarded(match.meaning, in: clause)
        case .localSettlement:
            // "Your Council settled 11": whether locally, and how many are all, is not said.
            match.tokens.count == 1 || isOfSettlements(number, match.tokens) ? .doubtful([]) : .figure(nil)
        case .noMaladministration:
            isOfReport(number, in: clause, of: sentence)
                ? .figure(.decisionsNoMaladministrationWithReport) : .figure(nil)
        case .maladministrationInjustice:
            text.contains("report reports", in: sentence.tokens) ? .figure(nil) : .doubtful([])
        case .report: report(match, number)
        case .noPower, .notJustified, .minorInjustice, .injusticeRemedied:
            period.endYear == 2012 ? .figure(nil) : .none
        case .adviceGiven, .discretion, .noFault, .outsideJurisdiction: .figure(nil)
        }
    }

    /// The number of decisions or of complaints that the Ombudsman reaches about no single council in a year.
    private static let mostOfOneCouncil = 1500.0

    private func received(
        _ match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence
    ) -> TopicMeaning {
        let next = number.tokens.upperBound
        // "88 people contacted us": one complaint may be that of several people.
        if text.isWord(match.tokens.lowerBound, in: "contacted"), !text.isWord(next, in: "complaints enquiries") {
            return .doubtful([])
        }
        // "Our Advice Team dealt with 94 about your Council", "we received 94 and decided 58"
        let isEnd = next >= clause.tokens.upperBound || text.tokens[next].isSign(".")
        let counts =
            countsCases(number, in: clause)
            || isBehind(number, match.tokens)
                && (isEnd || text.isWord(next, in: "about against") || isBeforeYear(number, in: clause, of: sentence))
        guard counts else { return .unknown }
        // "Your Council received 312 complaints" counts the council's own.
        let isCouncils = match.meaning == .received && text.isDoneByCouncil(match.tokens.lowerBound, in: clause)
        guard !isCouncils, !text.contains("premature prematurely", in: next..<min(next + 3, sentence.tokens.upperBound))
        else { return .none }
        if match.meaning == .aboutCouncil {
            // "We made enquiries on 17 complaints about your Council" counts other things.
            guard !text.contains("enquiries investigated investigation", in: clause.tokens.lowerBound..<next) else {
                return .none
            }
            guard text.contains("recorded registered had were was logged got made there", in: clause) else {
                return .unknown
            }
        } else if !text.isOwn(sentence.tokens), number.value > Self.mostOfOneCouncil {
            return .none
        }
        return isOfSome(number, in: clause) ? .doubtful([]) : .figure(nil)
    }

    /// Whether the year follows a number: "we received 84 this year", "… 84 in 2007/08".
    private func isBeforeYear(_ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence) -> Bool {
        let next = number.tokens.upperBound
        let start = text.isWord(next, in: "in during") ? next + 1 : next
        return sentence.times.years(in: clause).contains { $0.lowerBound == start }
    }

    private func decided(
        _ match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence
    ) -> TopicMeaning {
        guard text.isOwn(sentence.tokens) || number.value <= Self.mostOfOneCouncil,
            !text.isDoneByCouncil(match.tokens.lowerBound, in: clause),
            // "We decided not to pursue 17 complaints"
            !text.isWord(match.tokens.upperBound, in: "not to that against")
        else { return .none }
        let isDecisions = text.isWord(match.tokens.lowerBound, in: "decisions")
        if isDecisions {
            let isDirect = number.tokens.upperBound == match.tokens.lowerBound
            let before = number.tokens.lowerBound - 1
            // "Of 70 decisions, nine were local settlements": they may be all, or some.
            if isDirect, before == clause.tokens.lowerBound, text.isWord(before, in: "of") { return .doubtful([]) }
            let isMade = text.contains("made issued took taken reached number total were", in: clause)
            // "My decisions numbered 58"
            if !isMade, number.tokens.lowerBound - match.tokens.upperBound == 1 { return .unknown }
            guard isMade,
                isDirect ? !text.isWord(before, in: "in on about") : !text.isPartOfTopic(match.tokens.lowerBound)
            else { return .none }
        } else if !countsCases(number, in: clause), !isBehind(number, match.tokens) {
            return .unknown
        }
        if isOfSome(number, in: clause) { return .doubtful([]) }
        guard isWithoutPremature(number, in: clause, of: sentence) else { return .figure(nil) }
        return period.endYear <= 2008 ? .figure(.decisionsTotalExcludingPremature) : .doubtful([])
    }

    /// Whether a number of decisions leaves the premature complaints out: "Leaving those aside, 42 decisions were made".
    private func isWithoutPremature(_ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence) -> Bool {
        let start = sentence.clauses.last { $0.tokens.upperBound < clause.tokens.lowerBound }?.tokens.lowerBound
        let before = (start ?? clause.tokens.lowerBound)..<clause.tokens.upperBound
        let others = sentence.numbers.filter { $0.tokens != number.tokens }
        // "I decided 70 complaints, excluding 14 premature ones."
        let areLeftOut = others.allSatisfy { other in
            (max(sentence.tokens.lowerBound, other.tokens.lowerBound - 2)..<other.tokens.lowerBound).contains {
                text.isWord($0, in: "excluding excluded except counting including aside disregarding discounting")
            }
        }
        if others.count <= 1, areLeftOut, leavesPrematureOut(behind: number, sentence) { return true }
        let mark = before.first { text.isWord($0, in: "excluding aside disregarding apart discounting") }
        guard let mark, text.contains("premature those these prematures", in: before) else { return false }
        // "58, or 42 excluding premature complaints"
        return mark < number.tokens.lowerBound || mark - number.tokens.upperBound <= 2
    }

    /// Whether words behind the only number of a sentence, or the next sentence about it, leave the premature complaints out: "We
    /// decided 20 complaints, excluding premature ones.", "… (premature complaints not included).", "… This does not include 14
    /// premature complaints."
    private func leavesPrematureOut(behind number: ClauseNumber, _ sentence: OlderSentence) -> Bool {
        let end = sentence.tokens.upperBound
        let goesOn = text.isWord(end, in: "this these that they")
        let rest = number.tokens.upperBound..<min(goesOn ? end + 14 : end, text.tokens.count)
        return rest.contains { index in
            guard text.isWord(index, in: "premature prematurely prematures") else { return false }
            let around = max(rest.lowerBound, index - 6)..<min(index + 5, rest.upperBound)
            return around.contains { word in
                text.isWord(word, in: "excluding exclude excludes excluded except aside apart disregarding discounting")
                    || text.isWord(word, in: "not")
                        && text.contains(
                            "include included includes including count counted counting",
                            in: word..<min(word + 3, around.upperBound))
            }
        }
    }

    private func forwarded(_ topic: OutcomeTopic, in clause: Clause) -> TopicMeaning {
        let isNew = text.contains("new", in: clause)
        // "We passed on 512": to whom is not said.
        let isPassedOn = clause.tokens.contains { text.isWord($0, in: "passed") && text.isWord($0 + 1, in: "on") }
        if isPassedOn, !text.contains("investigative investigation investigators", in: clause) { return .doubtful([]) }
        guard topic == .forwarded else { return isNew ? .doubtful([]) : .figure(nil) }
        return .figure(isNew ? .enquiriesForwardedNew : nil)
    }

    /// Whether a finding is that of a report: "one report finding no maladministration", "two reports, …, one finding no
    /// maladministration".
    func isOfReport(_ number: ClauseNumber, in clause: Clause, of sentence: OlderSentence) -> Bool {
        text.contains("report reports", in: clause)
            || text.isWord(number.tokens.upperBound, in: "finding found with")
                && text.contains("report reports", in: sentence.tokens.lowerBound..<number.tokens.lowerBound)
    }

    /// A count of reports says not what they found.
    private func report(_ match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber) -> TopicMeaning {
        let distance = match.tokens.lowerBound - number.tokens.upperBound
        // "… and one ended in a report"
        if period.endYear == 2012, (2...4).contains(distance), number.value > 0 { return .doubtful([]) }
        guard distance <= 1, number.value > 0 else { return .none }
        if period.endYear == 2012 { return .figure(nil) }
        return .doubtful([
            .decisionsMaladministrationInjusticeWithReport, .decisionsMaladministrationWithReport,
            .decisionsNoMaladministrationWithReport,
        ])
    }

    // MARK: What a number counts

    /// Whether a number is followed by what it counts: "94 enquiries and complaints", "49 complaints", "22 contacts".
    private func countsCases(_ number: ClauseNumber, in clause: Clause) -> Bool {
        let next = number.tokens.upperBound
        return text.contains(
            "complaints complaint enquiries contacts cases",
            in: next..<max(next, min(next + 3, clause.tokens.upperBound)))
    }

    /// Whether a number stands directly behind a topic, or behind its colon or verb: "the number of complaints received was 84".
    private func isBehind(_ number: ClauseNumber, _ topic: Range<Int>) -> Bool {
        let start = number.tokens.lowerBound
        return start == topic.upperBound
            || start == topic.upperBound + 1
                && (text.tokens[topic.upperBound].isSign(":") || text.isWord(topic.upperBound, in: "was were totalled"))
    }

    /// Whether a count is of a part of the year, of cases that took some time, or of cases about one thing.
    private func isOfSome(_ number: ClauseNumber, in clause: Clause) -> Bool {
        if text.contains("month months week weeks quarter since until within days half april september", in: clause) {
            return true
        }
        // "In the three years to March"
        let isOfYears = clause.tokens.contains {
            text.isWord($0, in: "years") && text.count(at: $0 - 1, in: clause.tokens) != nil
        }
        if isOfYears { return true }
        let next = number.tokens.upperBound
        let about = (next..<max(next, min(next + 6, clause.tokens.upperBound))).first {
            text.isWord($0, in: "about against concerning regarding relating")
                && text.count(at: $0 + 1, in: passage.tokens) == nil
        }
        guard let about else { return false }
        return !text.contains(
            "your you council councils authority authoritys", in: about..<min(about + 8, passage.tokens.upperBound))
    }

    /// Whether a clause says something of some local settlements, and does not count them all: "paid £4,350 in 6 local
    /// settlements". "Resulted in 6" counts them.
    private func isOfSettlements(_ number: ClauseNumber, _ topic: Range<Int>) -> Bool {
        let before = number.tokens.lowerBound - 1
        // "Your Council made 12 local settlements without our help": they are the council's own.
        let behind = topic.upperBound..<min(topic.upperBound + 4, passage.tokens.upperBound)
        if text.contains("without", in: behind) { return true }
        if text.isWord(before, in: "of"), text.isWord(before - 1, in: "respect") { return true }
        return number.tokens.upperBound == topic.lowerBound && text.isWord(before, in: "in for under from")
            && !text.isWord(before - 1, in: "resulted resulting result results ended ending led")
    }

    // MARK: Stages

    private func isDecision(_ topic: OutcomeTopic, _ sentence: OlderSentence) -> Bool {
        name(of: topic, sentence) == .decisionsPremature
    }

    /// Whether the last words before the end of a sentence that name a stage are of decisions.
    private func isAmongDecisions(_ sentence: OlderSentence) -> Bool {
        stageWord(before: sentence.tokens.upperBound).map { text.isWord($0, in: Self.wordsOfDecisions) } ?? false
    }

    /// The last word before a token that names a stage of complaints.
    func stageWord(before end: Int) -> Int? {
        (max(passage.tokens.lowerBound, end - 200)..<end).last { text.isWord($0, in: Self.wordsOfStages) }
    }

    static let wordsOfDecisions = WordSet("decision decisions decided determined jurisdiction discretion")

    private static let wordsOfStages = WordSet(
        """
        decision decisions decided determined jurisdiction discretion received receipt enquiries advice forwarded
        """)
}

extension DocumentText {
    /// Whether a clause counts what came before or after the year: "agreed after the year's end", "since April".
    func isOutsideYear(_ clause: Clause) -> Bool {
        clause.tokens.contains { index in
            isWord(index, in: "after since until before")
                && (index + 1..<index + 4).contains { isWord($0, in: "year years march april then") }
        }
    }

    /// Whether it is the council that does what a verb says: "your Council has received".
    fileprivate func isDoneByCouncil(_ verb: Int, in clause: Clause) -> Bool {
        var before = verb - 1
        while clause.contains(before), isWord(before, in: "has have had also itself itselves") { before -= 1 }
        // "Your Council has told us that it received 312 complaints"
        if clause.contains(before - 1), isWord(before, in: "it they"), isWord(before - 1, in: "that"),
            contains("council authority", in: clause.tokens.lowerBound..<before)
        {
            return true
        }
        // "complaints about your Council received by us"
        guard clause.contains(before), isWord(before, in: "council authority you procedure process staff") else {
            return false
        }
        return !(clause.tokens.lowerBound..<before).contains { isWord($0, in: "about against") && before - $0 <= 4 }
    }
}
