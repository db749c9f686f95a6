import Model

/// Reads the rates of the Ombudsman's annual letter, and the averages that they are compared with, where a report quotes
/// them: "79% of the complaints it investigated were upheld, against an average of 72%".
struct QuotedRateReader {
    private let text: DocumentText
    /// The report's own year.
    private let period: Period
    /// The measure that the last sentence with a rate was about, so that "The average is 72%" is of the same.
    private var measure: QuotedMeasure?
    private var section: Int?

    init(_ report: ReportText) {
        text = report.text
        period = report.period
    }

    /// Returns the rates that a sentence states, each with its scope and year.
    mutating func rates(in sentence: ReportOutline.Sentence, _ scope: SentenceScope) -> [StatedFigure] {
        let tokens = sentence.tokens
        guard !text.isOfCells(tokens) else { return [] }
        if section != sentence.section { measure = nil }
        section = sentence.section
        let own = QuotedMeasure(of: tokens, in: text)
        let shares = tokens.compactMap { share(at: $0, in: tokens) }
        guard !shares.isEmpty else {
            if own != nil { measure = own }
            return []
        }
        guard let measure = own ?? measure else { return [] }
        let years = text.reportingYears(in: tokens)
        var figures: [StatedFigure] = []
        for (offset, share) in shares.enumerated() {
            let start = offset == 0 ? tokens.lowerBound : shares[offset - 1].tokens.upperBound
            let end = offset + 1 < shares.count ? shares[offset + 1].tokens.lowerBound : tokens.upperBound
            let around = RateSurroundings(
                text: text, lead: tokens.lowerBound..<share.tokens.lowerBound,
                before: start..<share.tokens.lowerBound, after: share.tokens.upperBound..<end,
                isBracketed: start < share.tokens.lowerBound && text.tokens[share.tokens.lowerBound - 1].isSign("("))
            guard let isAverage = around.isAverage(hasOwnMeasure: own != nil, measure) else {
                // "upheld 74% of complaints, compared to an average of 80%": it is left open of which complaints.
                if text.contains("upheld upholds uphold", in: around.before) { break }
                continue
            }
            let name = isAverage ? measure.average : measure.rate
            // The year behind the rate before is not this one's: "from 78% in 2022/23 to 70% in 2023/24".
            let first = text.isWord(share.tokens.lowerBound - 1, in: "to") ? share.tokens.lowerBound : start
            let range = first..<around.clauseEnd
            let clause = NumberClause(
                text: text, sentence: tokens, start: start, number: share.tokens.lowerBound, years: years,
                statement: scope.statement)
            guard let year = clause.year(of: range, default: period) else { continue }
            var figure = StatedFigure(
                name: name, value: share.value, year: year, tokens: share.tokens.lowerBound..<around.clauseEnd)
            figure.scope = scope.scope(ofClause: range)
            // The average is of others by its words.
            if isAverage, case .allCouncils = figure.scope.owner { figure.scope.owner = scope.outer.owner }
            if !clause.namesYear(in: range) { figure.year = figure.scope.year ?? period }
            guard figure.scope.ombudsman != nil,
                !figures.contains(where: { $0.name == name && $0.year == figure.year })
            else { continue }
            figures.append(figure)
        }
        self.measure = measure
        return figures
    }

    /// A number with a per cent sign, or the words.
    private func share(at index: Int, in sentence: Range<Int>) -> (value: Double, tokens: Range<Int>)? {
        guard let value = text.tokens[index].number, sentence.contains(index + 1), (0...100).contains(value) else {
            return nil
        }
        if text.tokens[index + 1].isSign("%") || text.isWord(index + 1, in: "percent") {
            return (value, index..<(index + 2))
        }
        return text.isWord(index + 1, in: "per") && text.isWord(index + 2, in: "cent") && sentence.contains(index + 2)
            ? (value, index..<(index + 3)) : nil
    }
}

/// A rate of the annual letter.
enum QuotedMeasure {
    case uphold, compliance, remedy

    /// Returns the rate that a sentence is about; nil where its words name none.
    init?(of tokens: Range<Int>, in text: DocumentText) {
        if text.contains("compliance complied comply complying", in: tokens)
            || text.contains("recommendations recommendation", in: tokens)
                && text.contains("carried implemented satisfied", in: tokens)
        {
            self = .compliance
        } else if text.contains("remedy remedies remedied", in: tokens), text.contains("satisfactory", in: tokens) {
            self = .remedy
        } else if text.contains("uphold upheld upholds", in: tokens) {
            self = .uphold
        } else {
            return nil
        }
    }

    var rate: FigureName {
        switch self {
        case .uphold: .upholdRate
        case .compliance: .complianceRate
        case .remedy: .remedyRate
        }
    }

    var average: FigureName {
        switch self {
        case .uphold: .upholdPeerAverage
        case .compliance: .compliancePeerAverage
        case .remedy: .remedyPeerAverage
        }
    }
}

/// The words around a rate in its sentence, up to the rates beside it.
private struct RateSurroundings {
    let text: DocumentText
    /// The words before the rate in its sentence.
    let lead: Range<Int>
    /// Those of them behind the rate before.
    let before: Range<Int>
    let after: Range<Int>
    /// Whether the rate stands in brackets behind its noun: "the average (77%)".
    let isBracketed: Bool

    /// The words behind the rate up to the first that compares.
    var tail: Range<Int> {
        let end = after.first { index in
            text.isWord(index, in: "against compared compares than while whereas above below but although with and")
                || text.tokens[index].isSign(",") || text.tokens[index].isSign(";")
        }
        return after.lowerBound..<(end ?? after.upperBound)
    }

    var clauseEnd: Int { isBracketed ? after.lowerBound : tail.upperBound }

    /// Whether the rate is the average of other authorities; nil where it is neither that nor the council's own.
    func isAverage(hasOwnMeasure: Bool, _ measure: QuotedMeasure) -> Bool? {
        let tail = isBracketed ? after.lowerBound..<after.lowerBound : self.tail
        let runs = [before, tail]
        func has(_ words: StaticString) -> Bool { runs.contains { text.contains(words, in: $0) } }
        // "by 5%", "an increase of 5%", "a target of 90%"
        let last = before.upperBound - 1 - (isBracketed ? 1 : 0)
        // "On average the Ombudsman upholds 66% of complaints about councils."
        if text.contains("average", in: before), text.contains("councils authorities", in: tail),
            !has("similar comparable county district unitary metropolitan london")
        {
            return nil
        }
        if has("target targets nationally national england country points") { return nil }
        if text.isWord(last, in: "by") { return nil }
        if text.isWord(last, in: "of"),
            text.isWord(last - 1, in: "increase decrease rise fall reduction drop improvement change")
        {
            return nil
        }
        if text.contains("average averages averaging", in: before.suffix(14)) { return true }
        if text.contains("average similar comparable", in: tail) { return true }
        guard hasOwnMeasure else { return nil }
        switch measure {
        case .compliance, .remedy: return false
        case .uphold:
            // "The uphold rate fell from 78% in 2022/23 to 70% in 2023/24": each is of the year that it names.
            if text.isWord(last, in: "from to"), text.contains("rate", in: lead) {
                return text.reportingYears(in: tail).isEmpty ? nil : false
            }
            let isRate =
                text.contains("rate", in: before) && (isBracketed || text.isWord(last, in: "of was is at to were"))
            // "22 were upheld, which is 22% of all decisions"
            if text.contains("all decisions received enquiries", in: tail) { return nil }
            let isVerb =
                text.isWord(last, in: "upheld uphold upholds")
                && text.contains("investigated investigations detailed", in: tail)
            let isShare =
                text.isWord(tail.lowerBound, in: "of")
                && text.contains("upheld", in: tail) && text.contains("investigated investigations detailed", in: tail)
            return isRate || isVerb || isShare ? false : nil
        }
    }
}

extension DocumentText {
    /// Whether a run of tokens is no running text but the cells of a table: two gaps between columns, or lines of a few
    /// words each.
    func isOfCells(_ run: Range<Int>) -> Bool {
        var gaps = 0
        var lines = 0
        for index in run.dropFirst() {
            switch tokens[index].gap {
            case .cell, .wide: gaps += 1
            case .line: lines += 1
            case .none, .space: break
            }
        }
        return gaps > 1 || lines > 2 && run.count < 5 * lines
    }
}
