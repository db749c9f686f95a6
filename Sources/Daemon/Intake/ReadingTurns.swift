import Extraction
import Linux

/// The turns of the documents that are read in processes of their own.
struct ReadingTurns: Sendable {
    /// As many as may be read at the same time. The others wait unread, so that they are not in hand.
    let all = AsyncSemaphore(permits: Extraction.usualProcesses)
    /// Of documents that were in hand when the daemon died one is read at a time: at the next death only that one is in hand.
    var suspects = AsyncSemaphore(permits: 1)
}
