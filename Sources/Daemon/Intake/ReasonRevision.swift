import Inbox
import Ingest
import Linux
import Logging
import Model
import Oversight
import Repository

/// Keeps the reasons beside rejected files true: a rejected document may be refused again for another reason, and each of its files says
/// why.
struct ReasonRevision: Sendable {
    let repository: RepositoryActor
    let logger: Logger

    /// Finds the documents that are rejected already and are now refused otherwise, or whose last commit may not have been followed by
    /// new reasons. Ask before they are committed.
    func outdated(_ documents: [IngestedDocument]) async -> Set<String> {
        guard documents.contains(where: \.isRefused) else { return [] }
        return await repository.look { state in
            Set(documents.filter(state.isRefusedOtherwise).map(\.document.sha256))
        }
    }

    /// Replaces the reasons beside the files of documents that were committed, and before the files leave the inbox: a file that is still
    /// there after a crash has it done again.
    func callAsFunction(_ documents: Set<String>, in inbox: Inbox) async {
        for sha256 in documents.sorted() {
            let record = await repository.look { state in
                state.outcome(of: sha256) == .rejected ? state.rejections[sha256] : nil
            }
            guard let record else { continue }
            do throws(InboxError) {
                try await inbox.reviseReasons(of: RejectedOriginal(record.document)) { reason in
                    guard let note = RejectionNote(json: reason), note.sha256 == sha256 else { return nil }
                    let new = note.giving(record.refusal)
                    return new == note ? nil : new.json
                }
            } catch {
                logger.warning(
                    "The reason beside the rejected file “\(record.document.name)” is an earlier one, because \(error); `ombudsctl fsck --repair` writes the last one."
                )
            }
        }
    }
}

extension State {
    /// Whether a document was rejected for another reason before, or for this one and from the same file: its commit then may not have
    /// been followed by anything.
    fileprivate func isRefusedOtherwise(_ document: IngestedDocument) -> Bool {
        let sha256 = document.document.sha256
        guard case .failure(let refusal) = document.result, outcome(of: sha256) == .rejected,
            let record = rejections[sha256]
        else { return false }
        return record.refusal != refusal
            || document.document.arrivals.first.map { record.document.arrivals.hasFile(of: $0) } ?? false
    }
}

extension IngestedDocument {
    fileprivate var isRefused: Bool { if case .failure = result { true } else { false } }
}

extension RejectedOriginal {
    /// The original of a rejected document, under any name of its arrivals.
    init(_ document: Document) {
        let names = document.arrivals.compactMap { $0.name.split(separator: "/").last.flatMap { FileName(String($0)) } }
        self.init(
            sha256: document.sha256, size: Int64(document.size), names: names,
            distinction: String(document.sha256.prefix(8)))
    }
}
