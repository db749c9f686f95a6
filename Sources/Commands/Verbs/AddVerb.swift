import ArgumentParser
import ControlInterface
import FoundationEssentials
import Linux
import Model
import Oversight
import Varlink

/// `ombudsctl add`
struct AddVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put copies of files into the inbox, and say what came of each.",
        discussion: """
            With --wait it exits with 6 when a file was rejected, and with 1 when one was not read in time. The files stay where they are.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    @Flag(name: .long, help: "Wait until the daemon has read them.")
    var wait = false

    @Option(name: .long, help: "With --wait, the seconds after which a file counts as waiting.")
    var timeout = 120

    func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout should be 1 to 86400 seconds.") }
    }

    func run() async throws {
        let client = options.daemon.client(or: parent.daemon)
        let status = try await client.call(StatusMethod.self)
        // Everything is looked at before anything is put there.
        let added = try files.map { path throws(Failure) in try AddedFile(path) }
        let start = Timestamp(.now)
        // A document that arrived before in this very second is none of these files.
        let before =
            wait ? Set(try await client.call(DocumentsMethod.self, ListSelection(since: start)).documents) : []
        var report = AddReport(files: [])
        for file in added {
            let bytes = try file.bytes()
            let dropped = try Self.drop(bytes, as: file.name, into: status.inbox)
            report.files.append(
                AddReport.File(name: dropped, sha256: SHA256.hexDigest(of: bytes), outcome: .added))
        }
        if wait { try await follow(&report, since: start, without: before, by: client) }
        if options.json {
            try Output.json(report)
        } else {
            for file in report.files { show(file) }
            if report.files.count > 1 { Output.line(report.summary) }
        }
        if report.files.contains(where: { $0.outcome == .rejected }) {
            throw ExitCode(Failure.Code.unreadable.exitCode)
        }
        if report.files.contains(where: { $0.outcome == .waiting }) { throw ExitCode.failure }
    }

    private static func drop(_ bytes: [UInt8], as name: FileName, into inbox: String) throws(Failure) -> String {
        do throws(SystemCallError) {
            let suffix = String(UInt32.random(in: .min ... .max), radix: 16)
            return try FileDrop(into: inbox).drop(bytes, as: name, suffix: suffix).description
        } catch {
            let advice =
                error.errno == SystemCallError.notPermitted
                ? " Its group may: join the group (ombudsd-drop), or use root." : ""
            throw Failure(
                error.errno == SystemCallError.notPermitted ? .notPermitted : .failed,
                "\"\(name)\" can't be put into the inbox \(inbox): \(error.text).\(advice)")
        }
    }

    /// Waits until each file has an outcome, or time is up.
    ///
    /// - Parameter before: the documents that had arrived since `start` already.
    private func follow(
        _ report: inout AddReport, since start: Timestamp, without before: Set<DocumentsReport.Entry>,
        by client: ControlClient
    ) async throws {
        let end = ContinuousClock.now + .seconds(timeout)
        var pause = Duration.milliseconds(50)
        var progress = Progress(total: report.files.count)
        while true {
            let rows = try await client.call(DocumentsMethod.self, ListSelection(since: start)).documents
                .filter { !before.contains($0) }
            let rowsByHash = Dictionary(grouping: rows, by: \.sha256)
            for index in report.files.indices { report.files[index].note(rowsByHash[report.files[index].sha256] ?? []) }
            let done = report.files.count { $0.outcome != .added }
            progress.show("\(done) of \(counted(report.files.count, "file")) read")
            if report.files.allSatisfy({ $0.outcome != .added }) { break }
            guard ContinuousClock.now < end else {
                let status = try await client.call(StatusMethod.self)
                for index in report.files.indices where report.files[index].outcome == .added {
                    report.files[index].outcome = .waiting
                    report.files[index].reason = Self.reason(for: report.files[index].name, in: status)
                }
                break
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(1))
        }
        progress.end()
        let alerts = Dictionary(
            grouping: try await client.call(AlertsMethod.self, .init()).alerts, by: \.document.sha256)
        for index in report.files.indices {
            report.files[index].alerts = alerts[report.files[index].sha256]?.map(\.id) ?? []
        }
    }

    private static func reason(for name: String, in status: StatusReport) -> String {
        if let document = status.inHand.first(where: { $0.name == name }) {
            return "It is being read since \(document.since.displayText)."
        }
        if let problem = status.problems.first(where: { $0.contains(name) }) { return problem }
        return status.detail
            ?? "\(counted(status.documents.waiting, "file")) \(agreeing(status.documents.waiting, "waits", "wait")) in the inbox."
    }

    private func show(_ file: AddReport.File) {
        let name = Style.bold(printable(file.name))
        switch file.outcome {
        case .added: Output.line("\(name): in the inbox.")
        case .processed:
            for entry in file.documents {
                Output.line(
                    "\(name): \(Style.green("read")), \(printable(entry.authority ?? "")), \(entry.period ?? "").")
            }
            for alert in file.alerts { Output.line("  alert \(alert)") }
        case .duplicate:
            let reason = file.reason.map { ", and was rejected: \(printable($0))" } ?? "."
            Output.line("\(name): the same bytes had arrived before\(reason)")
        case .rejected: Output.line("\(name): \(Style.red("rejected")): \(printable(file.reason ?? ""))")
        case .waiting: Output.line("\(name): \(Style.yellow("waits")): \(printable(file.reason ?? ""))")
        }
    }
}

extension AddReport.File {
    /// Notes what came of the file.
    ///
    /// - Parameter own: the documents of its bytes that arrived since it was put into the inbox.
    mutating func note(_ own: [DocumentsReport.Entry]) {
        guard outcome == .added, let first = own.first else { return }
        documents = own
        reason = own.lazy.compactMap(\.reason).first
        outcome =
            switch first.outcome {
            case .processed: .processed
            case .rejected: .rejected
            case .duplicate: .duplicate
            }
    }
}

extension AddReport {
    /// As "12 files: 10 read, 1 rejected, 1 arrived before."
    var summary: String {
        let outcomes: [(Outcome, String)] = [
            (.processed, "read"), (.rejected, "rejected"), (.duplicate, "arrived before"), (.waiting, "waiting"),
            (.added, "in the inbox"),
        ]
        let parts = outcomes.compactMap { outcome, words -> String? in
            let count = files.count { $0.outcome == outcome }
            return count == 0 ? nil : "\(count) \(words)"
        }
        return "\(counted(files.count, "file")): \(parts.joined(separator: ", "))."
    }
}
