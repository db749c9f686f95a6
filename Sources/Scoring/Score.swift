/// Counts of right and wrong readings.
public struct Tally: Hashable, Sendable {
    public internal(set) var right = 0
    public internal(set) var wrong = 0
    public internal(set) var doubted = 0
    public internal(set) var missed = 0
    public internal(set) var excused = 0

    /// The share of right ones among the items read; 1 where none was read.
    public var precision: Double { Self.share(right, of: right + wrong + doubted) }

    /// The share of items read right among those that stand in the texts; 1 where none stands there.
    public var recall: Double { Self.share(right, of: right + wrong + doubted + missed) }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 1 : Double(part) / Double(whole)
    }

    mutating func count(_ outcome: Marking.Outcome) {
        switch outcome {
        case .right: right += 1
        case .wrong: wrong += 1
        case .doubted: doubted += 1
        case .missed: missed += 1
        case .excused: excused += 1
        }
    }
}

/// The score of many documents.
public struct Score: Sendable {
    /// The counts of all subjects: figures, findings, kind, authority and period.
    public private(set) var all = Tally()
    /// Figures of the documents' own periods alone.
    public private(set) var figures = Tally()
    public private(set) var bySubject: [Marking.Subject: Tally] = [:]
    /// Figures alone, by group of documents.
    public private(set) var byGroup: [String: Tally] = [:]
    /// The number of documents.
    public private(set) var documents = 0
    /// The documents with something that is not right.
    public private(set) var imperfect: [Marking] = []

    public init() {}

    public mutating func add(_ marking: Marking) {
        documents += 1
        if !marking.isPerfect { imperfect.append(marking) }
        byGroup[marking.group, default: Tally()].right += 0
        for (subject, outcome) in marking.outcomes {
            all.count(outcome)
            bySubject[subject, default: Tally()].count(outcome)
            if case .figure = subject {
                figures.count(outcome)
                byGroup[marking.group, default: Tally()].count(outcome)
            }
        }
    }

    /// The score as text: a table by group, a table by figure, and the problems, document by document.
    ///
    /// - Parameter limit: the number of documents whose problems are listed.
    public func table(problems limit: Int = 20) -> String {
        var rows = [["", "right", "wrong", "doubted", "missed", "lost", "precision", "recall"]]
        for group in byGroup.keys.sorted() { rows.append(Self.row("[\(group)]", byGroup[group] ?? Tally())) }
        let subjects = bySubject.map { (name: $0.key.description, tally: $0.value) }.sorted { $0.name < $1.name }
        for subject in subjects { rows.append(Self.row(subject.name, subject.tally)) }
        rows.append(Self.row("all figures", figures))
        rows.append(Self.row("all", all))
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let silent = imperfect.count(where: \.isWrongInSilence)
        var lines = ["\(documents) documents, \(imperfect.count) not perfect, \(silent) wrong without a finding"]
        for row in rows {
            var line = row[0] + String(repeating: " ", count: widths[0] - row[0].count)
            for column in row.indices.dropFirst() {
                line += "  " + String(repeating: " ", count: widths[column] - row[column].count) + row[column]
            }
            lines.append(line)
        }
        for marking in imperfect.prefix(limit) {
            lines.append("\(marking.name) [\(marking.group)]")
            lines += marking.problems.map { "    " + $0 }
        }
        if imperfect.count > limit { lines.append("and \(imperfect.count - limit) more") }
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ tally: Tally) -> [String] {
        [
            name, String(tally.right), String(tally.wrong), String(tally.doubted), String(tally.missed),
            String(tally.excused), share(tally.precision), share(tally.recall),
        ]
    }

    /// To three places, never rounded up, so that 1.000 means all.
    private static func share(_ value: Double) -> String {
        let thousandths = Int(value * 1000 + 1e-9)
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
