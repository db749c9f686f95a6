import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl silence`
struct SilenceVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silence", abstract: "Keep alerts out of the journal for a while.",
        discussion: """
            They stand all the same, marked as silenced, and what happens to them meanwhile is told when the silence ends. \
            Without --authority and --rule: all alerts.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Option(name: .long, help: "An authority's name, slug or GSS code.")
    var authority: String?

    @Option(name: .long, help: "A rule, as uphold-above-peers.")
    var rule: String?

    @Option(
        name: .long, help: "When it ends: 30m, 12h, 7d, 2026-12-31 (that day included, UTC) or 2026-12-31T09:00:00Z.")
    var until: String

    @Option(name: .long, help: "Why.")
    var note: String?

    func run() async throws {
        guard let end = Self.moment(until, from: Timestamp(.now)) else {
            throw Failure(.usage, "\(until) is no time: give 30m, 12h, 7d, 2026-12-31 or 2026-12-31T09:00:00Z.")
        }
        let report = try await options.daemon.client(or: parent.daemon).call(
            SilenceMethod.self, .init(authority: authority, rule: rule, until: end, note: note))
        if options.json { return try Output.json(report) }
        for silence in report.silences {
            Output.line(
                "Silence \(silence.id): \(printable(silence.scope)) until \(silence.until). "
                    + "`ombudsctl unsilence \(silence.id)` ends it.")
        }
    }

    /// The moment that a text names.
    static func moment(_ text: String, from now: Timestamp) -> Timestamp? {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        if let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
            (1...100_000).contains(count)
        {
            return Timestamp(seconds: now.seconds + count * unit)
        }
        if let date = try? Date(text, strategy: .iso8601) { return Timestamp(date) }
        if let day = try? Date(text, strategy: .iso8601.year().month().day()) {
            return Timestamp(seconds: Timestamp(day).seconds + 86_400)
        }
        return nil
    }
}

/// `ombudsctl unsilence ID`
struct UnsilenceVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unsilence", abstract: "End a silence.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The silence's number, as `ombudsctl silences` shows it.")
    var id: Int

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            UnsilenceMethod.self, .init(id: id))
        if options.json { return try Output.json(report) }
        Output.line("Silence \(id) has ended.")
    }
}

/// `ombudsctl silences`
struct SilencesVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silences", abstract: "The silences in force.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(SilencesMethod.self)
        if options.json { return try Output.json(report) }
        guard !report.silences.isEmpty else { return Output.line("No silences.") }
        var table = TextTable([("NUMBER", .right), ("ALERTS", .left), ("UNTIL", .left), ("BY", .left), ("NOTE", .left)])
        for silence in report.silences {
            table.add([
                String(silence.id), silence.scope, silence.until.description, silence.by.wording, silence.note ?? "",
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}

extension Silence {
    /// Which alerts it is about.
    fileprivate var scope: String {
        switch (rule?.rawValue, authority) {
        case (nil, nil): "all alerts"
        case (let rule?, nil): rule
        case (nil, let authority?): "all of \(authority)"
        case (let rule?, let authority?): "\(rule) of \(authority)"
        }
    }
}
