internal import Linux

/// A verdict that is being carried out.
struct ArchiveStep {
    let verdict: Verdict
    /// The place of the original, once it is open.
    var target: (place: Archive.Place, directory: Descriptor)?
    /// The copy under its hidden name; closed once it is on the disk.
    var copy: (name: FileName, descriptor: Descriptor?)?
    /// The name of the original in its place.
    var archivedName: FileName?
    private var known: ArchiveOutcome?

    init(_ verdict: Verdict) {
        self.verdict = verdict
        if case .retry(let delay, _) = verdict.decision { known = .postponed(for: delay) }
    }

    /// Whether nothing has ended the verdict before its time.
    var isPending: Bool { known == nil }

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
}
