import Model

/// Clauses in which the words for what is counted stand before the number: "The number of decisions made was 40."
extension ClauseReader {
    /// "The number of complaints upheld was 9", "the number not upheld fell to 2".
    func numberOfCases(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        guard let subject = subject(of: clause) ?? movedOutcome(of: clause), isEnd(count.next, of: clause) else {
            return nil
        }
        let name: FigureName
        if clause.isAll(ReportVocabulary.outcomeClause, in: subject), let outcome = text.outcome(in: subject) {
            guard let its = outcome.figureName else { return nil }
            name = its
        } else {
            guard clause.isAll(words.ombudsmanLead.union(Self.cases), in: subject) else { return nil }
            let isDecided = text.contains("decisions decision decided determined", in: subject)
            let isReceived = text.contains("received enquiries", in: subject) || isReferredToOmbudsman(subject)
            let isInvestigated = text.contains("investigations investigated", in: subject)
            switch (isDecided, isReceived, isInvestigated) {
            case (true, false, false): name = .ombudsmanDecisions
            case (false, true, false): name = .ombudsmanEnquiries
            case (false, false, true): name = .upholdInvestigations
            default: return nil
            }
        }
        return figures(clause, name, count)
    }

    /// Returns the figure at the end of a move, and that of the earlier year at its start: "rose from 71 in 2022/23 to 80".
    private func figures(_ clause: NumberClause, _ name: FigureName, _ count: Count) -> [StatedFigure]? {
        guard let from = start(of: clause) else {
            return figure(clause, name, count.value, from: count.next, to: count.next).map { [$0] }
        }
        let before = clause.years.filter { $0.tokens.upperBound <= from.tokens.lowerBound }
        let place = skip("complaints cases decisions in during", from: count.next, in: clause)
        let behind = clause.years.first { $0.tokens.lowerBound == place }
        let year = behind?.year ?? before.first?.year ?? period
        guard from.year < year, before.count < 2 else { return nil }
        let end = StatedFigure(
            name: name, value: count.value, year: year,
            tokens: clause.number..<(behind?.tokens.upperBound ?? count.next), hasOwnYear: true)
        let start = StatedFigure(
            name: name, value: from.value, year: from.year, tokens: from.tokens, hasOwnYear: true)
        return [start, end]
    }

    /// The count with its year at the start of a move that ends at the clause's number: "from 71 in 2022/23" before "to".
    private func start(of clause: NumberClause) -> (value: Double, year: Period, tokens: Range<Int>)? {
        guard text.isWord(clause.number - 1, in: "to"),
            let from = clause.lead.last(where: { text.isWord($0, in: "from") }),
            let count = text.count(at: from + 1, in: clause.lead)
        else { return nil }
        let place = skip("complaints cases decisions in during", from: count.next, in: clause)
        guard let year = clause.years.first(where: { $0.tokens.lowerBound == place }),
            year.tokens.upperBound == clause.number - 1
        else { return nil }
        return (Double(count.value), year.year, (from + 1)..<year.tokens.upperBound)
    }

    /// "The number of compliments was 212", "Compliments rose by 6% to 212", "Compliments up 6% to 212".
    func numberOfContacts(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        guard isEnd(count.next, of: clause) else { return nil }
        let nouns: [(Phrase, FigureName)] = [
            ("compliments", .contactsCompliments), ("corporate complaints", .contactsCorporateComplaints),
        ]
        var start = skip(Self.beforeNouns, from: clause.start, in: clause)
        // "corporate complaints rose from 600 to 640, compliments fell from 220 to 212"
        if start < clause.number, text.tokens[start].isSign(",") {
            start = skip(Self.beforeNouns, from: start + 1, in: clause)
        }
        for (noun, name) in nouns {
            guard var index = text.match(noun, at: start, in: clause.sentence) else { continue }
            index = skip("received recorded this year have has", from: index, in: clause)
            guard index < clause.number, isMove(index..<clause.number, in: clause) else { return nil }
            return figures(clause, name, count)
        }
        return nil
    }

    /// The words between "number" and the verb before the number.
    private func subject(of clause: NumberClause) -> Range<Int>? {
        guard let number = clause.lead.last(where: { text.isWord($0, in: "number") }),
            clause.isAll(words.ombudsmanLead, in: clause.lead.lowerBound..<number),
            let verb = (number..<clause.number).first(where: {
                text.isWord($0, in: Self.verbs)
                    && !text.isWord($0 + 1, in: "upheld received made decided investigated determined not")
            }),
            isMove(verb..<clause.number, in: clause)
        else { return nil }
        var start = number + 1
        if text.isWord(start, in: "of") { start += 1 }
        return start < verb ? start..<verb : nil
    }

    /// The words before the verb, where they name upheld cases that have become more or fewer: "Upheld decisions fell from 4 to
    /// 3."
    private func movedOutcome(of clause: NumberClause) -> Range<Int>? {
        let start = skip("the", from: clause.start, in: clause)
        guard let verb = (start..<clause.number).first(where: { text.isWord($0, in: Self.changes) }),
            text.isWord(clause.number - 1, in: "to"), verb == start + 2,
            text.isWord(start, in: "upheld") && text.isWord(start + 1, in: "complaints cases decisions")
                || text.isWord(start, in: "complaints cases decisions") && text.isWord(start + 1, in: "upheld"),
            isMove(verb..<clause.number, in: clause)
        else { return nil }
        return start..<verb
    }

    /// "complaints referred to the Ombudsman", and not those that the Ombudsman referred back
    private func isReferredToOmbudsman(_ subject: Range<Int>) -> Bool {
        subject.contains { index in
            text.isWord(index, in: "referred") && text.isWord(index + 1, in: "to")
                && text.mentionsAnyOmbudsman(min(index + 2, subject.upperBound)..<subject.upperBound)
                && text.isWord(index + 2, in: "the local lgsco lgo")
        }
    }

    /// Whether words say no more than that the number before them is, or has moved to, the one behind them.
    private func isMove(_ words: Range<Int>, in clause: NumberClause) -> Bool {
        guard let last = words.last, text.isWord(last, in: "was is were to at totalled"),
            clause.number == words.upperBound
        else {
            return false
        }
        let isTo = text.isWord(last, in: "to at")
        var isChange = false
        var index = words.lowerBound
        while index < words.upperBound {
            if let year = clause.years.first(where: { $0.tokens.lowerBound == index }) {
                index = year.tokens.upperBound
                continue
            }
            if isWord(index, of: clause, in: Self.changes) {
                isChange = true
            } else if text.tokens[index].number != nil, text.tokens[index + 1].isSign("%") {
                index += 1
            } else if text.tokens[index].count != nil, text.isWord(index - 1, in: "by") {
                // "fell by 23 to 310"
            } else if text.isWord(index, in: "from"), let from = text.count(at: index + 1, in: words) {
                index = from.next - 1
            } else if !text.isWord(
                index, in: "was is were to at totalled by a an of in has have had this year stood and")
            {
                return false
            }
            index += 1
        }
        return isTo == isChange || text.isWord(last, in: "at")
    }

    private static let beforeNouns: StaticString = "the total number of our we all recorded and in during year"

    private static let verbs = WordSet(
        "was is were rose fell increased decreased dropped grew totalled stood has had went")

    private static let cases = WordSet("complaints cases investigations investigation detailed of")

    private static let changes = WordSet(
        "rose fell increased decreased dropped grew up down risen fallen increase decrease rise fall went gone")

    /// Whether the clause ends behind the number.
    private func isEnd(_ index: Int, of clause: NumberClause) -> Bool {
        let end = skip("in during this the year cases complaints", from: index, in: clause, past: clause.years)
        guard clause.sentence.contains(end) else { return true }
        let token = text.tokens[end]
        return token.isSign(".") || token.isSign(",") || token.isSign("(") || token.isSign(";")
            || text.isWord(end, in: "and compared against up down while")
            || text.isWord(end, in: "from") && text.count(at: end + 1, in: clause.sentence) != nil
    }
}
