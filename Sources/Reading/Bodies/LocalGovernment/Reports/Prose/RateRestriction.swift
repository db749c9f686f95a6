/// The words that make a rate one of some cases only: "60% in the eastern area", "60% among older cases".
///
/// A preposition, a dash or a bracket beside a rate says which cases the rate is of. Where every word that it governs speaks
/// of the council, its year or the Ombudsman's cases in general, the rate stays the council's. Any other word may restrict
/// it, and leaves the rate unclear. Words that state a dimension of scope have been resolved before.
struct RateRestriction {
    private let text: DocumentText
    private let statement: ScopeStatement
    /// The words of the council's name.
    private let authority: WordSet
    private let years: [Range<Int>]
    /// Words that the rate's own measure has beside those of every rate.
    private let ofMeasure: WordSet

    init(
        _ text: DocumentText, _ statement: ScopeStatement, authority: WordSet, years: [Range<Int>],
        measures: [QuotedMeasure]
    ) {
        self.text = text
        self.statement = statement
        self.authority = authority
        self.years = years
        ofMeasure =
            measures.contains(.remedy)
            ? Self.remedyWords : measures.contains(.compliance) ? Self.complianceWords : WordSet("")
    }

    /// Returns the first word around a rate that may restrict it; nil where none does.
    func word(around rate: RateSurroundings) -> Int? {
        if let found = word(in: rate.clauseStart..<rate.share.lowerBound) ?? word(ofLabel: rate) ?? word(in: rate.tail)
        {
            return found
        }
        return word(behind: rate.isBracketed ? rate.after.lowerBound + 1 : rate.clauseEnd, in: rate.after)
    }

    /// "Uphold rate (eastern area): 60%", "Uphold rate, eastern area: 60%"
    private func word(ofLabel rate: RateSurroundings) -> Int? {
        guard rate.before.contains(rate.last), text.tokens[rate.last].isSign(":"),
            let noun = rate.before.last(where: { text.isWord($0, in: "rate rates upheld compliance") })
        else { return nil }
        return word(ofRemark: (noun + 1)..<rate.last)
    }

    /// Returns the first word that may restrict a number, in the brackets and phrases behind its clause: "(eastern area)", ", in
    /// the eastern area at least"; nil where none does.
    ///
    /// - Parameters:
    ///   - end: the index after the clause.
    ///   - range: the words of the sentence that may be the number's.
    func word(behind end: Int, in range: Range<Int>) -> Int? {
        var index = end
        while range.contains(index) {
            let token = text.tokens[index]
            if token.isSign("(") {
                guard let close = range.first(where: { $0 > index && text.tokens[$0].isSign(")") }) else { return nil }
                if let found = word(ofRemark: (index + 1)..<close) { return found }
                index = close + 1
                continue
            }
            if token.isSign("-"), token.gap != .none {
                let end = range.first { $0 > index && isClauseEnd($0) } ?? range.upperBound
                return word(ofRemark: (index + 1)..<end)
            }
            let isPhrase = token.isSign(",") && text.isWord(index + 1, in: Self.placing)
            guard isPhrase || text.isWord(index, in: Self.prepositions), !text.isComparison(index, in: range)
            else { return nil }
            let start = isPhrase ? index + 1 : index
            let end = range.first { $0 > start && isClauseEnd($0) } ?? range.upperBound
            // "…, in line with what was expected" and other clauses with a verb speak of something else.
            if text.contains(Self.verbs, in: start..<end) || text.contains("which whom whose", in: start..<end) {
                return nil
            }
            if let found = scoped(in: start..<end) ?? word(in: start..<end) { return found }
            index = end
        }
        return nil
    }

    /// Returns the first word of a remark, in brackets or behind a dash, that may restrict the number before it. A comparison, a
    /// number or a clause with a verb restricts nothing.
    func word(ofRemark remark: Range<Int>) -> Int? {
        if let scoped = scoped(in: remark) { return scoped }
        let isOther = remark.contains { index in
            text.isWord(index, in: Self.comparing) || text.isWord(index, in: Self.verbs)
                || (text.count(at: index, in: remark) != nil || text.tokens[index].number != nil)
                    && !years.contains { $0.contains(index) }
        }
        if isOther { return nil }
        return remark.first { index in
            text.tokens[index].kind == .word && !statement.covers(index) && !years.contains { $0.contains(index) }
                && !isKnown(index) && !text.isWord(index, in: Self.prepositions)
                && !text.isWord(index, in: Self.remarks)
                && !text.isWord(index, in: ReportTerms.all) && !text.isWord(index, in: ReportTerms.plain)
        }
    }

    /// Returns the first word that states another owner or time than the council's year, or another ombudsman for the number before it:
    /// "12 (LGSCO and HOS)", but not "75% (Housing Ombudsman: 60%)".
    private func scoped(in range: Range<Int>) -> Int? {
        statement.items.first { item in
            guard item.tokens.overlaps(range) else { return false }
            switch item.dimension {
            case .ombudsman(let body):
                return (body == .several || body.nameOfOther != nil)
                    && !range.contains { text.tokens[$0].number != nil || text.count(at: $0, in: range) != nil }
            case .owner(.service), .owner(.otherBody), .owner(.unresolved), .time(.partOfYear): return true
            default: return false
            }
        }?.tokens.lowerBound
    }

    private func isClauseEnd(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.isSign(",") || token.isSign(";") || token.isSign("(") || token.isSign(")") || token.isSign(".")
            || text.isWord(index, in: "and but while whereas although compared than")
    }

    /// Returns the first word of the phrase that opens a sentence, or of its subject, that restricts it to some cases: "In the
    /// eastern area there were few cases.", "The eastern area had few cases."
    ///
    /// - Parameter sentence: a sentence without figures.
    func opening(of sentence: Range<Int>) -> Int? {
        guard let first = sentence.first else { return nil }
        if text.isWord(first, in: Self.placing), !text.isWord(first, in: "on from"), !statement.covers(first + 1) {
            return unknown(after: first, in: sentence)
        }
        guard let verb = sentence.prefix(8).first(where: { text.isWord($0, in: Self.verbs) }), verb > first + 1,
            text.isWord(verb - 1, in: Self.places), !text.contains(Self.prepositions, in: first..<verb)
        else { return nil }
        return (first..<verb).first { text.tokens[$0].kind == .word && !isKnown($0) }
    }

    /// Returns the first word that restricts the cases which a sentence speaks of: "Cases about trees take long.", "We looked at
    /// complaints from tenants."
    func ofCases(in sentence: Range<Int>) -> Int? {
        sentence.lazy.compactMap { index -> Int? in
            guard text.isWord(index, in: "cases complaints investigations decisions"), sentence.contains(index + 1)
            else {
                return nil
            }
            let next = text.skip("made received brought investigated decided", from: index + 1, in: sentence)
            guard text.isWord(next, in: "from about against by concerning in among involving regarding"),
                !statement.covers(next + 1)
            else { return nil }
            return unknown(after: next, in: sentence)
        }.first
    }

    private static let places = WordSet(
        "area areas ward wards locality localities neighbourhood neighbourhoods region district town village depot part parts"
    )

    private func word(in range: Range<Int>) -> Int? {
        for index in range where governs(index, in: range) {
            // "Excluding one case, the uphold rate was 60%."
            if text.isWord(index, in: "excluding except without") { return index }
            if let found = unknown(after: index, in: range) { return found }
        }
        return nil
    }

    /// Whether a token begins words that say which cases are meant.
    private func governs(_ index: Int, in range: Range<Int>) -> Bool {
        if statement.covers(index) { return false }
        if text.tokens[index].isSign("-") { return text.tokens[index].gap != .none }
        if text.isWord(index, in: Self.prepositions) { return true }
        // "the complaints it investigated that concerned delay", but not "it shows that the rate"
        return text.isWord(index, in: "that which who whose") && range.contains(index - 1)
            && text.isWord(index - 1, in: "complaints cases investigations investigated recommendations decisions")
    }

    /// Returns the first word behind a preposition, up to the next or a verb, that may restrict the rate.
    private func unknown(after preposition: Int, in range: Range<Int>) -> Int? {
        var index = preposition + 1
        while range.contains(index) {
            if let year = years.first(where: { $0.contains(index) }) {
                index = year.upperBound
                continue
            }
            let token = text.tokens[index]
            if token.isSign(",") || token.isSign(";") || token.isSign(":") || token.isSign(")") { return nil }
            guard token.kind == .word, !statement.covers(index) else {
                index += 1
                continue
            }
            if text.isWord(index, in: Self.verbs) || text.isWord(index, in: Self.prepositions) { return nil }
            if !isKnown(index) { return index }
            index += 1
        }
        return nil
    }

    private func isKnown(_ index: Int) -> Bool {
        if text.isWord(index, in: Self.known) || text.isWord(index, in: ofMeasure) { return true }
        if text.isWord(index, in: authority) || text.count(at: index, in: index..<(index + 1)) != nil { return true }
        // "the financial year", but not "a financial remedy"
        if text.isWord(index, in: "financial reporting municipal") {
            return text.isWord(index + 1, in: "year years period")
        }
        let bytes = text.folded[text.tokens[index].bytes]
        return bytes.suffix(2).elementsEqual("'s".utf8)
            && authority.contains(bytes.dropLast(2)) || text.ombudsman(at: index, in: index..<(index + 1)) != nil
    }
}

// MARK: Words

extension RateRestriction {
    private static let prepositions = WordSet(
        """
        in at within across among amongst for of on about into against outside inside under per with without by from to until \
        since during over where when concerning regarding relating involving throughout around near beyond through excluding \
        including except after between upon via
        """)

    /// Verbs, at which the words that a preposition governs have ended.
    private static let verbs = WordSet(
        """
        was were is are be been being has had have did does do will stood stands rose fell fallen risen increased decreased \
        improved dropped declined remained remains stayed reached shows showed show states stated says said reports reported \
        gives gave confirms confirmed notes noted records recorded
        """)

    /// Words that speak of the council as a whole, of a year of it, of the Ombudsman's cases in general, or of the councils
    /// that it is compared with.
    private static let known = WordSet(
        """
        a all an any both each it its our ours same that the their these they this those us we \
        council council's councils councils' authority authority's authorities authorities' organisation organisation's \
        organisations bodies \
        complaint complaints case cases investigation investigations decision decisions recommendation recommendations \
        ombudsman ombudsman's ombudsmans lgsco lgsco's lgo lgo's and or \
        detailed full fully formal formally upheld uphold upholds rate rates investigated decided made found completed concluded \
        carried out finding findings fault following considered determined \
        year year's years period annual total whole overall end time first third fourth fifth running consecutive row \
        last previous preceding prior current \
        respect relation terms line comparison contrast addition turn regard percentage percent point points cent \
        average averages mean similar comparable comparator comparators other type types size peers county counties district \
        districts unitary unitaries metropolitan london borough boroughs england english national nationally \
        letter letters review reviews report reports table figure figures chart graph appendix section data statistics \
        performance result results just only nearly almost approximately exactly only compared more fewer less higher \
        lower above below best better up down not no none
        """)

    /// Prepositions that say of which cases a number is where a comma stands before them.
    private static let placing = WordSet(
        "in within among amongst across throughout about concerning regarding relating for under at on from excluding")

    /// Words of remarks that compare a number, or say what it is a part of.
    private static let comparing = WordSet(
        """
        increase increased decrease decreased fall rise rose drop dropped reduction improvement change changed same equal \
        equivalent compared compares comparing versus against than up down representing or i.e ie e.g eg including \
        with all none both most half nearly almost
        """)

    /// Words of remarks that say nothing of the cases, beside the terms of reports.
    private static let remarks = WordSet("overleaf premature rounded")

    private static let remedyWords = WordSet(
        """
        satisfactory remedy remedies remedied provided offered before complainant complainants reached came went already put \
        things right
        """)

    private static let complianceWords = WordSet(
        "remedy remedies remedied compliance complied comply agreed action actions implemented satisfied satisfaction accepted"
    )
}
