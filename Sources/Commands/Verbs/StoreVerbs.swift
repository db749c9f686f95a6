import ArgumentParser
import Configuration
import ControlInterface
import FoundationEssentials
import Glibc
import Maintenance
import Model
import Oversight
import Store

/// `ombudsctl fsck`
struct FsckVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Check the store, and the originals against it. The daemon must not run.",
        discussion: """
            Looks at every checksum, at every file that was put away against the store and back, and at the alerts against \
            the figures. Exits with 1 when something is wrong.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Flag(name: .long, help: "Mend what can be rebuilt, after a copy of the store beside it.")
    var repair = false

    @OptionGroup var settings: DaemonSettingsOption

    func run() async throws {
        let now = Timestamp(.now)
        let layout = settings.layout(options.daemon.layout(or: parent.daemon))
        let retention = try settings.retention(of: layout)
        var check = try await offline { () async throws(StoreError) in
            try await Check(layout, retention: retention, at: now)
        }
        if repair { check = try await offline { () async throws(StoreError) in try await check.repaired(at: now) } }
        if options.json {
            try Output.json(check.report)
        } else {
            show(check.report)
        }
        if !check.report.clean { throw ExitCode.failure }
    }

    private func show(_ report: CheckReport) {
        for repair in report.repairs { Output.line("\(Style.cyan("mended"))  \(printable(repair))") }
        if let copy = report.copy { Output.line("The store as it was is in \(printable(copy)).") }
        for problem in report.problems {
            // What the store says of itself names the file already.
            let place = problem.code == .storeDamaged ? nil : problem.path
            Output.line("\(Style.red("wrong"))   \(printable((place.map { "\($0): " } ?? "") + problem.message))")
        }
        for note in report.notes { Output.line("\(Style.dim("note"))    \(printable(note))") }
        Output.line(
            "\(counted(report.records, "record")), \(counted(report.changes, "change")) since the last checkpoint, "
                + "\(counted(report.documents, "document")), \(counted(report.originals, "original")): "
                + (report.clean ? Style.green("all in order") : Style.red(counted(report.problems.count, "problem"))))
        if !repair, report.problems.contains(where: \.isMendable) {
            Output.line("ombudsctl fsck --repair can mend \(report.problems.count(where: \.isMendable)) of them.")
        }
    }
}

/// `ombudsctl replay`
struct ReplayVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Read all originals again, and compare what they give with the store. The daemon must not run.",
        discussion: """
            Compares the canonical forms of the records, byte for byte: readings, figures, findings, and the alerts that \
            stand. Exits with 1 when they differ.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Option(
        name: .long,
        help: "Write what was rebuilt there, as a store that the daemon can open; it must not be there yet.")
    var into: String?

    @OptionGroup var settings: DaemonSettingsOption

    func run() async throws {
        let now = Timestamp(.now)
        let layout = settings.layout(options.daemon.layout(or: parent.daemon))
        let retention = try settings.retention(of: layout)
        var replay = try await offline { () async throws(StoreError) in
            try await Replay(layout, retention: retention, at: now)
        }
        if let into {
            replay = try await offline { () async throws(StoreError) in
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
                Output.line("    store      \(shortened(difference.kept))")
                Output.line("    originals  \(shortened(difference.rebuilt))")
            }
        }
        for note in report.notes { Output.line("\(Style.dim("note"))  \(printable(note))") }
        Output.line(
            "\(counted(report.documents, "original")), \(counted(report.records, "record")): "
                + (report.equal ? Style.green("equal") : Style.red(counted(report.differences.count, "difference"))))
        if let into = report.into { Output.line("The rebuilt store is in \(printable(into)).") }
    }

    /// Whole records are for `--json`.
    private func shortened(_ json: String?) -> String {
        guard let json else { return Style.dim("nothing") }
        return printable(json.count > 160 ? json.prefix(160) + "…" : json)
    }
}

/// The settings of the daemon whose files are looked at.
struct DaemonSettingsOption: ParsableArguments {
    @Option(name: .long, help: "The settings file that the daemon was given as --config.")
    var config: String?

    func layout(_ layout: Places) -> Places {
        guard let config else { return layout }
        var layout = layout
        layout.settings = config
        layout.needsSettings = true
        return layout
    }

    /// How long things are kept, as the daemon knows it.
    ///
    /// - Throws: `usage`: by settings that can't be used nothing can be judged.
    func retention(of layout: Places) throws(Failure) -> Retention {
        do throws(SettingsError) {
            return try Configuration.settings(of: layout).retention
        } catch {
            throw Failure(.usage, error.message)
        }
    }
}

/// Does something with the files of a daemon that does not run.
private func offline<Result>(_ body: () async throws(StoreError) -> Result) async throws(Failure) -> Result {
    do throws(StoreError) {
        return try await body()
    } catch {
        let code: Failure.Code =
            switch error.code {
            case .notPermitted: .notPermitted
            default: error.errno == ENOENT ? .notFound : .failed
            }
        throw Failure(code, error.message)
    }
}
