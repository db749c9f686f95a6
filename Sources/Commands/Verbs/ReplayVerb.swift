import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model
import Oversight
import Store

/// `ombudsctl replay`
struct ReplayVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Read all originals again, and compare the result with the store. The daemon must not be running.",
        discussion: """
            Compares the canonical forms of the records, byte for byte: readings, figures, findings, and the alerts in \
            force. Exits with 1 when they differ.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Option(
        name: .long,
        help: "A directory to write the rebuilt store into, so that a daemon can open it. It must not exist yet.",
        completion: .directory)
    var into: String?

    @OptionGroup var settings: SettingsOption

    func run() async throws {
        let now = Timestamp(.now)
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let retention = try settings.retention(of: places)
        var replay = try await withStoppedDaemon { () async throws(StoreError) in
            try await Replay.run(places, retention: retention, at: now)
        }
        if let into {
            replay = try await withStoppedDaemon { () async throws(StoreError) in
                var written = replay
                try written.write(into: into, at: now)
                return written
            }
        }
        if options.json {
            try Output.json(replay.report)
        } else {
            show(replay.report)
        }
        if !replay.report.equal { throw ExitCode.failure }
    }

    private func show(_ report: ReplayReport) {
        for record in Dictionary(grouping: report.differences, by: \.record).sorted(by: { $0.key < $1.key }) {
            Output.line(Style.bold(printable(record.key)))
            for difference in record.value {
                Output.line("  \(printable(difference.path.isEmpty ? "the whole record" : difference.path))")
                Output.line("    store      \(shortened(difference.stored))")
                Output.line("    originals  \(shortened(difference.rebuilt))")
            }
        }
        for note in report.notes { Output.line("\(Style.dim("note"))  \(printable(note))") }
        Output.line(
            "\(counted(report.documents, "original")), \(counted(report.records, "record")): "
                + (report.equal ? Style.green("equal") : Style.red(counted(report.differences.count, "difference"))))
        if let into = report.into { Output.line("The rebuilt store is in \(printable(into)).") }
    }

    /// A value of at most 160 characters: whole records are for `--json`.
    private func shortened(_ json: String?) -> String {
        guard let json else { return Style.dim("nothing") }
        return printable(json.count > 160 ? json.prefix(160) + "…" : json)
    }
}
