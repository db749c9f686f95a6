import Model

/// The figures of a report's running text.
///
/// Every count is looked at with the words before it (its lead), what is counted, and the words after it up to the
/// end of the clause (its tail). It is the council's figure for a year only where each of these words is known to
/// leave it so; see `ReportWords`.
struct ReportProse {
    private let text: DocumentText
    private let outline: ReportOutline
    private let period: Period
    private let lead: WordSet
    private let faultLead: WordSet
    private let tail: WordSet
    private let ombudsmanLead: WordSet
    private let ombudsmanTail: WordSet

    /// - Parameter authority: the council's name, whose words may stand around a count.
    init(part: Passage, outline: ReportOutline, period: Period, authority: String) {
        text = part.text
        self.outline = outline
        self.period = period
        let own = WordSet(authority)
        lead = ReportWords.lead.union(own)
        faultLead = lead.union(WordSet("fault found"))
        tail = ReportWords.tail.union(own)
        ombudsmanLead = ReportWords.ombudsmanLead.union(own)
        ombudsmanTail = ReportWords.ombudsmanTail.union(own)
    }

    /// A figure that a clause states.
    private struct Match {
        var name: FigureName
        var value: Double
        var year: Period
        /// From its first to after its last token.
        var tokens: Range<Int>
        /// What a rate is the share of, and in how many, where the sentence says so.
        var share: (part: Double, whole: Double)?
        /// Whether the number is only a rough one.
        var isRough = false
    }

    func read(into ledger: inout ReportLedger) {
        var previous: Match?
        var thread = ReportThread()
        for index in outline.sentences.indices {
            let sentence = outline.sentences[index]
            let context = thread.context(
                of: sentence,
                Context(
                    sentence.tokens, section: outline.sections[sentence.section], intro: sentence.intro, of: outline,
                    in: text),
                in: text)
            var matches = self.matches(in: sentence, context: context)
            if matches.contains(where: { $0.name == .outcomesFaultFound }),
                outline.sentences[index..<min(index + 2, outline.sentences.count)].contains(where: isSplit)
            {
                // "120 were upheld, 80 partly": neither is the whole.
                matches.removeAll { $0.name == .outcomesFaultFound || $0.name == .outcomesFaultFoundRate }
            }
            for match in matches where match.isRough {
                ledger.doubt(
                    [match.name], "\(match.name) is only given as a rough number.", at: text.place(of: match.tokens))
            }
            matches.removeAll(where: \.isRough)
            thread.follow(
                context, isOfCouncil: !matches.isEmpty || outline.isGeneral(caption: sentence.tokens),
                isOfOtherCases: matches.isEmpty && countsCases(sentence.tokens))
            for match in matches {
                state(match, into: &ledger)
                readBracket(after: match, in: sentence, into: &ledger)
            }
            if context.isAboutOmbudsman, context.isGeneral, let rate = upholdRate(in: sentence.tokens) {
                state(rate, into: &ledger)
            }
            if let mismatch = StatedChange(in: sentence.tokens, of: text)?.mismatch(matches.last?.name) {
                ledger.find(mismatch)
            }
            let subject = matches.last ?? previous.flatMap { continues(sentence) ? $0 : nil }
            if let subject {
                let start = matches.last?.tokens.upperBound ?? sentence.tokens.lowerBound
                readComparison(with: subject.name, from: start, in: sentence, into: &ledger)
            } else {
                readBareComparison(in: sentence, context: context, into: &ledger)
            }
            previous = matches.last
        }
    }

    private func state(_ match: Match, into ledger: inout ReportLedger) {
        guard match.year <= period else { return }
        ledger.state(
            match.name, match.value, in: match.year, at: text.place(of: match.tokens), strength: .prose)
        guard let share = match.share, !Checks.agrees(rate: match.value, part: share.part, whole: share.whole) else {
            return
        }
        ledger.find(
            Finding(
                code: .rateMismatch, figures: [match.name],
                message: "\(match.name) is given as \(Checks.plain(match.value))%, but \(Checks.plain(share.part)) of "
                    + "\(Checks.plain(share.whole)) is not that.",
                place: text.place(of: match.tokens)))
    }

    /// Whether a sentence counts anything: it has a number that is no year and no share.
    private func countsCases(_ sentence: Range<Int>) -> Bool {
        let years = text.reportingYears(in: sentence)
        return sentence.contains { index in
            guard let count = text.count(at: index, in: sentence), !(1970...2099).contains(count.value) else {
                return false
            }
            return !(sentence.contains(count.next) && text.tokens[count.next].isSign("%"))
                && !years.contains { $0.tokens.contains(index) }
        }
    }

    private typealias Context = ReportContext

    /// Whether a sentence counts complaints that were upheld in part by themselves.
    private func isSplit(_ sentence: ReportOutline.Sentence) -> Bool {
        guard text.contains("partially partly", in: sentence.tokens) else { return false }
        return !["upheld or partially upheld", "upheld or partly upheld", "fully or partially", "fully or partly"]
            .contains { text.find(Phrase($0), in: sentence.tokens) != nil }
    }

    // MARK: Clauses

    private func matches(in sentence: ReportOutline.Sentence, context: Context) -> [Match] {
        let range = sentence.tokens
        let years = text.reportingYears(in: range)
        var matches: [Match] = []
        var start = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            if let year = years.first(where: { $0.tokens.contains(index) }) {
                index = year.tokens.upperBound
                continue
            }
            guard mayBegin(index, in: range) else {
                index += 1
                continue
            }
            let clause = Clause(text: text, sentence: range, start: start, number: index, years: years)
            if var found = match(clause, context: context) {
                if clause.isRough { for index in found.indices { found[index].isRough = true } }
                matches += found
                start = pastBracket(found.map(\.tokens.upperBound).max() ?? index + 1, in: range)
                index = start
            } else {
                index = text.count(at: index, in: range)?.next ?? index + 1
            }
        }
        return matches
    }

    /// The index after a short remark in brackets, "(nine last year)", where one stands at `index`.
    private func pastBracket(_ index: Int, in range: Range<Int>) -> Int {
        guard range.contains(index), text.tokens[index].isSign("(") else { return index }
        let reach = index..<min(index + 10, range.upperBound)
        return reach.first { text.tokens[$0].isSign(")") }.map { $0 + 1 } ?? index
    }

    /// Whether a figure may stand at a token: a number in digits or words, an amount, or "no".
    private func mayBegin(_ index: Int, in range: Range<Int>) -> Bool {
        switch text.tokens[index].kind {
        // "Table 1 Contacts received"
        case .number: !text.isWord(index - 1, in: "table figure chart graph appendix section page paragraph")
        case .sign(let sign): sign == 0xA3
        case .mixed: false
        case .word: text.count(at: index, in: range) != nil || text.isNone(at: index) || text.isWord(index, in: "any")
        }
    }

    private func match(_ clause: Clause, context: Context) -> [Match]? {
        if text.tokens[clause.number].isSign("\u{A3}") {
            return context.isAboutOmbudsman ? payments(clause).map { [$0] } : nil
        }
        if text.isNone(at: clause.number) || text.isWord(clause.number, in: "any") {
            return (noPublicReports(clause) ?? noneDecided(clause, context)).map { [$0] }
        }
        guard let (value, next) = text.count(at: clause.number, in: clause.sentence), !isShare(next, in: clause) else {
            return nil
        }
        let counted = Counted(value: Double(value), next: next)
        if context.isAboutOmbudsman {
            let match =
                publicReports(clause, counted) ?? upheldCases(clause, counted, context)
                ?? outcome(clause, counted, context) ?? ombudsmanCount(clause, counted, context)
            return match.map { [$0] }
        }
        guard context.isGeneral else { return nil }
        return outcomes(clause, counted) ?? volume(clause, counted).map { [$0] }
    }

    private func isShare(_ index: Int, in clause: Clause) -> Bool {
        clause.sentence.contains(index) && text.tokens[index].isSign("%")
    }

    /// A count, and the index after it.
    private struct Counted {
        var value: Double
        var next: Int
    }

    // MARK: Volumes

    private static let adjectives: StaticString =
        "were was separate individual different formal new customer written recorded stage"

    /// "335 compliments were recorded", "a total of 3,597 contacts", "1,605 miscellaneous enquiries".
    private func volume(_ clause: Clause, _ counted: Counted) -> Match? {
        guard clause.lead(isAll: lead) else { return nil }
        let isTotal = text.contains("total overall altogether", in: clause.leadRange)
        for noun in Self.volumes {
            guard
                let end = text.match(
                    noun.phrase, at: skip(Self.adjectives, from: counted.next, in: clause), in: clause.sentence),
                isTotal || !noun.needsTotal
            else { continue }
            return finish(clause, noun.name, counted.value, from: end, tail: tail)
        }
        // "702 corporate complaints and 555 enquiries": beside other kinds of contact they are one of them.
        let next = skip(Self.adjectives, from: counted.next, in: clause)
        if !isTotal, clause.sentence.contains(next), text.isWord(next, in: "enquiries"),
            Self.otherKinds.contains(where: { text.find($0, in: clause.sentence) != nil })
        {
            return finish(clause, .contactsEnquiries, counted.value, from: next + 1, tail: tail)
        }
        return nil
    }

    private static let otherKinds: [Phrase] = ["corporate complaints", "compliments"]

    private static let volumes: [(phrase: Phrase, name: FigureName, needsTotal: Bool)] = [
        ("compliments", .contactsCompliments, false),
        ("corporate complaints", .contactsCorporateComplaints, false),
        ("contacts", .contactsTotal, false),
        ("interactions", .contactsTotal, true),
        ("enquiries", .contactsTotal, true),
        ("miscellaneous enquiries", .contactsEnquiries, false),
        ("general enquiries", .contactsEnquiries, false),
        ("informal enquiries", .contactsEnquiries, false),
        ("adult social care statutory complaints", .contactsAdultSocialCareComplaints, false),
        ("statutory adult social care complaints", .contactsAdultSocialCareComplaints, false),
        ("adult social care complaints", .contactsAdultSocialCareComplaints, false),
        ("complaints about adult social care", .contactsAdultSocialCareComplaints, false),
        ("children's social care statutory complaints", .contactsChildrensSocialCareComplaints, false),
        ("statutory children's social care complaints", .contactsChildrensSocialCareComplaints, false),
        ("children's social care complaints", .contactsChildrensSocialCareComplaints, false),
        ("complaints about children's social care", .contactsChildrensSocialCareComplaints, false),
    ]

    /// "529 (47%) complaints were upheld to some extent", "115 complaints were resolved with no finding".
    private func outcomes(_ clause: Clause, _ counted: Counted) -> [Match]? {
        var index = counted.next
        var share = self.share(at: index, in: clause)
        if let share { index = share.next }
        let isFaultBefore =
            text.find("fault was found in", in: clause.leadRange) != nil
            || text.find("fault found in", in: clause.leadRange) != nil
        // "Of the 1,100 complaints that were resolved, 480 (44%) were upheld to some extent"
        let isOfWhole =
            text.isWord(clause.start, in: "of") && text.find("complaints", in: clause.leadRange) != nil
        guard clause.lead(isAll: isFaultBefore ? faultLead : lead, allowsTotal: isOfWhole) else { return nil }
        index = skip("corporate", from: index, in: clause)
        if let noun = text.match("complaints", at: index, in: clause.sentence) {
            index = noun
        } else if !isOfWhole {
            return nil
        }
        if share == nil, let after = self.share(at: index, in: clause) {
            share = after
            index = after.next
        }
        var name = FigureName.outcomesFaultFound
        var end: Int?
        if isFaultBefore {
            end = index
        } else if let upheld = Self.upheld.lazy.compactMap({ text.match($0, at: index, in: clause.sentence) }).first {
            end = upheld
        } else {
            name = .outcomesNoFinding
            end = Self.noFinding.lazy.compactMap { text.match($0, at: index, in: clause.sentence) }.first
        }
        guard let end, let match = finish(clause, name, counted.value, from: end, tail: tail) else { return nil }
        guard name == .outcomesFaultFound, let share else { return [match] }
        var rate = match
        rate.name = .outcomesFaultFoundRate
        rate.value = share.value
        if isOfWhole, let whole = clause.leadRange.lazy.compactMap({ text.tokens[$0].count }).first {
            rate.share = (counted.value, Double(whole))
        }
        return [match, rate]
    }

    private static let upheld: [Phrase] = [
        "were fully or partially upheld", "were fully or partly upheld", "were upheld or partially upheld",
        "were either upheld or partially upheld", "were upheld or partly upheld", "were upheld in full or in part",
        "were upheld to some extent", "were upheld", "had fault found", "where fault was found",
    ]
    private static let noFinding: [Phrase] = [
        "were resolved with no finding", "were closed with no finding", "resulted in no finding", "had no finding",
        "were recorded as no finding", "ended with no finding",
    ]

    /// "(47%)".
    private func share(at index: Int, in clause: Clause) -> (value: Double, next: Int)? {
        guard let next = text.shareInBrackets(at: index, in: clause.sentence), let value = text.tokens[index + 1].number
        else { return nil }
        return (value, next)
    }

    private func skip(_ words: StaticString, from index: Int, in clause: Clause) -> Int {
        var index = index
        while clause.sentence.contains(index), text.isWord(index, in: words) { index += 1 }
        return index
    }

    // MARK: The Ombudsman

    /// "The LGSCO made enquiries into 83 complaints", "issued final decisions on 82 cases".
    private func ombudsmanCount(_ clause: Clause, _ counted: Counted, _ context: Context) -> Match? {
        guard context.isGeneral, clause.lead(isAll: ombudsmanLead), !isQuotingLetter(clause.sentence) else {
            return nil
        }
        let before = clause.leadRange
        var after = skip(
            "new final complaints complaint cases and enquiries enquiry decisions decision matters", from: counted.next,
            in: clause)
        // "… on 50 cases and upheld 11"
        if after > counted.next, text.isWord(after - 1, in: "and") { after -= 1 }
        // "It decided 50 of them."
        if text.isWord(after, in: "of"), text.isWord(after + 1, in: "them these those") { after += 2 }
        guard after > counted.next else { return nil }
        let noun = counted.next..<after
        guard let end = clause.tailEnd(from: after, isAll: ombudsmanTail) else { return nil }
        let tail = after..<end
        let isNamed = context.isOmbudsmanIt || text.mentionsOmbudsman(clause.start..<end)
        let around = [before, noun, tail]
        func says(_ words: StaticString, _ range: Range<Int>) -> Bool { text.contains(words, in: range) }
        // Investigations and upheld cases are only a part of what was received or decided.
        guard
            !around.contains(where: {
                says("investigated investigating investigation investigations detailed upheld", $0)
            })
        else { return nil }
        let isDecision =
            says("decisions decision", noun) || says("decided determined decision decisions", before)
            || (says("decided determined", tail))
        let isEnquiry =
            (says("enquiries enquiry", before) && says("into about on regarding concerning", before))
            || says("enquiries enquiry", noun)
            || (says("received", before) && says("ombudsman lgsco lgo", before))
            || (says("received referred escalated made", tail) && says("ombudsman lgsco lgo", tail))
        guard isNamed || says("decisions decision", noun), isDecision != isEnquiry,
            counted.value <= Self.most, !isDividedByCouncil(end, in: clause.sentence)
        else { return nil }
        return finish(
            clause, isDecision ? .ombudsmanDecisions : .ombudsmanEnquiries, counted.value, from: after,
            tail: ombudsmanTail)
    }

    /// More cases of the Ombudsman's than any council has in a year; the whole country has ten times as many.
    private static let most = 1500.0

    /// "… received 17,937 complaints, 44 of them about us", "…, of which 44 concerned the Council": the whole is not ours.
    private func isDividedByCouncil(_ index: Int, in sentence: Range<Int>) -> Bool {
        let rest = index..<sentence.upperBound
        for phrase in Self.ofWhich {
            guard let found = text.find(phrase, in: rest) else { continue }
            let after = found.upperBound..<min(found.upperBound + 6, rest.upperBound)
            if text.contains("about against concerning concerned regarding relating related involving", in: after) {
                return true
            }
        }
        return false
    }

    private static let ofWhich: [Phrase] = ["of which", "of them", "of these", "of those"]

    /// "The Ombudsman upheld three complaints", "… and did not uphold two".
    private func upheldCases(_ clause: Clause, _ counted: Counted, _ context: Context) -> Match? {
        let isNot = text.find("did not uphold", in: clause.leadRange)?.upperBound == clause.number
        let name = isNot ? FigureName.decisionsNotUpheld : .decisionsUpheld
        guard context.isGeneral, isNot || text.isWord(clause.number - 1, in: "upheld"), clause.leadRange.count > 1,
            !text.isWord(clause.number - 2, in: "not partially partly") || isNot,
            clause.lead(isAll: isNot ? Self.notUpheldLead.union(ombudsmanLead) : ombudsmanLead),
            context.isOmbudsmanIt || text.mentionsOmbudsman(clause.sentence.lowerBound..<clause.number),
            !isQuotingLetter(clause.sentence)
        else { return nil }
        if text.isWord(counted.next, in: "complaints complaint cases case") {
            return finish(clause, name, counted.value, from: counted.next + 1, tail: ombudsmanTail)
        }
        // "… received seven complaints about us and upheld one."
        guard !clause.sentence.contains(counted.next) || text.tokens[counted.next].isSign(".") else { return nil }
        return finish(clause, name, counted.value, from: counted.next, tail: ombudsmanTail)
    }

    private static let notUpheldLead = WordSet("did not uphold")

    /// "Twenty-two were closed after initial enquiries", as an item, a sentence or one clause of several.
    private func outcome(_ clause: Clause, _ counted: Counted, _ context: Context) -> Match? {
        guard context.isGeneral, clause.leadRange.count <= 12,
            clause.lead(isAll: ReportWords.outcomeLead, allowsTotal: true),
            !isQuotingLetter(clause.sentence)
        else { return nil }
        // "Eighteen of the twenty-seven findings" counts a part of them.
        guard !text.isWord(counted.next, in: "of") else { return nil }
        let end = clause.clauseEnd(from: counted.next)
        let body = counted.next..<end
        let year = clause.year(of: clause.start..<end, default: period)
        guard clause.isAll(ReportWords.outcomeClause, in: body), let year, let outcome = text.outcome(in: body),
            let name = outcome.name
        else { return nil }
        return Match(name: name, value: counted.value, year: year, tokens: clause.number..<end)
    }

    /// "None was upheld", "none of these were premature".
    private func noneDecided(_ clause: Clause, _ context: Context) -> Match? {
        guard context.isAboutOmbudsman, !text.isWord(clause.number, in: "no any") else { return nil }
        var next = clause.number + 1
        if text.isWord(next, in: "of") {
            next = skip("of the these them those cases complaints decisions", from: next, in: clause)
        }
        return outcome(clause, Counted(value: 0, next: next), context)
    }

    /// A sentence that gives the Ombudsman's own count from the annual letter, which differs from the council's.
    private func isQuotingLetter(_ sentence: Range<Int>) -> Bool {
        text.find("annual letter", in: sentence) != nil || text.find("annual review", in: sentence) != nil
            || text.contains(ReportWords.national, in: sentence)
    }

    private static let publicReports: [Phrase] = [
        "public interest reports", "public interest report", "public reports", "public report", "published reports",
        "published report",
    ]

    /// "Two public reports were issued".
    private func publicReports(_ clause: Clause, _ counted: Counted) -> Match? {
        guard clause.lead(isAll: ombudsmanLead), !text.contains(ReportWords.national, in: clause.sentence) else {
            return nil
        }
        guard
            let end = Self.publicReports.lazy.compactMap({ text.match($0, at: counted.next, in: clause.sentence) })
                .first,
            let tailEnd = clause.tailEnd(from: end, isAll: ombudsmanTail)
        else { return nil }
        // The Ombudsman's reports of the whole country are counted in the same words.
        let isPassive = text.contains("was were", in: clause.leadRange) || text.isWord(end, in: "was were")
        let isAboutCouncil = text.contains("council authority us our", in: end..<tailEnd)
        guard isPassive || isAboutCouncil else { return nil }
        return finish(clause, .ombudsmanPublicReports, counted.value, from: end, tail: ombudsmanTail)
    }

    /// "No public reports were issued", "did not issue any public reports".
    private func noPublicReports(_ clause: Clause) -> Match? {
        guard clause.lead(isAll: ombudsmanLead.union(WordSet("did not has have"))) else { return nil }
        if text.isWord(clause.number, in: "any") {
            guard text.contains("not", in: clause.leadRange) else { return nil }
        }
        var index = clause.number + 1
        if text.isWord(index, in: "of"), text.isWord(clause.number, in: "none") { index += 1 }
        guard let end = Self.publicReports.lazy.compactMap({ text.match($0, at: index, in: clause.sentence) }).first
        else {
            return nil
        }
        return finish(clause, .ombudsmanPublicReports, 0, from: end, tail: ombudsmanTail)
    }

    /// "Total compensation payments recommended by the Ombudsman this year amounted to £27,222.15".
    private func payments(_ clause: Clause) -> Match? {
        let index = clause.number + 1
        guard clause.sentence.contains(index), let value = text.tokens[index].number else { return nil }
        guard !text.isTorn(after: index), !text.isWord(index + 1, in: "million m k") else { return nil }
        let end = clause.tailEnd(from: index + 1)
        let around = [clause.leadRange, (index + 1)..<end]
        guard around.allSatisfy({ clause.isAll(ReportWords.payment, in: $0) }),
            around.contains(where: { text.contains(ReportWords.payments, in: $0) }),
            // Without a word for the sum, "payments of £350" is all of them only where no other amount stands.
            around.contains(where: { text.contains(ReportWords.paymentTotal, in: $0) })
                || text.contains("payments remedies", in: clause.leadRange) && isOnlyAmount(clause, to: end),
            let year = clause.year(in: clause.start..<end, default: period)
        else { return nil }
        return Match(name: .ombudsmanPayments, value: value, year: year, tokens: clause.number..<max(end, index + 1))
    }

    /// Whether no other amount stands in the sentence, but what another year's is compared to.
    private func isOnlyAmount(_ clause: Clause, to end: Int) -> Bool {
        func amounts(_ range: Range<Int>) -> Int { range.count { text.tokens[$0].isSign("\u{A3}") } }
        let rest = end..<clause.sentence.upperBound
        return amounts(clause.sentence.lowerBound..<end) == 1
            && (amounts(rest) == 0
                || amounts(rest) == 1 && text.contains("compared compares from than against", in: rest))
    }

    // MARK: The uphold rate

    /// "79% of the complaints it investigated were upheld", "an uphold rate of 79%": the council's, of one year.
    private func upholdRate(in sentence: Range<Int>) -> Match? {
        let years = text.reportingYears(in: sentence)
        for sign in sentence where text.tokens[sign].isSign("%") {
            guard sentence.contains(sign - 1), let value = text.tokens[sign - 1].number else { continue }
            var end = sign + 1
            while sentence.contains(end), text.isWord(end, in: ReportWords.upholdRate) { end += 1 }
            let clause = Clause(
                text: text, sentence: sentence, start: sentence.lowerBound, number: sign - 1, years: years)
            let isShare =
                text.isWord(sign + 1, in: "of") && text.isWord(end - 1, in: "upheld")
                && text.contains("investigated investigations", in: sign..<end)
            let lead = clause.leadRange
            let isRate =
                text.isWord(sign - 2, in: "of was is at")
                && ["uphold rate", "upheld rate"].contains { text.find($0, in: lead.suffix(5)) != nil }
            guard isShare || isRate, !text.contains(ReportWords.national, in: lead),
                !text.contains(ReportWords.lastYear, in: lead),
                let year = clause.year(in: sentence.lowerBound..<end, default: period)
            else { continue }
            return Match(name: .upholdRate, value: value, year: year, tokens: (sign - 1)..<end)
        }
        return nil
    }

    private func finish(_ clause: Clause, _ name: FigureName, _ value: Double, from end: Int, tail: WordSet) -> Match? {
        guard let tailEnd = clause.tailEnd(from: end, isAll: tail),
            let year = clause.year(in: clause.start..<tailEnd, default: period)
        else { return nil }
        return Match(name: name, value: value, year: year, tokens: clause.number..<tailEnd)
    }

    // MARK: Other years

    /// Whether a sentence goes on about the figure of the one before: "This is up from 211 in 2022/23".
    private func continues(_ sentence: ReportOutline.Sentence) -> Bool {
        !sentence.isFirst && text.isWord(sentence.tokens.lowerBound, in: "this it")
            && text.isWord(sentence.tokens.lowerBound + 1, in: "is was represents represented compares compared")
    }

    /// "390 compliments (312 last year)", "(312 in 2021/22)".
    private func readBracket(after match: Match, in sentence: ReportOutline.Sentence, into ledger: inout ReportLedger) {
        let open = match.tokens.upperBound
        guard sentence.tokens.contains(open + 1), text.tokens[open].isSign("("),
            let other = otherYear(
                at: open + 1, unit: match.name.unit,
                years: text.reportingYears(in: open..<sentence.tokens.upperBound), in: sentence.tokens),
            sentence.tokens.contains(other.next), text.tokens[other.next].isSign(")"), other.year < match.year
        else { return }
        ledger.state(
            match.name, other.value, in: other.year, at: text.place(of: (open + 1)..<other.next), strength: .prose)
    }

    /// "a decrease from £40,750 in 2022/23", "up from 211 in 2022/23", "on 2022/23 (83)".
    private func readComparison(
        with name: FigureName, from start: Int, in sentence: ReportOutline.Sentence, into ledger: inout ReportLedger
    ) {
        guard start < sentence.tokens.upperBound else { return }
        let years = text.reportingYears(in: start..<sentence.tokens.upperBound)
        var isCompared = false
        var index = start
        while index < sentence.tokens.upperBound {
            if let other = otherYear(at: index, unit: name.unit, years: years, in: sentence.tokens),
                (isCompared && text.isWord(index - 1, in: ReportWords.comparisonJoint))
                    || text.tokens[index - 1].isSign("(")
            {
                if other.year < period {
                    ledger.state(
                        name, other.value, in: other.year, at: text.place(of: index..<other.next), strength: .prose)
                }
                index = other.next
                continue
            }
            switch text.tokens[index].kind {
            case .word:
                guard text.isWord(index, in: ReportWords.comparison) else { return }
                if text.isWord(index, in: ReportWords.comparator) { isCompared = true }
            case .number:
                // "by 42%" is passed over; any other number ends it.
                guard index + 1 < sentence.tokens.upperBound, text.tokens[index + 1].isSign("%") else { return }
            case .mixed: return
            case .sign: break
            }
            index += 1
        }
    }

    /// "211 in 2022/23", "£40,750 in 2022/23", "2022/23 (83)", "211 the previous year".
    private func otherYear(
        at start: Int, unit: Unit, years: [(year: Period, tokens: Range<Int>)], in range: Range<Int>
    ) -> (value: Double, year: Period, next: Int)? {
        if let year = years.first(where: { $0.tokens.lowerBound == start }) {
            let index = year.tokens.upperBound
            guard unit == .count, range.contains(index + 2), text.tokens[index].isSign("("),
                let count = text.count(at: index + 1, in: range), range.contains(count.next),
                text.tokens[count.next].isSign(")")
            else { return nil }
            return (Double(count.value), year.year, count.next + 1)
        }
        var index = start
        var value: Double
        switch unit {
        case .pounds:
            guard text.tokens[index].isSign("\u{A3}"), range.contains(index + 1), !text.isTorn(after: index + 1),
                let amount = text.tokens[index + 1].number
            else { return nil }
            value = amount
            index += 2
        case .count:
            guard let count = text.count(at: index, in: range), !years.contains(where: { $0.tokens.contains(index) })
            else { return nil }
            value = Double(count.value)
            index = count.next
            guard !range.contains(index) || !text.tokens[index].isSign("%") else { return nil }
        case .percent, .per100k, .days: return nil
        }
        while range.contains(index), text.isWord(index, in: ReportWords.counted) { index += 1 }
        while range.contains(index), text.isWord(index, in: "in during for the") { index += 1 }
        if let year = years.first(where: { $0.tokens.lowerBound == index }) {
            return (value, year.year, year.tokens.upperBound)
        }
        if text.isWord(index, in: ReportWords.lastYear), text.isWord(index + 1, in: "year"),
            let year = Period(endYear: period.endYear - 1)
        {
            return (value, year, index + 2)
        }
        return nil
    }

    /// "The number of cases where the Ombudsman found maladministration increased from 23 in 2022/23".
    private func readBareComparison(
        in sentence: ReportOutline.Sentence, context: Context, into ledger: inout ReportLedger
    ) {
        guard context.isGeneral, let (name, end) = subject(of: sentence, context: context) else { return }
        readComparison(with: name, from: end, in: sentence, into: &ledger)
    }

    /// What a sentence that begins with it counts, and the index after it.
    private func subject(of sentence: ReportOutline.Sentence, context: Context) -> (FigureName, end: Int)? {
        let start = skipWords("the overall total in", from: sentence.tokens.lowerBound, in: sentence.tokens)
        for (phrase, name) in context.isAboutOmbudsman ? Self.ombudsmanSubjects : Self.subjects {
            if let end = text.match(phrase, at: start, in: sentence.tokens) {
                return (name, skipWords("received recorded this year", from: end, in: sentence.tokens))
            }
        }
        guard context.isAboutOmbudsman else { return nil }
        // "The number(s) of cases where the Ombudsman highlighted maladministration"
        guard text.isWord(start, in: "number numbers") else { return nil }
        var index = start + 1
        let words: StaticString = """
            of cases complaints decisions findings where in which the ombudsman lgsco lgo has highlighted found \
            identified was there
            """
        while sentence.tokens.contains(index), text.isWord(index, in: words) { index += 1 }
        guard index > start + 1 else { return nil }
        if let end = text.match("maladministration and injustice", at: index, in: sentence.tokens)
            ?? text.match("maladministration", at: index, in: sentence.tokens)
            ?? text.match("fault", at: index, in: sentence.tokens)
        {
            return (.decisionsUpheld, skipWords("was found by the ombudsman lgsco", from: end, in: sentence.tokens))
        }
        return nil
    }

    private static let subjects: [(Phrase, FigureName)] = [
        ("number of compliments", .contactsCompliments),
        ("number of corporate complaints", .contactsCorporateComplaints),
        ("number of contacts", .contactsTotal),
    ]
    private static let ombudsmanSubjects: [(Phrase, FigureName)] = [
        ("number of upheld complaints", .decisionsUpheld), ("number of upheld decisions", .decisionsUpheld),
        ("number of complaints upheld", .decisionsUpheld), ("compensation payments", .ombudsmanPayments),
        ("number of enquiries", .ombudsmanEnquiries), ("number of decisions", .ombudsmanDecisions),
    ]

    private func skipWords(_ words: StaticString, from index: Int, in range: Range<Int>) -> Int {
        var index = index
        while range.contains(index), text.isWord(index, in: words) { index += 1 }
        return index
    }
}
