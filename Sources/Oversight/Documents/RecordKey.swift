/// Names a record of the store.
public enum RecordKey: Hashable, Sendable {
    /// An authority, by slug.
    case authority(String)
    /// A rejected document, by SHA-256.
    case rejection(String)
    /// The one record of the whole store.
    case terms
    /// The one record of the transitions that wait for the notify command.
    case handovers
}
