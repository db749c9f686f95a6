import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model

/// `ombudsctl backup`
struct BackupVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store, the originals and the settings into one archive. The daemon may be running.",
        discussion: """
            The archive is a tar file with a list of checksums; a name that ends in .gz, .xz or .zst compresses it. Restore it \
            with `ombudsctl restore`. Run it as root or as the daemon's user.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Option(name: .long, help: "The archive's path. There must be no such file yet.")
    var output: String

    @OptionGroup var settings: SettingsOption

    func validate() throws {
        if output.isEmpty || output.hasSuffix("/") { throw ValidationError("--output names no file.") }
    }

    func run() async throws {
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let report = try await Backup.make(of: places, at: output, now: Timestamp(.now))
        if options.json { return try Output.json(report) }
        for note in report.notes { Output.line("\(Style.dim("note"))  \(printable(note))") }
        Output.line(
            "\(printable(report.file)) holds \(counted(report.documents, "document")) with "
                + "\(counted(report.originals, "original")), \(counted(report.files, "file")) in all.")
    }
}
