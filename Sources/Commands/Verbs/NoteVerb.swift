import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl note AUTHORITY YEAR TEXT`
struct NoteVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Note something about an authority's year.",
        discussion: "Notes stand in `ombudsctl show AUTHORITY --year YEAR` and in the page for a committee.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @OptionGroup var place: AuthorityYear

    @Argument(help: "The note.")
    var text: String?

    @Option(name: .long, help: "Remove the note of this number, which `show` has in brackets.")
    var undo: Int?

    func validate() throws {
        if (text == nil) == (undo == nil) { throw ValidationError("Give a note, or --undo NUMBER.") }
    }

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            MendMethod.self,
            .init(
                .note, authority: place.authority, year: place.year.name, id: undo, reason: text,
                undo: undo == nil ? nil : true))
        if options.json { return try Output.json(report) }
        MendingOutput.show(
            report,
            undo == nil
                ? "Noted about \(report.subject) (note \(report.mending.id))."
                : "Note \(report.mending.id) about \(report.subject) is removed.")
    }
}
