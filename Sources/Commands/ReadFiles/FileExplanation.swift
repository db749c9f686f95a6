import ConfinedProgram
import ControlInterface
import Extraction
import Ingest
import Linux
import Model
import Oversight
import Reading

/// Shows files to a person: what was read in them, and where.
struct FileExplanation: Sendable {
    /// Whether the numbers that were not read are shown with the reason.
    let why: Bool
    /// Whether every line of the text is shown.
    let all: Bool

    /// Prints a file's readings.
    ///
    /// - Returns: whether something was read.
    func show(_ file: OpenedFile) -> Bool {
        var hasRead = !file.isUnread && !file.leavesReadings
        do throws(Refusal) {
            let parts = try file.shownParts()
            let tables = file.dataTables
            if !tables.isEmpty { DataTableSummary.show(tables, of: file.description, policy: file.policy) }
            for (index, part) in parts.enumerated() {
                if index > 0 || !tables.isEmpty { Output.line() }
                if show(part, of: file), file.leavesReadings { hasRead = true }
            }
        } catch {
            ReadingSummary.show(error, of: file.description)
        }
        return hasRead
    }

    /// Limits what explaining a large text may take, as reading it was limited: whatever the text does, the command ends with a
    /// message.
    private static func limitExplanation(of size: Int) {
        guard size > LimitedReader.largestInCommand else { return }
        let budget = ReadingBudget(size: size * 2)
        CurrentProcess.onProcessorTimeLimit(
            "ombudsctl: Explaining the file takes too long; read it with --json, or the letter or report by itself.\n")
        CurrentProcess.limit(processorTime: budget.processorTime, memory: budget.memory)
        MemoryExhaustion.exit(
            with: Failure.Code.unreadable.exitCode,
            saying:
                "ombudsctl: Explaining the file takes too much memory; read it with --json, or the letter or report by itself.\n"
        )
    }

    private func show(_ part: TextPart, of file: OpenedFile) -> Bool {
        var description = file.description
        if !part.path.isWhole { description.name += ", \(part.path)" }
        do throws(Refusal) {
            let text = try part.documentText()
            Self.limitExplanation(of: try part.text.get().count)
            let second = file.secondView?.documentText(of: part.path)
            let explanations = try DocumentReader.explain(
                text, secondView: second, givenFor: file.given, withPassedOver: why)
            let readings = explanations.compactMap { try? $0.outcome.get() }
            var marked = (part.recognition?.marked(readings, in: text) ?? readings)[...]
            for (index, explanation) in explanations.enumerated() {
                if index > 0 { Output.line() }
                switch explanation.outcome {
                case .failure(let refusal):
                    ReadingSummary.show(refusal, of: description)
                    if why { ReadingSummary.show(explanation.clues, and: explanation.passedOver) }
                case .success(let unmarked):
                    let reading = marked.popFirst() ?? unmarked
                    ReadingSummary.show(reading, of: description, policy: file.policy)
                    Output.line()
                    AnnotatedDocument(explanation, of: reading, explaining: why).show(all ? .all : .marked)
                }
            }
            return !readings.isEmpty
        } catch {
            ReadingSummary.show(error, of: description)
            return false
        }
    }
}
