import Model

/// Reads the rates for each 100,000 residents that a report quotes from the annual letter: "8.8 upheld decisions per 100,000
/// residents", "The average for comparable authorities is 5.3 upheld decisions per 100,000 residents."
///
/// The number stands right before the words for what is counted, and every word of its clause before it is known to leave it the
/// council's, or the average's. Any other such number of the Ombudsman's section is unclear.
struct Per100kReader {
    private let report: ReportText
    private let text: DocumentText
    private let authority: WordSet
    /// The sentence that gave the council's own rate last.
    private var last: Range<Int>?

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        authority = ClauseWords(authority: report.authority, quotesLetter: report.quotesLetter).authority
    }

    /// Returns the rates of a sentence, and adds a doubt about each that may be another's.
    mutating func rates(
        in sentence: Range<Int>, _ scope: SentenceScope, doubts statements: inout ReportStatements
    ) -> [StatedFigure] {
        var found: [StatedFigure] = []
        var start = sentence.lowerBound
        defer { last = found.contains { $0.name == .upholdPer100k } ? sentence : nil }
        guard text.hasDigits(in: sentence) else { return found }
        if last?.upperBound == sentence.lowerBound, let average = average(in: sentence, scope, doubts: &statements) {
            found.append(average)
        }
        for index in sentence {
            guard let value = text.tokens[index].number, let end = endOfMeasure(behind: index, in: sentence) else {
                continue
            }
            let clause = start..<index
            start = end
            let isAverage = text.contains("average averages", in: clause)
            let name: FigureName = isAverage ? .upholdPeerPer100k : .upholdPer100k
            var whose = scope.scope(ofClause: clause)
            guard whose.ombudsman != nil, !whose.isAboutAnotherOmbudsman else { continue }
            let isKnown = isAll(isAverage ? Self.beforeAverage : Self.beforeOwn.union(authority), in: clause)
            whose.measure = nil
            if isAverage, isKnown { whose.owner = .council }
            if isKnown, whose.isCouncilWide, let year = year(of: whose), !namesYear(sentence) {
                found.append(
                    StatedFigure(name: name, value: value, year: year, tokens: index..<end, scope: whose))
                if !isAverage, let average = average(in: end..<sentence.upperBound, scope, doubts: &statements) {
                    found.append(average)
                    start = average.tokens.upperBound
                }
            } else if whose.service == nil, whose.year ?? report.period == report.period {
                statements.doubt(
                    [name],
                    "The number \(Checks.plain(value)) for each 100,000 residents stands in words that are not known.",
                    at: text.place(of: index..<end))
            }
        }
        if found.isEmpty { doubtNumbers(beside: sentence, scope, in: &statements) }
        return found
    }

    /// Adds a doubt about a sentence that speaks of upheld cases for each 100,000 residents, where none of its numbers stands in a
    /// form that is known: "For every 100,000 residents there were 4.3 upheld complaints."
    private func doubtNumbers(
        beside sentence: Range<Int>, _ scope: SentenceScope, in statements: inout ReportStatements
    ) {
        guard let residents = sentence.first(where: isResidents), text.contains("upheld uphold", in: sentence),
            !text.isOfCells(sentence)
        else { return }
        let years = text.reportingYears(in: sentence)
        let number = sentence.first { index in
            text.tokens[index].number.map { $0 < Self.mostPer100k } ?? false && index != residents
                && !text.sign(index + 1, is: "%") && !years.contains { $0.tokens.contains(index) }
        }
        var whose = scope.scope(ofClause: sentence)
        whose.measure = nil
        guard let number, let value = text.tokens[number].number, whose.ombudsman != nil,
            !whose.isAboutAnotherOmbudsman, whose.service == nil, whose.year ?? report.period == report.period
        else { return }
        let place = text.place(of: number..<(number + 1))
        let name: FigureName = text.contains("average averages", in: sentence) ? .upholdPeerPer100k : .upholdPer100k
        if statements.states(value, at: place) || statements.doubts([name], at: place) { return }
        statements.doubt(
            [name], "The number \(Checks.plain(value)) for each 100,000 residents stands in words that are not known.",
            at: place)
    }

    /// Whether a token is the number of residents: "per 100,000", "per 100k".
    private func isResidents(_ index: Int) -> Bool {
        text.tokens[index].number == 100_000 || text.isWord(index, in: "100k")
    }

    /// Returns the average of a sentence right behind the council's own rate, which has no unit of its own: "The average for similar
    /// authorities was 3.4."
    private func average(
        in sentence: Range<Int>, _ scope: SentenceScope, doubts statements: inout ReportStatements
    ) -> StatedFigure? {
        let years = text.reportingYears(in: sentence)
        let numbers = sentence.filter { index in
            text.tokens[index].number != nil && !years.contains { $0.tokens.contains(index) }
        }
        guard text.contains("average averages similar comparable", in: sentence), numbers.count == 1,
            let number = numbers.first,
            let value = text.tokens[number].number, value < Self.mostPer100k,
            !text.contains("percent per rate", in: sentence), !text.sign(number + 1, is: "%")
        else { return nil }
        var whose = scope.scope(ofClause: sentence)
        whose.measure = nil
        let isKnown =
            isAll(Self.beforeAverage, in: sentence.lowerBound..<number)
            && (number + 1..<sentence.upperBound).allSatisfy { index in
                text.tokens[index].isSign(".") || text.tokens[index].isSign(")")
                    || text.isWord(index, in: Self.beforeAverage)
            }
        whose.owner = .council
        if isKnown, !namesYear(sentence), let year = year(of: whose), whose.isCouncilWide {
            return StatedFigure(
                name: .upholdPeerPer100k, value: value, year: year, tokens: number..<(number + 1), scope: whose)
        }
        statements.doubt(
            [.upholdPeerPer100k],
            "The average \(Checks.plain(value)) stands behind a number for each 100,000 residents, in words that are not known.",
            at: text.place(of: number..<(number + 1)))
        return nil
    }

    /// The number of upheld decisions for each 100,000 residents that no council has.
    private static let mostPer100k = 100.0

    private func year(of scope: ReportScope) -> Period? {
        guard scope.stage == nil, scope.time != .unresolved else { return nil }
        return scope.year ?? report.period
    }

    /// Whether a sentence names a year other than the report's own, which one of its numbers may be of.
    private func namesYear(_ sentence: Range<Int>) -> Bool {
        text.contains(ReportVocabulary.lastYear, in: sentence)
            || text.reportingYears(in: sentence).contains { $0.year != report.period }
    }

    /// Returns the token behind "upheld decisions per 100,000 residents" where it follows a number; nil where it doesn't.
    private func endOfMeasure(behind number: Int, in sentence: Range<Int>) -> Int? {
        let per = text.skip("upheld decisions complaints investigations", from: number + 1, in: sentence)
        guard per > number + 1, text.contains("upheld", in: (number + 1)..<per) else { return nil }
        // "for every 100,000 people"
        let residents = text.skip("per for every each", from: per, in: sentence)
        guard residents > per, sentence.contains(residents), isResidents(residents) else { return nil }
        let end = text.skip("of the residents people population inhabitants", from: residents + 1, in: sentence)
        return max(end, residents + 1)
    }

    private func isAll(_ words: WordSet, in tokens: Range<Int>) -> Bool {
        let years = text.reportingYears(in: tokens)
        return tokens.allSatisfy { index in
            years.contains { $0.tokens.contains(index) }
                || text.tokens[index].kind == .word && text.isWord(index, in: words)
                || [",", "-", ";", "("].contains { text.tokens[index].isSign($0) }
        }
    }

    /// Words before the council's own rate.
    private static let beforeOwn = WordSet(
        """
        this that which results result resulted resulting in a an rate of is was were there had has have we our the equates equivalent \
        to gives gave giving means meaning for year upheld decisions and adjusted population by
        """)

    /// Words before the average.
    private static let beforeAverage = WordSet(
        """
        this compares compared with to against the an average averages for of in among similar comparable other authorities councils \
        type our this is was a and while whereas had
        """)
}
