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
    /// - Throws: `InboxError` where the rejected files can't be listed.
    func returnToInbox(_ wanted: String?) async throws(InboxError) -> RetryReport {
        var report = RetryReport(documents: [], remaining: [])
        guard let inbox = run.inbox else { return report }
        let known = await known(as: wanted)
        for file in try await inbox.rejectedFiles() {
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
    private func known(as wanted: String?) async -> Set<String> {
        guard let wanted else { return [] }
        let digits = wanted.lowercased()
        return await repository.look { state in
            Set(
                state.rejections.values.map(\.document).filter { document in
                    digits.utf8.count >= 8 && document.sha256.hasPrefix(digits)
                        || document.arrivals.contains { $0.name == wanted }
                }.map(\.sha256))
        }
    }
}
