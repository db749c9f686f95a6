import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model

/// `ombudsctl restore`
struct RestoreVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring the store, the originals and the settings back from a backup. The daemon must not be running.",
        discussion: """
            Everything in the archive is checked before anything is touched. Files that are there are moved aside, never removed. \
            Restored as root, the files belong to the daemon's user.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The archive that `ombudsctl backup` has made.")
    var file: String

    @Flag(
        name: .long,
        help: "Move a store and originals that are there aside. Without it, a store that holds anything is left alone.")
    var replace = false

    @OptionGroup var settings: SettingsOption

    func run() async throws {
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let report = try await Restore.restore(file, into: places, replacing: replace, now: Timestamp(.now))
        if options.json { return try Output.json(report) }
        for path in report.movedAside { Output.line("What was there before is in \(printable(path)).") }
        for note in report.notes { Output.line("\(Style.dim("note"))  \(printable(note))") }
        Output.line(
            "The backup of \(report.madeAt.displayText) was restored: \(counted(report.documents, "document")). "
                + "`ombudsctl fsck` checks it; then start the daemon.")
    }
}
