import ArgumentParser
import ControlInterface
import FoundationEssentials
import Maintenance
import Model
import Oversight
import Store

/// `ombudsctl fsck`
struct FsckVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Check the store, and the originals against it. The daemon must not be running.",
        discussion: """
            Checks every checksum, every archived file against the store and back, and the alerts against the figures. \
            Exits with 1 when there is a problem.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Flag(name: .long, help: "Repair what can be rebuilt, after a copy of the store was made beside it.")
    var repair = false

    @OptionGroup var settings: SettingsOption

    func run() async throws {
        let now = Timestamp(.now)
        let places = settings.places(options.daemon.places(or: parent.daemon))
        let retention = try settings.retention(of: places)
        var check = try await withStoppedDaemon { () async throws(StoreError) in
            try await ConsistencyCheck.run(places, retention: retention, at: now)
        }
        if repair {
            check = try await withStoppedDaemon { () async throws(StoreError) in try await check.repaired(at: now) }
        }
        if options.json {
            try Output.json(check.report)
        } else {
            show(check.report)
        }
        if !check.report.clean { throw ExitCode.failure }
    }

    private func show(_ report: CheckReport) {
        for repair in report.repairs { Output.line("\(Style.cyan("repaired"))  \(printable(repair))") }
        if let copy = report.copy {
            Output.line("The copy of the store from before the repair is in \(printable(copy)).")
        }
        for problem in report.problems {
            // The store's own messages name the file.
            let place = problem.code == .storeDamaged ? nil : problem.path
            Output.line("\(Style.red("problem"))   \(printable((place.map { "\($0): " } ?? "") + problem.message))")
        }
        for note in report.notes { Output.line("\(Style.dim("note"))      \(printable(note))") }
        Output.line(
            "\(counted(report.records, "record")), \(counted(report.changes, "change")) since the last checkpoint, "
                + "\(counted(report.documents, "document")), \(counted(report.originals, "original")): "
                + (report.clean ? Style.green("all in order") : Style.red(counted(report.problems.count, "problem"))))
        if !repair, report.problems.contains(where: \.isMendable) {
            Output.line("`ombudsctl fsck --repair` can repair \(report.problems.count(where: \.isMendable)) of them.")
        }
    }
}
