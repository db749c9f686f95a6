import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model
import Store

/// `ombudsctl restore`
struct RestoreVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring back what `ombudsctl backup` copied. The daemon must not be running.",
        discussion: """
            Everything is unpacked and checked first; until then nothing is changed. Files go to the user that owns the \
            directories above them. Files that are there already are never removed: without --replace they are an error, \
            with it they are renamed.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The archive.", completion: .file())
    var file: String

    @Flag(
        name: .long,
        help: "Rename the store, the originals and the settings that are there to NAME.before-restore-TIME.")
    var replace = false

    @OptionGroup var settings: SettingsOption

    func run() async throws {
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let report = try await withStoppedDaemon { () async throws(StoreError) in
            try await Restore.run(file, into: places, replacing: replace, at: Timestamp(.now))
        }
        if options.json { return try Output.json(report) }
        for path in report.setAside { Output.line("\(Style.cyan("set aside"))  \(printable(path))") }
        for note in report.notes { Output.line("\(Style.dim("note"))       \(printable(note))") }
        Output.line(
            "\(printable(report.store)): \(counted(report.documents, "document")), "
                + "\(counted(report.originals, "original")) are back. Start the daemon now.")
    }
}
