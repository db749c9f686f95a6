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
    /// The media type of files that had to wait for a decoder; nil for others.
    var decoded: MediaType?

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
