import Inbox
import Linux
import Logging
import Model
import Oversight
import Repository

/// Archives the originals that a crash or a failure left behind after their documents were committed, and removes the copies of
/// documents that were not committed and of files that wait in the inbox still.
struct LeftOriginals: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    /// Held from the writing of a copy to its archiving, so that no such copy is taken for a left one.
    let archiveLock: AsyncLock
    /// The directory of unarchived originals.
    let directory: String
    let outage: OutageLog
    let logger: Logger
    /// Sent where copies are left, and where they may go now.
    let work = WakeSignal()

    /// The number of copies that are archived before others may use the archive.
    private static let share = 64

    /// Archives what is left in the current inbox's directories.
    ///
    /// - Returns: whether nothing is left.
    func archive() async -> Bool {
        guard let inbox = run.inbox, inbox.mayHaveLeftCopies else { return true }
        var rest = (await archiveLock.withLock { await inbox.leftCopies() })[...]
        var archived: [String] = []
        var remaining = 0
        while !rest.isEmpty {
            let share = Array(rest.prefix(Self.share))
            rest = rest.dropFirst(share.count)
            let outcome = await archiveLock.withLock { () -> LeftCopiesOutcome? in
                guard let placements = await self.placements(of: share.map(\.sha256)) else { return nil }
                return await inbox.archive(share, as: placements)
            }
            guard let outcome else { return false }
            archived += outcome.archived
            remaining += outcome.remaining
            for path in outcome.unclaimed {
                logger.warning(
                    "\(path) is no copy of a document in the store, nor of a file in the inbox: it may be a damaged original. It stays there; `ombudsctl fsck --repair` sets it aside."
                )
            }
            guard let failure = outcome.failure else { continue }
            if failure.code == .syncFailed { run.fail(failure) }
            outage.began("Originals that can't be archived wait in \(directory)", failure)
            // The others would fail as well.
            if outcome.archived.isEmpty { return false }
        }
        if let first = archived.first {
            logger.notice(
                archived.count == 1
                    ? "The original \(first) was archived late, from the copy of what was read."
                    : "\(archived.count) originals were archived late, from the copies of what was read; the first is \(first)."
            )
        }
        if remaining == 0 { outage.ended("No original waits in \(directory) any more.") }
        return remaining == 0
    }

    /// A sentence about the originals that wait, for people; nil where there are none.
    var problem: String? {
        guard let count = run.inbox?.unarchivedCount, count > 0 else { return nil }
        return "\(count) \(count == 1 ? "original waits" : "originals wait") in \(directory) to be archived."
            + (outage.description.map { " \($0)" } ?? "")
    }

    /// - Returns: nil while nobody knows which documents are on the disk.
    private func placements(of documents: [String]) async -> [String: OriginalPlacement]? {
        guard await repository.trouble == nil else { return nil }
        return await repository.look { state in
            documents.reduce(into: [:]) { $0[$1] = state.placement(of: $1) }
        }
    }
}

extension State {
    /// The place for the original of a document; nil for an unknown one.
    fileprivate func placement(of sha256: String) -> OriginalPlacement? {
        let name: String
        let decision: Verdict.Decision
        switch outcome(of: sha256) {
        case nil: return nil
        case .rejected:
            guard let record = rejections[sha256] else { return nil }
            name = record.document.name
            decision = .rejected(reason: RejectionNote(record.document, record.refusal).json)
        case .processed:
            name = filedDocument(sha256)?.name ?? sha256
            decision = .processed(folder: originalsFolder(of: sha256) ?? OriginalsFolder.undated)
        }
        // The name is the path in the inbox, on one line.
        let last = name.split(separator: "/").last.flatMap { FileName(String($0)) }
        guard let fileName = last.flatMap({ $0.isTemporary ? nil : $0 }) ?? FileName(sha256) else { return nil }
        return OriginalPlacement(name: fileName, decision: decision, distinction: String(sha256.prefix(8)))
    }
}
