import Inbox
import Linux
import Oversight
import Repository
import Store
import Synchronization

/// Completes the list of the originals' checksums once after a start: an older program wrote none, and a crash may have come between
/// a move of an original and its line.
struct OriginalsListRevision: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    /// Held from the writing of a copy to its archiving, so that no original moves meanwhile.
    let archiveLock: AsyncLock
    let outage: OutageLog
    /// Sent where the list may be incomplete.
    let work = WakeSignal()
    private let progress = Progress()

    /// The number of originals that are read before others may use the archive.
    private static let share = 64

    private final class Progress: Sendable {
        let isDone = Atomic(false)
    }

    /// Compares the list with the directories of originals, and adds and removes lines.
    ///
    /// - Returns: whether the list is complete.
    func revise() async -> Bool {
        guard !progress.isDone.load(ordering: .relaxed), let inbox = run.inbox else { return true }
        do throws(InboxError) {
            guard var rest = try await removeLines(in: inbox).get()?[...] else { return false }
            while !rest.isEmpty {
                try await add(rest.prefix(Self.share), in: inbox).get()
                rest = rest.dropFirst(Self.share)
            }
        } catch {
            outage.began("The list of the originals' checksums can't be written", error)
            return false
        }
        progress.isDone.store(true, ordering: .relaxed)
        outage.ended("The list of the originals' checksums is complete.")
        return true
    }

    /// - Returns: the originals without a line; nil where nobody knows them.
    private func removeLines(in inbox: Inbox) async -> Result<[UnlistedOriginal]?, InboxError> {
        await archiveLock.withLock {
            guard await self.repository.trouble == nil, let revision = await inbox.listRevision() else {
                return .success(nil)
            }
            let absent = revision.absentDocuments
            let removed = await self.repository.look { state in
                absent.filter { state.rejections[$0]?.removed == true }
            }
            do throws(InboxError) {
                try await inbox.revise(revision, removed: removed)
                return .success(revision.unlisted)
            } catch {
                return .failure(error)
            }
        }
    }

    private func add(_ originals: ArraySlice<UnlistedOriginal>, in inbox: Inbox) async -> Result<Void, InboxError> {
        await archiveLock.withLock {
            let lines = await inbox.lines(of: originals)
            // A file of an unknown document is one that a person put there.
            let known = await self.repository.look { state in
                Set(lines.map(\.sha256).filter { state.outcome(of: $0) != nil })
            }
            do throws(InboxError) {
                try await inbox.add(lines.filter { known.contains($0.sha256) })
                return .success(())
            } catch {
                return .failure(error)
            }
        }
    }
}
