/// Documents and records whose retention is over and that go together: first their originals, then the records, by
/// `Event.discard`.
public struct Expired: Hashable, Sendable {
    public internal(set) var discarded: Change.Discarded
    /// The originals to remove: their sizes in bytes, by SHA-256.
    public internal(set) var originals: [String: Int] = [:]

    /// Leaves out documents whose originals could not be removed.
    ///
    /// A reporting year goes whole or not at all: half of it would give other averages.
    ///
    /// - Returns: nil where nothing is left to discard.
    public func excluding(_ documents: Set<String>) -> Expired? {
        var left = self
        left.originals = originals.filter { !documents.contains($0.key) }
        guard discarded.period == nil || left.originals.count == originals.count else { return nil }
        left.discarded.rejections = discarded.rejections?.filter { !documents.contains($0.key) }
        return left.discarded.isEmpty ? nil : left
    }
}

extension Change.Discarded {
    var isEmpty: Bool {
        documents?.isEmpty ?? true && rejections?.isEmpty ?? true && histories?.isEmpty ?? true
            && rejectionHistories?.isEmpty ?? true
    }
}
