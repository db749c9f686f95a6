import FoundationEssentials
import Inbox
import Linux
import Logging
import Model
import Oversight
import Store
import Synchronization

/// Notices that somebody removed a rejected file, which ends the file's alert.
///
/// A document counts as removed where two looks, a second apart, find no file of it: neither among the rejected files, nor in the
/// inbox, where `retry` returns it to, or among the copies that wait to be archived and the damaged originals. So no move that
/// the daemon, a repair or a copying program makes is taken for a removal.
struct RemovedRejections: Sendable {
    let repository: RepositoryActor
    let run: InboxRun
    let damaged: DamagedOriginals
    /// Held between a document's commit and its archiving, so that each committed document has its file.
    let archiveLock: AsyncLock
    /// The directory of processed files.
    let processed: String
    let outage: OutageLog
    /// The documents of which the last look found no file.
    private let missed = Missed()

    private final class Missed: Sendable {
        private let documents = Mutex<Set<String>>([])

        /// Replaces the documents.
        ///
        /// - Returns: those before.
        func replace(by new: Set<String>) -> Set<String> {
            documents.withLock { documents in
                defer { documents = new }
                return documents
            }
        }
    }

    /// Looks once, and commits what two looks have found.
    ///
    /// - Returns: whether another look is due, a second later.
    func needsAnotherLook() async -> Bool {
        await archiveLock.withLock {
            guard let inbox = self.run.inbox, await self.repository.trouble == nil else { return true }
            let (rejected, hasRead) = await self.repository.look { ($0.rejectedOriginals, $0.counts.processed > 0) }
            do throws(InboxError) {
                let aside = rejected.isEmpty ? [] : self.damaged.documents
                let absent = Set(try await inbox.absent(among: rejected)).subtracting(aside)
                // An empty mount point has no files at all.
                let isUnmounted = hasRead && absent.count == rejected.count && self.hasNoProcessedFile
                let missed = self.missed.replace(by: isUnmounted ? [] : absent)
                self.outage.ended("Rejected files can be looked for again.")
                guard !absent.isEmpty, !isUnmounted else { return false }
                let removed = absent.intersection(missed)
                if !removed.isEmpty {
                    guard await self.commit(removed.sorted()) else { return true }
                    await inbox.dropLines(ofRemoved: removed)
                }
                return removed.count < absent.count
            } catch {
                self.outage.began("Nobody knows whether rejected files were removed", error)
                return false
            }
        }
    }

    private func commit(_ removed: [String]) async -> Bool {
        do throws(StoreError) {
            try await repository.commit([.removed(removed)], at: Timestamp(.now))
            return true
        } catch {
            // `status` has the store's trouble.
            return false
        }
    }

    private var hasNoProcessedFile: Bool {
        ((try? DirectoryTree.files(below: processed, skippingForbidden: true)) ?? []).isEmpty
    }

}

extension State {
    /// The rejected documents whose files should be among the rejected ones.
    fileprivate var rejectedOriginals: [RejectedOriginal] {
        rejections.values.filter { $0.removed != true && outcome(of: $0.document.sha256) == .rejected }.map { record in
            RejectedOriginal(record.document)
        }
    }
}
