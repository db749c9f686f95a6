/// The source of a peer average.
public enum PeerBasis: String, Codable, Sendable {
    /// The letter itself.
    case letter
    /// Another letter of the same type and year.
    case otherLetter
    /// The published table.
    case published
    /// The mean over the store's own letters.
    case computed
}
