import Extraction
import Inbox
import Ingest
import Model

/// Files that were read together, each with its outcome.
struct ReadBatch: Sendable {
    var files: [SettledFile]
    /// One for each file.
    var outcomes: [ReadOutcome]
    /// The moment at which they were read.
    var at: Timestamp
    /// When their reading began.
    var start = ContinuousClock.now
    /// The media type of files that had to wait for a decoder; nil for others.
    var decoded: MediaType?

    /// Whether the pages of the files had to be recognised.
    var wasRecognised = false

    /// Whether the pages of the only file are still to be recognised.
    var isDeferred: Bool {
        if case .waiting(let trouble) = outcomes.first { trouble.code == .deferred } else { false }
    }

    /// Whether the files had to wait for a decoder.
    var wasDecoded: Bool { decoded != nil }
}

/// The outcome of reading one file.
enum ReadOutcome: Sendable {
    /// The file was read or rejected.
    case read(IngestedDocument)
    /// The file could not be read, or its decoder was interrupted; it can be tried again.
    case failed(InboxError)
    /// The file's decoder does not work; it can be tried again.
    case waiting(DecoderTrouble)
}
