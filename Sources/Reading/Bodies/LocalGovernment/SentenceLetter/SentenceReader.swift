import Model

/// Reads the statistics of one sentence letter: finds the sentences, and the numbers that belong to them.
struct SentenceReader {
    private let text: DocumentText
    private let range: Range<Int>
    private let matches: [PhraseMatch<StatisticSentence>]
    /// Where phrases begin, and the tokens after them.
    private let phraseStarts: Set<Int>
    private let phraseEnds: Set<Int>
    /// The first token of the statistics; before it stands the letter's prose.
    private let statisticsBegin: Int

    private(set) var ledger = FigureLedger()
    /// How many statistical sentences hold a blank instead of a number: "XX% of complaints".
    private(set) var blanks = 0
    /// Phrases that belong to a sentence already read begin before this token.
    private var readUpTo = 0
    /// The numbers that are figures, or are spoken of by a finding, by their first tokens.
    private var taken: Set<Int> = []
    /// What stands before the statistics, to be taken after them.
    private var announced: [(name: FigureName, quantity: Quantity, tokens: Range<Int>)] = []
    /// Labels whose numbers can't be made out.
    private var orphans: [(name: FigureName, label: Range<Int>)] = []
    /// Whether numbers or labels were left over.
    private var hasRemainder = false

    /// Reads a part. Where something is left over, its words may be run into one another: they are parted and read
    /// again, and what gives more figures is the reading.
    static func read(_ passage: Passage) -> SentenceReader {
        let reader = readColumns(passage)
        guard reader.hasRemainder, let parted = passage.text.partingWords(passage.lines, into: StatisticSentence.words)
        else {
            return reader
        }
        let other = readColumns(Passage(parted))
        return other.ledger.figures.count > reader.ledger.figures.count ? other : reader
    }

    /// Reads a part line by line and, where it has columns, down the columns; what gives more figures is the reading. Of
    /// equals it is the one down the columns: only there does a chart's number never stand in the middle of a sentence.
    private static func readColumns(_ passage: Passage) -> SentenceReader {
        let reader = SentenceReader(passage.text, passage.tokens)
        guard reader.statisticsBegin < passage.tokens.upperBound else { return reader }
        // From the top: what announces the statistics may stand in a column itself, below the first of them.
        guard let columns = passage.text.readDownColumns(passage.lines) else { return reader }
        let other = SentenceReader(columns, columns.tokens.indices)
        let isBetter =
            (other.ledger.figures.count, -other.ledger.findings.count)
            >= (reader.ledger.figures.count, -reader.ledger.findings.count)
        var best = isBetter ? other : reader
        let rest = isBetter ? reader : other
        // What no arithmetic confirms must be the same in both.
        for name in StatisticSentence.Block.all.flatMap({ block in
            block.whole == nil ? [block.rate, block.peerAverage, block.count] : [block.peerAverage]
        }) {
            best.ledger.giveUp(name, unlike: rest.ledger.figures[name])
        }
        return best
    }

    private init(_ text: DocumentText, _ range: Range<Int>) {
        self.text = text
        self.range = range
        matches = text.matches(of: StatisticSentence.all, in: range)
        phraseStarts = Set(matches.map(\.tokens.lowerBound))
        phraseEnds = Set(matches.map(\.tokens.upperBound))
        statisticsBegin =
            matches.first {
                if case .statisticsBegin = $0.meaning { true } else { false }
            }?.tokens.lowerBound ?? range.lowerBound
        readAll()
        finish()
    }

    /// The line on which the statistics begin.
    var firstLine: Int {
        statisticsBegin < range.upperBound ? text.lines[text.tokens[statisticsBegin].line].number - 1 : 0
    }

    private mutating func readAll() {
        var overview: [CaseloadLabel] = []
        for (index, match) in matches.enumerated() where match.tokens.lowerBound >= readUpTo {
            switch match.meaning {
            case .rate(let block): readRate(block, match.tokens)
            case .peerAverage: readPeerAverage(at: index)
            case .count(let block): readCount(block, match.tokens, next: index + 1)
            case .per100k: readPer100k(match.tokens)
            case .typeAverage: readTypeAverage(match.tokens)
            case .basis: readBasis(match.tokens)
            case .completed: readCompleted(match.tokens, of: Self.investigations)
            case .tornRate: readTornRate(match.tokens)
            case .noInvestigations:
                if match.tokens.lowerBound >= statisticsBegin {
                    ledger.state(.upholdInvestigations, 0, at: text.place(of: match.tokens))
                }
            case .caseload(let name):
                if name == .caseloadInvestigated, readCompleted(match.tokens, of: Self.complaints) {
                    continue
                }
                if let label = caseloadLabel(name, match.tokens) { overview.append(label) }
            case .heading, .statisticsBegin: break
            }
        }
        take(overview)
        takeAnnounced()
    }

    /// Settles what is doubtful, derives what is lost, and checks what is there.
    private mutating func finish() {
        let relations = StatisticSentence.Block.all.compactMap { block in
            block.whole.map { (rate: block.rate, part: block.count, whole: $0) }
        }
        ledger.settle(relations)
        for relation in relations {
            ledger.derive(relation.part, from: relation.rate, of: relation.whole)
            let mismatch = Checks.rate(relation.rate, of: relation.part, in: relation.whole, among: ledger.figures)
            ledger.note(mismatch)
            if mismatch == nil {
                ledger.note(Checks.excess(of: relation.part, over: relation.whole, among: ledger.figures))
            }
        }
        let overview: [FigureName] = [.caseloadNotForUs, .caseloadAssessedAndClosed, .caseloadInvestigated]
        ledger.note(Checks.total(.caseloadDealtWith, of: overview, among: ledger.figures))
        for finding in Checks.impossible(among: ledger.figures) { ledger.note(finding) }
        let phrases = matches.filter { $0.tokens.lowerBound >= statisticsBegin }
        guard let first = phrases.first(where: { $0.meaning.isStatistic })?.tokens.lowerBound else { return }
        let begin = statisticsBegin > range.lowerBound ? statisticsBegin : first
        let remainder = StatisticRemainder(
            text: text, range: begin..<range.upperBound, taken: taken, headings: headings, figures: ledger.figures)
        let lost = orphans.filter { ledger.figures[$0.name] == nil && $0.label.lowerBound >= begin }
        hasRemainder = !remainder.numbers.isEmpty || !lost.isEmpty
        if let finding = remainder.finding { ledger.note(finding) }
        for (name, label) in lost where !ledger.findings.contains(where: { $0.figures.contains(name) }) {
            ledger.note(
                Checks.unclear(
                    [name], "The words of \(name) stand here, but its number can't be made out.",
                    at: text.place(of: label)))
        }
    }

    /// Where headings begin.
    private var headings: Set<Int> {
        Set(matches.compactMap { if case .heading = $0.meaning { $0.tokens.lowerBound } else { nil } })
    }

    /// Takes a number as a figure, the letter's prose after its statistics.
    private mutating func take(_ name: FigureName, _ quantity: Quantity, at tokens: Range<Int>) {
        taken.insert(quantity.tokens.lowerBound)
        if tokens.lowerBound < statisticsBegin {
            announced.append((name, quantity, tokens))
        } else {
            ledger.take(name, quantity, at: text.place(of: tokens))
        }
    }

    /// Takes what the prose before the statistics says, where it is not about the year before.
    private mutating func takeAnnounced() {
        for (name, quantity, tokens) in announced {
            if !isAboutLastYear(tokens.lowerBound) {
                ledger.take(name, quantity, at: text.place(of: tokens))
            } else if ledger.figures[name] == nil {
                ledger.note(
                    Checks.unclear(
                        [name], "\(name) stands in a paragraph that speaks of another year.", at: text.place(of: tokens)
                    ))
            }
        }
    }

    /// Whether a paragraph has spoken of last year before a token.
    private func isAboutLastYear(_ token: Int) -> Bool {
        var start = token
        while range.contains(start - 1), token - start < 80, text.tokens[start].line - text.tokens[start - 1].line <= 1
        {
            start -= 1
        }
        return ["last year", "last year's", "previous year", "previous year's", "year before"].contains {
            text.find($0, in: start..<token) != nil
        }
    }

    // MARK: Sentences

    /// "75% of complaints we investigated were upheld."; "In 33% of upheld cases we found …"
    private mutating func readRate(_ block: StatisticSentence.Block, _ sentence: Range<Int>) {
        guard let quantity = text.quantity(before: sentence.lowerBound, in: range) else {
            if hasBlank(before: sentence.lowerBound) { blanks += 1 }
            orphans.append((block.rate, sentence))
            return
        }
        var start = quantity.tokens.lowerBound
        if block != .uphold, range.contains(start - 1), text.word(start - 1, is: "in") {
            start -= 1
            // "… in 33% of upheld cases": inside a sentence.
            guard text.isCapital(start) || begins(start) else { return }
        }
        guard begins(start) || isInNextColumn(start), ends(sentence.upperBound, block) else { return }
        var rate = quantity
        // Without its sign the number may be a count.
        if !quantity.isPercent { rate.isClear = false }
        take(block.rate, rate, at: start..<sentence.upperBound)
    }

    /// "80% of complaints we investigated were In 100% of cases we": two columns in one line, so that the sentence goes on
    /// below. Its counts have to confirm it.
    private mutating func readTornRate(_ sentence: Range<Int>) {
        guard sentence.lowerBound >= statisticsBegin, isInNextColumn(sentence.upperBound),
            var rate = text.quantity(before: sentence.lowerBound, in: range), begins(rate.tokens.lowerBound)
        else { return }
        rate.isClear = false
        take(.upholdRate, rate, at: rate.tokens.lowerBound..<sentence.upperBound)
    }

    /// Whether a statement begins at a token in the middle of a line, after a sentence that breaks off: the next column,
    /// a single space away.
    private func isInNextColumn(_ index: Int) -> Bool {
        index > statisticsBegin && range.contains(index) && text.tokens[index].gap != .line
            && text.word(index, isOneOf: ["in", "this", "statistics"]) && text.isCapital(index)
            && text.tokens[index - 1].kind == .word && !text.isCapital(index - 1)
    }

    /// "This compares to an average of 45% in similar authorities."
    private mutating func readPeerAverage(at index: Int) {
        let sentence = matches[index].tokens
        guard let quantity = text.quantity(at: sentence.upperBound, in: range) else {
            if hasBlank(after: sentence.upperBound) { blanks += 1 }
            if let block = block(around: index) { orphans.append((block.peerAverage, sentence)) }
            return
        }
        if isPrintedTwice(index) {
            taken.insert(quantity.tokens.lowerBound)
            return
        }
        let tokens = sentence.lowerBound..<quantity.tokens.upperBound
        let place = text.place(of: tokens)
        let isOfPer100k =
            matches.dropFirst(index + 1).first.map {
                if case .per100k = $0.meaning { $0.tokens.lowerBound - quantity.tokens.upperBound < 6 } else { false }
            } ?? false
        if isOfPer100k || (isAfterPer100k(index) && (!quantity.isPercent || quantity.value != quantity.value.rounded()))
        {
            take(.upholdPeerPer100k, quantity, at: tokens)
            readUpTo = max(readUpTo, quantity.tokens.upperBound)
            return
        }
        guard !isBesideAnother(index), let block = block(around: index) else {
            if sentence.lowerBound >= statisticsBegin {
                taken.insert(quantity.tokens.lowerBound)
                ledger.note(
                    Checks.unclear(
                        StatisticSentence.Block.all.map(\.peerAverage),
                        "An average of similar authorities stands here, but not of what.", at: place))
            }
            return
        }
        var average = quantity
        if !quantity.isPercent { average.isClear = false }
        // "an average of 81% 77% in similar": a chart's number has come between. It repeats the block's rate.
        if let second = text.quantity(at: quantity.tokens.upperBound, in: range), second.isPercent {
            let rate = ledger.figures[block.rate]?.value
            switch (quantity.value == rate, second.value == rate) {
            case (true, false): average = second
            case (false, true): break
            default: average.isClear = quantity.value == second.value
            }
        }
        take(block.peerAverage, average, at: tokens)
    }

    /// Whether the line is the one above once more.
    private func isPrintedTwice(_ index: Int) -> Bool {
        guard index > 0, case .peerAverage = matches[index - 1].meaning else { return false }
        let line = text.tokens[matches[index].tokens.lowerBound].line
        return text.tokens[matches[index - 1].tokens.lowerBound].line == line - 1
            && text.folded[text.lines[line].folded] == text.folded[text.lines[line - 1].folded]
    }

    /// Whether another average stands on the same line: of two columns that ran together nothing tells which is whose.
    private func isBesideAnother(_ index: Int) -> Bool {
        let line = text.tokens[matches[index].tokens.lowerBound].line
        return [index - 1, index + 1].contains { other in
            guard matches.indices.contains(other), case .peerAverage = matches[other].meaning else { return false }
            return text.tokens[matches[other].tokens.lowerBound].line == line
        }
    }

    /// The block of a peers' average: that of the sentence before it, as long as no basis or other average stands
    /// between; else that of the next sentence that tells.
    private func block(around index: Int) -> StatisticSentence.Block? {
        for position in matches[..<index].indices.reversed() {
            let match = matches[position]
            switch match.meaning {
            case .rate(let block), .heading(let block):
                // A rate in running prose has no block; what follows it belongs to the prose.
                if case .rate = match.meaning, !isStated(match) { return nil }
                if case .heading = match.meaning, match.tokens.upperBound < statisticsBegin { return nil }
                return isOnlyOne(before: position, of: block) ? block : nil
            case .basis, .statisticsBegin:
                return blockAfter(index)
            case .peerAverage:
                // Of two averages in a row nothing tells which is whose.
                return nil
            case .count(let block):
                // "3 upheld decisions" may stand above its rate's average; per 100,000 residents they are another figure.
                if isOfPer100k(position) { continue }
                return block
            case .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            }
        }
        return blockAfter(index)
    }

    /// Whether no rate of another block waits for its average as well: "79% of … were upheld. In 96% of cases …" with
    /// both averages behind them.
    private func isOnlyOne(before position: Int, of block: StatisticSentence.Block) -> Bool {
        for match in matches[..<position].reversed() {
            switch match.meaning {
            case .rate(let other) where other != block && isStated(match):
                return match.tokens.lowerBound < statisticsBegin
            case .rate, .per100k, .typeAverage, .completed, .noInvestigations, .caseload, .tornRate: continue
            case .heading, .basis, .peerAverage, .statisticsBegin, .count: return true
            }
        }
        return true
    }

    private func blockAfter(_ index: Int) -> StatisticSentence.Block? {
        for position in matches.indices.dropFirst(index + 1) {
            switch matches[position].meaning {
            case .count(let block):
                // What a basis counts may be another block's: the remedies' is upheld decisions.
                if block == .uphold, case .basis = matches[position - 1].meaning { continue }
                return block
            case .basis:
                // "Statistics are based on a total of 2 compliance outcomes" tells; investigations do not.
                continue
            case .per100k, .typeAverage, .caseload, .completed, .tornRate: continue
            case .rate, .heading, .peerAverage, .noInvestigations, .statisticsBegin: return nil
            }
        }
        return nil
    }

    /// Whether a rate sentence stands by itself, not inside running prose.
    private func isStated(_ match: PhraseMatch<StatisticSentence>) -> Bool {
        guard let quantity = text.quantity(before: match.tokens.lowerBound, in: range) else { return true }
        var start = quantity.tokens.lowerBound
        if range.contains(start - 1), text.word(start - 1, is: "in") {
            start -= 1
            if text.isCapital(start) { return begins(start) }
        }
        return begins(start)
    }

    private func isAfterPer100k(_ index: Int) -> Bool {
        guard index > 0, case .per100k = matches[index - 1].meaning else { return false }
        return true
    }

    /// "3 upheld decisions", with the number before or after, on the same line or another.
    private mutating func readCount(_ block: StatisticSentence.Block, _ label: Range<Int>, next: Int) {
        // "upheld decisions per 100,000 residents" is another figure.
        if isOfPer100k(next - 1) { return }
        guard label.lowerBound >= statisticsBegin else { return }
        if let quantity = text.quantity(before: label.lowerBound, in: range), !quantity.isPercent,
            quantity.value == quantity.value.rounded(),
            lines(between: quantity.tokens.lowerBound, label.lowerBound) <= 6
        {
            // "(last year: 5 upheld decisions)"
            if isOfLastYear(quantity) { return }
            var count = quantity
            // A lone number above a page's end may be the page's.
            if page(of: quantity.tokens.lowerBound) != page(of: label.lowerBound) { count.isClear = false }
            take(block.count, count, at: quantity.tokens.lowerBound..<label.upperBound)
        } else if block == .compliance, let quantity = casesCounted(after: label.upperBound) {
            take(block.count, quantity, at: label.lowerBound..<quantity.tokens.upperBound)
            readUpTo = max(readUpTo, quantity.tokens.upperBound)
        } else if let quantity = numberAlone(after: label.upperBound) {
            take(block.count, quantity, at: label.lowerBound..<quantity.tokens.upperBound)
            readUpTo = max(readUpTo, quantity.tokens.upperBound)
        } else if label.lowerBound - text.lines[text.tokens[label.lowerBound].line].tokens.lowerBound < 4,
            !text.word(label.lowerBound - 1, isOneOf: ["view", "our", "your"])
        {
            orphans.append((block.count, label))
        }
    }

    /// Whether "per 100,000 residents" follows a count's label.
    private func isOfPer100k(_ index: Int) -> Bool {
        guard matches.indices.contains(index + 1), case .per100k = matches[index + 1].meaning else { return false }
        return matches[index + 1].tokens.lowerBound - matches[index].tokens.upperBound <= 3
    }

    /// "We recorded compliance outcomes in 6 cases."
    private func casesCounted(after label: Int) -> Quantity? {
        guard text.word(label, is: "in"), let quantity = text.quantity(at: label + 1, in: range), !quantity.isPercent,
            text.word(quantity.tokens.upperBound, isOneOf: ["case", "cases"])
        else { return nil }
        return quantity
    }

    /// Whether "last year" stands before a number.
    private func isOfLastYear(_ quantity: Quantity) -> Bool {
        let start = quantity.tokens.lowerBound
        return (max(range.lowerBound, start - 4)..<start).contains { index in
            text.isWord(index, in: "last previous prior") && text.tokens[index].line == text.tokens[start].line
        }
    }

    /// A count that stands after its label: after a colon, or alone on its line or in its cell.
    private func numberAlone(after label: Int) -> Quantity? {
        var start = label
        while range.contains(start), text.tokens[start].isSign(":") || text.tokens[start].isSign("-") { start += 1 }
        guard let quantity = text.quantity(at: start, in: range), !quantity.isPercent,
            quantity.value == quantity.value.rounded(),
            quantity.isClear ? text.tokens[start].kind != .word : isAlone(quantity),
            lines(between: label - 1, start) <= 6, page(of: label - 1) == page(of: start),
            text.date(at: start, in: range) == nil
        else { return nil }
        let next = quantity.tokens.upperBound
        guard range.contains(next), text.tokens[next].line == text.tokens[start].line else { return quantity }
        switch text.tokens[next].gap {
        case .wide, .cell, .line: return quantity
        case .none, .space: return text.isCapital(next) || text.tokens[next].isSign(".") ? quantity : nil
        }
    }

    /// Whether nothing else stands on a quantity's line.
    private func isAlone(_ quantity: Quantity) -> Bool {
        text.lines[text.tokens[quantity.tokens.lowerBound].line].tokens == quantity.tokens
    }

    /// "This is 3.8 upheld decisions per 100,000 residents.", "The average for authorities of this type is 4.6 …"
    private mutating func readPer100k(_ label: Range<Int>) {
        var end = label.lowerBound
        // "upheld decisions", "complaints upheld"
        var words = 0
        while range.contains(end - 1), words < 6,
            text.word(end - 1, isOneOf: ["decisions", "decision", "upheld", "complaints", "investigations", "per"])
        {
            end -= 1
            words += 1
        }
        // After a colon stands the number; what stands before the label is another's.
        let isAhead = range.contains(label.upperBound) && text.tokens[label.upperBound].isSign(":")
        guard
            let quantity = (isAhead ? numberAfter(label.upperBound + 1) : nil)
                ?? text.quantity(before: end, in: range).flatMap({ near($0, end) })
                ?? numberAlone(after: label.upperBound)
        else {
            if label.lowerBound >= statisticsBegin {
                orphans.append((isAverage(before: end) ? .upholdPeerPer100k : .upholdPer100k, label))
            }
            return
        }
        let start = min(quantity.tokens.lowerBound, label.lowerBound)
        let name: FigureName = isAverage(before: start) ? .upholdPeerPer100k : .upholdPer100k
        take(name, quantity, at: start..<max(label.upperBound, quantity.tokens.upperBound))
        readUpTo = max(readUpTo, quantity.tokens.upperBound)
    }

    /// "The average for authorities of this type is 4.6", "…: 4.6", "4.6 is the average for authorities of this type".
    ///
    /// With "upheld decisions per 100,000 residents" behind it, it is read there.
    private mutating func readTypeAverage(_ label: Range<Int>) {
        guard label.lowerBound >= statisticsBegin else { return }
        var next = label.upperBound
        while range.contains(next), text.tokens[next].isSign(":") || text.word(next, isOneOf: ["is", "was"]) {
            next += 1
        }
        var end = label.lowerBound
        while range.contains(end - 1), text.word(end - 1, isOneOf: ["is", "was", "the", "an"]) { end -= 1 }
        let before = end < label.lowerBound ? text.quantity(before: end, in: range).flatMap { near($0, end) } : nil
        guard let quantity = numberAfter(next) ?? before, !quantity.isPercent else { return }
        let tokens =
            min(label.lowerBound, quantity.tokens.lowerBound)..<max(label.upperBound, quantity.tokens.upperBound)
        take(.upholdPeerPer100k, quantity, at: tokens)
    }

    /// A number in digits at a token, near to the one before.
    private func numberAfter(_ start: Int) -> Quantity? {
        guard range.contains(start), text.tokens[start].kind != .word,
            lines(between: max(range.lowerBound, start - 1), start) <= 6, text.date(at: start, in: range) == nil
        else { return nil }
        return text.quantity(at: start, in: range)
    }

    private func near(_ quantity: Quantity, _ label: Int) -> Quantity? {
        lines(between: quantity.tokens.lowerBound, label) <= 6 ? quantity : nil
    }

    /// Whether the sentence that runs into a token speaks of an average.
    private func isAverage(before token: Int) -> Bool {
        for index in (max(range.lowerBound, token - 16)..<token).reversed() {
            if text.tokens[index].isSign("."), text.tokens[index].gap == .none { return false }
            if text.word(index, is: "average") { return true }
            if text.word(index, is: "this"), text.isCapital(index), !text.word(index + 1, is: "compares") {
                return false
            }
        }
        return false
    }

    /// "Statistics are based on a total of 4 detailed investigations for the period between …"
    private mutating func readBasis(_ sentence: Range<Int>) {
        guard let quantity = text.quantity(at: sentence.upperBound, in: range), !quantity.isPercent else {
            // A number that can't be made out is one token.
            if let name = basis(at: sentence.upperBound + 1) { orphans.append((name, sentence)) }
            return
        }
        var label = quantity.tokens.upperBound
        if basis(at: label) == nil, let below = basisBelow(label) { label = below }
        guard text.date(at: quantity.tokens.lowerBound, in: range) == nil, range.contains(label) else { return }
        let tokens = sentence.lowerBound..<max(label + 1, sentence.upperBound)
        guard let name = basis(at: label) else {
            taken.insert(quantity.tokens.lowerBound)
            ledger.note(
                Checks.unclear(
                    [.upholdInvestigations, .complianceOutcomes],
                    "A basis of the statistics stands here, but not of what.", at: text.place(of: tokens)))
            return
        }
        take(name, quantity, at: tokens)
        readUpTo = max(readUpTo, label + 2)
    }

    /// Where what a basis counts goes on, on the line below, behind the words of the column before it:
    /// "… of 10" over "organisations. investigations for the period".
    private func basisBelow(_ index: Int) -> Int? {
        guard range.contains(index), text.tokens[index].gap == .line,
            text.tokens[index].line - text.tokens[index - 1].line == 1
        else { return nil }
        return text.lines[text.tokens[index].line].tokens.first { label in
            basis(at: label) != nil
                && text.word(label + 1, isOneOf: ["for", "outcome", "outcomes", "decision", "decisions"])
        }
    }

    /// What a basis counts, by its first word.
    private func basis(at index: Int) -> FigureName? {
        let label = text.word(index, is: "detailed") ? index + 1 : index
        guard range.contains(label) else { return nil }
        return StatisticSentence.bases.first { text.word(label, is: $0.word) }?.figure
    }

    /// "We completed 14 investigations and upheld 13.", "We investigated 14 complaints and upheld 13."
    ///
    /// - Returns: whether it stands there.
    @discardableResult
    private mutating func readCompleted(_ sentence: Range<Int>, of counted: [StaticString]) -> Bool {
        guard
            sentence.lowerBound >= statisticsBegin
                || text.isCapital(sentence.lowerBound) && begins(sentence.lowerBound),
            let investigations = text.quantity(at: sentence.upperBound, in: range), !investigations.isPercent
        else { return false }
        var index = investigations.tokens.upperBound
        if text.word(index, is: "detailed") { index += 1 }
        guard text.word(index, isOneOf: counted) else { return false }
        let end = index + 1
        index = end
        while text.word(index, isOneOf: ["and", "we", "of", "which"]) { index += 1 }
        let upheld = text.word(index, is: "upheld") ? text.quantity(at: index + 1, in: range) : nil
        // "We investigated 14 complaints." by itself is of the overview.
        guard upheld != nil || text.word(end - 1, isOneOf: Self.investigations) else { return false }
        take(.upholdInvestigations, investigations, at: sentence.lowerBound..<end)
        guard let upheld, !upheld.isPercent else { return true }
        take(.upholdUpheld, upheld, at: sentence.lowerBound..<upheld.tokens.upperBound)
        readUpTo = max(readUpTo, upheld.tokens.upperBound)
        return true
    }

    private static let investigations: [StaticString] = ["investigations", "investigation"]
    private static let complaints: [StaticString] = ["complaints", "complaint", "cases", "case"]

    // MARK: The overview

    private struct CaseloadLabel {
        var name: FigureName
        var label: Range<Int>
        /// The numbers on either side of it.
        var before: Quantity?
        var after: Quantity?
    }

    private struct CaseloadNumber {
        var name: FigureName
        var number: Quantity
        var tokens: Range<Int>
    }

    /// "we dealt with 95 complaints", "30 were not for us", "Assessed and closed: 41".
    private func caseloadLabel(_ name: FigureName, _ label: Range<Int>) -> CaseloadLabel? {
        var start = label.upperBound
        while range.contains(start), text.tokens[start].isSign(":") || text.tokens[start].isSign("-") { start += 1 }
        let after = text.quantity(at: start, in: range).flatMap { quantity in
            !quantity.isPercent && quantity.value == quantity.value.rounded() && !text.isNone(at: start)
                && text.date(at: start, in: range) == nil && lines(between: label.upperBound - 1, start) <= 2
                && countsComplaints(after: quantity.tokens.upperBound) ? quantity : nil
        }
        var end = label.lowerBound
        while range.contains(end - 1), label.lowerBound - end < 4, text.word(end - 1, isOneOf: Self.auxiliaries) {
            end -= 1
        }
        let before = text.quantity(before: end, in: range).flatMap { quantity in
            !quantity.isPercent && quantity.value == quantity.value.rounded()
                && lines(between: quantity.tokens.lowerBound, label.lowerBound) <= 3 ? quantity : nil
        }
        guard before != nil || after != nil else { return nil }
        return CaseloadLabel(name: name, label: label, before: before, after: after)
    }

    private static let auxiliaries: [StaticString] = ["were", "was", "we", "complaints", "complaint", "cases", "that"]

    /// Whether a number that ends here counts complaints: the word follows, or nothing on the line.
    private func countsComplaints(after index: Int) -> Bool {
        guard range.contains(index) else { return true }
        if text.tokens[index].gap == .line || text.tokens[index].gap == .cell || text.tokens[index].gap == .wide {
            return true
        }
        return text.word(index, is: "complaints") || text.word(index, is: "complaint") || text.word(index, is: "cases")
            || text.word(index, is: "and") || text.tokens[index].isSign(".") || text.tokens[index].isSign(",")
            || text.tokens[index].isSign(";") || text.isCapital(index)
    }

    /// Takes an overview: two or more of its numbers near each other among the statistics, or in prose if they add up.
    private mutating func take(_ overview: [CaseloadLabel]) {
        var start = 0
        while start < overview.count {
            var end = start + 1
            while end < overview.count, overview[end].label.lowerBound - overview[end - 1].label.upperBound < 80,
                isStatistics(overview[end].label) == isStatistics(overview[start].label)
            {
                end += 1
            }
            let group = overview[start..<end]
            start = end
            // In a column of labels and numbers the sum tells on which side of its label a number stands.
            let sides = [true, false].map { assignment(of: group, preferringAfter: $0) }
            let sound = sides.first(where: addsUp)
            let isStated = isStatistics(group[group.startIndex].label) && Set(group.map(\.name)).count >= 2
            let isSound = sound.map { Set($0.map(\.name)).count == 4 } ?? false
            guard isStated || isSound else { continue }
            for item in sound ?? assignment(of: group, preferringAfter: nil) {
                if sound != nil
                    || text.tokens[item.tokens.lowerBound].line == text.tokens[item.tokens.upperBound - 1].line
                {
                    take(item.name, item.number, at: item.tokens)
                } else {
                    taken.insert(item.number.tokens.lowerBound)
                    ledger.note(
                        Checks.unclear(
                            [item.name], "Which number belongs to \(item.name) can't be told.",
                            at: text.place(of: item.tokens)))
                }
            }
        }
    }

    private func isStatistics(_ tokens: Range<Int>) -> Bool { tokens.lowerBound >= statisticsBegin }

    /// Which number belongs to which label, each number to one only.
    ///
    /// - Parameter side: whether numbers stand after their labels or before; nil for the nearer side each.
    private func assignment(of group: ArraySlice<CaseloadLabel>, preferringAfter side: Bool?) -> [CaseloadNumber] {
        var claimed: Set<Int> = []
        return group.compactMap { item in
            let first = side ?? isNearerAfter(item)
            let candidates = first ? [item.after, item.before] : [item.before, item.after]
            guard let number = candidates.compactMap({ $0 }).first(where: { !claimed.contains($0.tokens.lowerBound) })
            else { return nil }
            claimed.insert(number.tokens.lowerBound)
            let tokens =
                min(
                    item.label.lowerBound, number.tokens.lowerBound)..<max(
                    item.label.upperBound, number.tokens.upperBound)
            return CaseloadNumber(name: item.name, number: number, tokens: tokens)
        }
    }

    private func isNearerAfter(_ item: CaseloadLabel) -> Bool {
        guard let before = item.before, let after = item.after else { return item.after != nil }
        return lines(between: item.label.upperBound - 1, after.tokens.lowerBound)
            <= lines(between: item.label.lowerBound, before.tokens.lowerBound)
    }

    private func addsUp(_ numbers: [CaseloadNumber]) -> Bool {
        guard let total = numbers.first(where: { $0.name == .caseloadDealtWith }) else { return false }
        let parts = numbers.filter { $0.name != .caseloadDealtWith }
        return parts.count > 1 && parts.map(\.number.value).reduce(0, +) == total.number.value
    }

    // MARK: Where a sentence begins and ends

    /// Whether a statement can begin at a token: at the start of a paragraph, after a full stop, a heading, a date.
    private func begins(_ index: Int) -> Bool {
        let previous = index - 1
        guard range.contains(previous) else { return true }
        switch text.tokens[previous].kind {
        case .sign(let sign): return sign != UInt8(ascii: ",") && sign != UInt8(ascii: "(")
        case .number, .mixed:
            if text.tokens[previous].line != text.tokens[index].line { return true }
            return text.isPartOfDate(previous, in: range)
        case .word:
            // A bullet beyond ASCII.
            if text.folded[text.tokens[previous].bytes].allSatisfy({ $0 >= 0x80 }) { return true }
        }
        if text.tokens[index].line - text.tokens[previous].line > 1 { return true }
        if text.tokens[index].gap == .wide || text.tokens[index].gap == .cell { return true }
        if page(of: previous) != page(of: index) { return true }
        if phraseEnds.contains(index) { return true }
        return Self.headingEnds.contains { text.word(previous, is: $0) }
    }

    private static let headingEnds: [StaticString] = [
        "upheld", "recommendations", "authority", "council", "organisation", "residents", "overview", "statistics",
        "decision", "decisions", "remedy", "performance", "outcomes", "outcome",
    ]

    /// Whether a rate's sentence can end at a token: "… were upheld nationally" is about something else.
    private func ends(_ index: Int, _ block: StatisticSentence.Block) -> Bool {
        guard block == .uphold, range.contains(index), text.tokens[index].kind == .word, !text.isCapital(index),
            text.tokens[index].line - text.tokens[index - 1].line <= 1
        else { return true }
        if text.tokens[index].gap == .wide || text.tokens[index].gap == .cell { return true }
        return phraseStarts.contains(index)
            || ["this", "which", "compared", "upheld", "satisfactory", "compliance", "statistics", "average"]
                .contains { (word: StaticString) in text.word(index, is: word) }
    }

    // MARK: Blanks of a template

    /// "XX%", "[ ]%", "__%", before a sentence.
    private func hasBlank(before end: Int) -> Bool {
        var last = end - 1
        guard range.contains(last) else { return false }
        if text.tokens[last].isSign("%") { last -= 1 } else if !text.tokens[last].isSign("]") { return false }
        guard range.contains(last) else { return false }
        return isBlank(last)
    }

    private func hasBlank(after start: Int) -> Bool { range.contains(start) && isBlank(start) }

    private func isBlank(_ index: Int) -> Bool {
        switch text.tokens[index].kind {
        case .word:
            let bytes = text.folded[text.tokens[index].bytes]
            return bytes.count <= 4
                && bytes.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") || $0 | 0x20 == UInt8(ascii: "n") }
        case .sign(let sign):
            return "[]<>{}_?#".utf8.contains(sign)
        case .number, .mixed: return false
        }
    }

    // MARK: Distances

    private func lines(between first: Int, _ second: Int) -> Int {
        abs(text.tokens[second].line - text.tokens[first].line)
    }

    private func page(of token: Int) -> Int { text.lines[text.tokens[token].line].page }
}
