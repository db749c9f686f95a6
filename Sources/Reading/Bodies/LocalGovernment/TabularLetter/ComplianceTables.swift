import Model

/// The tables that the letters for the year to March 2019 have behind the decisions: "Satisfactory remedy provided by
/// authority" (cases, and their share of those upheld) and "Compliance with Ombudsman recommendations" (recorded, on time,
/// late, not complied, and the compliance rate).
///
/// Their headings are long and torn in every way; their numbers are few. Each number is told by its kind and by the
/// arithmetic, not by the place of its heading.
struct ComplianceTables {
    private enum Title { case remedy, compliance, end }

    private static let titles = PhraseSet<Title>([
        ("satisfactory remedy provided by", .remedy), ("satisfactory remedies provided by", .remedy),
        ("compliance with ombudsman recommendations", .compliance), ("compliance with recommendations", .compliance),
        ("complaints and enquiries received", .end), ("decisions made", .end), ("complaints remedied", .end),
        ("note", .end), ("notes", .end), ("yours sincerely", .end), ("yours faithfully", .end),
    ])

    /// Words that only the headings of these tables have, as short as extractors leave them: "% of upheld" over "cases".
    private static let remedyHeading: Phrase = "of upheld"
    private static let complianceHeading: Phrase = "compliance rate"

    private let text: DocumentText
    private let passage: Passage

    /// Adds the figures and findings of the tables to the statistics.
    ///
    /// - Parameter line: the line on which they may begin, after the decisions.
    static func add(to statistics: inout Statistics, in passage: Passage, from line: Int) {
        let tables = ComplianceTables(text: passage.text, passage: passage)
        var hasRemedy = false
        var hasCompliance = false
        for section in tables.sections(from: line) {
            switch section.title {
            case .remedy where !hasRemedy: hasRemedy = tables.addRemedy(section.tokens, to: &statistics)
            case .compliance where !hasCompliance:
                hasCompliance = tables.addCompliance(section.tokens, to: &statistics)
            case .remedy, .compliance, .end: break
            }
        }
    }

    /// The tables with the tokens behind their titles. A title begins its line or its cell.
    private func sections(from line: Int) -> [(title: Title, tokens: Range<Int>)] {
        let start = text.tokens(inLines: line..<max(line, passage.lines.upperBound)).lowerBound
        let marks = text.matches(of: Self.titles, in: start..<passage.tokens.upperBound).filter { mark in
            let gap = text.tokens[mark.tokens.lowerBound].gap
            return gap == .line || gap.dividesCells
        }
        return marks.indices.map { index in
            let end = index + 1 < marks.count ? marks[index + 1].tokens.lowerBound : passage.tokens.upperBound
            return (marks[index].meaning, marks[index].tokens.upperBound..<end)
        }
    }

    /// - Returns: whether the table is there.
    private func addRemedy(_ tokens: Range<Int>, to statistics: inout Statistics) -> Bool {
        guard text.find(Self.remedyHeading, in: tokens) != nil else { return false }
        let numbers = numbers(in: tokens)
        let counts = numbers.filter { !$0.isPercent }
        let rates = numbers.filter(\.isPercent)
        guard counts.count == 1, let count = counts.first, rates.count <= 1 else {
            statistics.findings.append(unclear([.remedyDecisions, .remedyRate], at: tokens))
            return true
        }
        statistics.figures[.remedyDecisions] = figure(.remedyDecisions, count)
        if let rate = rates.first {
            statistics.figures[.remedyRate] = figure(.remedyRate, rate)
        } else if count.value > 0 {
            statistics.findings.append(unclear([.remedyRate], at: tokens))
        }
        if let finding = Checks.rate(
            .remedyRate, of: .remedyDecisions, in: .decisionsUpheld, among: statistics.figures)
        {
            statistics.findings.append(finding)
        }
        return true
    }

    /// - Returns: whether the table is there.
    private func addCompliance(_ tokens: Range<Int>, to statistics: inout Statistics) -> Bool {
        guard text.find(Self.complianceHeading, in: tokens) != nil else { return false }
        let numbers = numbers(in: tokens)
        let rates = numbers.filter(\.isPercent)
        let recorded = recorded(among: numbers.filter { !$0.isPercent }, rate: rates.count == 1 ? rates[0] : nil)
        var lost: [FigureName] = []
        if let recorded {
            statistics.figures[.complianceOutcomes] = figure(.complianceOutcomes, recorded)
        } else {
            lost.append(.complianceOutcomes)
        }
        if rates.count == 1 {
            statistics.figures[.complianceRate] = figure(.complianceRate, rates[0])
        } else if recorded?.value != 0 {
            lost.append(.complianceRate)
        }
        if !lost.isEmpty { statistics.findings.append(unclear(lost, at: tokens)) }
        return true
    }

    /// The number of cases recorded: of four counts in a row, or of three where a nought is lost, the one that is the sum of the
    /// others. The rate leaves out those that did not comply.
    ///
    /// - Returns: nil where there is none, or more than one.
    private func recorded(among counts: [Quantity], rate: Quantity?) -> Quantity? {
        for length in [4, 3] where counts.count >= length {
            let found = (0...(counts.count - length)).compactMap { start -> Quantity? in
                let row = Array(counts[start..<(start + length)])
                let sum = row.reduce(0) { $0 + $1.value }
                guard let whole = row.first(where: { 2 * $0.value == sum }) else { return nil }
                guard let rate else { return length == 4 ? whole : nil }
                let others = row.map(\.value) + [0]
                let fits = others.contains { missed in
                    missed <= whole.value
                        && Checks.agrees(rate: rate.value, part: whole.value - missed, whole: whole.value)
                }
                return fits ? whole : nil
            }
            if let first = found.first, found.allSatisfy({ $0.value == first.value }) { return first }
            if !found.isEmpty { return nil }
        }
        return nil
    }

    /// The numbers of a table. A number of a date is none, and neither is one inside a sentence.
    private func numbers(in tokens: Range<Int>) -> [Quantity] {
        var found: [Quantity] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            guard text.tokens[index].number != nil, let quantity = text.quantity(at: index, in: tokens) else {
                index += 1
                continue
            }
            let isWhole = quantity.value == quantity.value.rounded()
            if quantity.isPercent || isWhole, !text.isPartOfDate(index, in: tokens), !isPageNumber(quantity) {
                found.append(quantity)
            }
            index = quantity.tokens.upperBound
        }
        return found
    }

    /// "Page 3", and a number by itself at the end of a page.
    private func isPageNumber(_ quantity: Quantity) -> Bool {
        let start = quantity.tokens.lowerBound
        if text.word(start - 1, is: "page") { return true }
        let line = text.tokens[start].line
        guard text.lines[line].tokens == quantity.tokens, !quantity.isPercent else { return false }
        let next = ((line + 1)..<max(line + 1, passage.lines.upperBound)).first { !text.lines[$0].tokens.isEmpty }
        return next.map { text.lines[$0].page != text.lines[line].page } ?? false
    }

    private func figure(_ name: FigureName, _ quantity: Quantity) -> Figure {
        Figure(value: quantity.value, unit: name.unit, place: text.place(of: quantity.tokens))
    }

    private func unclear(_ names: [FigureName], at tokens: Range<Int>) -> Finding {
        let list = names.map(\.words).joined(separator: ", ")
        return Checks.unclear(
            names, "The numbers of the table can't be tied to their headings: \(list).",
            at: text.place(ofLine: text.tokens[tokens.lowerBound - 1].line))
    }
}
