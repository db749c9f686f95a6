import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model
import Store

/// `ombudsctl backup`
struct BackupVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store, the originals and the settings into one archive. The daemon may be running.",
        discussion: """
            The archive is a tar file with the checksums of all its files. A file of that name is replaced once the archive is \
            whole. The directory needs twice the space for a moment. `ombudsctl restore` brings everything back.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Option(
        name: .long,
        help: "The archive to write, such as /root/ombudsd.tar; one whose name ends in .tar.gz is compressed.",
        completion: .file())
    var output: String

    @OptionGroup var settings: SettingsOption

    func validate() throws {
        if output.isEmpty { throw ValidationError("--output names no file.") }
        if output == "-" {
            throw ValidationError(
                "A backup is a file that gets its name when it is whole and on the disk, so it can't go to standard output. Name "
                    + "a file.")
        }
    }

    func run() async throws {
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let report = try await withStoppedDaemon { () async throws(StoreError) in
            try await Backup.make(of: places, output: output, at: Timestamp(.now))
        }
        if options.json { return try Output.json(report) }
        for note in report.notes { Output.line("\(Style.dim("note"))  \(printable(note))") }
        Output.line(
            "\(printable(report.output)): \(counted(report.documents, "document")), "
                + "\(counted(report.originals, "original")), up to change \(report.through).")
    }
}
