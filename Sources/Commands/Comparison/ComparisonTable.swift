import Model
import Oversight

/// Shows a comparison to a person: in words about the council asked for, then the ranking.
struct ComparisonTable {
    private let comparison: Comparison
    private let focus: Authority?
    /// The words for all the councils compared: "20 districts".
    private let group: String

    /// - Parameters:
    ///   - focus: the council that the ranking is about; nil for none.
    ///   - group: the kind of councils compared, in the plural: "districts".
    init(_ comparison: Comparison, about focus: Authority?, group: String) {
        self.comparison = comparison
        self.focus = focus
        self.group = group
    }

    /// Everything, one string a line.
    func lines(fitting width: Int?) -> [String] {
        let count = comparison.ranked.count
        let all = count + comparison.unranked.count
        let compared =
            if all == 1 { "1 of the \(group)" } else if count == all { "\(all) \(group)" } else {
                "\(count) of \(all) \(group)"
            }
        var lines = Paragraph.lines(
            "\(comparison.figure.title), \(comparison.period.name): \(compared)\(count > 1 ? ", the highest first" : "")",
            fitting: width
        ).map(Style.bold.callAsFunction)
        let unknown = comparison.unranked
        if !unknown.isEmpty {
            let shown = unknown.prefix(8).map { "\($0.authority.name) (\($0.reason))" }.joined(separator: ", ")
            let more = unknown.count > 8 ? " and \(unknown.count - 8) others" : ""
            lines += Paragraph.lines(printable("Not ranked: \(shown)\(more)."), fitting: width, hanging: 2)
                .map(Style.yellow.callAsFunction)
        }
        if let sentence = focusSentence {
            lines += Paragraph.lines(printable(sentence), fitting: width, hanging: 2)
        }
        if !comparison.ranked.isEmpty { lines += [""] + table(width) }
        let notes = notes
        if !notes.isEmpty { lines.append("") }
        return lines
            + notes.flatMap { Paragraph.lines(printable($0), fitting: width, hanging: 2) }.map(Style.dim.callAsFunction)
    }

    /// As "Blaby District Council: 86% (6 of 7), rank 3 of 20, in the highest quarter; above the average of 63% in similar
    /// authorities, but 7 cases are too few to tell."
    var focusSentence: String? {
        guard let focus, let entry = comparison.ranked.first(where: { $0.authority.slug == focus.slug }) else {
            return nil
        }
        var sentence = "\(focus.name): \(text(entry.value))"
        if let evidence = entry.evidence { sentence += " (\(evidence.upheld) of \(evidence.investigations))" }
        sentence += ", rank \(entry.rank) of \(comparison.ranked.count)"
        if let quarter = comparison.quarter(of: entry.value) { sentence += ", \(quarter)" }
        guard let average = entry.average, let position = entry.position else { return sentence + "." }
        let relation =
            switch position {
            case .above, .below: "\(position.rawValue) the average of \(text(average)) in similar authorities"
            case .equal: "equal to the average in similar authorities"
            case .mayBeChance:
                "\(entry.value > average ? "above" : "below") the average of \(text(average)) in similar authorities, but "
                    + "\(counted(entry.evidence?.investigations ?? 0, "case")) are too few to tell"
            }
        return "\(sentence); \(relation)."
    }

    private func text(_ value: Double) -> String {
        comparison.figure.unit == .percent ? "\(value.displayText)%" : value.displayText
    }

    // MARK: The ranking

    private func table(_ width: Int?) -> [String] {
        let hasEvidence = comparison.ranked.contains { $0.evidence != nil }
        let hasAverage = comparison.ranked.contains { $0.average != nil }
        let isWide = (width ?? .max) >= 60
        let scale = (width ?? 0) >= 116 ? 41 : nil
        var headings: [(String, TextTable.Alignment)] = [("RANK", .right), ("COUNCIL", .name), ("VALUE", .right)]
        if hasEvidence, isWide { headings.append(("CASES", .right)) }
        if hasEvidence { headings.append(("INTERVAL", .right)) }
        if hasAverage, isWide { headings.append(("AVERAGE", .left)) }
        if let scale { headings.append((scaleHeading(scale), .left)) }
        var table = TextTable(headings)

        func add(
            _ rank: String, _ name: String, _ value: String, cases: String = "", interval: String = "",
            against: String = "",
            plot: String = "", _ style: Style
        ) {
            var cells = [(rank, style), (name, style), (value, style)]
            if hasEvidence, isWide { cells.append((cases, style)) }
            if hasEvidence { cells.append((interval, style)) }
            if hasAverage, isWide { cells.append((against, style)) }
            if scale != nil { cells.append((plot, style)) }
            table.add(cells)
        }

        var marks = [(Double, String, Style)]()
        if let average = comparison.average { marks.append((average.value, averageLabel, .cyan)) }
        if let quartiles = comparison.quartiles {
            marks += [
                (quartiles.upper, "- upper quartile", .dim), (quartiles.median, "- median", .dim),
                (quartiles.lower, "- lower quartile", .dim),
            ]
        }
        marks.sort { $0.0 > $1.0 }
        let names = names(isWide: isWide)
        let counts = Dictionary(grouping: comparison.ranked, by: \.rank).mapValues(\.count)
        for entry in comparison.ranked {
            while let mark = marks.first, mark.0 > entry.value {
                add("", mark.1, text(mark.0), mark.2)
                marks.removeFirst()
            }
            let isFocus = entry.authority.slug == focus?.slug
            add(
                "\(entry.rank)\((counts[entry.rank] ?? 1) > 1 ? "=" : "")",
                (isFocus ? "> " : "") + (names[entry.authority.slug] ?? entry.authority.name),
                text(entry.value)
                    + FigureMark.signs(isInDoubt: entry.doubtful, isEntered: entry.entered != nil),
                cases: entry.evidence.map { "\($0.upheld)/\($0.investigations)" } ?? "",
                interval: entry.evidence.map(Self.interval) ?? "", against: entry.position?.words ?? "",
                plot: scale.map { plot(entry, $0) } ?? "", isFocus ? .bold : .plain)
        }
        for mark in marks { add("", mark.1, text(mark.0), mark.2) }
        return table.lines(fitting: width)
    }

    /// The councils' names by slug; on a narrow terminal without the words that they share, where they still differ then.
    private func names(isWide: Bool) -> [String: String] {
        let full = Dictionary(comparison.ranked.map { ($0.authority.slug, $0.authority.name) }) { first, _ in first }
        let short = full.mapValues(\.placeName)
        return isWide || Set(short.values).count < short.count ? full : short
    }

    private var averageLabel: String {
        comparison.by.measure == nil ? "- mean" : "- average, similar authorities"
    }

    private static func interval(_ evidence: SampleEvidence) -> String {
        evidence.interval.map { $0.rounded().displayText }.joined(separator: "-") + "%"
    }

    /// The value on a scale with its interval, and the line of the average.
    private func plot(_ entry: Comparison.Ranked, _ width: Int) -> String {
        let largest = comparison.figure.unit == .percent ? 100 : comparison.ranked.map(\.value).max() ?? 0
        guard largest > 0 else { return "" }
        func place(_ value: Double) -> Int {
            min(width - 1, max(0, Int((value / largest * Double(width - 1)).rounded())))
        }
        var columns = [Character](repeating: " ", count: width)
        if let interval = entry.evidence?.interval {
            for column in place(interval[0])...place(interval[1]) { columns[column] = "─" }
        } else {
            for column in 0...place(entry.value) { columns[column] = "─" }
        }
        if let average = comparison.average { columns[place(average.value)] = "│" }
        columns[place(entry.value)] = "●"
        return String(columns.prefix((columns.lastIndex { $0 != " " } ?? -1) + 1))
    }

    private func scaleHeading(_ width: Int) -> String {
        guard comparison.figure.unit == .percent else { return "" }
        let gap = String(repeating: " ", count: (width - 9) / 2)
        return "0%\(gap)50%\(gap)100%"
    }

    // MARK: Below it

    private var notes: [String] {
        var notes: [String] = []
        if let average = comparison.average {
            let label = comparison.by.measure == nil ? "Mean" : "Average of similar authorities"
            notes.append("\(label): \(text(average.value)), \(average.source).")
        } else if Set(comparison.ranked.map(\.authority.kind)).count > 1 {
            notes.append(
                "The councils are of different types, which the Ombudsman does not compare: each has its own type's average."
            )
        } else if comparison.by.measure != nil, !comparison.ranked.isEmpty {
            notes.append("The average of similar authorities is unknown: no letter and no published table states it.")
        }
        if comparison.ranked.contains(where: { $0.evidence != nil }) {
            notes.append(
                "Interval: 95%, by Wilson's method. Where it holds the average, the cases are too few to tell the difference from "
                    + "chance.")
        }
        if comparison.quartiles == nil, comparison.ranked.count > 2 {
            notes.append("There are no quartiles of fewer than 8 councils.")
        }
        for entry in comparison.ranked where entry.entered != nil {
            notes.append("\(FigureMark.entered) \(entry.authority.name): \(entry.source.text)")
        }
        if comparison.ranked.contains(where: \.doubtful) {
            notes.append(
                "! A finding names this figure; `ombudsctl show COUNCIL --year \(comparison.period.name)` tells it.")
        }
        return notes
    }
}

extension String {
    /// A council's name without the words that councils share: "Rother" of "Rother District Council".
    fileprivate var placeName: String {
        var name = self[...]
        let starts = ["London Borough of ", "Royal Borough of ", "City of "]
        let ends = [
            " Metropolitan Borough Council", " Borough Council", " District Council", " County Council",
            " City Council",
            " Council",
        ]
        if let start = starts.first(where: name.hasPrefix) { name = name.dropFirst(start.count) }
        if let end = ends.first(where: name.hasSuffix) { name = name.dropLast(end.count) }
        return name.isEmpty ? self : String(name)
    }
}
