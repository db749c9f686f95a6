internal import Linux

/// A verdict that is being carried out.
struct ArchiveStep: Sendable {
    private(set) var verdict: Verdict
    /// The left copy that the original is made from; nil for a file of the inbox.
    var source: LeftCopy?
    /// The place of the original, once it is open.
    var target: (place: Archive.Place, directory: Descriptor)?
    /// The copy under its hidden name; closed once it is on the disk.
    var copy: (name: FileName, descriptor: Descriptor?)?
    /// The line of the original in the list of checksums, once it is written.
    var listing: Listing?
    /// The place in the batch of a file of the same content and name, whose original serves for this one, too; nil for a file with an
    /// original of its own.
    var twin: Int?
    /// The copy in the directory of unarchived originals; only where the original's place accepts none.
    var unarchived: UnarchivedCopy?
    /// The name of the original in its place.
    var archivedName: FileName?
    /// Whether the original was there before, with an outdated reason beside it.
    var hasOutdatedReason = false
    private var known: ArchiveOutcome?

    /// A line in the list of checksums.
    struct Listing: Sendable {
        var sha256: String
        /// The name that the original is about to get.
        var name: FileName
    }

    init(_ verdict: Verdict, source: LeftCopy? = nil) {
        self.verdict = verdict
        self.source = source
        if case .retry(let delay, _) = verdict.decision { known = .postponed(for: delay) }
    }

    /// Whether nothing has ended the verdict before its time.
    var isPending: Bool { known == nil }

    /// Whether the file is read again after a time.
    var isPostponed: Bool { if case .postponed = known { true } else { false } }

    /// Why the verdict can't be carried out; nil while nothing has failed.
    var failure: InboxError? { if case .failed(let error) = known { error } else { nil } }

    var outcome: ArchiveOutcome {
        get {
            if let known { return known }
            guard let target, let archivedName else {
                preconditionFailure("A verdict whose original has no place has an outcome.")
            }
            return .archived(directory: target.place.path, name: archivedName)
        }
        set { known = newValue }
    }

    /// Notes that the file stays in the inbox although its content is archived.
    ///
    /// - Parameter isOpen: whether it has that content still, and a process has it open for writing.
    mutating func stay(isOpen: Bool) {
        guard let target, let archivedName, isPending else { return }
        known = .stayed(directory: target.place.path, name: archivedName, isOpen: isOpen)
    }

    /// Replaces the verdict by another try after a time.
    mutating func postpone(for delay: Duration) {
        verdict.decision = .retry(after: delay)
        known = .postponed(for: delay)
    }
}

/// A copy in the directory of unarchived originals.
struct UnarchivedCopy: Sendable {
    let name: FileName
    let directory: Descriptor
    /// Whether it was made for this verdict, and not for an earlier one.
    let isNew: Bool
}
