import ArgumentParser
import Configuration
import ConfinedProgram
import ControlInterface
import Extraction
import Ingest
import Linux
import Model
import Oversight
import Reading

/// `ombudsctl read FILE`
struct ReadVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read documents without storing anything. No daemon is needed.",
        discussion: """
            Exits with 6 when a document could not be read. In directories, names that the inbox passes over are passed over \
            (docs/inbox.md), and links are not followed.
            """)

    @ParentCommand var parent: Ombudsctl

    @Argument(help: "The files; a directory for all files in it and below; - for standard input.", completion: .file())
    var files: [String]

    @Option(
        name: .long, help: "The authority that the files are about, where they do not say so.",
        completion: .listedAuthorities)
    var authority: String?

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false

    @Flag(
        name: .long,
        help: "Say why the numbers near the figures were not read as figures, and what a refused file lacks.")
    var why = false

    @Flag(name: .long, help: "Show every line of the text, not only those with a figure.")
    var all = false

    @Flag(name: .long, help: "Print one JSON object on each line, of the same shape for one document and for many.")
    var ndjson = false

    func validate() throws {
        if json, ndjson { throw ValidationError("Give --json or --ndjson, not both.") }
        if json || ndjson, why || all { throw ValidationError("--why and --all are for people, and go without JSON.") }
    }

    func run() async throws {
        let policy = try policy()
        let given = try givenAuthority()
        let targets = try ReadTarget.all(files)
        var run = ReadRun(targets)
        let isForPeople = !json && !ndjson
        let explanation = FileExplanation(why: why, all: all)
        var reports: [ReadingReport] = []
        // A few files at a time, so that the first one is shown at once and thousands are never held.
        for start in stride(from: 0, to: targets.count, by: ReadRun.portion) where !Output.readerHasGone {
            let portion = Array(targets[start..<min(start + ReadRun.portion, targets.count)])
            let files = await inParallel(portion, atMost: CurrentProcess.processorCount) { target in
                let file = await OpenedFile(target, givenFor: given, policy: policy, explained: isForPeople)
                // A text that is too large for this process may end it, so it is explained when all before it is printed.
                guard isForPeople, file.isSmall else { return ReadRun.File(opened: file, text: nil) }
                let (text, hasRead) = Output.captured { explanation.show(file) }
                return ReadRun.File(opened: file, text: text, hasRead: hasRead)
            }
            for file in files where !Output.readerHasGone {
                run.showProgress()
                if json {
                    reports += file.opened.reports
                } else if ndjson {
                    for report in file.opened.reports {
                        Output.line(String(decoding: try JSONOutput.compact(report), as: UTF8.self))
                    }
                } else if let text = file.text {
                    if run.count > 0 { Output.line() }
                    Output.text(text)
                } else {
                    if run.count > 0 { Output.line() }
                    run.note(hasRead: explanation.show(file.opened))
                    continue
                }
                run.note(hasRead: file.hasRead ?? !file.opened.isUnread)
            }
        }
        run.endProgress()
        if Output.readerHasGone { return }
        if json {
            if reports.count == 1, targets.count == 1 {
                try Output.json(reports[0])
            } else {
                try Output.json(ReadingsReport(readings: reports))
            }
        } else if isForPeople, run.count > 1 {
            Output.line()
            Output.line(run.summary)
        }
        if run.unread > 0 { throw ExitCode(Failure.Code.unreadable.exitCode) }
    }

    /// The authority of the option; nil without one. A name that is not on the list is taken as it stands.
    private func givenAuthority() throws(Failure) -> GivenAuthority? {
        guard let authority else { return nil }
        if let listed = try Authority(named: authority) { return GivenAuthority(listed, by: .person) }
        guard authority.contains(where: \.isLetter) else {
            throw Failure(.usage, "\"\(authority)\" is no name of an authority.")
        }
        return GivenAuthority(AuthorityRegister.shared.unlisted(named: authority), by: .person)
    }

    /// The policy of a daemon without settings of its own, with the published averages.
    private func policy() throws(Failure) -> Policy {
        var policy = Policy()
        do throws(FileContents.Failure) {
            policy.published = try parent.daemon.places(or: parent.daemon).publishedAverages()
        } catch {
            throw Failure(.settings, "The table of published averages can't be used. \(error.refusal.message)")
        }
        return policy
    }
}
