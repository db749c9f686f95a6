import Model

/// Reads the figures that an older letter gives in sentences: "We decided 58 complaints", "We used our discretion not to
/// pursue 17, and 9 were outside jurisdiction", "Complaints fell from 121 to 84".
///
/// A clause of one number and one topic gives a figure. A number of other councils, of another year, or of some of the
/// cases only is none. Where a letter gives a figure twice and not alike, it has none, and a finding says so.
struct OutcomeSentences {
    let passage: Passage
    let period: Period
    var text: DocumentText { passage.text }
    let subjects: PhraseSet<FigureName>
    /// The year before.
    private let previous: Period?

    private(set) var figures: [FigureName: Figure] = [:]
    private var earlier: [FigureName: Figure] = [:]
    /// Figures that stand there twice and not alike, with the first token of the second sentence.
    private var contradicted: [FigureName: Int] = [:]
    /// Figures whose sentence is there and can't be read, with the first token of the sentence.
    private var doubted: [FigureName: Int] = [:]
    /// Figures named beside a row of numbers that no table has, with the first token of the row's text.
    private var unread: [FigureName: Int] = [:]
    /// The topic of the last sentence that had one.
    var topic: OutcomeTopic?
    /// The cases that "of these" and "of which" mean.
    var group: CaseGroup?
    /// The first tokens of the remaining cases that the parts before leave of a whole.
    var knownRests: Set<Int> = []
    /// The first tokens of the numbers that were told, as figures or as something else.
    private var told: Set<Int> = []
    /// The figures of the letter's year that the clause in hand gave.
    var recorded: [FigureName] = []
    /// The first token of the last sentence that left a figure open.
    private(set) var lastDoubt: Int?
    /// Whether some sentence stands beside other columns.
    private var isTorn = false
    /// Whether the last sentence ended with other councils.
    var isAmongOthers = false

    /// Adds the figures of a passage's sentences, and findings for those that can't be read. What tables show, or leave
    /// unclear, stays as it is.
    ///
    /// - Parameter tables: the tokens of tables, which are no sentences.
    static func add(
        of passage: Passage, without tables: [Range<Int>], period: Period, to statistics: inout Statistics
    ) {
        let named = Set(statistics.figures.keys).union(statistics.findings.flatMap(\.figures))
        let hasReceived = named.contains { $0.isReceived }
        let hasDecisions = named.contains { $0.rawValue.hasPrefix("decisions.") }
        guard !hasReceived || !hasDecisions else { return }
        let sentences = Self(passage, without: tables, period: period)
        sentences.add(to: &statistics) { $0.isReceived ? !hasReceived : !hasDecisions }
    }

    private init(_ passage: Passage, without tables: [Range<Int>], period: Period) {
        self.passage = passage
        self.period = period
        previous = Period(endYear: period.endYear - 1)
        subjects = Self.subjects(of: period)
        let topics = passage.text.matches(of: OutcomeTopic.phrases, in: passage.tokens)
        let named = passage.text.matches(of: subjects, in: passage.tokens)
        let sentences = passage.proseSentences(without: tables)
        var (nextTopic, nextName) = (0, 0)
        for (index, sentence) in sentences.enumerated() {
            let own = topics.matches(in: sentence, from: &nextTopic)
            let subjects = named.matches(in: sentence, from: &nextName)
            // Most sentences of a letter count nothing.
            guard !own.isEmpty || !subjects.isEmpty || !ClauseNumber.all(in: sentence, of: passage.text).isEmpty else {
                continue
            }
            if index > 0, passage.text.isParagraph(sentence, after: sentences[index - 1]) { isAmongOthers = false }
            let next = index + 1 < sentences.count ? sentences[index + 1] : sentence.upperBound..<sentence.upperBound
            read(
                OlderSentence(
                    sentence, topics: Array(own), subjects: Array(subjects), next: next, isAmongOthers: isAmongOthers,
                    period: period,
                    of: passage.text))
        }
        if isTorn { doubtColumns() }
        leaveOutTooMany()
    }

    /// The subjects of complaints as the letters for a year name them.
    static func subjects(of period: Period) -> PhraseSet<FigureName> {
        period.endYear >= 2011 ? categories : subjects
    }

    private static let subjects = phrases(of: .subjects)
    private static let categories = phrases(of: .categories)

    private static func phrases(of table: TableVocabulary) -> PhraseSet<FigureName> {
        let columns = table.kind.columns.filter { $0.content == .count && $0.figure != .receivedOther }
        // "Housing benefit" is no housing.
        let benefits = columns.map(\.figure).first { $0 == .receivedBenefits || $0 == .receivedBenefitsAndTax }
        return PhraseSet(
            columns.flatMap { column in column.marks.map { ($0, column.figure) } }
                + ["housing benefit", "housing benefits", "council tax benefit"].compactMap { phrase in
                    benefits.map { (Phrase(phrase), $0) }
                }
                // "Planning 31, housing 20, highways 14"
                + columns.filter { $0.figure == .receivedTransportAndHighways }.map { (Phrase("highways"), $0.figure) })
    }

    private func add(to statistics: inout Statistics, where isFree: (FigureName) -> Bool) {
        for (name, figure) in figures where isFree(name) { statistics.figures[name] = figure }
        if let year = previous {
            for (name, figure) in earlier where isFree(name) {
                statistics.earlier[year.name, default: [:]][name] = figure
            }
        }
        for (name, token) in unread.sorted(by: { $0.value < $1.value })
        where isFree(name) && figures[name] == nil && doubted[name] == nil {
            statistics.findings.append(
                Checks.unclear(
                    [name], "The numbers of the row can't be tied to their columns: \(name.words).",
                    at: text.place(of: token..<(token + 1))))
        }
        let open = doubted.merging(contradicted) { first, _ in first }
        let lost = open.filter { isFree($0.key) && figures[$0.key] == nil }
        for (token, names) in Dictionary(grouping: lost.keys, by: { lost[$0] ?? 0 }).sorted(by: { $0.key < $1.key }) {
            let names = names.sorted()
            statistics.findings.append(
                Checks.unclear(
                    names,
                    "The sentence leaves open which number is the \(names.map(\.inWords).joined(separator: ", or the ")).",
                    at: text.place(of: token..<(token + 1))))
        }
    }

    /// Leaves out parts that are more than their whole.
    private mutating func leaveOutTooMany() {
        for whole in [FigureName.receivedTotal, .decisionsTotal] {
            guard let total = figures[whole]?.value else { continue }
            for (name, figure) in figures where name != whole && figure.value > total {
                let isPart = whole == .receivedTotal ? name.isReceived : name.rawValue.hasPrefix("decisions.")
                guard isPart, let line = text.lineIndex(of: figure.place) else { continue }
                figures[name] = nil
                doubted[name] = text.lines[line].tokens.lowerBound
            }
        }
    }

    // MARK: Records

    /// The number of cells from which a row is no accident of a sentence.
    private static let fewestCells = 3

    private mutating func read(_ sentence: OlderSentence) {
        if ClauseNumber.cells(in: sentence.tokens, of: text).count >= Self.fewestCells {
            for match in ClauseStatement.exact(sentence.topics) {
                unread[match.meaning.figure] = unread[match.meaning.figure] ?? match.tokens.lowerBound
            }
        }
        defer {
            let exact = ClauseStatement.exact(sentence.topics)
            if let last = exact.last(where: { $0.meaning != .report }) { topic = last.meaning }
        }
        guard sentence.numbers.count <= 12 else { return }
        if sentence.isTorn {
            isTorn = true
            doubtTorn(sentence)
            return
        }
        readClauses(of: sentence)
    }

    /// Doubts whatever a sentence may count whose lines are divided into columns.
    private mutating func doubtTorn(_ sentence: OlderSentence) {
        let lines = text.lines(of: sentence.tokens)
        guard lines.contains(where: { !ClauseNumber.all(in: $0, of: text).isEmpty }) else { return }
        for match in ClauseStatement.exact(sentence.topics) { doubt(name(of: match.meaning, sentence), at: sentence) }
        guard sentence.topics.isEmpty || sentence.topics.contains(where: \.meaning.isOfReceived) else { return }
        for match in sentence.subjects { doubt(match.meaning, at: sentence) }
    }

    /// Doubts what columns say whose words are torn apart in the order of the lines: "no evidence of", and "maladministration" a
    /// line below.
    private mutating func doubtColumns() {
        guard let columns = text.readDownColumns(passage.lines) else { return }
        // A line may have many sentences.
        var known: [Int: Bool] = [:]
        func isInColumns(_ line: Int) -> Bool {
            if let known = known[line] { return known }
            known[line] = text.standsInColumns(text.lines[line].tokens)
            return known[line] == true
        }
        for match in columns.matches(of: OutcomeTopic.phrases, in: columns.tokens.indices) {
            let sentence = columns.sentence(around: match.tokens.lowerBound, in: columns.tokens.indices)
            let lines = Set(sentence.map { columns.tokens[$0].line + passage.lines.lowerBound })
            guard lines.contains(where: isInColumns),
                let first = lines.min().flatMap({ text.lines[$0].tokens.first })
            else { continue }
            let name = match.meaning.figure
            doubted[name] = doubted[name] ?? first
        }
    }

    mutating func doubt(_ name: FigureName, at sentence: OlderSentence) {
        // A count of reports says not what they found.
        let names =
            name == .decisionsReport && period.endYear != 2012
            ? [
                FigureName.decisionsMaladministrationInjusticeWithReport, .decisionsMaladministrationWithReport,
                .decisionsNoMaladministrationWithReport,
            ] : [name]
        for name in names { doubted[name] = doubted[name] ?? sentence.tokens.lowerBound }
        lastDoubt = sentence.tokens.lowerBound
    }

    func isTold(_ number: ClauseNumber) -> Bool { told.contains(number.tokens.lowerBound) }

    /// Notes that numbers were told, so that nothing is open about them.
    mutating func pass(_ numbers: [ClauseNumber]) {
        for number in numbers { told.insert(number.tokens.lowerBound) }
    }

    /// Records a number as a figure of the year that it is of.
    mutating func record(_ name: FigureName, _ number: ClauseNumber, _ time: ProseTime, at sentence: OlderSentence) {
        pass([number])
        // "Social services complaints" may be those about adults, about children or the others.
        guard name != .receivedSocialServicesOther || text.namesOtherSocialServices(sentence.tokens) else {
            return doubt(name, at: sentence)
        }
        let figure = Figure(value: number.value, unit: name.unit, place: text.place(of: number.tokens))
        let isLoose =
            text.isInexact(number) || sentence.isHypothetical(number, in: text) || sentence.isAmongOthers
        switch isLoose && time == .own ? .unclear : time {
        case .other: return
        case .unclear: doubt(name, at: sentence)
        case .previous: if earlier[name] == nil, !isLoose { earlier[name] = figure }
        case .own:
            guard contradicted[name] == nil else { return }
            guard let first = figures[name] else {
                figures[name] = figure
                recorded.append(name)
                return
            }
            guard first.value != figure.value else { return }
            figures[name] = nil
            contradicted[name] = number.tokens.lowerBound
        }
    }
}

/// The cases that a sentence counted last.
enum CaseGroup: Hashable {
    case topic(OutcomeTopic)
    /// Cases about a subject, or otherwise some only.
    case some
}

extension DocumentText {
    /// Whether a sentence begins behind a blank line.
    fileprivate func isParagraph(_ sentence: Range<Int>, after other: Range<Int>) -> Bool {
        guard let first = sentence.first, let last = other.last else { return true }
        return tokens[first].line - tokens[last].line > 1
    }

    /// Whether words name the social services that are neither those for adults nor those for children: "other social services",
    /// "social services (other)".
    fileprivate func namesOtherSocialServices(_ words: Range<Int>) -> Bool {
        words.contains { index in
            isWord(index, in: "other")
                && (isWord(index + 1, in: "social") || isWord(index - 1, in: "services")
                    || isWord(index - 2, in: "services"))
        }
    }
}

extension FigureName {
    /// Whether it counts what was received, or a stage of it.
    fileprivate var isReceived: Bool { rawValue.hasPrefix("received.") || rawValue.hasPrefix("enquiries.") }
}
