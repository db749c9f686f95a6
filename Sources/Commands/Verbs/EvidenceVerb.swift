import Archives
import ArgumentParser
import Configuration
import ControlInterface
import Linux
import Maintenance
import Model
import Oversight
import Varlink

/// `ombudsctl evidence AUTHORITY YEAR` and `ombudsctl evidence --verify FILE`
struct EvidenceVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Write the originals, readings and alerts of an authority's year into one archive, or check one.",
        discussion: """
            The archive is a ZIP file with the SHA-256 of each file in it. `--verify` needs no daemon and no store: it ends with \
            0 where every file is as it was, with 1 where one is not, and with 6 for a file that is no such archive.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The authority's name, slug or GSS code.", completion: .authorities)
    var authority: String?

    @Argument(
        help: "The year, as 2023-24.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period?

    @Option(name: .long, help: "The archive to write.", completion: .file(extensions: ["zip"]))
    var output: String?

    @Option(name: .long, help: "The archive to check.", completion: .file(extensions: ["zip"]))
    var verify: String?

    func validate() throws {
        if verify != nil {
            guard authority == nil, output == nil else { throw ValidationError("--verify goes alone with its file.") }
            return
        }
        guard authority != nil, year != nil, let output, !output.isEmpty, output != "-" else {
            throw ValidationError("Give an authority, a year, and --output FILE.zip; or --verify FILE.zip.")
        }
    }

    func run() async throws {
        if let verify { return try check(verify) }
        let report = try await options.daemon.client(or: parent.daemon).call(
            AuthorityMethod.self, .init(name: authority ?? "", history: true))
        let found = try CommitteeReport.year(of: report, year)
        let bundle = try bundle(report, found)
        let path = output ?? ""
        // libzip would put a new file in the place of a device, and of a link.
        let place = OutputFile(path)
        guard !place.isOccupied else {
            throw Failure(.failed, "\(path) is no plain file, so an archive can't be written there.")
        }
        do throws(ArchiveError) {
            try ZIPWriter.write(bundle.members, to: place.resolvedPath)
        } catch {
            throw Failure(error)
        }
        let missing = bundle.manifest.documents.filter { $0.file == nil }
        let list = bundle.members.last?.content ?? []
        let written = WrittenEvidence(
            file: path, authority: report.authority, period: found.period, documents: bundle.manifest.documents.count,
            missing: missing.map(\.sha256), checksums: SHA256.hexDigest(of: list))
        if options.json { return try Output.json(written) }
        Output.line(
            "\(printable(path)): \(printable(report.authority.name)), \(found.period.name), "
                + "\(counted(written.documents, "document"))")
        Output.line("SHA-256 of its list of checksums, to be noted elsewhere: \(written.checksums)")
        for document in missing {
            Output.errorLine("The original of \(printable(document.name)) was not found, and is not in the archive.")
        }
    }

    private func bundle(
        _ report: AuthorityReport, _ year: AuthorityReport.Year
    ) throws(Failure) -> EvidenceBundle {
        let documents = (year.history?.documents ?? []).map(\.document)
        let wanted = documents.map { OriginalBytes.Wanted(sha256: $0.sha256, size: $0.size) }
        let size = Dictionary(wanted.map { ($0.sha256, $0.size) }, uniquingKeysWith: { $1 }).values.reduce(0, +)
        guard size <= EvidenceBundle.largestSize else {
            throw Failure(.failed, "The originals have \(size >> 20) MiB, more than an archive may hold (1024 MiB).")
        }
        return try EvidenceBundle(
            report, year, originals: OriginalBytes.find(wanted, in: options.daemon.places(or: parent.daemon)))
    }

    private func check(_ path: String) throws {
        let check = try EvidenceCheck(of: path)
        if options.json {
            try Output.json(check)
        } else {
            let subject = check.authority.map { "\(printable($0.name)), \(check.period?.name ?? "")" }
            for problem in check.problems {
                Output.line("\(Style.red("altered"))  \(printable(problem.file)): \(problem.message)")
            }
            Output.line(
                check.valid
                    ? "\(printable(path)) is as it was made: \(subject ?? ""), \(counted(check.files, "file"))."
                    : "\(printable(path)) is not as it was made: \(counted(check.problems.count, "problem")).")
            Output.line("SHA-256 of its list of checksums: \(check.checksums)")
        }
        if !check.valid { throw ExitCode(Failure.Code.failed.exitCode) }
    }
}

/// The archive that was written.
private struct WrittenEvidence: Encodable {
    var schema = "ombudsd.evidence/1"
    var file: String
    var authority: Authority
    var period: Period
    var documents: Int
    /// The documents, by SHA-256, whose originals were not found.
    var missing: [String]
    /// The SHA-256 of the list of checksums.
    var checksums: String
}
