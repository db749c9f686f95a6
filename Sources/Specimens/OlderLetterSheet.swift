import Model

extension OlderLetterSpecimen {
    /// The statistics pages under composition.
    struct Sheet {
        let year: Int
        let layout: TableWithLabels.Layout
        /// Whether one number of the letter's own year is left out where the layout shows its place.
        private var losesCell: Bool
        var lines: [MarkedText] = []
        var figures: [FigureName: Double] = [:]
        var derived: [FigureName] = []
        var earlier: [String: [FigureName: Double]] = [:]

        init(year: Int, layout: TableWithLabels.Layout, generator: inout SeededGenerator) {
            self.year = year
            self.layout = layout
            losesCell = layout.showsEmptyCells && Int.random(in: 0..<4, using: &generator) == 0
        }

        private func name(ofYear end: Int) -> String { "\(end - 1)-\(Self.twoDigits(end % 100))" }

        private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

        /// Values of a row whose totals are right.
        private func values(_ columns: [Column], _ generator: inout SeededGenerator) -> [Int] {
            var sum = 0
            var premature = 0
            return columns.map { column in
                switch column.name {
                case .receivedTotal, .decisionsTotal: return sum
                case .decisionsTotalExcludingPremature: return sum - premature
                default:
                    let value = max(0, Int.random(in: -3...14, using: &generator))
                    if column.name == .decisionsPremature { premature = value }
                    sum += value
                    return value
                }
            }
        }

        /// The cells of a year's row.
        private mutating func cells(
            _ columns: [Column], _ values: [Int], end: Int, generator: inout SeededGenerator
        ) -> [MarkedText] {
            var cells: [MarkedText] = []
            for (column, value) in zip(columns, values) {
                if end == year {
                    cells.append("\(value, column.name)")
                    figures[column.name] = Double(value)
                } else {
                    cells.append("\(value, column.name, in: name(ofYear: end))")
                    earlier[name(ofYear: end), default: [:]][column.name] = Double(value)
                }
            }
            if end == year, losesCell, columns.count > 3 {
                losesCell = false
                let lost = Int.random(in: 0..<3, using: &generator)
                cells[lost] = ""
                derived.append(columns[lost].name)
            }
            return cells
        }

        private func label(ofYear end: Int) -> String {
            end == year ? "01/04/\(end - 1) - 31/03/\(end)" : "\(end - 1) / \(end)"
        }

        /// A table with a row for each of some years, the newest first.
        mutating func addYears(
            _ title: String, _ columns: [Column], years: Int, _ generator: inout SeededGenerator,
            in other: TableWithLabels.Layout? = nil
        ) {
            var rows: [(label: String, cells: [MarkedText])] = []
            for end in (0..<years).map({ year - $0 }) {
                let values = values(columns, &generator)
                rows.append((label(ofYear: end), cells(columns, values, end: end, generator: &generator)))
            }
            add(TableWithLabels(title: title, headings: columns.map(\.heading), rows: rows), in: other)
        }

        mutating func addResponses(years: Int, _ generator: inout SeededGenerator) {
            var rows: [(label: String, cells: [MarkedText])] = []
            for end in (0..<years).map({ year - $0 }) {
                let count = Int.random(in: 1...40, using: &generator)
                let tenths = Int.random(in: 150...450, using: &generator)
                let days = "\(tenths / 10).\(tenths % 10)"
                if end == year {
                    rows.append(
                        (label(ofYear: end), ["\(count, .responseFirstEnquiries)", "\(days, .responseAverageDays)"]))
                    figures[.responseFirstEnquiries] = Double(count)
                    figures[.responseAverageDays] = Double(tenths) / 10
                } else {
                    rows.append((label(ofYear: end), [MarkedText(String(count)), MarkedText(days)]))
                    earlier[name(ofYear: end), default: [:]][.responseFirstEnquiries] = Double(count)
                    earlier[name(ofYear: end), default: [:]][.responseAverageDays] = Double(tenths) / 10
                }
            }
            // Two columns alone are not set downwards: nothing would tell them apart.
            add(
                TableWithLabels(
                    title: "Response times", headings: ["No. of First Enquiries", "Avg no. of days to respond"],
                    rows: rows), in: layout == .downwards ? .cellByCell : layout)
        }

        /// A table of the advice team's work, by subject.
        mutating func addAdvice(_ columns: [Column], _ generator: inout SeededGenerator) {
            let work: [(FigureName, String)] = [
                (.enquiriesPremature, "Formal/informal premature complaints"),
                (.enquiriesAdviceGiven, "Advice given"),
                (.enquiriesForwardedResubmitted, "Forwarded to investigative team (resubmitted prematures)"),
                (.enquiriesForwardedNew, "Forwarded to investigative team (new)"),
            ]
            var rows: [(label: String, cells: [MarkedText])] = []
            var sums = columns.map { _ in 0 }
            for (name, label) in work {
                let row = values(columns, &generator)
                rows.append((label, row.map { MarkedText(String($0)) }.dropLast() + ["\(row.last ?? 0, name)"]))
                figures[name] = Double(row.last ?? 0)
                sums = zip(sums, row).map { $0 + $1 }
            }
            rows.append(("Total", cells(columns, sums, end: year, generator: &generator)))
            lines += ["LGO Advice Team", ""]
            add(
                TableWithLabels(
                    title: "Enquiries and complaints received", headings: columns.map(\.heading), rows: rows),
                in: layout == .downwards ? .cellByCell : layout)
        }

        private mutating func add(_ table: TableWithLabels, in other: TableWithLabels.Layout? = nil) {
            lines += table.lines(other ?? layout) + [""]
        }

        // MARK: Sentences

        mutating func addSentence(_ generator: inout SeededGenerator) {
            let count = Int.random(in: 3...120, using: &generator)
            lines.append(
                "In \(year - 1)/\(year % 100) we received \(count, .receivedTotal) complaints about your council. This "
                    + "compares to the following average number, by kind of council.")
            figures[.receivedTotal] = Double(count)
        }

        /// A review that gives its figures in sentences, some in words.
        mutating func addReview(_ generator: inout SeededGenerator) {
            let isInWords = Bool.random(using: &generator)
            func written(_ number: Int, _ name: FigureName) -> MarkedText {
                isInWords ? "\(NumberSpelling.words(number), name)" : "\(number, name)"
            }
            let parts = (0..<3).map { _ in Int.random(in: 2...40, using: &generator) }
            let received = parts.reduce(0, +)
            let before = received + Int.random(in: 1...30, using: &generator)
            let stages: [FigureName] = [.enquiriesPremature, .enquiriesAdviceGiven, .enquiriesForwarded]
            for (name, value) in zip(stages, parts) { figures[name] = Double(value) }
            figures[.receivedTotal] = Double(received)
            let opening: MarkedText
            if Bool.random(using: &generator) {
                opening =
                    "The number of complaints about your Council fell from \(before) to \(received, .receivedTotal)."
            } else {
                opening =
                    "Our Advice Team dealt with \(written(received, .receivedTotal)) enquiries and complaints about "
                    + "your Council, compared with \(MarkedText(String(before))) in the previous year."
            }
            earlier[name(ofYear: year - 1)] = [.receivedTotal: Double(before)]
            lines.append(
                "\(opening) Of these, \(written(parts[0], stages[0])) were premature, and advice was given in "
                    + "\(written(parts[1], stages[1])). \(written(parts[2], stages[2])) complaints were forwarded to the "
                    + "investigative team.")
            addOutcomes(written, &generator)
        }

        private mutating func addOutcomes(
            _ written: (Int, FigureName) -> MarkedText, _ generator: inout SeededGenerator
        ) {
            let outcomes: [FigureName] = [
                .decisionsNoMaladministrationWithoutReport, .decisionsOmbudsmansDiscretion,
                .decisionsOutsideJurisdiction, .decisionsLocalSettlement,
            ]
            let values = outcomes.map { _ in Int.random(in: 2...30, using: &generator) }
            for (name, value) in zip(outcomes, values) { figures[name] = Double(value) }
            let total = values.reduce(0, +)
            figures[.decisionsTotal] = Double(total)
            lines += [
                "",
                "We decided \(written(total, .decisionsTotal)) complaints against your Council during the year. In "
                    + "\(written(values[0], outcomes[0])) of these we found no or insufficient evidence of "
                    + "maladministration. We used our discretion not to pursue \(written(values[1], outcomes[1])), and "
                    + "\(written(values[2], outcomes[2])) were outside jurisdiction. There were "
                    + "\(written(values[3], outcomes[3])) local settlements. We issued no formal reports.",
            ]
            let enquiries = Int.random(in: 2...40, using: &generator)
            let tenths = Int.random(in: 150...450, using: &generator)
            let days = "\(tenths / 10).\(tenths % 10)"
            figures[.responseFirstEnquiries] = Double(enquiries)
            figures[.responseAverageDays] = Double(tenths) / 10
            lines += [
                "",
                "We made \(enquiries, .responseFirstEnquiries) first enquiries of your Council, and its average response "
                    + "time was \(days, .responseAverageDays) days. Our target is 28 days.",
            ]
        }
    }
}
