import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl silences`
struct SilencesVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(commandName: "silences", abstract: "List the silences in force.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(SilencesMethod.self)
        if options.json { return try Output.json(report) }
        guard !report.silences.isEmpty else { return Output.line("There are no silences.") }
        var table = TextTable([
            ("NUMBER", .right), ("ALERTS", .left), ("UNTIL", .left), ("ENDS", .left), ("BY", .left), ("NOTE", .left),
        ])
        for silence in report.silences {
            table.add([
                String(silence.id), silence.coverage, silence.until.displayText,
                silence.until.distanceText(from: Timestamp(.now)), silence.by.displayText,
                silence.note ?? "",
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}
