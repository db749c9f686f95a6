import ControlInterface
import Inbox
import Linux
import Oversight
import Repository

/// Returns rejected documents to the inbox when somebody asks for it.
struct RejectedRetry: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    let returned: ReturnedFiles

    /// Returns rejected documents to the inbox, where they are read like any other.
    ///
    /// - Parameter wanted: a name, among the rejected files or as it arrived, or the first digits of a SHA-256; nil for all.
    /// - Throws: `failed` where the rejected files can't be listed; `usage`, with the candidates, for the beginning of several documents'
    ///   SHA-256.
    func returnToInbox(_ wanted: String?) async throws(Failure) -> RetryReport {
        var report = RetryReport(documents: [], remaining: [])
        guard let inbox = run.inbox else { return report }
        let known = try await known(as: wanted)
        let files: [RejectedFile]
        do throws(InboxError) {
            files = try await inbox.rejectedFiles()
        } catch {
            throw Failure(.failed, "\(error)")
        }
        for file in files {
            let sha256 = file.reason.flatMap(RejectionNote.init(json:))?.sha256
            guard wanted == nil || file.name.description == wanted || sha256.map(known.contains) ?? false else {
                continue
            }
            do throws(InboxError) {
                try await inbox.returnToInbox(file.name) { returned.note($0) }
                report.documents.append(file.name.description)
            } catch {
                if error.code == .syncFailed { run.fail(error) }
                report.remaining.append(RetryReport.Remaining(name: file.name.description, message: "\(error)"))
            }
        }
        return report
    }

    /// Finds the SHA-256 of the wanted rejected documents.
    private func known(as wanted: String?) async throws(Failure) -> Set<String> {
        guard let wanted else { return [] }
        let digits = wanted.lowercased()
        let (named, begun) = await repository.look { state in
            let documents = state.rejections.values.map(\.document).filter { state.outcome(of: $0.sha256) == .rejected }
            return (
                Set(documents.filter { document in document.arrivals.contains { $0.name == wanted } }.map(\.sha256)),
                digits.utf8.count >= 6 ? documents.map(\.sha256).filter { $0.hasPrefix(digits) } : []
            )
        }
        guard begun.count < 2 else {
            let candidates = begun.sorted().prefix(4).map { String($0.prefix(16)) }.joined(separator: ", ")
            throw Failure(
                .usage, "Several rejected documents have a SHA-256 that begins with \"\(wanted)\": \(candidates).")
        }
        return named.union(begun)
    }
}
