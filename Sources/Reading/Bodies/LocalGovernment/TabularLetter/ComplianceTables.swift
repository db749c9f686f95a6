import Model

/// The tables that the letters for the year to March 2019 have behind the decisions: "Satisfactory remedy provided by
/// authority" (cases, and their share of those upheld) and "Compliance with Ombudsman recommendations" (recorded, on time,
/// late, not complied, and the compliance rate).
///
/// Their headings are long and torn in every way; their numbers are few. Each number is told by its kind and by the
/// arithmetic, not by the place of its heading.
struct ComplianceTables {
    private enum Title { case remedy, compliance, end }

    private static let tableTitles: [(Phrase, Title)] = [
        ("satisfactory remedy provided by", .remedy), ("satisfactory remedies provided by", .remedy),
        ("compliance with ombudsman recommendations", .compliance), ("compliance with recommendations", .compliance),
        // The first column's heading, where the title is lost.
        ("complaints where compliance with the recommended remedy", .compliance),
    ]
    private static let ends: [(Phrase, Title)] = [
        ("complaints and enquiries received", .end), ("decisions made", .end), ("complaints remedied", .end),
        ("note", .end), ("notes", .end), ("yours sincerely", .end), ("yours faithfully", .end),
    ]
    private static let starts = PhraseSet(tableTitles)
    private static let titles = PhraseSet(tableTitles + ends)
    /// The first words below a title, by which the table is found where the title is cut.
    private static let firstHeadings = PhraseSet<Title>([
        ("upheld cases where", .remedy), ("complaints where", .compliance),
    ])

    /// Words that only the headings of these tables have, as short as extractors leave them: "% of upheld" over "cases".
    private static let remedyHeading: Phrase = "of upheld"
    private static let complianceHeading: Phrase = "compliance rate"
    private static let complianceColumns = PhraseSet<Bool>(
        ["recorded during", "complied with our", "on-time", "on time", "not complied", "recommended remedy"]
            .map { ($0, true) })

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
        // Only the letters of one year have these tables, and the words that end them are frequent.
        let rest = start..<passage.tokens.upperBound
        let titled = text.matches(of: Self.starts, in: rest).filter(begins)
        var headed: [PhraseMatch<Title>] = []
        for match in text.matches(of: Self.firstHeadings, in: rest)
        where begins(match) && !(titled + headed).contains(where: { $0.meaning == match.meaning })
            // In other years a note may begin "Complaints where we …".
            && (match.meaning == .remedy || text.find(Self.complianceHeading, in: rest) != nil)
        {
            headed.append(match)
        }
        guard !titled.isEmpty || !headed.isEmpty else { return [] }
        let marks = (text.matches(of: Self.titles, in: rest).filter(begins) + headed)
            .sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        return marks.indices.map { index in
            let end = index + 1 < marks.count ? marks[index + 1].tokens.lowerBound : passage.tokens.upperBound
            return (marks[index].meaning, marks[index].tokens.upperBound..<end)
        }
    }

    /// Whether a phrase begins its line or its cell.
    private func begins(_ match: PhraseMatch<Title>) -> Bool {
        let gap = text.tokens[match.tokens.lowerBound].gap
        return gap == .line || gap.dividesCells
    }

    /// - Returns: whether the table is there.
    private func addRemedy(_ tokens: Range<Int>, to statistics: inout Statistics) -> Bool {
        guard text.find(Self.remedyHeading, in: tokens) != nil || hasTornShare(in: tokens) else {
            guard isRow(below: tokens.lowerBound) else { return false }
            statistics.findings.append(unclear([.remedyDecisions, .remedyRate], at: tokens))
            return true
        }
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

    /// Whether the next line with text below a title is a count with its share: the headings' line is lost.
    private func isRow(below token: Int) -> Bool {
        let title = text.tokens[max(passage.tokens.lowerBound, token - 1)].line
        guard
            let line = ((title + 1)..<max(title + 1, passage.lines.upperBound)).first(where: {
                !text.lines[$0].tokens.isEmpty
            })
        else { return false }
        let row = NumberRun(text.lines[line].tokens, of: text, line: line)
        return row.words == 0 && row.cells.count == 2 && row.cells.count(where: \.isPercent) == 1
    }

    /// Whether the heading "% of upheld cases" is there with a line for each word, beside the lines of the other heading.
    private func hasTornShare(in tokens: Range<Int>) -> Bool {
        guard
            let share = tokens.first(where: { index in
                text.tokens[index].isSign("%") && text.tokens[index].gap != .none && text.word(index + 1, is: "of")
            })
        else { return false }
        return tokens.contains { index in
            index > share && text.word(index, is: "upheld") && text.tokens[index].line - text.tokens[share].line <= 3
                && (text.tokens[index].gap.dividesCells || text.tokens[index].gap == .line)
        }
    }

    /// - Returns: whether the table is there.
    private func addCompliance(_ tokens: Range<Int>, to statistics: inout Statistics) -> Bool {
        let numbers = numbers(in: tokens)
        // The row's label may be lost, or on two lines with a row between them; then the columns' headings show the table.
        let isLabelled = text.find(Self.complianceHeading, in: tokens) != nil
        let isHeaded = !text.matches(of: Self.complianceColumns, in: tokens).isEmpty
        guard isLabelled || (isHeaded && !numbers.isEmpty) || numbers.count > 2 else { return false }
        let rates = numbers.filter(\.isPercent)
        let rate = rates.count == 1 ? rates[0] : nil
        let recorded =
            isLabelled || isHeaded ? recorded(among: numbers.filter { !$0.isPercent }, rate: rate) : nil
        var lost: [FigureName] = []
        if let recorded {
            statistics.figures[.complianceOutcomes] = figure(.complianceOutcomes, recorded.whole)
        } else {
            lost.append(.complianceOutcomes)
        }
        // Without its label a rate needs the counts that confirm it.
        if let rate, isLabelled || recorded != nil {
            statistics.figures[.complianceRate] = figure(.complianceRate, rate)
            if let missed = recorded?.missed, let whole = recorded?.whole.value,
                !Checks.agrees(rate: rate.value, part: whole - missed, whole: whole)
            {
                statistics.findings.append(mismatch(rate, missed: missed, of: whole))
            }
        } else if recorded?.whole.value != 0 {
            lost.append(.complianceRate)
        }
        if !lost.isEmpty { statistics.findings.append(unclear(lost, at: tokens)) }
        return true
    }

    /// The number of cases recorded: of four counts in a row, or of three or two where noughts are lost, the one that is the sum
    /// of the others. The rate leaves out those that did not comply; their number is known where all four columns are.
    ///
    /// - Returns: nil where there is none, or more than one.
    private func recorded(among counts: [Quantity], rate: Quantity?) -> (whole: Quantity, missed: Double?)? {
        for length in [4, 3, 2] where counts.count >= length {
            // Of two counts both are the whole, and the rate is none or all of it.
            guard length > 2 || counts.count == 2 && rate != nil else { return nil }
            let found = (0...(counts.count - length)).compactMap { start -> (whole: Quantity, missed: Double?)? in
                let row = Array(counts[start..<(start + length)])
                let sum = row.reduce(0) { $0 + $1.value }
                guard let whole = row.first(where: { 2 * $0.value == sum }) else { return nil }
                let missed = missed(in: row)
                guard let rate else { return length == 4 ? (whole, missed) : nil }
                let others = row.map(\.value) + [0]
                let fits = others.contains { missed in
                    missed <= whole.value
                        && Checks.agrees(rate: rate.value, part: whole.value - missed, whole: whole.value)
                }
                // "10 10 0": the first may be the cases recorded, or they are 20 and lost.
                let isSumOfLost =
                    length == 3 && missed == nil && row.contains { $0.value == 0 }
                    && row.contains { Checks.agrees(rate: rate.value, part: sum - $0.value, whole: sum) }
                return fits && !isSumOfLost ? (whole, missed) : nil
            }
            if let first = found.first, found.allSatisfy({ $0.whole.value == first.whole.value }) { return first }
            if !found.isEmpty { return nil }
        }
        return nil
    }

    /// The last of a row's four counts, in the published order: the cases in which the authority did not comply. A blank
    /// between divided cells is a nought.
    private func missed(in row: [Quantity]) -> Double? {
        var values = row.map { Optional($0.value) }
        if row.count < 4 {
            let line = text.tokens[row[0].tokens.lowerBound].line
            guard row.allSatisfy({ text.tokens[$0.tokens.lowerBound].line == line }) else { return nil }
            values = dividedCells(ofLine: line)
        }
        guard values.count == 4, let whole = values[0], let missed = values[3] else { return nil }
        return 2 * whole == values.reduce(0) { $0 + ($1 ?? 0) } ? missed : nil
    }

    /// The first four cells of a line whose cells are divided by signs; none where one of them is no number and not blank.
    private func dividedCells(ofLine line: Int) -> [Double?] {
        let bytes = text.folded[text.lines[line].folded]
        let divider = bytes.contains(UInt8(ascii: "|")) ? UInt8(ascii: "|") : UInt8(ascii: "\t")
        var cells = bytes.split(separator: divider, omittingEmptySubsequences: false).map { cell in
            String(decoding: cell.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
        }
        // A table's border.
        if cells.first == "" { cells.removeFirst() }
        if cells.first == "number" { cells.removeFirst() }
        let row = cells.prefix(4)
        guard row.count == 4, row.allSatisfy({ $0.isEmpty || Double($0) != nil }) else { return [] }
        return row.map(Double.init)
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

    private func mismatch(_ rate: Quantity, missed: Double, of whole: Double) -> Finding {
        Finding(
            code: .rateMismatch, figures: [.complianceRate, .complianceOutcomes],
            message: "The \(FigureName.complianceRate.inWords) is given as \(Checks.plain(rate.value))%, but "
                + Checks.quotient(of: whole - missed, in: whole) + ".",
            place: text.place(of: rate.tokens))
    }

    private func unclear(_ names: [FigureName], at tokens: Range<Int>) -> Finding {
        let list = names.map(\.words).joined(separator: ", ")
        return Checks.unclear(
            names, "The numbers of the table can't be tied to their headings: \(list).",
            at: text.place(ofLine: text.tokens[tokens.lowerBound - 1].line))
    }
}
