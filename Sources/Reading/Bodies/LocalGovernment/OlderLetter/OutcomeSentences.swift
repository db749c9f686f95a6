import Model

/// Reads the figures that an older letter gives in sentences: "We decided 58 complaints", "We used our discretion not to
/// pursue 17, and 9 were outside jurisdiction", "Complaints fell from 121 to 84".
///
/// A clause of one number and one topic gives a figure. A number of other councils, of another year, or of some of the
/// cases only is none. Where a letter gives a figure twice and not alike, it has none, and a finding says so.
struct OutcomeSentences {
    private let passage: Passage
    private let period: Period
    private var text: DocumentText { passage.text }
    private let subjects: PhraseSet<FigureName>
    /// The year before.
    private let previous: Period?

    private var figures: [FigureName: Figure] = [:]
    private var earlier: [FigureName: Figure] = [:]
    /// Figures whose sentence is there and can't be read, with the first token of the sentence.
    private var doubted: [FigureName: Int] = [:]
    /// Figures named beside a row of numbers that no table has, with the first token of the row's text.
    private var unread: [FigureName: Int] = [:]
    /// The topic of the last sentence that had one.
    private var topic: OutcomeTopic?
    /// The end of the last sentence that was about a subject.
    private var endOfSubject: Int?

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
        subjects = period.endYear >= 2011 ? Self.categories : Self.subjects
        let topics = passage.text.matches(of: OutcomeTopic.phrases, in: passage.tokens)
        let named = passage.text.matches(of: subjects, in: passage.tokens)
        let places = (topics.map(\.tokens.lowerBound) + named.map(\.tokens.lowerBound)).sorted()
        for sentence in sentences(around: places) where !tables.contains(where: sentence.overlaps) {
            read(sentence, topics: topics.filter { sentence.contains($0.tokens.lowerBound) })
        }
    }

    private static let subjects = phrases(of: .subjects)
    private static let categories = phrases(of: .categories)

    private static func phrases(of table: TableVocabulary) -> PhraseSet<FigureName> {
        PhraseSet(
            table.kind.columns.filter { $0.content == .count && $0.figure != .receivedOther }.flatMap { column in
                column.marks.map { ($0, column.figure) }
            })
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
        for (name, token) in doubted.sorted(by: { $0.value < $1.value }) where isFree(name) && figures[name] == nil {
            statistics.findings.append(
                Checks.unclear(
                    [name], "The sentence leaves open which number is the \(name.inWords).",
                    at: text.place(of: token..<(token + 1))))
        }
    }

    // MARK: Sentences

    /// The sentences of running text that have a word at one of some places.
    private func sentences(around places: [Int]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        for place in places where !(sentences.last?.contains(place) ?? false) {
            let sentence = text.sentence(around: place, in: passage.tokens)
            guard (4...150).contains(sentence.count), !sentence.contains(where: { text.tokens[$0].gap == .cell }) else {
                continue
            }
            sentences.append(sentence)
        }
        return sentences
    }

    /// The number of cells from which a row is no accident of a sentence.
    private static let fewestCells = 3

    private mutating func read(_ sentence: Range<Int>, topics: [PhraseMatch<OutcomeTopic>]) {
        let numbers = text.withoutWholes(ClauseNumber.all(in: sentence, of: text))
        if ClauseNumber.cells(in: sentence, of: text).count >= Self.fewestCells {
            for match in topics {
                unread[match.meaning.figure] = unread[match.meaning.figure] ?? match.tokens.lowerBound
            }
        }
        let isBehindSubject = endOfSubject == sentence.lowerBound
        if isAboutSubject(sentence) { endOfSubject = sentence.upperBound }
        let isOthers = text.contains("nationally national england authorities councils target", in: sentence)
        guard !numbers.isEmpty, numbers.count <= 12, !isOthers else {
            if let last = topics.last { topic = last.meaning }
            return
        }
        if readSubjects(numbers, topics: topics.map(\.meaning), in: sentence) {
            return
        }
        if let last = topics.last { topic = last.meaning }
        if readChange(numbers, topics: topics, in: sentence) { return }
        for clause in Clauses.all(in: sentence, numbers: numbers, of: text) {
            let own = Self.withoutVague(topics.filter { clause.overlaps($0.tokens) })
            let counted = numbers.filter { clause.contains($0.tokens.lowerBound) && isOfOwnYear($0, in: clause) }
            guard let match = own.first, Set(own.map(\.meaning)).count == 1, counted.count == 1 else {
                if !counted.isEmpty, text.tokens[sentence.upperBound - 1].isSign(".") {
                    for match in own where !isAboutSubject(clause) { doubt(match.meaning.figure, at: sentence) }
                }
                addNew(counted, in: clause, of: sentence, topics)
                continue
            }
            let isOfSubject =
                text.isPartOfNamed(counted[0])
                && (isBehindSubject || isAboutSubject(sentence.lowerBound..<clause.lowerBound))
            if isOfSubject || text.isWholeOfUnknownPart(counted[0], in: sentence) {
                doubt(match.meaning.figure, at: sentence)
            } else {
                state(match, counted[0], in: clause, of: sentence)
            }
        }
    }

    private mutating func doubt(_ name: FigureName, at sentence: Range<Int>) {
        doubted[name] = doubted[name] ?? sentence.lowerBound
    }

    /// Adds the new cases of "Ten were forwarded after being resubmitted; 31 were new".
    private mutating func addNew(
        _ numbers: [ClauseNumber], in clause: Range<Int>, of sentence: Range<Int>, _ topics: [PhraseMatch<OutcomeTopic>]
    ) {
        guard numbers.count == 1, text.contains("new", in: clause), text.contains("resubmitted", in: sentence),
            topics.contains(where: { $0.meaning == .forwarded }), !isAboutSubject(clause)
        else { return }
        record(.enquiriesForwardedNew, numbers[0])
    }

    private mutating func state(
        _ match: PhraseMatch<OutcomeTopic>, _ number: ClauseNumber, in clause: Range<Int>, of sentence: Range<Int>
    ) {
        // "Three of the local settlements", "12 complaints about housing were premature": some of them only.
        let isPart =
            number.tokens.upperBound <= match.tokens.lowerBound
            && text.isWord(match.tokens.lowerBound - 1, in: "the these those our")
            && text.word(match.tokens.lowerBound - 2, is: "of")
        if isPart || isAboutSubject(clause) { return }
        switch match.meaning {
        case .received:
            guard countsCases(number) else { return }
            guard isOwn(sentence), !isPremature(sentence, behind: number) else { return }
        case .aboutCouncil:
            // "We made enquiries on 17 complaints about your Council" counts other things.
            guard countsCases(number), text.contains(Self.verbsOfReceiving, in: clause),
                !isPremature(sentence, behind: number)
            else { return }
        case .decided:
            guard countsCases(number), isOwn(sentence) || number.value <= Self.mostOfOneCouncil else { return }
        case .premature:
            statePremature(number, in: clause, of: sentence)
            return
        case .forwarded:
            let isResubmitted = text.contains("resubmitted", in: clause)
            let isNew = text.contains("new", in: clause)
            if isResubmitted != isNew {
                record(isNew ? .enquiriesForwardedNew : .enquiriesForwardedResubmitted, number)
                return
            }
        case .localSettlement where isOfSettlements(number, match.tokens):
            doubt(.decisionsLocalSettlement, at: sentence)
            return
        default: break
        }
        record(match.meaning.figure, number)
    }

    /// Whether a clause says something of some local settlements, and does not count them all: "paid £4,350 in 6 local
    /// settlements". "Resulted in 6" counts them.
    private func isOfSettlements(_ number: ClauseNumber, _ topic: Range<Int>) -> Bool {
        let before = number.tokens.lowerBound - 1
        return number.tokens.upperBound == topic.lowerBound && text.isWord(before, in: "in for under from")
            && !text.isWord(before - 1, in: "resulted resulting result results ended ending led")
    }

    /// Records a number of premature complaints. Until 2008 they are decisions, later enquiries; a sentence that names
    /// another stage of enquiries is about these in every year.
    private mutating func statePremature(_ number: ClauseNumber, in clause: Range<Int>, of sentence: Range<Int>) {
        let isAmongDecisions = isAmongDecisions(sentence)
        let isAmongStages = !isAmongDecisions && text.contains("advice forwarded", in: sentence)
        let areDecisions = period.endYear <= 2008 && !isAmongStages
        let name = areDecisions ? FigureName.decisionsPremature : .enquiriesPremature
        if isAmongDecisions == areDecisions, !text.contains("resubmitted", in: clause) {
            record(name, number)
        } else {
            doubt(name, at: sentence)
        }
    }

    /// Whether the last words before the end of a sentence that name a stage are of decisions.
    private func isAmongDecisions(_ sentence: Range<Int>) -> Bool {
        let start = max(passage.tokens.lowerBound, sentence.lowerBound - 150)
        let last = (start..<sentence.upperBound).last { text.isWord($0, in: Self.wordsOfStages) }
        return last.map { text.isWord($0, in: "decision decisions decided determined jurisdiction discretion") }
            ?? false
    }

    private static let wordsOfStages = WordSet(
        """
        decision decisions decided determined jurisdiction discretion received receipt enquiries advice forwarded
        """)

    private static let verbsOfReceiving: StaticString = "recorded registered had were was logged received got made"

    /// The topics of a clause without the vague one, where there is another.
    private static func withoutVague(_ topics: [PhraseMatch<OutcomeTopic>]) -> [PhraseMatch<OutcomeTopic>] {
        let others = topics.filter { $0.meaning != .aboutCouncil }
        return others.isEmpty ? topics : others
    }

    /// A number of decisions that the Ombudsman makes on no single council in a year.
    private static let mostOfOneCouncil = 1500.0

    private mutating func record(_ name: FigureName, _ number: ClauseNumber) {
        let figure = Figure(value: number.value, unit: name.unit, place: text.place(of: number.tokens))
        guard let first = figures[name] else {
            if doubted[name] == nil { figures[name] = figure }
            return
        }
        guard first.value != figure.value else { return }
        figures[name] = nil
        doubted[name] = number.tokens.lowerBound
    }

    // MARK: What a number is about

    /// Whether a number is followed by what it counts: "94 enquiries and complaints", "49 complaints", "22 contacts".
    private func countsCases(_ number: ClauseNumber) -> Bool {
        let next = number.tokens.upperBound
        return text.contains(
            "complaints complaint enquiries contacts cases", in: next..<min(next + 3, passage.tokens.upperBound))
    }

    /// Whether a sentence is about the council that the letter is for.
    private func isOwn(_ sentence: Range<Int>) -> Bool {
        text.contains("your you council council's authority authority's", in: sentence)
    }

    private func isPremature(_ sentence: Range<Int>, behind number: ClauseNumber) -> Bool {
        let next = number.tokens.upperBound
        return text.contains("premature prematurely", in: next..<max(next, min(next + 3, sentence.upperBound)))
    }

    private func isAboutSubject(_ clause: Range<Int>) -> Bool { !text.matches(of: subjects, in: clause).isEmpty }

    /// Whether a number is of the letter's own year: "121 in the previous year" and "in 2007/08 … 121" are not.
    private func isOfOwnYear(_ number: ClauseNumber, in clause: Range<Int>) -> Bool {
        if text.contains("last previous", in: clause) { return false }
        if text.reportingYears(in: clause).contains(where: { $0.year != period }) { return false }
        let before = number.tokens.lowerBound - 1
        return !(text.isWord(before, in: "with to against") && text.isWord(before - 1, in: "compared compares compare"))
    }

    // MARK: Changes

    /// Reads "fell from 121 to 84": the first is the year before's.
    private mutating func readChange(
        _ numbers: [ClauseNumber], topics: [PhraseMatch<OutcomeTopic>], in sentence: Range<Int>
    ) -> Bool {
        guard numbers.count == 2, text.word(numbers[0].tokens.lowerBound - 1, is: "from"),
            text.word(numbers[1].tokens.lowerBound - 1, is: "to"),
            numbers[0].tokens.upperBound == numbers[1].tokens.lowerBound - 1
        else { return false }
        let meanings = Set(Self.withoutVague(topics).map(\.meaning))
        guard meanings.count == 1, let topic = meanings.first, !isAboutSubject(sentence),
            !text.reportingYears(in: sentence).contains(where: { $0.year != period && $0.year != previous })
        else {
            for topic in meanings { doubted[topic.figure] = sentence.lowerBound }
            return true
        }
        record(topic.figure, numbers[1])
        earlier[topic.figure] = Figure(
            value: numbers[0].value, unit: topic.figure.unit, place: text.place(of: numbers[0].tokens))
        return true
    }

    // MARK: Subjects

    /// Reads "Education (28), Planning & Building Control (17)" and "28 were about education" where the sentence is about
    /// what was received.
    private mutating func readSubjects(
        _ numbers: [ClauseNumber], topics: [OutcomeTopic], in sentence: Range<Int>
    ) -> Bool {
        let named = text.matches(of: subjects, in: sentence)
        guard !named.isEmpty else { return false }
        let about = topics.last ?? topic
        guard about?.isOfReceived ?? false, topics.allSatisfy({ $0 == .received || $0 == .aboutCouncil }) else {
            return false
        }
        let isOfPart =
            topics.isEmpty && topic != .received && topic != .aboutCouncil && text.contains("these those", in: sentence)
        var found: [(name: FigureName, number: ClauseNumber)] = []
        for match in named {
            if let number = numbers.first(where: { isBracketed($0, behind: match.tokens) })
                ?? numbers.first(where: { isAbout($0, match.tokens, in: sentence) })
            {
                if text.isWholeOfUnknownPart(number, in: sentence) {
                    doubt(match.meaning, at: sentence)
                    continue
                }
                found.append((match.meaning, number))
            }
        }
        guard !found.isEmpty, !isOfPart else { return false }
        for (name, number) in found where text.reportingYears(in: sentence).allSatisfy({ $0.year == period }) {
            record(name, number)
        }
        return topics.isEmpty
    }

    /// Whether a number stands in brackets behind a subject.
    private func isBracketed(_ number: ClauseNumber, behind subject: Range<Int>) -> Bool {
        number.tokens.lowerBound == subject.upperBound + 1 && text.tokens[subject.upperBound].isSign("(")
            && number.tokens.upperBound < text.tokens.count && text.tokens[number.tokens.upperBound].isSign(")")
    }

    private static let wordsBetween = WordSet(
        """
        complaints complaint enquiries cases were was about concerned concerning relating related to and of them these \
        which
        """)

    /// Whether a number counts a subject's complaints: "28 complaints were about education".
    private func isAbout(_ number: ClauseNumber, _ subject: Range<Int>, in sentence: Range<Int>) -> Bool {
        var end = number.tokens.upperBound
        // "Seven of the 84 were about housing": behind the whole.
        if let whole = text.whole(behind: number, in: sentence) { end = whole.upperBound }
        guard end < subject.lowerBound else { return false }
        let between = end..<subject.lowerBound
        guard !between.isEmpty, between.count <= 6 else { return false }
        return text.isAll(Self.wordsBetween, in: between)
            && text.contains("about concerned concerning relating related", in: between)
            // "21 related to transport and 14 to planning"
            || text.isAll("to about", in: between) && text.contains("related relating were concerned", in: sentence)
    }
}

extension FigureName {
    /// Whether it counts what was received, or a stage of it.
    fileprivate var isReceived: Bool { rawValue.hasPrefix("received.") || rawValue.hasPrefix("enquiries.") }
}
