public import Linux

/// The decision about a file of a batch.
public struct Verdict: Sendable {
    public enum Decision: Hashable, Sendable {
        /// The file was read. It is archived in a folder of the processed files, such as `2019-20`.
        case processed(folder: String)
        /// The file can't be read. It is archived among the rejected files, with the reason beside it in `NAME.reason.json`.
        case rejected(reason: [UInt8])
        /// The file is read again after a time. The error is reported as the file's problem.
        case retry(after: Duration, because: InboxError? = nil)
    }

    public var file: SettledFile
    public var decision: Decision
    /// A text that differs between files of the same name, such as the first eight digits of the hash. It is put into the
    /// archived name where the plain name is in use.
    public var distinction: String
    /// Compares a reason that lies beside a rejected file of the same content with the reason of this verdict.
    public var comparison: @Sendable (_ reason: [UInt8]) -> ReasonComparison

    /// A reason beside a rejected file, compared with a verdict's.
    public enum ReasonComparison: Sendable {
        /// Both say the same, perhaps under different names of the file. The file there is this one's original.
        case same
        /// The document was refused otherwise before. The file there is this one's original, and its reason is to be replaced
        /// (``Inbox/reviseReasons(of:_:)``).
        case outdated
        /// It is no reason of this document.
        case other
    }

    public init(
        _ file: SettledFile, _ decision: Decision, distinction: String,
        comparison: @escaping @Sendable ([UInt8]) -> ReasonComparison = { _ in .other }
    ) {
        self.file = file
        self.decision = decision
        self.distinction = distinction
        self.comparison = comparison
    }
}

/// The outcome of a verdict.
public enum ArchiveOutcome: Hashable, Sendable {
    /// The content that was read is archived: in a directory (as in the settings, with the folder), under a name. The file left
    /// the inbox, or somebody had removed it.
    case archived(directory: String, name: FileName)
    /// The content that was read is archived, and the file stays in the inbox. Where a process has it open for writing, it
    /// leaves when it is closed without a change. New content is read as a document when it is settled.
    case stayed(directory: String, name: FileName, isOpen: Bool)
    /// The file has new content by now, and the content that was read was too large to be held. The file stays in the inbox
    /// and is read when it is settled.
    case replaced
    /// The file stays in the inbox, and is read again after a time.
    case postponed(for: Duration)
    /// The file could not be archived and stays in the inbox.
    case failed(InboxError)
}

extension Verdict {
    /// The distinction without characters that are not valid in any name.
    var plainDistinction: String {
        String(distinction.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(16))
    }

    /// The names to try, one after the other.
    var candidates: some Sequence<FileName> {
        let isRejected = if case .rejected = decision { true } else { false }
        return file.path.name.alternatives(
            plainDistinction, within: isRejected ? FileName.lengthWithReason : FileName.maximumLength)
    }
}
