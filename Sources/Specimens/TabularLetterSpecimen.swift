import Model

/// Letters with tables, as they were for the years to March 2014 to 2018, about invented councils.
public enum TabularLetterSpecimen {
    /// A fault in a specimen's tables.
    public enum Trouble: String, CaseIterable, Sendable {
        case none
        /// A cell is empty, and its value follows from the total.
        case lostCell
        /// Cells that count nothing are empty, as many councils print them.
        case blankZeros
        /// Letters stand for digits, and the sums still hold.
        case lettersForDigits
        /// The stated total of the complaints received is not that of its parts.
        case wrongTotal
        /// The stated uphold rate is not that of its counts.
        case wrongRate
        /// A page number stands alone below the tables.
        case pageNumber
    }

    /// Composes a letter from a seed alone.
    public static func compose(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        let year = Int.random(in: 2014...2018, using: &generator)
        let layout = StatisticsTable.RowLayout.allCases.randomElement(using: &generator) ?? .tabs
        let trouble = Trouble.allCases.randomElement(using: &generator) ?? .none
        return compose(year: year, layout: layout, trouble: trouble, seed: seed)
    }

    static func compose(
        year: Int, layout: StatisticsTable.RowLayout, trouble wanted: Trouble, seed: UInt64
    ) -> Specimen {
        var generator = SeededGenerator(seed: seed &+ 1)
        // A lost cell can be read only where the layout shows its place.
        let isHidden = wanted == .lostCell && !layout.showsEmptyCells || wanted == .blankZeros && !layout.showsColumns
        let trouble = isHidden ? .none : wanted
        let council = InventedCouncils.name(using: &generator)
        var figures: [FigureName: Double] = [:]
        var derived: [FigureName] = [.upholdInvestigations]
        var findings: [Finding.Code] = []

        var received = Received(year: year, generator: &generator)
        var decisions = Decisions(year: year, generator: &generator)
        if trouble == .wrongTotal {
            if layout == .joined, received.opensLikeDecisions { received.addToFirst() }
            received.total += Int.random(in: 1...9, using: &generator)
            findings.append(.totalMismatch)
        }
        if trouble == .wrongRate, decisions.hasRate {
            decisions.rate = (decisions.rate + Int.random(in: 5...40, using: &generator)) % 100
            if !decisions.rateAgrees { findings.append(.rateMismatch) }
        }
        figures.merge(received.figures) { $1 }
        figures.merge(decisions.figures) { $1 }
        if !decisions.hasRate { derived.append(.upholdRate) }

        var tables = [received.table, decisions.table]
        if trouble == .lostCell {
            let column = Int.random(in: 0..<received.values.count, using: &generator)
            tables[0].cells[column] = ""
            derived.append(received.columns[column].0)
        }
        if trouble == .blankZeros {
            for (column, value) in received.values.enumerated() where value == 0 {
                tables[0].cells[column] = ""
                derived.append(received.columns[column].0)
            }
        }
        if trouble == .lettersForDigits {
            for index in tables[0].cells.indices {
                let name = received.names[index]
                tables[0].cells[index] = "\(letters(tables[0].cells[index].string, using: &generator), name)"
            }
        }
        var lost: Set<FigureName> = []
        var mover = SeededGenerator(seed: seed &+ 2)
        let isMoved =
            trouble == .none && (layout == .stacked || layout == .stackedApart)
            && Int.random(in: 0..<3, using: &mover) == 0
        if isMoved {
            lost = moveHeadings(
                of: &tables, received: zip(received.columns, received.values).map { ($0.0, $1) },
                decisions: decisions.hasRate ? decisions.inOrder : nil, using: &mover)
            if !lost.isEmpty { findings.append(.figureUnclear) }
        }
        if year >= 2016 {
            let byOmbudsman = Int.random(in: 0...decisions.upheld, using: &generator)
            let byAuthority = Int.random(in: 0...(decisions.upheld - byOmbudsman), using: &generator)
            tables.append(
                StatisticsTable(
                    title: "Complaints Remedied",
                    headings: ["by LGO", "Satisfactorily by Authority before LGO Involvement"],
                    cells: ["\(byOmbudsman, .remediedByOmbudsman)", "\(byAuthority, .remediedByAuthority)"]))
            figures[.remediedByOmbudsman] = Double(byOmbudsman)
            figures[.remediedByAuthority] = Double(byAuthority)
        }
        let isPair: (StatisticsTable.RowLayout) -> Bool = { $0 == .list || $0 == .listStacked || $0 == .listValueFirst }
        var body = StatisticsTable.lines(
            Array(tables.prefix(2)), layout: layout, authority: council, generator: &generator)
        for table in tables.dropFirst(2) {
            body += StatisticsTable.lines(
                [table], layout: isPair(layout) || layout == .rowFirst ? .stacked : layout, authority: council,
                generator: &generator)
        }
        if trouble == .pageNumber { body += ["", "3"] }
        return Specimen(
            name: "tabular-letter-\(year)-\(layout.rawValue)-\(isMoved ? "moved" : trouble.rawValue)-\(seed)",
            text: (opening(council, year: year, generator: &generator) + body).joined(by: "\n") + "\n",
            expected: Expectation(
                kind: .annualReviewLetter, authority: council, authorityKind: .other,
                periodEnd: "\(year)-03-31", figures: figures, derived: derived, findings: findings),
            lost: lost)
    }

    private static func opening(
        _ council: String, year: Int, generator: inout SeededGenerator
    ) -> [MarkedText] {
        let head: [MarkedText] = [
            "\(14 + year % 10) July \(year)", "", "By email", "", "Chief Executive", "\(identity: council)", "",
            "Dear Chief Executive", "", "Annual Review letter \(year)", "",
            "I write to you with our annual summary of the complaints made to us about your authority for the year "
                + "ended \(identity: "31 March \(year)"). The number of upheld complaints is among them.",
            "",
        ]
        var paragraphs = Prose.paragraphs(2, using: &generator)
        paragraphs += Prose.paragraphs(1, from: Prose.distracting, using: &generator)
        let prose: [MarkedText] = paragraphs.flatMap { [MarkedText($0), MarkedText()] }
        return head + prose + [
            "Yours sincerely", "", "Local Government and Social Care Ombudsman", "",
            "Local Authority Report: \(identity: council)", "For the Period Ending: \(identity: "31/03/\(year)")", "",
        ]
    }

    /// O for 0 and l for 1, here and there.
    private static func letters(_ cell: String, using generator: inout SeededGenerator) -> String {
        guard Int.random(in: 0..<3, using: &generator) == 0 else { return cell }
        return String(cell.map { $0 == "0" ? "O" : $0 == "1" ? "l" : $0 })
    }
}

private struct Received {
    var columns: [(FigureName, String)]
    var values: [Int]
    var total: Int

    /// Whether the first numbers would be a row of decisions that adds up. Beside a wrong total such a line can be read in two ways.
    var opensLikeDecisions: Bool { values[..<6].reduce(0, +) == values[6] }

    mutating func addToFirst() {
        values[0] += 1
        total += 1
    }

    init(year: Int, generator: inout SeededGenerator) {
        let environment =
            year <= 2015 ? "Environmental Services & Public Protection & Regulation" : "Environment Services"
        columns = [
            (.receivedAdultCareServices, "Adult Care Services"), (.receivedBenefitsAndTax, "Benefits and Tax"),
            (.receivedCorporateAndOtherServices, "Corporate and Other Services"),
            (.receivedEducationAndChildrensServices, "Education and Children's Services"),
            (.receivedEnvironmentServices, environment), (.receivedHighwaysAndTransport, "Highways and Transport"),
            (.receivedHousing, "Housing"), (.receivedPlanningAndDevelopment, "Planning and Development"),
        ]
        if year >= 2016 { columns.append((.receivedOther, "Other")) }
        let size = [3, 12, 40, 120].randomElement(using: &generator) ?? 12
        values = columns.map { _ in
            Int.random(in: 0..<4, using: &generator) == 0 ? 0 : Int.random(in: 0...size, using: &generator)
        }
        total = values.reduce(0, +)
    }

    var figures: [FigureName: Double] {
        var figures: [FigureName: Double] = [.receivedTotal: Double(total)]
        for (column, value) in zip(columns, values) { figures[column.0] = Double(value) }
        return figures
    }

    /// The figures of the row's cells.
    var names: [FigureName] { columns.map(\.0) + [.receivedTotal] }

    var table: StatisticsTable {
        StatisticsTable(
            title: "Complaints and enquiries received", headings: columns.map(\.1) + ["Total"],
            cells: zip(values + [total], names).map { "\($0, $1)" })
    }
}

private struct Decisions {
    var year: Int
    /// Incomplete or invalid, advice given, referred back, closed.
    var others: [Int]
    var notUpheld: Int
    var upheld: Int
    var rate: Int

    init(year: Int, generator: inout SeededGenerator) {
        self.year = year
        let size = [3, 10, 60].randomElement(using: &generator) ?? 10
        others = (0..<4).map { _ in Int.random(in: 0...size, using: &generator) }
        notUpheld = Int.random(in: 0...size, using: &generator)
        upheld = Int.random(in: 1...size, using: &generator)
        rate = Int((100 * Double(upheld) / Double(upheld + notUpheld)).rounded())
    }

    var hasRate: Bool { year >= 2016 }

    /// The columns from 2016 on, with their values.
    var inOrder: [(name: FigureName, value: Int)] {
        [
            (.decisionsIncompleteOrInvalid, others[0]), (.decisionsAdviceGiven, others[1]),
            (.decisionsReferredBack, others[2]), (.decisionsClosedAfterInitialEnquiries, others[3]),
            (.decisionsNotUpheld, notUpheld), (.decisionsUpheld, upheld), (.upholdRate, rate), (.decisionsTotal, total),
        ]
    }

    var rateAgrees: Bool { abs(100 * Double(upheld) / Double(upheld + notUpheld) - Double(rate)) < 1 }
    var total: Int { others.reduce(upheld + notUpheld, +) }

    var figures: [FigureName: Double] {
        [
            .decisionsIncompleteOrInvalid: Double(others[0]), .decisionsAdviceGiven: Double(others[1]),
            .decisionsReferredBack: Double(others[2]), .decisionsClosedAfterInitialEnquiries: Double(others[3]),
            .decisionsNotUpheld: Double(notUpheld), .decisionsUpheld: Double(upheld), .decisionsTotal: Double(total),
            .upholdRate: Double(rate), .upholdUpheld: Double(upheld),
            .upholdInvestigations: Double(upheld + notUpheld),
        ]
    }

    var table: StatisticsTable {
        let upholding: [(String, MarkedText)] = [
            ("Not Upheld", "\(notUpheld, .decisionsNotUpheld)"), ("Upheld", "\(upheld, .decisionsUpheld)"),
        ]
        let incomplete: MarkedText = "\(others[0], .decisionsIncompleteOrInvalid)"
        let advice: MarkedText = "\(others[1], .decisionsAdviceGiven)"
        let referred: MarkedText = "\(others[2], .decisionsReferredBack)"
        let closed: MarkedText = "\(others[3], .decisionsClosedAfterInitialEnquiries)"
        let sum: MarkedText = "\(total, .decisionsTotal)"
        let columns: [(String, MarkedText)] =
            hasRate
            ? [
                ("Incomplete or Invalid", incomplete), ("Advice Given", advice),
                ("Referred back for Local Resolution", referred), ("Closed After Initial Enquiries", closed),
            ] + upholding + [("Uphold Rate", "\(rate, .upholdRate)%"), ("Total", sum)]
            : upholding.reversed() + [
                ("Advice given", advice), ("Closed after initial enquiries", closed),
                ("Incomplete/Invalid", incomplete), ("Referred back for local resolution", referred), ("Total", sum),
            ]
        return StatisticsTable(title: "Decisions made", headings: columns.map(\.0), cells: columns.map(\.1))
    }
}
