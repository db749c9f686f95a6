import Model

/// Finds statements about public reports: "This year, we issued two public reports about your Council."
enum PublicReport {
    static func finding(_ passages: [PhraseMatch<Remarks.Mark>], _ subject: Subject) -> Finding? {
        var count: Int?
        var place: Place?
        var examined = ExaminedMarks()
        for passage in passages {
            if case .refusal = passage.meaning { continue }
            guard examined.admit(passage.tokens.lowerBound) else { continue }
            let sentence = subject.text.sentence(around: passage.tokens.lowerBound, in: subject.passage.tokens)
            let first = passage.tokens.lowerBound
            let last = passage.tokens.upperBound - 1
            let words =
                switch passage.meaning {
                case .report: passage.tokens
                case .reportMade: last..<(last + 1)
                default: first..<(first + 1)
                }
            guard isPublished(passage, words, in: sentence, subject),
                says(passage.meaning, words, in: sentence, subject)
            else { continue }
            let number = number(before: words, in: sentence, subject.text)
            if place == nil {
                place = subject.text.place(of: sentence)
                count = number.count
            } else if number.isFurther, let more = number.count {
                count = count.map { $0 + more }
            }
        }
        guard let place else { return nil }
        let reports =
            switch count {
            case 1?: "1 public report was"
            case let count?: "\(count) public reports were"
            case nil: "public reports were"
            }
        return Finding(
            code: .remarkPublicReport, message: "The text says that \(reports) issued about the authority.",
            place: place)
    }

    /// Whether a mark is of a report that was published about the authority, as far as its own words show.
    private static func isPublished(
        _ passage: PhraseMatch<Remarks.Mark>, _ words: Range<Int>, in sentence: Range<Int>, _ subject: Subject
    ) -> Bool {
        switch passage.meaning {
        case .report: true
        case .plainReport: isPublished(words, in: sentence, subject.text)
        case .furtherReport, .reportMade:
            isPublished(words, in: sentence, subject.text) && isCaused(after: passage.tokens, in: sentence, subject)
        case .reportBefore: isAboutAuthority(behind: passage.tokens, in: sentence, subject)
        case .refusal: false
        }
    }

    /// Whether the Ombudsman published a report that is not called public: "we published one report about your authority".
    private static func isPublished(_ report: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        if isPublishedPassively(report, in: sentence, text) { return true }
        let before = sentence.lowerBound..<report.lowerBound
        let verb = before.last {
            text.isWord($0, in: "issued published issue publish issuing publishing")
        }
        guard let verb, (sentence.lowerBound..<verb).contains(where: { text.isWord($0, in: "we i us me") }),
            !before.contains(where: { text.isWord($0, in: Remarks.negations) || text.word($0, is: "will") })
        else { return false }
        // "We publish our annual report about your Council" is another kind.
        return (verb + 1..<report.lowerBound).allSatisfy { index in
            text.isWord(index, in: "a an another further formal separate new our my")
                || text.quantity(at: index, in: sentence) != nil
        } && !sentence.contains { text.isWord($0, in: "each every annually annual performance") }
    }

    /// "Two reports about your Council were published in the public interest", "… were published by us"
    private static func isPublishedPassively(
        _ report: Range<Int>, in sentence: Range<Int>, _ text: DocumentText
    ) -> Bool {
        let rest = report.upperBound..<max(report.upperBound, min(report.upperBound + 14, sentence.upperBound))
        let verb = rest.first { text.isWord($0, in: "issued published") && text.isWord($0 - 1, in: "was were been") }
        guard let verb else { return false }
        // "Our report on your Council's parking service was published in May", not "on your Council's performance"
        if text.isWord(report.lowerBound - 1, in: "our my") {
            return !rest.contains { text.isWord($0, in: "performance annual complaints review") }
        }
        return (verb + 1..<max(verb + 1, min(verb + 6, sentence.upperBound))).contains {
            text.word($0, is: "public") && text.word($0 + 1, is: "interest")
                || text.word($0, is: "by") && text.isWord($0 + 1, in: "us me my our")
        }
    }

    /// Whether a token makes a sentence a mere possibility. "Because your Council would not act" says what was.
    private static func isCondition(_ index: Int, behind words: Range<Int>, _ text: DocumentText) -> Bool {
        Remarks.isCondition(index, in: text)
            && !(index > words.upperBound && text.isWord(index, in: "would could") && text.word(index + 1, is: "not"))
    }

    private static func says(
        _ mark: Remarks.Mark, _ words: Range<Int>, in sentence: Range<Int>, _ subject: Subject
    ) -> Bool {
        let text = subject.text
        // Lists of a website's contents, last year's reports, and possibilities are no remark.
        let clause = sentence.lowerBound..<clauseEnd(behind: words, in: sentence, text)
        guard
            !clause.contains(where: {
                text.isWord($0, in: "find website map online webpage link links visit")
                    || isCondition($0, behind: words, text)
            }),
            !subject.isAboutOtherYear(sentence),
            let verb = sentence.first(where: { isIssue($0, text) || isSubject($0, text) || isEnd($0, text) })
                ?? ownReport(words, in: sentence, text),
            !isNegated(verb, words, in: sentence, text)
        else { return false }
        // Whose report it is was found with these wordings.
        if [.furtherReport, .reportBefore, .reportMade].contains(mark) { return subject.isOwn(before: sentence) }
        // "public reports we have issued" is about reports at large, unless a council is named.
        let about = (words.upperBound..<sentence.upperBound).first {
            text.isWord($0, in: "about against concerning involving regarding on into for following")
        }
        // "… 27 public reports, none of them about the Council"
        if let about, (words.upperBound..<about).contains(where: { text.isWord($0, in: "none no not") }) {
            return false
        }
        // "… two public reports; neither concerned your authority"
        if (words.upperBound..<sentence.upperBound).contains(where: { text.isWord($0, in: "neither none") }) {
            return false
        }
        let named: Subject.Actor =
            about.map { actor(after: $0, in: sentence, subject) } ?? .unknown
        switch named {
        case .other: return false
        case .authority: return subject.isOwn(before: sentence)
        case .unknown:
            // "You were the subject of a public interest report"
            let isYours = isSubject(verb, text) && text.contains("you", in: sentence.lowerBound..<verb)
            return verb < words.lowerBound && (isYours || subject.last(in: sentence) == .authority)
                && subject.isOwn(before: sentence)
        }
    }

    /// The body that is named first after a token.
    private static func actor(after index: Int, in sentence: Range<Int>, _ subject: Subject) -> Subject.Actor {
        // "about Slough, none about the Council": a name that is not the authority's.
        if subject.isOtherPlace(index + 1, in: sentence) { return .other }
        for index in index..<min(index + 8, sentence.upperBound) {
            // "on housing we visited your Council", "about the neighbouring district, and your Council will want to read it"
            if subject.text.isWord(index, in: "neighbouring nearby adjoining we") { return .other }
            if subject.text.word(index, is: "you") { return .authority }
            // "Your Council … its response to the public report we issued about its parking service"
            if subject.text.word(index, is: "its"), subject.last(in: sentence.lowerBound..<index) == .authority {
                return .authority
            }
            let actor = subject.actor(at: index)
            if actor != .unknown { return actor }
        }
        return .unknown
    }

    private static func isIssue(_ index: Int, _ text: DocumentText) -> Bool {
        text.isWord(index, in: "issued published issue publish issuing publishing made received")
    }

    /// Whether a token begins "subject of", as in "was the subject of two public reports".
    private static func isSubject(_ index: Int, _ text: DocumentText) -> Bool {
        text.word(index, is: "subject") && text.word(index + 1, is: "of")
    }

    private static func isNegated(
        _ verb: Int, _ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText
    ) -> Bool {
        // "It has not been necessary to issue a public report"
        let isNeed =
            text.isWord(verb - 1, in: "to") && text.isWord(verb - 2, in: "necessary needed required obliged forced")
        // "We considered issuing a public report about your Council"
        if text.isWord(verb, in: "issuing publishing issue publish"),
            (max(sentence.lowerBound, verb - 3)..<verb).contains(where: {
                text.isWord($0, in: "considered considering without from avoid avoided before than instead")
            })
        {
            return true
        }
        // "No investigation of your Council ended with a public report"
        if isEnd(verb, text),
            (sentence.lowerBound..<verb).contains(where: { text.isWord($0, in: Remarks.negations) })
        {
            return true
        }
        // "We shall issue a public report"
        if (max(sentence.lowerBound, verb - 2)..<verb).contains(where: { text.isWord($0, in: "will shall") }) {
            return true
        }
        let near = max(sentence.lowerBound, verb - (isNeed ? 6 : 3))..<verb
        let ahead = max(sentence.lowerBound, words.lowerBound - 3)..<words.lowerBound
        return near.contains { text.isWord($0, in: Remarks.negations) }
            || ahead.contains { text.isWord($0, in: Remarks.negations) || text.word($0, is: "zero") }
    }

    private static func number(
        before words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText
    ) -> (count: Int?, isFurther: Bool) {
        var index = words.lowerBound
        var isFurther = false
        while sentence.contains(index - 1),
            text.isWord(index - 1, in: "further separate new more another")
        {
            isFurther = true
            if text.word(index - 1, is: "another") { return (1, true) }
            index -= 1
        }
        if let quantity = text.quantity(before: index, in: sentence), quantity.isClear, quantity.value < 1000 {
            return (Int(quantity.value), isFurther)
        }
        // "a public report"
        return (text.isWord(index - 1, in: "a an") ? 1 : nil, isFurther)
    }
}
