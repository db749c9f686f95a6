import Inbox
import Linux
import Logging
import Model
import Oversight
import Repository

/// Moves the originals of withdrawn documents aside, and those of documents that count again back to their years.
///
/// The store decides: a withdrawal is committed first, and the originals follow. A move that a crash or a failure kept from
/// happening is made by the next start, or the next attempt.
struct WithdrawnOriginals: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    /// Makes an inbox by the settings in force, for the time before the first run.
    let makeInbox: @Sendable () -> Inbox
    /// Held from the writing of a copy to its archiving: such a file must not be moved meanwhile.
    let archiveLock: AsyncLock
    let outage: OutageLog
    let logger: Logger
    /// Sent where originals are to be moved.
    let work = WakeSignal()

    /// Moves each original to its folder.
    ///
    /// - Returns: whether nothing is left to move.
    func settle() async -> Bool {
        await archiveLock.withLock {
            guard await self.repository.trouble == nil else { return false }
            let sizes = await self.repository.look { state in
                Set(state.everWithdrawn.compactMap { state.filedDocument($0).map { Int64($0.size) } })
            }
            do throws(InboxError) {
                try await self.moveAll(ofSizes: sizes)
                self.outage.ended("The originals of withdrawn documents can be moved again.")
                return true
            } catch {
                if error.code == .syncFailed { self.run.fail(error) }
                self.outage.began(
                    "The original of a document that was withdrawn, or counts again, could not be moved; the daemon tries again",
                    error)
                return false
            }
        }
    }

    /// - Parameter sizes: those of all documents that were ever withdrawn.
    private func moveAll(ofSizes sizes: Set<Int64>) async throws(InboxError) {
        let inbox = run.inbox ?? makeInbox()
        let found = try await inbox.originals(in: OriginalsFolder.withdrawn, orOfSizes: sizes)
        guard !found.isEmpty else { return }
        let moves = await repository.look { state in
            // A file of an unknown document stays where a person put it.
            found.compactMap { original in
                state.originalsFolder(of: original.sha256).flatMap { folder in
                    state.isMisplaced(original, belongingIn: folder) ? (original: original, folder: folder) : nil
                }
            }
        }
        guard !moves.isEmpty else { return }
        for path in try await inbox.move(moves) { logger.notice("The original was moved to \(path).") }
    }
}

extension State {
    /// The documents that are or were withdrawn, by SHA-256.
    fileprivate var everWithdrawn: Set<String> {
        Set((terms.mendings ?? []).filter { $0.act == .withdrawal }.compactMap(\.sha256))
    }

    /// Whether an original is aside and should not be, or the reverse. Other folders are as the archive chose them.
    fileprivate func isMisplaced(_ original: FoundOriginal, belongingIn folder: String) -> Bool {
        (original.folder == OriginalsFolder.withdrawn) != (folder == OriginalsFolder.withdrawn)
    }
}
