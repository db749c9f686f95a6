import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl silence`
struct SilenceVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence", abstract: "Keep alerts out of the journal until a time.",
        discussion: """
            Silenced alerts stay in force. When the silence ends, the daemon delivers their pending transitions to the \
            journal. Without --authority and --rule all alerts are silenced.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Option(name: .long, help: "An authority's name, slug or GSS code.", completion: .authorities)
    var authority: String?

    @Option(name: .long, help: "A rule's name, as uphold-above-peers.", completion: .rules)
    var rule: String?

    @Option(
        name: .long,
        help: """
            The end: 30m, 12h, 7d, 2026-12-31 (that day included), "2026-12-31 09:00" or 2026-12-31T09:00:00Z.
            """)
    var until: String

    @Option(name: .long, help: "The reason.")
    var note: String?

    func run() async throws {
        guard let end = Self.moment(until, from: Timestamp(.now)) else {
            throw Failure(.usage, "\"\(until)\" is not a time: give \(WrittenTime.forms).")
        }
        let report = try await options.daemon.client(or: parent.daemon).call(
            SilenceMethod.self, .init(authority: authority, rule: rule, until: end, note: note))
        if options.json { return try Output.json(report) }
        for silence in report.silences {
            Output.line(
                "Silence \(silence.id) covers \(printable(silence.coverage)) until \(silence.until.displayText). "
                    + "`ombudsctl unsilence \(silence.id)` ends it.")
        }
    }

    /// The time that a text names: from now on in minutes, hours, days or weeks, or the end of a day, or a moment; nil for any
    /// other text.
    static func moment(_ text: String, from now: Timestamp) -> Timestamp? {
        switch WrittenTime.parse(text) {
        case .distance(let seconds): Timestamp(seconds: now.seconds + seconds)
        case .day(_, let end): end
        case .moment(let moment): moment
        case nil: nil
        }
    }
}
