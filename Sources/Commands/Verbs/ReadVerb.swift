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
struct ReadVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read documents without storing anything. No daemon is needed.",
        discussion: "Exits with 6 when a document could not be read.")

    @ParentCommand var parent: Ombudsctl

    @Argument(help: "The files.")
    var files: [String]

    @Option(name: .long, help: "The authority that the files are about, where they do not say so.")
    var authority: String?

    @Flag(name: .long, help: "Print one JSON document.")
    var json = false

    @Flag(
        name: .long,
        help: "Say why the numbers near the figures were not read as figures, and what a refused file lacks.")
    var why = false

    @Flag(name: .long, help: "Show every line of the text, not only those with a figure.")
    var all = false

    func run() async throws {
        let policy = try policy()
        let given = try givenAuthority()
        var opened: [OpenedFile] = []
        for file in files { opened.append(await OpenedFile(file, givenFor: given, policy: policy)) }
        if json {
            let reports = opened.flatMap(\.reports)
            if reports.count == 1 {
                try Output.json(reports[0])
            } else {
                try Output.json(ReadingsReport(readings: reports))
            }
        } else {
            for (index, file) in opened.enumerated() {
                if index > 0 { Output.line() }
                show(file)
            }
        }
        if opened.contains(where: \.isUnread) { throw ExitCode(Failure.Code.unreadable.exitCode) }
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

    private func show(_ file: OpenedFile) {
        do throws(Refusal) {
            let parts = try file.shownParts()
            let tables = file.dataTables
            if !tables.isEmpty { DataTableSummary.show(tables, of: file.description, policy: file.policy) }
            for (index, part) in parts.enumerated() {
                if index > 0 || !tables.isEmpty { Output.line() }
                show(part, of: file)
            }
        } catch {
            ReadingSummary.show(error, of: file.description)
        }
    }

    /// Limits what explaining a large text may take, as reading it was limited: whatever the text does, the command ends with a
    /// message.
    private static func limitExplanation(of size: Int) {
        guard size > LimitedReader.largestInOwnProcess else { return }
        let budget = ReadingBudget(size: size * 2)
        CurrentProcess.onProcessorTimeLimit(
            "ombudsctl: Explaining the file takes too long; read it with --json, or the letter or report by itself.\n")
        CurrentProcess.limit(processorTime: budget.processorTime, memory: budget.memory)
        MemoryExhaustion.exit(
            with: Failure.Code.unreadable.exitCode,
            saying:
                "ombudsctl: Explaining the file takes too much memory; read it with --json, or the letter or report by itself.\n"
        )
    }

    private func show(_ part: TextPart, of file: OpenedFile) {
        var description = file.description
        if !part.path.isWhole { description.name += ", \(part.path)" }
        do throws(Refusal) {
            let text = try part.documentText()
            Self.limitExplanation(of: try part.text.get().count)
            let second = file.secondView?.documentText(of: part.path)
            let explanations = try DocumentReader.explain(text, secondView: second, givenFor: file.given)
            let readings = explanations.compactMap { try? $0.outcome.get() }
            var marked = (part.recognition?.marked(readings, in: text) ?? readings)[...]
            for (index, explanation) in explanations.enumerated() {
                if index > 0 { Output.line() }
                switch explanation.outcome {
                case .failure(let refusal):
                    ReadingSummary.show(refusal, of: description)
                    if why { ReadingSummary.show(explanation.clues, and: explanation.passedOver) }
                case .success(let unmarked):
                    let reading = marked.popFirst() ?? unmarked
                    ReadingSummary.show(reading, of: description, policy: file.policy)
                    Output.line()
                    AnnotatedDocument(explanation, of: reading, explaining: why).show(all ? .all : .marked)
                }
            }
        } catch {
            ReadingSummary.show(error, of: description)
        }
    }
}

/// A file of the command line with its extracted text, or why there is none.
private struct OpenedFile {
    let description: ReadingReport.File
    /// The authority of the option; nil without one.
    let given: GivenAuthority?
    let policy: Policy
    let extracted: Result<ExtractedFile, Refusal>
    /// The file with its words in another order, where it was needed.
    let secondView: ExtractedFile?
    private let readings: Result<[Reading], Refusal>

    init(_ path: String, givenFor given: GivenAuthority?, policy: Policy) async {
        self.given = given
        self.policy = policy
        var description = ReadingReport.File(name: path.split(separator: "/").last.map(String.init) ?? path)
        do throws(ExtractionFailure) {
            let bytes = try Self.bytes(of: path)
            description.sha256 = SHA256.hexDigest(of: bytes)
            description.mediaType = Extractors.all.mediaType(of: bytes, name: description.name).rawValue
            let file = try await Extractors.all.read(bytes, name: description.name, givenFor: given, by: Self.reader)
            description.pages = file.pages
            extracted = .success(file.first)
            secondView = file.second
            readings = file.result
        } catch {
            let refusal =
                switch error {
                case .refused(let refusal): refusal
                case .unavailable(let trouble): Refusal(.unreadable, trouble.message)
                }
            extracted = .failure(refusal)
            secondView = nil
            readings = .failure(refusal)
        }
        self.description = description
    }

    /// Reads large texts in processes of their own.
    private static let reader = LimitedReader()

    private static func bytes(of path: String) throws(ExtractionFailure) -> [UInt8] {
        do throws(Refusal) {
            return try FileContents.read(path, limit: Extraction.defaultSizeLimit)
        } catch {
            throw .refused(error)
        }
    }

    var reports: [ReadingReport] {
        do throws(Refusal) {
            return try readings.get().map {
                ReadingReport(document: description, result: .success($0), policy: policy)
            }
        } catch {
            return [ReadingReport(document: description, result: .failure(error))]
        }
    }

    /// The parts without a mail's own words that are no letter.
    ///
    /// - Throws: the file's refusal; also where nothing else is left.
    func shownParts() throws(Refusal) -> [TextPart] {
        let parts = try extracted.get().parts
        // The refusal of a data table is the whole file's: its sheets may seem to be something else by themselves.
        if parts.contains(where: { $0.cells != nil }) { _ = try readings.get() }
        let read = (try? readings.get()) ?? []
        let tables = Set(dataTables.flatMap { $0.tables.map(\.part) })
        let shown = parts.filter { part in
            if tables.contains(part.path) { return false }
            return part.role == .document || read.contains { $0.member?.part == part.origin?.part }
        }
        if shown.isEmpty { _ = try readings.get() }
        return shown
    }

    /// The readings of data tables, which are shown together.
    var dataTables: [Reading] { ((try? readings.get()) ?? []).filter { $0.kind == .dataTable } }

    /// Whether a document of the file could not be read.
    var isUnread: Bool {
        reports.contains { if case .failure = $0.result { true } else { false } }
    }
}
