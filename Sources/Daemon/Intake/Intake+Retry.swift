import Linux
import ControlInterface
import Inbox
import Ingest
import Oversight
import Repository

extension Intake {
    /// Puts rejected documents back into the inbox, where they are examined like any other.
    ///
    /// - Parameter wanted: a name, among the rejected files or as it arrived, or the first digits of a SHA-256; nil for all.
    /// - Throws: `InboxError` where the rejected files can't be looked through.
    func retry(_ wanted: String?) async throws(InboxError) -> RetryReport {
        var report = RetryReport(documents: [], remaining: [])
        guard let inbox else { return report }
        let known = await known(as: wanted)
        for file in try await inbox.rejectedFiles() {
            let sha256 = file.reason.flatMap(RejectionNote.init(json:))?.sha256
            guard wanted == nil || file.name.description == wanted || sha256.map(known.contains) ?? false else {
                continue
            }
            do throws(InboxError) {
                if let sha256 { expectAgain(sha256, true) }
                try await inbox.returnToInbox(file.name)
                report.documents.append(file.name.description)
            } catch {
                if let sha256 { expectAgain(sha256, false) }
                if error.code == .syncFailed { stop(because: error) }
                report.remaining.append(RetryReport.Remaining(name: file.name.description, message: "\(error)"))
            }
        }
        return report
    }

    /// The SHA-256 of the rejected documents that are meant.
    private func known(as wanted: String?) async -> Set<String> {
        guard let wanted else { return [] }
        let digits = wanted.lowercased()
        return await keeper.look { state in
            Set(
                state.rejections.values.map(\.document).filter { document in
                    digits.utf8.count >= 8 && document.sha256.hasPrefix(digits)
                        || document.arrivals.contains { $0.name == wanted }
                }.map(\.sha256))
        }
    }

    /// An examination, with the arrival that is known where the document was put back: it has not arrived anew.
    func recognised(_ examination: IngestedDocument) async -> IngestedDocument {
        let sha256 = examination.document.sha256
        guard isExpectedAgain(sha256),
            let known = await keeper.look({ $0.rejections[sha256]?.document.arrivals.first })
        else { return examination }
        return examination.arriving(as: known)
    }
}
