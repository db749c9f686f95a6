import Model

/// The letters for the years to March 2014 to 2019: two tables of one row each, "Complaints and enquiries received"
/// and "Decisions made", from 2016 the pair "Complaints Remedied", and in 2019 remedies and compliance instead.
///
/// Published with the Ombudsman's annual letters under "Local Authority Report". Until 2015 the decisions begin with
/// those upheld and there is no uphold rate; from 2016 a category "Other" may follow planning.
struct TabularLetter: Format {
    let name = "tabular-letter"
    let statisticsTitles = ["decisions made", "complaints remedied"]

    private static let kinds = [received, decisions, remedied]
    private static let marks = HeadingMarks(kinds)
    private static let vocabularies: [TableVocabulary] = [.received, .decisions]
    private static let index = HeadingWordIndex(vocabularies)

    /// Complaints and enquiries received, in the categories since 2010-11.
    static let received = TableKind(
        columns: [
            .init(
                .receivedAdultCareServices, rest: "care services social", marks: "Adult care services",
                "Adult social care", "Adult"),
            .init(.receivedBenefitsAndTax, rest: "and tax", marks: "Benefits and tax", "Benefits tax", "Benefits"),
            .init(
                .receivedCorporateAndOtherServices, rest: "and other services", marks: "Corporate and other services",
                "Corporate other services",
                "Corporate"),
            .init(
                .receivedEducationAndChildrensServices, rest: "and childrens children s services",
                marks: "Education and children's services",
                "Education children's services", "Education"),
            .init(
                .receivedEnvironmentServices, rest: "services and public protection regulation",
                marks: "Environmental services and public protection and regulation",
                "Environmental services public protection regulation", "Environment services",
                "Environmental services", "Environment", "Environmental"),
            .init(
                .receivedHighwaysAndTransport, rest: "and transport", marks: "Highways and transport",
                "Highways transport", "Highways"),
            .init(.receivedHousing, rest: "", marks: "Housing"),
            .init(
                .receivedPlanningAndDevelopment, rest: "and development", marks: "Planning and development",
                "Planning development", "Planning"),
            .init(.receivedOther, rest: "", marks: "Other"),
            .init(.receivedTotal, .total, rest: ""),
        ],
        orders: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 7, 9]],
        sums: [.init(total: 9, parts: [0, 1, 2, 3, 4, 5, 6, 7, 8])],
        words: """
            adult care social services benefits and tax corporate other education childrens children environmental \
            environment public protection regulation highways transport housing planning development total
            """)

    static let decisions = TableKind(
        columns: [
            .init(
                .decisionsIncompleteOrInvalid, rest: "or invalid", marks: "Incomplete or invalid", "Incomplete invalid",
                "Incomplete"),
            .init(.decisionsAdviceGiven, rest: "given", marks: "Advice given", "Advice"),
            .init(
                .decisionsReferredBack, rest: "back for local resolution", marks: "Referred back for local resolution",
                "Referred back", "Referred"),
            .init(
                .decisionsClosedAfterInitialEnquiries, rest: "after initial enquiries",
                marks: "Closed after initial enquiries", "Closed"),
            .init(.decisionsNotUpheld, rest: "upheld", marks: "Not upheld", "Not"),
            .init(.decisionsUpheld, rest: "", marks: "Upheld"),
            .init(.upholdRate, .rate, rest: "rate", marks: "Uphold rate", "Upheld rate", "Uphold"),
            .init(.decisionsTotal, .total, rest: ""),
        ],
        orders: [
            [0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 7], [5, 4, 1, 3, 0, 2, 7], [5, 4, 6, 1, 3, 0, 2, 7],
            [5, 4, 1, 3, 0, 2, 6, 7],
        ],
        sums: [.init(total: 7, parts: [0, 1, 2, 3, 4, 5])],
        rates: [.init(rate: 6, part: 5, whole: [4, 5])])

    private static let remedied = TableKind(
        columns: [
            .init(.remediedByOmbudsman, marks: "by LGO"),
            .init(.remediedByAuthority, marks: "Satisfactorily by authority before LGO involvement", "Satisfactorily"),
        ],
        orders: [[0, 1]], mixesHeadings: true)

    private static let signs = PhraseMarks([
        "Local authority report", "Complaints and enquiries received", "Decisions made", "Detailed investigations",
        "Benefits and tax", "Corporate and other services", "Education and children's services",
        "Highways and transport", "Planning and development", "Advice given", "Closed after initial enquiries",
        "Referred back for local resolution", "Not upheld", "Uphold rate",
    ])

    private static let words: [Phrase] = ["Benefits", "Corporate", "Highways", "Closed", "Total"]

    func recognise(_ passage: Passage) -> Confidence {
        let seen = Self.signs.count(in: passage)
        // A council's own report has the terms of the decisions as well.
        if !passage.contains("Local authority report"), LetterHead(of: passage).salutation == nil,
            let title = ReportTitle(of: passage), title.isAnnual,
            title.isReport && !title.isSentence || !passage.contains("Complaints and enquiries received")
        {
            return seen >= 3 ? .weak : .none
        }
        if seen >= 8 { return .certain }
        // Torn headings hide the phrases; their first words are still there.
        if Self.words.allSatisfy(passage.contains) {
            let reader = TableReader(TableScan(passage, kinds: Self.kinds, marks: Self.marks), kinds: Self.kinds)
            if reader.mostHeadings(of: 0) >= 6, reader.mostHeadings(of: 1) >= 4 { return .certain }
        }
        return seen >= 5 ? .likely : seen >= 3 ? .weak : .none
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        try Sender.requireOwn(passage)
        var passage = passage
        var statistics = statistics(in: passage)
        // Of the Ombudsman's own page whose numbers can't be told apart the findings say where they stand.
        let isOwnPage = passage.contains("Local authority report")
        let doubts = isOwnPage ? statistics.findings.filter { !$0.figures.isEmpty } : []
        if statistics.figures.isEmpty, let divided = passage.text.dividingTables(passage.lines) {
            passage = passage.rewritten(as: divided)
            statistics = self.statistics(in: passage)
        }
        if statistics.figures.isEmpty { statistics = try statisticsOfYears(in: passage) }
        if statistics.figures.isEmpty, !doubts.isEmpty {
            statistics = Statistics()
            statistics.findings = doubts
        }
        guard !statistics.figures.isEmpty || !doubts.isEmpty else {
            throw Refusal(
                .noFigures, "It looks like a letter with tables, but no table could be read; try another extraction.")
        }
        var reading = Reading(.annualReviewLetter, format: name, of: try Identification(of: passage))
        reading.figures = statistics.figures
        reading.earlier = statistics.earlier
        reading.tables = statistics.tables
        reading.findings +=
            statistics.findings + Remarks.findings(in: passage, about: reading.authority, in: reading.period)
        return reading
    }

    /// The figures of the tables, whoever and whichever year they are about.
    func statistics(in passage: Passage) -> Statistics {
        let scan = TableScan(passage, kinds: Self.kinds, marks: Self.marks)
        var rows = TableReader(scan, kinds: Self.kinds).rows()
        addTornHeadings(of: passage, to: &rows)
        Self.doubtLostOther(in: &rows, of: passage)
        let upheld = rows.first { $0.kind == 1 }.flatMap { $0.value(of: 5) }
        rows.removeAll {
            $0.kind == 2 && (!$0.isPlausiblePair(ofUpheld: upheld) || Self.isPairAboveTitle($0, in: scan))
        }
        var statistics = Statistics()
        for row in rows { row.add(to: &statistics, kind: Self.kinds[row.kind], text: passage.text) }
        if !rows.contains(where: { $0.kind == 2 }), let decisions = rows.first(where: { $0.kind == 1 }) {
            addPairAmongNotes(after: decisions, ofUpheld: upheld, in: passage, scan, to: &statistics)
        }
        Self.addLists(in: passage, scan, kinds: Self.kinds, marks: Self.marks, to: &statistics)
        notePair(in: passage, to: &statistics)
        statistics.deriveUphold()
        if let decisions = rows.first(where: { $0.kind == 1 }), let last = decisions.cells.last {
            ComplianceTables.add(to: &statistics, in: passage, from: last.line + 1)
        }
        return statistics
    }

    /// Whether the numbers of a remedied pair stand above its title: they are the decisions'.
    private static func isPairAboveTitle(_ row: TableReader.Row, in scan: TableScan) -> Bool {
        guard let number = row.cells.first?.tokens.lowerBound, let heading = row.headings.first?.token else {
            return false
        }
        return scan.titles.contains {
            $0.figure == .remediedByOmbudsman && number < $0.token && $0.token < heading
        }
    }

    /// Adds the finding for a remedied pair that the text has and that can't be read.
    private func notePair(in passage: Passage, to statistics: inout Statistics) {
        let pair: [FigureName] = [.remediedByOmbudsman, .remediedByAuthority]
        let named = Set(statistics.findings.flatMap(\.figures)).union(statistics.figures.keys)
        guard !statistics.figures.isEmpty, named.isDisjoint(with: pair),
            let title = passage.find("complaints remedied"), passage.find("satisfactorily") != nil
        else { return }
        let first = passage.text.tokens[title.lowerBound]
        // Beside the notes a single number may be the page's.
        let isBesideNotes = first.gap.dividesCells
        guard isBesideNotes || passage.text.lines[first.line].tokens.count <= 12,
            numbers(behind: title.upperBound, in: passage) > (isBesideNotes ? 1 : 0)
        else { return }
        statistics.findings.append(
            Checks.unclear(
                pair, "The numbers of complaints remedied can't be tied to their headings.",
                at: passage.text.place(of: title)))
    }

    private func numbers(behind token: Int, in passage: Passage) -> Int {
        (token..<passage.tokens.upperBound).count { index in
            let line = passage.text.tokens[index].line
            let tokens = passage.text.lines[line].tokens
            // "0 1" comes out of some PDFs as "01", in which a number's end and the next one's begin are lost.
            let isRunTogether = tokens.count == 1 && passage.text.tokens[index].number != nil
            return isRunTogether || NumberRun.cell(at: index, in: tokens, of: passage.text, line: line) != nil
        }
    }

    /// Reads tables by the words of their headings, where these are too torn for phrases.
    private func addTornHeadings(of passage: Passage, to rows: inout [TableReader.Row]) {
        let vocabularies = Self.vocabularies
        func isSure(_ kind: Int) -> Bool { rows.contains { $0.kind == kind && $0.answer.outcome == .confirmed } }
        guard !vocabularies.indices.allSatisfy(isSure) else { return }
        for table in HeadedTable.all(in: passage, of: vocabularies, index: Self.index)
        where !isSure(table.block.number) && !rows.contains(where: { $0.kind == table.block.number && $0.isContested })
        {
            guard table.rows.count == 1, let row = table.rows[0].row, row.answer.outcome == .confirmed,
                // No number is in two rows.
                !rows.contains(where: { $0.kind != row.kind && $0.shares(cellsWith: row) })
            else { continue }
            rows.removeAll { $0.kind == row.kind }
            rows.append(row)
        }
        rows.sort { $0.kind < $1.kind }
    }

    /// The figures of tables whose rows are labelled with their years, as councils set several beside each other. A
    /// second row for a year may be another council's: then no row of that table counts.
    private func statisticsOfYears(in passage: Passage) throws(Refusal) -> Statistics {
        let identification = try Identification(of: passage)
        let period = identification.period.value
        let scan = TableScan(passage, kinds: Self.kinds, marks: Self.marks, hasLabels: true)
        let tables = LabelledRows.tables(of: scan, kinds: Self.kinds)
        var years: [Period: Statistics] = [:]
        var unclear: [Finding] = []
        for (number, kind) in Self.kinds.enumerated() {
            let own = tables.filter { $0.number == number }
            var rows = own.flatMap { table in
                table.years.map { (period: $0.period, statistics: table.statistics(of: $0.cells)) }
            }
            let named = own.compactMap { table in
                Self.ownRow(of: table, authority: identification.authority.value, in: passage.text).map {
                    table.statistics(of: $0)
                }
            }
            if rows.isEmpty, named.count == 1 { rows = [(period, named[0])] }
            guard Set(rows.map(\.period)).count == rows.count else {
                let line = own.first?.headings.first?.line ?? passage.lines.lowerBound
                unclear.append(
                    Checks.unclear(
                        kind.columns.map(\.figure), "More than one row is labelled with the same year.",
                        at: passage.text.place(ofLine: line)))
                continue
            }
            for row in rows { years[row.period, default: Statistics()].add(row.statistics) }
        }
        for year in years.keys {
            years[year]?.dropImplausiblePair()
            years[year]?.deriveUphold()
        }
        var statistics = years.removeValue(forKey: period) ?? Statistics()
        statistics.findings += unclear
        // A finding would seem to be about the letter's own year.
        for (year, before) in years where before.findings.isEmpty { statistics.earlier[year.name] = before.figures }
        return statistics
    }

    /// The remedied pair whose headings an extractor ran together with the notes beside them: the only two numbers
    /// after the decisions, no more than were upheld.
    private func addPairAmongNotes(
        after decisions: TableReader.Row, ofUpheld upheld: Double?, in passage: Passage, _ scan: TableScan,
        to statistics: inout Statistics
    ) {
        guard let last = decisions.cells.last?.tokens.upperBound, let upheld,
            let title = passage.text.find("complaints remedied", in: last..<passage.tokens.upperBound),
            let headings = headingsOfPair(in: title.upperBound..<passage.tokens.upperBound, of: passage.text)
        else { return }
        let numbers = scan.groups.flatMap { group -> [RowCell] in
            if case .numbers(let cells) = group { cells.filter { $0.tokens.lowerBound >= last } } else { [] }
        }
        guard numbers.count == 2, numbers[0].line == numbers[1].line, numbers[0].tokens.lowerBound >= headings,
            numbers.allSatisfy({ !$0.isPercent && !$0.isDoubtful }), numbers[0].value + numbers[1].value <= upheld
        else { return }
        for (name, cell) in zip([FigureName.remediedByOmbudsman, .remediedByAuthority], numbers) {
            statistics.figures[name] = Figure(
                value: cell.value, unit: .count, place: passage.text.place(of: cell.tokens))
        }
    }

    /// The end of the headings of the remedied pair: run into each other, or torn so that either begins first. Whole
    /// headings in the other order are none of the published table.
    private func headingsOfPair(in tokens: Range<Int>, of text: DocumentText) -> Int? {
        if let both = text.find("by LGO satisfactorily", in: tokens) { return both.upperBound }
        guard let first = text.find("by LGO", in: tokens), let second = text.find("satisfactorily", in: tokens) else {
            return nil
        }
        let whole = text.find("satisfactorily by authority before LGO involvement", in: tokens)
        if let whole, whole.lowerBound < first.lowerBound { return nil }
        return max(first.upperBound, second.upperBound)
    }
}

extension TableReader.Row {
    /// A column's value, stated or derived.
    func value(of column: Int) -> Double? {
        switch answer.values[column] {
        case .stated(let cell): cells[cell].value
        case .derived(let value, _): value
        case nil: nil
        }
    }

    /// Whether this is the remedied pair and not noise: two numbers that are no more than the complaints upheld.
    fileprivate func isPlausiblePair(ofUpheld upheld: Double?) -> Bool {
        guard answer.outcome == .confirmed, let first = value(of: 0), let second = value(of: 1) else { return false }
        return first + second <= upheld ?? .infinity
    }
}

extension Statistics {
    fileprivate mutating func add(_ row: Statistics) {
        figures.merge(row.figures) { first, _ in first }
        tables += row.tables
        findings += row.findings
    }

    /// Removes the remedied pair where it is more than was upheld.
    fileprivate mutating func dropImplausiblePair() {
        let pair: [FigureName] = [.remediedByOmbudsman, .remediedByAuthority]
        let values = pair.compactMap { figures[$0]?.value }
        guard let place = pair.compactMap({ figures[$0]?.place }).first,
            values.count < 2 || values[0] + values[1] > figures[.decisionsUpheld]?.value ?? .infinity
        else { return }
        for name in pair { figures[name] = nil }
        findings.append(Checks.unclear(pair, "More would be remedied than was upheld.", at: place))
    }
}
