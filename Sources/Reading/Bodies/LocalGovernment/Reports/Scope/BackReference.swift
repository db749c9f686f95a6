import Model

/// A sentence without a count that says whose or of when the numbers before it are: "All of these were planning cases.", "The
/// figures do not include adult social care.", "These cases were all from 2022/23."
///
/// Its subject points back at numbers or cases as a whole, and its predicate names a restriction (`ScopeRestriction`) right
/// behind words that tie the two: "were about", "are figures for", "relate to". Any other word between them, as in "were
/// referred to the planning team", makes it a sentence about what became of the cases.
struct BackReference {
    /// The words that restrict.
    let words: Range<Int>
    /// Whether it speaks of the figures of the paragraph, and not of the cases counted last alone.
    let isOfFigures: Bool

    /// The longest sentence that refers back, in tokens.
    private static let longest = 34

    static let figures = WordSet(
        """
        figure figures number numbers data statistics total totals count counts result results picture position outcomes \
        story situation information account summary record records performance rates rate
        """)
    static let cases = WordSet(
        """
        case cases complaint complaints decision decisions investigation investigations enquiries compliments contacts \
        determinations findings ones
        """)

    /// Recognises a sentence that refers back.
    init?(_ tokens: Range<Int>, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        guard tokens.count <= Self.longest, let start = Self.start(of: tokens, in: text) else { return nil }
        let body = start..<tokens.upperBound
        if let year = Self.yearOfSource(in: body, by: recogniser) {
            words = year
            isOfFigures = true
            return
        }
        if let only = Self.only(in: body, by: recogniser) {
            words = only
            isOfFigures = true
            return
        }
        guard let subject = Subject(body, of: text),
            let predicate = Predicate(at: subject.end, in: tokens, of: text),
            !recogniser.hasCount(subject.end..<tokens.upperBound)
        else { return nil }
        let rest = predicate.end..<tokens.upperBound
        guard !text.contains(Self.others, in: rest) else { return nil }
        guard let found = ScopeRestriction(in: rest, except: [], by: recogniser) else { return nil }
        switch predicate.kind {
        case .ties where subject.isNegative: return nil
        case .includes where subject.isNegative: break
        case .leavesOut:
            guard found.scope.service != nil || found.scope.isUnresolved,
                !text.contains("separate separately own themselves elsewhere which because statutory", in: rest)
            else { return nil }
        case .includes:
            if found.scope.service != nil || found.scope.isUnresolved { return nil }
        case .ties:
            if subject.isSingular, found.scope.owner == nil, found.scope.time == nil { return nil }
            guard text.isAll(Self.joints, in: predicate.end..<max(predicate.end, found.words.lowerBound)),
                !text.contains(Self.events, in: rest), !Self.isOfCentral(found.words, text)
            else { return nil }
            // "These were about housing, planning and waste." tells what the council's cases were about.
            let isList = found.words.contains { index in
                text.sign(index, is: ",") || text.isWord(index, in: "and or") && !text.isCapital(index + 1)
            }
            if isList, !subject.isWhole { return nil }
        }
        words = found.words
        isOfFigures = subject.isOfFigures
    }

    /// Skips the sign or the number of a note: "* These are …", "1 Tenants' complaints only."
    private static func start(of tokens: Range<Int>, in text: DocumentText) -> Int? {
        guard var index = tokens.first else { return nil }
        if text.isWord(index, in: "note notes nb"), text.sign(index + 1, is: ":") { index += 2 }
        while tokens.contains(index), text.tokens[index].kind != .word, index - tokens.lowerBound < 3 { index += 1 }
        return tokens.contains(index) && text.tokens[index].kind == .word ? index : nil
    }

    /// The year of another letter than that of the report's year from which the numbers are taken: "(Source: annual letter 2022/23)".
    private static func yearOfSource(in tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        guard text.isWord(tokens.lowerBound, in: "source sources") else { return nil }
        let years = text.reportingYears(in: tokens)
        guard years.count == 1, let year = years.first,
            year.year != recogniser.period,
            LetterYear(of: tokens.lowerBound..<year.tokens.lowerBound, in: text) != nil
        else { return nil }
        return year.tokens
    }

    /// A phrase without a verb that ends in "only": "Planning only.", "Tenants' complaints only."
    private static func only(in tokens: Range<Int>, by recogniser: ScopeRecogniser) -> Range<Int>? {
        let text = recogniser.text
        guard tokens.count <= 8, let last = tokens.last(where: { text.tokens[$0].kind == .word }),
            text.isWord(last, in: "only alone"), last > tokens.lowerBound,
            !tokens.contains(where: {
                text.isWord($0, in: "is are was were be been has have had not")
                    || text.isVerbOrAdverb($0) && !text.isWord($0, in: OwnerWords.fields)
            }), !recogniser.hasCount(tokens)
        else { return nil }
        let named = tokens.lowerBound..<last
        if let found = ScopeRestriction(in: named, except: [], by: recogniser) { return found.words }
        return nil
    }

    /// Words by which a sentence compares, counts a part, or speaks of the whole council.
    private static let others = WordSet(
        """
        than compared compares comparison versus average averages mean higher lower above below more fewer less up down \
        similar same increase decrease rise fall mainly mostly largely partly chiefly primarily predominantly often usually some \
        many most majority several such example among corporate whole both every each overall council-wide if would could
        """)

    /// Verbs of what became of cases, or was done with figures, at some time.
    private static let events = WordSet(
        """
        answered resolved closed published presented discussed reported reviewed shared referred sent passed learned agreed \
        implemented completed paid offered
        """)

    private static func isOfCentral(_ words: Range<Int>, _ text: DocumentText) -> Bool {
        text.contains(FrontRestriction.central, in: words)
    }

    /// Words that tie a predicate to what it says the numbers are of.
    private static let joints = WordSet(
        """
        the a an our its all only just solely exclusively purely entirely those that ones for of about from in at by within on \
        concerning regarding against covering first second last final opening one \
        figure figures number numbers data statistics total totals count counts result results \
        case cases complaint complaints decision decisions investigation investigations enquiries compliments contacts \
        made decided determined taken issued given provided supplied reached received handled dealt with investigated upheld considered counted \
        recorded brought raised related relating restricted limited confined to drawn taken
        """)
}

extension BackReference {
    /// A subject that points back: "All of these", "These cases", "They", "The figures", "That".
    private struct Subject {
        var end: Int
        /// Whether all of the numbers are meant by their own words: "all", "the figures".
        var isWhole = false
        var isOfFigures = false
        /// "This", "That", "It"
        var isSingular = false
        /// "None of this"
        var isNegative = false

        init?(_ tokens: Range<Int>, of text: DocumentText) {
            let first = tokens.lowerBound
            var index = first
            if text.isWord(index, in: "all everything both") {
                isWhole = true
                index = text.skip("of", from: index + 1, in: tokens)
                index = text.skip("these those them the our this", from: index, in: tokens)
            } else if text.isWord(index, in: "every each"), text.isWord(index + 1, in: "one of"),
                tokens.contains(index + 2)
            {
                isWhole = true
                index = text.skip("one of", from: index + 1, in: tokens)
                index = text.skip("these those them the our this", from: index, in: tokens)
            } else if text.isWord(index, in: "none neither"), text.isWord(index + 1, in: "of") {
                // "None of this includes adult social care."
                isWhole = true
                isNegative = true
                index = text.skip("these those them the our this it", from: index + 2, in: tokens)
            } else if text.isWord(index, in: "these those they the our") {
                let isOpen = text.isWord(index, in: "the our")
                index += 1
                if isOpen { index = text.skip("above", from: index, in: tokens) }
                // "The letter is that of 2022/23."
                if isOpen, text.isWord(index, in: "letter letters") {
                    (end, isSingular, isOfFigures) = (index + 1, true, true)
                    return
                }
                if isOpen, !text.isWord(index, in: BackReference.figures), !text.isWord(index, in: BackReference.cases)
                {
                    return nil
                }
            } else if text.isWord(index, in: "this that it") {
                isSingular = true
                index += 1
            } else if text.isWord(index, in: BackReference.figures), !text.isWord(index, in: "performance") {
                // "Figures are for housing."
            } else if text.isWord(index, in: "exclude excludes excluding covers"), tokens.count <= 12 {
                // "Note: excludes housing."
                (end, isWhole, isOfFigures) = (index, true, true)
                return
            } else {
                return nil
            }
            if text.isWord(index, in: BackReference.figures) {
                isOfFigures = true
                isWhole = true
                isSingular = false
                index += 1
            } else if text.isWord(index, in: BackReference.cases) {
                isSingular = false
                index += 1
            }
            if isSingular { isOfFigures = true }
            end = text.skip("above here given shown quoted all", from: index, in: tokens)
            guard tokens.contains(end) else { return nil }
        }
    }

    /// A verb that ties the numbers to what they are of, or leaves something out of them.
    private struct Predicate {
        enum Kind { case ties, leavesOut, includes }

        let kind: Kind
        /// The index after the verb.
        let end: Int

        init?(at index: Int, in tokens: Range<Int>, of text: DocumentText) {
            let adverbs: StaticString = "all only just solely exclusively purely entirely therefore also each"
            var verb = text.skip(adverbs, from: index, in: tokens)
            if text.isWord(verb, in: "do does did"), text.isWord(verb + 1, in: "not"),
                text.isWord(verb + 2, in: "include cover count contain take")
            {
                kind = .leavesOut
                end = verb + 3
                return
            }
            if text.isWord(verb, in: "exclude excludes excluded excluding omit omits omitted") {
                kind = .leavesOut
                end = verb + 1
                return
            }
            if text.isWord(verb, in: "leave leaves left"), text.isWord(verb + 1, in: "out") {
                kind = .leavesOut
                end = verb + 2
                return
            }
            if text.isWord(verb, in: "include includes included"), tokens.contains(verb) {
                kind = .includes
                end = verb + 1
                return
            }
            kind = .ties
            if text.isWord(verb, in: "have has had"), text.isWord(verb + 1, in: "been") { verb += 1 }
            if text.isWord(verb, in: "is are was were been") {
                if text.isWord(verb + 1, in: "without") || text.isWord(verb + 1, in: "exclusive") { return nil }
                end = text.skip(adverbs, from: verb + 1, in: tokens)
                return
            }
            if text.isWord(
                verb,
                in:
                    "relate relates related refer refers referred apply applies belong belongs belonged pertain pertains"
            ),
                tokens.contains(verb + 1), text.isWord(text.skip(adverbs, from: verb + 1, in: tokens), in: "to")
            {
                end = text.skip(adverbs, from: verb + 1, in: tokens) + 1
                return
            }
            if text.isWord(
                verb,
                in:
                    "concern concerns concerned cover covers covered come comes came arise arose stem stems stemmed date dates dated fall fell describe describes represent represents reflect reflects began originated"
            ) {
                end = text.skip(
                    "back from in under within to", from: text.skip(adverbs, from: verb + 1, in: tokens), in: tokens)
                return
            }
            return nil
        }
    }
}
