import ControlInterface
import Model
import Oversight
import Reading

/// Shows a reading, or why there is none, to a person.
enum ReadingSummary {
    /// Prints why a document could not be read.
    static func show(_ refusal: Refusal, of document: ReadingReport.File) {
        Output.line("\(Style.bold(printable(document.name))): \(Style.red("not read"))")
        Output.line("  \(refusal.code.rawValue): \(printable(refusal.message))")
    }

    /// Prints what a refused document has and lacks, and the numbers in it that count complaints.
    static func show(_ clues: [RefusalClue], and passedOver: [ReadingExplanation.PassedOver]) {
        if !clues.isEmpty { Output.line() }
        for clue in clues {
            let mark = clue.isThere ? Style.green("✓") : Style.yellow("✗")
            let place = clue.place.map { " (\($0.displayText): \(FigureTable.shortened($0.text)))" } ?? ""
            Output.line("  \(mark) \(printable(clue.text + place))")
        }
        if !passedOver.isEmpty { Output.line() }
        for numbers in passedOver.chunked(on: \.place.lineText) {
            for remark in AnnotatedDocument.remarks(on: numbers) {
                Output.line("  \(Style.dim(numbers[0].place.lineText)): \(printable(remark))")
            }
        }
    }

    /// Prints a reading with its figures, findings and the alerts that it would raise by itself.
    static func show(_ reading: Reading, of document: ReadingReport.File, policy: Policy) {
        let authority = reading.authority
        Output.line("\(Style.bold(printable(document.name))): \(reading.displayKind)")
        Output.line(
            "  \(Style.bold(printable(authority.name))) (\(authority.typeText)), "
                + Style.bold(reading.period.name))
        Output.line()
        if reading.figures.isEmpty {
            Output.line("  No figures.")
        } else {
            FigureTable.lines(of: reading.figures).forEach { Output.line("  " + $0) }
        }
        for (period, figures) in reading.earlier.sorted(by: { $0.key > $1.key }) {
            Output.line()
            Output.line("  \(Style.bold(period)), as this document gives it")
            FigureTable.lines(of: figures).forEach { Output.line("  " + $0) }
        }
        for service in reading.services {
            let name = Style.bold(printable(service.service))
            if !service.figures.isEmpty {
                Output.line()
                Output.line("  \(name), not the whole council")
                FigureTable.lines(of: service.figures).forEach { Output.line("  " + $0) }
            }
            for (period, figures) in service.earlier.sorted(by: { $0.key > $1.key }) {
                Output.line()
                Output.line("  \(name), \(Style.bold(period)), as this document gives it")
                FigureTable.lines(of: figures).forEach { Output.line("  " + $0) }
            }
        }
        if !reading.findings.isEmpty { Output.line() }
        for finding in reading.findings {
            Output.line(
                "  \(Style.yellow(finding.code.rawValue)): \(printable(finding.message)) (\(finding.place.displayText))"
            )
        }
        let alerts = reading.alerts(under: policy)
        if !alerts.isEmpty {
            Output.line()
            Output.line(
                "  It would raise: \(alerts.map { $0.standardTerms.severity.style($0.rawValue) }.joined(separator: ", "))"
            )
        }
    }
}

extension [ReadingExplanation.PassedOver] {
    /// The neighbours that have the same key, together.
    fileprivate func chunked(on key: (Element) -> String) -> [[Element]] {
        reduce(into: []) { chunks, element in
            if let last = chunks.last?.last, key(last) == key(element) {
                chunks[chunks.count - 1].append(element)
            } else {
                chunks.append([element])
            }
        }
    }
}
