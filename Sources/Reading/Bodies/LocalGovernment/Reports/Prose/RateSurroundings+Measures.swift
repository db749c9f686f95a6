import Model

/// The forms that state a rate.
extension RateSurroundings {
    /// Whether the clause states the rate of a measure.
    func states(_ measure: QuotedMeasure) -> Bool {
        if text.isWord(last, in: "to"), text.isWord(last - 1, in: Self.moves), text.contains("rate", in: before) {
            return true
        }
        if isBehindPoints, text.contains("rate rates", in: before) { return true }
        if text.isWord(last, in: "from to") { return isOfYears(measure) }
        switch measure {
        case .uphold: return statesUphold
        case .compliance: return statesCompliance
        case .remedy: return statesRemedy
        }
    }

    /// "The uphold rate fell from 78% in 2022/23 to 70% in 2023/24": each is of the year that it names.
    private func isOfYears(_ measure: QuotedMeasure) -> Bool {
        (text.contains("rate", in: lead) || measure == .compliance && text.contains("compliance", in: lead))
            && namesYear
    }

    /// "The uphold rate fell by 5 percentage points to 75%": the number behind a change in points is the rate itself.
    var isBehindPoints: Bool {
        guard text.isWord(last, in: "to"), before.contains(last) else { return false }
        let points = text.tokens[last - 1].isSign(",") ? last - 2 : last - 1
        return before.contains(points) && text.isWord(points, in: "points point")
            && before.contains { $0 < points && text.isWord($0, in: Self.moves) }
    }

    private static let moves = WordSet(
        "rose fell increased decreased dropped improved risen fallen declined grew moved went reduced")

    private var statesUphold: Bool {
        guard !isOfNotUpheld else { return false }
        // "22 were upheld, which is 22% of all decisions"
        if text.contains("all decisions received enquiries", in: tail) { return false }
        // "is therefore 100%"
        let verb =
            before.contains(last) && text.isWord(last, in: "therefore thus now only just still") ? last - 1 : last
        let isRate =
            text.contains("rate rates", in: before)
            && (isBracketed || text.isWord(verb, in: "of was is at to were") || text.tokens[last].isSign(":"))
        let isVerb =
            text.isWord(last, in: "upheld uphold upholds")
            && text.contains("investigated investigations detailed", in: tail)
        let isShare =
            text.isWord(tail.lowerBound, in: "of")
            && text.contains("upheld", in: tail) && text.contains("investigated investigations detailed", in: tail)
        return isRate || isVerb || isShare || isShareOfCounts || isOwnRateBehind || isBesideAverage
    }

    /// "Performance in relation to complaints upheld shows that the Council was slightly above (78%) the average"
    private var isBesideAverage: Bool {
        isBracketed && text.isWord(last, in: "above below") && text.contains("performance", in: before)
            && text.contains("average similar comparable", in: after.prefix(6))
    }

    /// "40% of the investigated complaints were not upheld", "did not uphold 40% of them", "20% were partly upheld"
    var isOfNotUpheld: Bool {
        clause.contains { index in
            text.isWord(index, in: "uphold upheld upholds")
                && (text.isWord(index - 1, in: "not never nor neither without no non")
                    || text.isWord(index - 1, in: "be been being to") && text.isWord(index - 2, in: "not never")
                    || text.isWord(index - 1, in: "partly partially") && !text.isWord(index - 2, in: "or and"))
        }
    }

    /// "Our 64% uphold rate", "a 100% uphold rate", "At 64%, our uphold rate".
    var isOwnRateBehind: Bool {
        var start = share.upperBound
        let isBehindComma = after.contains(start) && text.tokens[start].isSign(",") && text.isWord(last, in: "at")
        if isBehindComma { start = text.skip("our the councils council", from: start + 1, in: after) }
        return text.isWord(start, in: "uphold upheld") && text.isWord(start + 1, in: "rate")
            && after.contains(start + 1)
            && (isBehindComma || text.isWord(last, in: "our a an the of is was at") || before.isEmpty)
    }

    /// Whether the rate stands in brackets behind the number of upheld cases, and is its share of the investigations
    /// that the sentence or the one before counts: "investigated 20 complaints and upheld 17 of them (85%)".
    private var isShareOfCounts: Bool {
        guard isBracketed, let verb = before.last(where: { text.isWord($0, in: "upheld") }),
            !text.isWord(verb - 1, in: "not partly partially"), verb > last - 12
        else { return false }
        // "upheld 17", "17 were upheld"
        let behind = text.count(at: verb + 1, in: before)?.value
        let ahead = text.isWord(verb - 1, in: "were was being") ? text.count(at: verb - 2, in: before)?.value : nil
        guard let part = behind ?? ahead else { return false }
        let range = context.lowerBound..<share.lowerBound
        return range.contains { index in
            guard let (whole, next) = text.count(at: index, in: range), whole >= part, whole > 0,
                Checks.agrees(rate: value, part: Double(part), whole: Double(whole))
            else { return false }
            let around = max(index - 3, range.lowerBound)..<min(next + 5, range.upperBound)
            return text.contains("investigated investigations investigation", in: around)
        }
    }

    private var statesCompliance: Bool {
        guard !isOfTimeliness, !isOfNonCompliance else { return false }
        // "complied with all the recommendations (100%)"
        if isBracketed, value == 100, let verb = before.last(where: { text.isWord($0, in: "complied") }),
            text.contains("all", in: verb..<before.upperBound),
            text.contains("recommendations", in: verb..<before.upperBound),
            isAll(Self.complianceWords.union(WordSet("complied all")), in: verb..<before.upperBound)
        {
            return true
        }
        if isBracketed, isShareOfRecommendations { return true }
        // "100% compliance", "a 100% compliance rate with recommendations"
        if text.isWord(tail.lowerBound, in: "compliance") { return isAll(Self.complianceWords, in: tail) }
        // "We were 100% compliant with recommendations", "100% compliant in implementing recommendations"
        if text.isWord(tail.lowerBound, in: "compliant"), text.contains("recommendations remedies", in: tail),
            isAll(Self.complianceWords.union(Self.carryingOut), in: tail)
        {
            return true
        }
        // "compliance with recommendations was 100%", "the compliance rate (100%)"
        if let noun = before.last(where: { text.isWord($0, in: "compliance") }),
            isAll(Self.complianceWords, in: (noun + 1)..<before.upperBound),
            !(noun..<last).contains(where: { text.tokens[$0].isSign(",") }),
            isBracketed || text.isWord(last, in: "of was is at to were") || text.tokens[last].isSign(":")
        {
            return true
        }
        // "complied with 96% of recommendations", "95% of recommendations were implemented", "in 95% of cases"
        guard text.isWord(tail.lowerBound, in: "of") else { return false }
        guard let noun = tail.first(where: { text.isWord($0, in: "recommendations remedies them cases occasions") }),
            isAll(Self.wordsBeforeNoun, in: tail.lowerBound..<noun)
        else { return false }
        return text.isWord(noun, in: "recommendations remedies them")
            || text.isWord(noun, in: "cases occasions") && text.isWord(last, in: "in")
            || text.isWord(noun, in: "cases") && text.contains("satisfied", in: tail)
    }

    /// "Non-compliance rate: 0%", "In 12% of cases the Ombudsman was not satisfied that the Council had implemented …"
    private var isOfNonCompliance: Bool {
        let words = clause.lowerBound..<min(clause.upperBound + 12, after.upperBound)
        return words.contains { index in
            guard text.isWord(index, in: "non noncompliance not never without failed failing fail refused unsatisfied")
            else {
                return false
            }
            return text.isWord(index, in: "noncompliance unsatisfied")
                || text.contains(
                    "compliance compliant complied comply satisfied implemented implement carry carried accept accepted",
                    in: (index + 1)..<max(index + 1, min(index + 5, words.upperBound)))
        }
    }

    /// Whether the counts before the bracket confirm the rate in it: "complied with 4 of the 5 recommendations (80%)".
    private var isShareOfRecommendations: Bool {
        guard text.isWord(last, in: "recommendations"),
            let verb = before.last(where: { text.isWord($0, in: "complied implemented") }),
            let part = text.count(at: text.skip("with", from: verb + 1, in: before), in: before)
        else { return false }
        let of = text.skip("out of the", from: part.next, in: before)
        guard of > part.next, let whole = text.count(at: of, in: before), whole.value > 0,
            isAll(Self.complianceWords, in: whole.next..<before.upperBound)
        else { return false }
        return Checks.agrees(rate: value, part: Double(part.value), whole: Double(whole.value))
    }

    private static let wordsBeforeNoun = WordSet("of the all our its their these those ombudsman ombudsmans lgsco s")

    private static let carryingOut = WordSet(
        "compliant implementing carrying out all investigation where fault found in following")

    private static let complianceWords = WordSet(
        """
        compliance with the our its their council councils council's s ombudsman ombudsman's lgsco lgsco's recommendation recommendations remedies
        agreed rate rates of was is at to were stood stayed remained again this year in during a an overall only
        """)

    private var statesRemedy: Bool {
        !has("late deadline deadlines within not never without")
            && (text.isWord(last, in: "in of was is at were") || isShareOfCases || text.tokens[last].isSign(":")
                || text.isWord(tail.lowerBound, in: "of"))
    }

    /// Whether the sentence gives the quotient of counts before it that are not, or not surely, those of the investigations: "39
    /// investigations out of the 135 decisions made. This gives us an overall upheld rate of 22%."
    var mayBeOfAllCases: Bool {
        let start = lead.lowerBound
        guard context.lowerBound < start, text.isWord(start, in: "this that which it"),
            text.contains(
                "gives give equates equals makes means represents produces", in: start..<min(start + 4, lead.upperBound)
            )
        else { return false }
        let before = context.lowerBound..<start
        guard text.contains("decisions received enquiries", in: before) else { return false }
        return !before.contains { index in
            guard let (whole, next) = text.count(at: index, in: before), whole > 0,
                text.contains(
                    "investigated investigations investigation",
                    in: max(index - 3, before.lowerBound)..<min(next + 3, before.upperBound))
            else { return false }
            return before.contains { part in
                text.count(at: part, in: before).map { count, _ in
                    part != index && count <= whole
                        && Checks.agrees(rate: value, part: Double(count), whole: Double(whole))
                } ?? false
            }
        }
    }
}
