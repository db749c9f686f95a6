import Synchronization

/// Counts the attempts at documents whose reading or commit takes more than one, by their SHA-256, for as long as the daemon
/// runs.
final class DocumentAttempts: Sendable {
    private struct Content {
        /// Documents whose commit failed since the last one that succeeded.
        var uncommitted: Set<String> = []
        /// The number of times that a document's decoder was interrupted.
        var interruptions: [String: Int] = [:]
    }

    private let content = Mutex(Content())

    /// Counts that a document's decoder was interrupted.
    ///
    /// - Returns: the number of interruptions so far.
    func countInterruption(of sha256: String) -> Int {
        content.withLock { content in
            content.interruptions[sha256, default: 0] += 1
            return content.interruptions[sha256] ?? 0
        }
    }

    /// Notes a commit that succeeded.
    ///
    /// - Parameters:
    ///   - documents: the SHA-256 of its documents.
    ///   - count: the number of events that changed anything.
    /// - Returns: whether no document waits any more because an earlier commit failed.
    func recordCommit(of documents: [String], altering count: Int, wereDecoded: Bool) -> Bool {
        content.withLock { content in
            if wereDecoded { for sha256 in documents { content.interruptions[sha256] = nil } }
            // A commit that failed may have reached the disk all the same, so that its documents are known now. Documents that
            // were known before prove nothing about the store.
            if count > 0 { content.uncommitted = [] } else { content.uncommitted.subtract(documents) }
            return content.uncommitted.isEmpty
        }
    }

    /// Notes a commit that failed.
    ///
    /// - Parameter documents: the SHA-256 of its documents.
    func recordFailedCommit(of documents: [String]) { content.withLock { $0.uncommitted.formUnion(documents) } }
}
