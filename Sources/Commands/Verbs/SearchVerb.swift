import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl search WORDS`
struct SearchVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find words in the texts of all documents.",
        discussion: """
            A place is a line on which all words stand, or a line and the next. Words are whole words, whatever their case \
            and accents; words in quotation marks are a phrase: ombudsctl search '"public report"' housing.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The words.")
    var words: [String]

    @Option(name: .long, help: "An authority's name, slug or GSS code.", completion: .authorities)
    var authority: String?

    @Option(
        name: .long, help: "The authority's type: county, district, metropolitan, unitary, londonBorough or other.",
        completion: .authorityTypes, transform: AuthorityType.parse)
    var type: Authority.Kind?

    @Option(
        name: .long, help: "The year, as 2023-24.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period?

    @Option(name: .long, help: "From this day or time on, or so long ago: 2026-07-01, 7d, 12h.")
    var since: String?

    @Option(name: .long, help: "At most so many places, up to 1000.")
    var limit = 50

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            SearchMethod.self,
            .init(
                words: words.map(Self.phrase).joined(separator: " "), authority: authority, type: type?.rawValue,
                year: year?.name,
                since: try since.map { text throws(Failure) in
                    try PastTime.require(text, before: Timestamp(.now))
                }, limit: limit))
        if options.json { return try Output.json(report) }
        var last: String?
        for hit in report.hits {
            if hit.document.sha256 != last {
                if last != nil { Output.line("") }
                Output.line(Style.bold(printable(hit.heading)))
                last = hit.document.sha256
            }
            let line = "\(printable(hit.place.short)): \(printable(hit.place.text))"
            Paragraph.lines(line, fitting: Terminal.width.map { $0 - 2 }, hanging: 2).forEach { Output.line("  " + $0) }
        }
        if report.hits.isEmpty { Output.line("These words stand together in no document.") }
        if report.hasMore { Output.errorLine("There are more places; --limit shows up to 1000.") }
        if report.notIndexed > 0 {
            Output.errorLine(
                report.notIndexed == 1
                    ? "The text of 1 document is not indexed yet, and was not looked at."
                    : "The texts of \(report.notIndexed) documents are not indexed yet, and were not looked at.")
        }
    }

    /// A word as it was given. The shell takes the quotation marks of a phrase away, and leaves its spaces.
    private static func phrase(_ word: String) -> String {
        word.contains(where: \.isWhitespace) && !word.contains("\"") ? "\"\(word)\"" : word
    }
}

extension SearchReport.Hit {
    /// The document with what it is about.
    fileprivate var heading: String {
        let mark = withdrawn == true ? " (withdrawn)" : rejected == true ? " (rejected)" : ""
        let years = subjects.prefix(3).map { subject in
            [subject.authority.name, subject.period?.name].compactMap(\.self).joined(separator: ", ")
        }.joined(separator: "; ")
        let more = subjects.count > 3 ? " and \(subjects.count - 3) more" : ""
        return document.name + mark + (years.isEmpty ? "" : ": \(years)\(more)")
    }
}

extension Place {
    /// As "page 2, line 14".
    fileprivate var short: String { (part.isWhole ? "" : "\(part), ") + "page \(page), line \(line)" }
}
