import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl correct AUTHORITY YEAR FIGURE VALUE`
struct CorrectVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Enter a figure by hand, in the place of what was read.",
        discussion: """
            The document and its reading stay as they are. The figure is shown as entered, by whom and why, wherever it stands, \
            and alerts follow it. `--undo` brings back what was read.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @OptionGroup var place: AuthorityYear

    @Argument(
        help: "The figure: uphold, compliance, remedy, per100k, received, upheld, or a name of docs/figures.md.",
        completion: .comparedFigures)
    var figure: String

    @Argument(help: "The value, as 75 or 75%.")
    var value: String?

    @Option(name: .long, help: "Why, for those who ask later.")
    var reason: String?

    @Flag(name: .long, help: "Undo the entry.")
    var undo = false

    func validate() throws {
        if undo, value != nil { throw ValidationError("Give a value, or --undo, and not both.") }
        if !undo, value == nil { throw ValidationError("Give a value, or --undo.") }
        if !undo, reason?.isEmpty ?? true { throw ValidationError("Say why with --reason, for those who ask later.") }
        if let value, EnteredValue.number(in: value) == nil {
            throw ValidationError("\"\(value)\" is no number: give it as 75, 75% or £1,234.50.")
        }
    }

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            MendMethod.self,
            .init(
                .correction, authority: place.authority, year: place.year.name,
                figure: try FigureFinder.figure(named: figure),
                value: value.flatMap(EnteredValue.number), reason: reason, undo: undo ? true : nil))
        if options.json { return try Output.json(report) }
        let value = report.mending.figure.map {
            Figure(value: report.mending.value ?? 0, unit: $0.unit, place: Place(page: 1, line: 1, text: ""))
                .displayText
        }
        MendingOutput.show(
            report,
            undo
                ? "The entry of \(report.subject) is undone; what was read counts again."
                : "\(report.subject.uppercasedFirst) is \(value ?? "") now, entered by \(report.mending.by.displayText)."
        )
    }
}

/// Reads a number as people write it.
enum EnteredValue {
    /// The number of `75`, `75%`, `1,234` or `£1,234.50`; nil for any other text.
    static func number(in text: String) -> Double? {
        var text = text
        if text.hasSuffix("%") { text.removeLast() }
        if text.hasPrefix("£") { text.removeFirst() }
        guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }), text.first?.isNumber == true
        else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        // A comma parts thousands, and nothing else: 1,5 would be another number in another country.
        guard parts.dropFirst().allSatisfy({ $0.prefix { $0 != "." }.count == 3 }) else { return nil }
        return Double(parts.joined())
    }
}
