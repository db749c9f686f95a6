import Model

/// Finds the sentences by which a report corrects a figure that it gives elsewhere, and takes back the figures that they may mean: which
/// of them it is, and where the corrected one belongs, such a sentence mostly leaves open.
///
/// "Corrected: 11", "The figure should read 11.", "For 12 read 11.", "The correct number is 11."
struct CorrectionReader {
    private let report: ReportText
    private let text: DocumentText

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Takes back the figures that are corrected, with a doubt about each.
    func apply(to statements: inout ReportStatements) {
        // The end of the last correction: "The figure of 12 was wrong; it should have been 11." is one.
        var end = -1
        for sentence in report.outline.sentences {
            let tokens = sentence.tokens
            let isUnderErrata = isUnderErrata(sentence)
            guard text.contains(Self.triggers, in: tokens) || isUnderErrata,
                let words = correction(in: tokens) ?? (isUnderErrata ? tokens : nil)
            else { continue }
            let numbers = Numbers(in: tokens, from: words, of: text)
            guard !numbers.isEmpty else { continue }
            let isSame = tokens.lowerBound == end
            end = tokens.upperBound
            let names = names(in: tokens)
            // "The register was corrected in 3 cases." under "Corrections"
            let isOpen = names.isEmpty && numbers.former.isEmpty
            if isOpen, isSame || words == tokens && !text.contains("figure number total read", in: tokens) { continue }
            let years = Set(text.reportingYears(in: tokens).map(\.year))
            let message =
                "\"\(text.string(tokens))\" corrects a number, and it is left open of which figure it is."
            statements.takeBack(
                Correction(
                    names: names, year: years.count == 1 ? years.first : nil, former: numbers.former,
                    corrected: numbers.corrected,
                    place: text.place(of: tokens), message: message))
        }
    }

    private static let triggers = WordSet(
        """
        correction corrections corrected correct corrigendum corrigenda erratum errata amended amendment revised restated should ought \
        read right true actual accurate wrong wrongly incorrect incorrectly erroneous erroneously mistaken mistakenly error misprint \
        inaccurate misstated misreported
        """)

    /// Whether a sentence stands under a heading such as "Errata".
    private func isUnderErrata(_ sentence: ReportOutline.Sentence) -> Bool {
        guard let heading = report.outline.sections[sentence.section].headings.last,
            !heading.tokens.overlaps(sentence.tokens), heading.tokens.count <= 4
        else { return false }
        return text.contains(Self.openings, in: heading.tokens)
    }

    private static let openings = WordSet("correction corrections corrigendum corrigenda erratum errata")

    // MARK: The words

    /// Returns the words by which a sentence corrects a number; nil where it corrects none.
    private func correction(in tokens: Range<Int>) -> Range<Int>? {
        if let first = tokens.first(where: { text.tokens[$0].kind == .word }), first < tokens.lowerBound + 3,
            opens(first, in: tokens)
        {
            return first..<(first + 1)
        }
        for index in tokens where text.isWord(index, in: Self.triggers) {
            if let end = requirement(at: index, in: tokens) ?? change(at: index, in: tokens) { return index..<end }
            if isRightNumber(index, in: tokens) || isWrongNumber(index, in: tokens) { return index..<(index + 1) }
        }
        return nil
    }

    /// "Correction: …", "Erratum", "Corrected since publication", "[Amended 3 June: 11 complaints]"
    private func opens(_ first: Int, in tokens: Range<Int>) -> Bool {
        if text.isWord(first, in: Self.openings) { return true }
        guard text.isWord(first, in: "corrected amended revised restated"), tokens.contains(first + 1) else {
            return false
        }
        return text.tokens[first + 1].isSign(":")
            || text.isWord(first + 1, in: "since figure number total to from in on")
            || text.count(at: first + 1, in: tokens) != nil
    }

    /// Returns the end of words that say what a number must be: "should read 11", "should have been 11", "for 12 read 11".
    private func requirement(at index: Int, in tokens: Range<Int>) -> Int? {
        if text.isWord(index, in: "read"), let former = text.count(at: index - 1, in: tokens), former.next == index {
            return text.count(at: index + 1, in: tokens) == nil ? nil : index + 1
        }
        guard text.isWord(index, in: "should ought") else { return nil }
        var next = index + 1
        while next < index + 6, text.isWord(next, in: "to have instead now be been read say said state stated") {
            next += 1
        }
        guard next > index + 1, text.isWord(next - 1, in: "be been read say said state stated"),
            !text.isWord(next - 2, in: "be been")
        else { return nil }
        let isSum = next < tokens.upperBound && text.tokens[next].isSign("\u{A3}")
        guard let count = text.count(at: isSum ? next + 1 : next, in: tokens) else { return nil }
        // "There should be 3 members on the panel."
        guard text.isWord(next - 1, in: "read") || isEnd(count.next, in: tokens) else { return nil }
        return next
    }

    /// Returns the end of words that change a number: "corrected to 11", "amended the figure to 11", "corrected from 12".
    private func change(at index: Int, in tokens: Range<Int>) -> Int? {
        guard text.isWord(index, in: "corrected amended revised restated") else { return nil }
        var next = index + 1
        while next < index + 6,
            text.isWord(next, in: "this that it the its figure number total count since later upwards downwards")
        {
            next += 1
        }
        guard text.isWord(next, in: "to from as"), text.count(at: next + 1, in: tokens) != nil else { return nil }
        return next
    }

    /// "The correct figure is 11", "the right number is 11"
    private func isRightNumber(_ index: Int, in tokens: Range<Int>) -> Bool {
        guard text.isWord(index, in: "correct right true actual accurate corrected revised amended restated"),
            text.isWord(index + 1, in: "figure figures number numbers total count rate sum"),
            let verb = ((index + 2)..<max(index + 2, min(index + 9, tokens.upperBound))).first(where: {
                text.isWord($0, in: "is was are were being be")
            }), let count = text.count(at: verb + 1, in: tokens)
        else { return false }
        return isEnd(count.next, in: tokens)
    }

    /// "The figure of 12 was wrong", "12 were given in error", "wrongly reported as 12"
    private func isWrongNumber(_ index: Int, in tokens: Range<Int>) -> Bool {
        if text.isWord(index, in: "wrong incorrect erroneous mistaken inaccurate misprint misstated misreported") {
            return text.contains(
                "figure figures number numbers total count rate sum", in: max(tokens.lowerBound, index - 8)..<index)
        }
        if text.isWord(index, in: "wrongly incorrectly erroneously mistakenly") {
            return text.isWord(index + 1, in: "given gave gives stated reported shown printed published quoted")
                || text.isWord(index - 1, in: "given stated reported shown printed published quoted")
        }
        return text.isWord(index, in: "error") && text.isWord(index - 1, in: "in")
            && text.contains(
                "given gave gives stated stating reported shown showed printed published quoted", in: tokens)
    }

    /// Whether a number ends its clause, or its noun does: "should be 11, not 12", "is 11 complaints."
    private func isEnd(_ next: Int, in tokens: Range<Int>) -> Bool {
        let end = text.skip("complaints cases decisions upheld", from: next, in: tokens)
        return !tokens.contains(end) || text.tokens[end].isSign("%")
            || text.isWord(end, in: "not instead rather and in for")
            || [".", ",", ";", ")", "]"].contains { text.tokens[end].isSign($0) }
    }

    // MARK: The figures

    /// Returns the figures that a sentence names; none where it names none.
    private func names(in tokens: Range<Int>) -> [FigureName] {
        if let outcome = text.outcome(in: tokens)?.figureName {
            return outcome == .decisionsUpheld ? [outcome, .complaintsUpheld, .outcomesFaultFound] : [outcome]
        }
        return Self.words.filter { text.contains($0.words, in: tokens) }.flatMap(\.names)
    }

    private static let words: [(words: WordSet, names: [FigureName])] = [
        (WordSet("compliment compliments"), [.contactsCompliments]),
        (WordSet("corporate"), [.contactsCorporateComplaints]),
        (WordSet("enquiry enquiries"), [.contactsEnquiries, .ombudsmanEnquiries]),
        (WordSet("decision decisions decided"), [.ombudsmanDecisions]),
        (WordSet("investigated investigation investigations"), [.upholdInvestigations]),
        (WordSet("payment payments compensation redress"), [.ombudsmanPayments, .remediesPayments]),
        (WordSet("apology apologies"), [.remediesApologies]),
        (WordSet("compliance"), [.complianceRate, .complianceOutcomes]),
    ]

    /// The numbers of a correction, but those of pages, dates and years.
    private struct Numbers {
        /// The values that no longer hold.
        var former: Set<Double> = []
        /// The values that hold instead, and those that may be either.
        var corrected: Set<Double> = []

        var isEmpty: Bool { former.isEmpty && corrected.isEmpty }

        /// - Parameter words: those of the tokens that correct.
        init(in tokens: Range<Int>, from words: Range<Int>, of text: DocumentText) {
            let years = text.reportingYears(in: tokens)
            var index = tokens.lowerBound
            while index < tokens.upperBound {
                if let year = years.first(where: { $0.tokens.contains(index) }) {
                    index = year.tokens.upperBound
                } else if let (_, next) = text.date(at: index, in: tokens) {
                    index = next
                } else if let (count, next) = text.count(at: index, in: tokens) {
                    if !isPlace(index, next, in: text) {
                        let value = text.tokens[index].number ?? Double(count)
                        if isFormer(index, next, words, in: text) {
                            former.insert(value)
                        } else {
                            corrected.insert(value)
                        }
                    }
                    index = next
                } else {
                    index += 1
                }
            }
        }

        private func isPlace(_ index: Int, _ next: Int, in text: DocumentText) -> Bool {
            text.isWord(
                index - 1, in: "page pages paragraph section table line row column stage chart figure appendix note")
                || text.month(at: next) != nil || text.month(at: index - 1) != nil
                || text.isWord(next, in: "days working weeks months")
        }

        /// "not 12", "instead of 12", "for 12 read 11", "from 12", "12 (corrected to 11)", "the figure of 12 was wrong"
        private func isFormer(_ index: Int, _ next: Int, _ words: Range<Int>, in text: DocumentText) -> Bool {
            if text.isWord(index - 1, in: "not from for gave gives stated states showed shows reported printed")
                || text.isWord(index - 1, in: "of than") && text.isWord(index - 2, in: "instead rather figure")
            {
                return true
            }
            if text.isWord(words.lowerBound, in: "correct right true actual accurate") { return false }
            if text.isWord(words.lowerBound, in: CorrectionReader.openings) { return false }
            return next <= words.lowerBound
        }
    }
}
