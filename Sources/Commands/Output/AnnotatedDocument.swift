import Model
import Oversight
import Reading

/// Shows a document's text with the figures that were read from each line in the margin.
struct AnnotatedDocument {
    /// The lines that are shown.
    enum Extent {
        /// Only lines with a mark or a remark.
        case marked
        case all
    }

    private var marks: [Int: [(text: String, style: Style)]] = [:]
    private var remarks: [Int: [String]] = [:]
    private let text: DocumentText
    private let lines: ClosedRange<Int>

    /// - Parameters:
    ///   - explanation: the numbers of the text that were read, and those that were not.
    ///   - explaining: whether the numbers that were not read are shown with the reason.
    init(_ explanation: ReadingExplanation, of reading: Reading, explaining: Bool) {
        text = explanation.text
        lines = explanation.lines
        mark(reading.authorityPlace, "authority", .cyan)
        mark(reading.periodPlace, "period \(reading.period.name)", .cyan)
        for (name, figure) in reading.figures.sorted(by: { $0.key < $1.key }) {
            mark(figure.place, "\(name) \(figure.displayText)\(figure.isDerived ? " (derived)" : "")", .green)
        }
        for (period, figures) in reading.earlier.sorted(by: { $0.key > $1.key }) {
            for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
                mark(figure.place, "\(period) \(name) \(figure.displayText)", .green)
            }
        }
        for service in reading.services {
            for (name, figure) in service.figures.sorted(by: { $0.key < $1.key }) {
                mark(figure.place, "\(service.service): \(name) \(figure.displayText)", .green)
            }
            for (period, figures) in service.earlier.sorted(by: { $0.key > $1.key }) {
                for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
                    mark(figure.place, "\(service.service), \(period): \(name) \(figure.displayText)", .green)
                }
            }
        }
        for finding in reading.findings { mark(finding.place, "! \(finding.code.rawValue)", .yellow) }
        guard explaining else { return }
        for (line, numbers) in Dictionary(grouping: explanation.passedOver, by: { text.lineIndex(of: $0.place) }) {
            if let line { remarks[line + 1] = Self.remarks(on: numbers) }
        }
    }

    /// One remark for all the numbers of a line that have the same reason, in the order of the line.
    static func remarks(on numbers: [ReadingExplanation.PassedOver]) -> [String] {
        var reasons: [String] = []
        for number in numbers where !reasons.contains(number.reason) { reasons.append(number.reason) }
        return reasons.map { reason in
            let alike = numbers.filter { $0.reason == reason }.map(\.number)
            return "not read: \(alike.joined(separator: ", ")) (\(reason))"
        }
    }

    private mutating func mark(_ place: Place, _ text: String, _ style: Style) {
        guard let line = self.text.lineIndex(of: place) else { return }
        marks[line + 1, default: []].append((text, style))
    }

    /// Prints the lines.
    func show(_ extent: Extent) {
        let shown = lines.clamped(to: 1...max(1, text.lines.count)).filter { number in
            extent == .all || marks[number] != nil || remarks[number] != nil
        }
        let width = marks.values.joined().reduce(9) { max($0, $1.text.displayWidth) }
        let labels = shown.map { label(ofLine: $0 - 1) }
        let digits = labels.reduce(1) { max($0, $1.count) }
        var before: Int?
        for (number, label) in zip(shown, labels) {
            if let before, number > before + 1 { Output.line(Style.dim(margin("", width) + " ⋮")) }
            before = number
            let content = printable(text.quote(line: number - 1))
            let quoted = extent == .all ? content : FigureTable.shortened(content, to: 100)
            let label = String(repeating: " ", count: digits - label.count) + label
            let first = marks[number]?.first
            Output.line(
                "\((first?.style ?? .plain)(margin(first?.text ?? "", width))) \(Style.dim("│ \(label) │")) \(quoted)")
            let blank = String(repeating: " ", count: digits)
            for mark in marks[number]?.dropFirst() ?? [] {
                Output.line("\(mark.style(margin(mark.text, width))) \(Style.dim("│ \(blank) │"))")
            }
            for remark in remarks[number] ?? [] {
                Output.line("\(margin("", width)) \(Style.dim("│ \(blank) │   ✗ \(printable(remark))"))")
            }
        }
    }

    /// The line's number, behind its page's where the text has several pages.
    private func label(ofLine index: Int) -> String {
        guard text.lines.indices.contains(index) else { return "1" }
        let line = text.lines[index]
        return text.pages == 1 ? String(line.number) : "\(line.page):\(line.number)"
    }

    private func margin(_ text: String, _ width: Int) -> String {
        let text = printable(text)
        return String(repeating: " ", count: max(0, width - text.displayWidth)) + text
    }
}
