import Model

/// Reads the statistics of one sentence letter: finds the sentences, and the numbers that belong to them.
///
/// Each kind of sentence is read in a file of its own: rates, peer averages, counts, figures per 100,000 residents, and
/// the overview of the caseload.
struct SentenceReader {
    let statistics: StatisticsText
    var text: DocumentText { statistics.text }
    var range: Range<Int> { statistics.range }

    private(set) var ledger = FigureLedger()
    /// The number of statistical sentences that hold a blank instead of a number: "XX% of complaints".
    private(set) var blanks = 0
    /// Phrases that begin before this token belong to a sentence already read.
    private var readUpTo = 0
    /// The first tokens of the numbers that are figures, or that a finding speaks of.
    private var explained: Set<Int> = []
    /// Figures in the prose before the statistics. They count only after the statistics themselves.
    private var announced: [(name: FigureName, quantity: Quantity, tokens: Range<Int>)] = []
    /// Numbers that a figure has where its own statement is lost.
    private var standIns: [(name: FigureName, quantity: Quantity, tokens: Range<Int>)] = []
    /// The remedies' basis that counts investigations.
    var basisOfRemedies: Range<Int>?
    /// Shares of cases that are given by their counts, from which a rate follows.
    private var shares: [StatedShare] = []
    /// Labels whose numbers can't be made out.
    private var orphans: [(name: FigureName, label: Range<Int>)] = []
    /// Whether numbers or labels were left over.
    private var hasRemainder = false
    /// Whether each number of the overview stands on the line of its label.
    var isOverviewOnLines = true

    // MARK: Orders of reading

    /// Reads a passage. Where something is left over, its words may be run into one another, or a page may end inside a sentence:
    /// the words are parted, the pages joined, and the text is read again. The order with more figures is the reading.
    static func read(_ passage: Passage) -> SentenceReader {
        var reader = readColumns(passage)
        if reader.hasRemainder || passage.text.hasRunOnNumber(in: passage.tokens),
            let parted = passage.text.partingWords(passage.lines, into: StatisticSentence.words)
        {
            let other = readColumns(Passage(parted))
            if other.ledger.figures.count > reader.ledger.figures.count { reader = other }
        }
        for furniture in DocumentText.PageFurniture.allCases where reader.hasRemainder {
            guard let joined = passage.text.joiningPages(passage.lines, without: furniture) else { continue }
            let other = readColumns(Passage(joined))
            if other.ledger.figures.count > reader.ledger.figures.count, other.agrees(with: reader) { reader = other }
        }
        return reader
    }

    /// Whether every figure of another order has the same value here.
    private func agrees(with other: SentenceReader) -> Bool {
        other.ledger.figures.allSatisfy { ledger.figures[$0.key]?.value == $0.value.value }
    }

    /// Reads a passage line by line and, where it has columns, down the columns. The order with more figures is the
    /// reading; of equals the one down the columns, since only there a chart's number never stands inside a sentence.
    private static func readColumns(_ passage: Passage) -> SentenceReader {
        let reader = read(StatisticsText(passage.text, passage.tokens))
        guard reader.statistics.begin < passage.tokens.upperBound else { return reader }
        // From the top: the heading of the statistics may stand in a column itself, below the first of them.
        guard let columns = passage.text.readDownColumns(passage.lines) else { return reader }
        let other = read(StatisticsText(columns, columns.tokens.indices))
        let isBetter =
            (other.ledger.figures.count, -other.ledger.findings.count)
            >= (reader.ledger.figures.count, -reader.ledger.findings.count)
        // Down the columns of "Not for us:    58⏎Closed: 56⏎Investigated:    16" the 58 stands behind "Investigated:", and the sum is
        // the same.
        let isTied = reader.isOverviewOnLines && !other.isOverviewOnLines
        let moved = isTied ? Self.overview.filter { reader.differs(from: other, in: $0) } : []
        let isLine = !isBetter || !moved.isEmpty && other.ledger.figures.count == reader.ledger.figures.count
        var best = isLine ? reader : other
        let rest = isLine ? other : reader
        if !isLine { for name in moved { best.ledger.giveUp(name, unlike: rest.ledger.figures[name]) } }
        // Figures that no arithmetic confirms must be the same in both orders.
        for name in StatisticSentence.Block.all.flatMap({ block in
            block.whole == nil ? [block.rate, block.peerAverage, block.count] : [block.peerAverage]
        }) {
            best.ledger.giveUp(name, unlike: rest.ledger.figures[name])
        }
        return best
    }

    private static let overview: [FigureName] = [
        .caseloadDealtWith, .caseloadNotForUs, .caseloadAssessedAndClosed, .caseloadInvestigated,
    ]

    private func differs(from other: SentenceReader, in name: FigureName) -> Bool {
        guard let own = ledger.figures[name], let figure = other.ledger.figures[name] else { return false }
        return own.value != figure.value
    }

    private static func read(_ statistics: StatisticsText) -> SentenceReader {
        var reader = SentenceReader(statistics: statistics)
        reader.readSentences()
        reader.finish()
        return reader
    }

    private init(statistics: StatisticsText) { self.statistics = statistics }

    private mutating func readSentences() {
        var overview: [CaseloadLabel] = []
        for (index, match) in statistics.matches.enumerated() where match.tokens.lowerBound >= readUpTo {
            switch match.meaning {
            case .rate(let block): readRate(block, match.tokens)
            case .tornRate: readTornRate(match.tokens)
            case .share(let block): readShare(block, match.tokens)
            case .peerAverage: readPeerAverage(at: index)
            case .count(let block): readCount(block, at: index)
            case .basis: readBasis(at: index)
            case .completed: readCompleted(match.tokens, of: Self.investigations)
            case .noInvestigations:
                if statistics.isStatistics(match.tokens) {
                    ledger.state(.upholdInvestigations, 0, at: text.place(of: match.tokens))
                }
                // "We assessed and closed 21 complaints. We investigated no complaints."
                let verb = match.tokens.lowerBound..<min(match.tokens.lowerBound + 2, match.tokens.upperBound)
                if let last = overview.last, verb.lowerBound - last.label.upperBound < 20,
                    let label = statistics.caseloadLabel(.caseloadInvestigated, verb)
                {
                    overview.append(label)
                } else {
                    missInvestigated(match.tokens, behind: overview.last)
                }
            case .per100k: readPer100k(match.tokens)
            case .typeAverage: readTypeAverage(match.tokens)
            case .caseload(let name):
                if name == .caseloadInvestigated, readCompleted(match.tokens, of: Self.complaints) {
                    continue
                }
                if let label = statistics.caseloadLabel(name, match.tokens) {
                    overview.append(label)
                } else {
                    missCaseload(name, match.tokens, behind: overview.last)
                }
            case .heading, .statisticsBegin: break
            }
        }
        readOverview(overview)
        acceptAnnounced()
    }

    // MARK: Results of a sentence

    /// Accepts a number as a figure. A number in the letter's prose waits until the statistics are read.
    mutating func accept(_ name: FigureName, _ quantity: Quantity, at tokens: Range<Int>) {
        explained.insert(quantity.tokens.lowerBound)
        // "over 22 upheld decisions", "-3 satisfactory remedy decisions": arithmetic that fits confirms no such number.
        if text.isInexact(quantity, in: range) {
            ledger.note(
                Checks.unclear(
                    [name], "The number given for the \(name.inWords) is no exact one, or has a minus.",
                    at: text.place(of: tokens)))
        } else if statistics.isStatistics(tokens) {
            ledger.accept(name, quantity, at: text.place(of: tokens))
        } else {
            announced.append((name, quantity, tokens))
        }
    }

    /// Notes a number that is a figure where the figure's own statement is lost and arithmetic confirms it.
    mutating func standIn(_ name: FigureName, _ quantity: Quantity, at tokens: Range<Int>) {
        standIns.append((name, quantity, tokens))
    }

    /// Marks a number that repeats a figure, or that a finding explains, as no remainder.
    mutating func passOver(_ quantity: Quantity, _ finding: Finding? = nil) {
        explained.insert(quantity.tokens.lowerBound)
        ledger.note(finding)
    }

    /// Records a finding.
    mutating func note(_ finding: Finding) { ledger.note(finding) }

    /// Keeps a share until the statistics are read, when its rate follows unless one is stated.
    mutating func keep(_ share: StatedShare) { shares.append(share) }

    /// Records that a figure's label stands there without a number that can be made out.
    mutating func miss(_ name: FigureName, _ label: Range<Int>) { orphans.append((name, label)) }

    mutating func countBlank() { blanks += 1 }

    /// Passes over the phrases that begin before a token: they belong to the sentence just read.
    mutating func skip(to token: Int) { readUpTo = max(readUpTo, token) }

    /// Accepts the figures of the prose before the statistics, unless the prose speaks of the year before.
    private mutating func acceptAnnounced() {
        for (name, quantity, tokens) in announced {
            if !statistics.isAboutLastYear(tokens.lowerBound) {
                ledger.accept(name, quantity, at: text.place(of: tokens))
            } else if ledger.figures[name] == nil {
                ledger.note(
                    Checks.unclear(
                        [name], "The \(name.inWords) stands in a paragraph that speaks of another year.",
                        at: text.place(of: tokens)))
            }
        }
    }

    // MARK: The end

    /// Settles doubtful figures, derives lost ones, checks those that are there, and reports what is left over.
    private mutating func finish() {
        let relations = StatisticSentence.Block.all.compactMap { block in
            block.whole.map { (rate: block.rate, part: block.count, whole: $0) }
        }
        if !ledger.settle(relations) { hasRemainder = true }
        for (name, quantity, tokens) in standIns {
            ledger.substitute(name, quantity, at: text.place(of: tokens), confirmedBy: relations)
        }
        for relation in relations {
            // The whole of one relation may be the part of another, which has settled it.
            let isSettled = relations.contains { $0.part == relation.whole }
            ledger.prefer(
                among: [relation.rate, relation.part] + (isSettled ? [] : [relation.whole]), by: relation)
            ledger.derive(relation.part, from: relation.rate, of: relation.whole)
            let mismatch = Checks.rate(relation.rate, of: relation.part, in: relation.whole, among: ledger.figures)
            ledger.note(mismatch)
            if mismatch == nil {
                ledger.note(Checks.excess(of: relation.part, over: relation.whole, among: ledger.figures))
            }
        }
        for share in shares { ledger.derive(share) }
        noteLostBasis()
        let overview: [FigureName] = [.caseloadNotForUs, .caseloadAssessedAndClosed, .caseloadInvestigated]
        ledger.note(Checks.total(.caseloadDealtWith, of: overview, among: ledger.figures))
        for finding in Checks.impossible(among: ledger.figures) { ledger.note(finding) }
        for (name, _, tokens) in standIns where ledger.figures[name] == nil {
            ledger.note(
                Checks.unclear(
                    [name], "A number stands here that may be the \(name.inWords), and nothing confirms it.",
                    at: text.place(of: tokens)))
        }
        noteRemainder()
    }

    private mutating func noteRemainder() {
        let phrases = statistics.matches.filter { statistics.isStatistics($0.tokens) }
        guard let first = phrases.first(where: { $0.meaning.isStatistic })?.tokens.lowerBound else { return }
        let begin = statistics.begin > range.lowerBound ? statistics.begin : first
        let remainder = StatisticRemainder(
            text: text, range: begin..<range.upperBound, explained: explained, headings: statistics.headings,
            figures: ledger.figures)
        let lost = orphans.filter { ledger.figures[$0.name] == nil && $0.label.lowerBound >= begin }
        if !remainder.numbers.isEmpty || !lost.isEmpty { hasRemainder = true }
        if let finding = remainder.finding { ledger.note(finding) }
        for (name, label) in lost where !ledger.findings.contains(where: { $0.figures.contains(name) }) {
            ledger.note(
                Checks.unclear(
                    [name], "The words of the \(name.inWords) stand here, but its value can't be made out.",
                    at: text.place(of: label)))
        }
    }
}
