/// # Letters
///
/// What letters, reports and figures are, and how a text becomes a reading: the formats, the checks on their figures,
/// and the list of authorities. Pure: it opens no file, asks no clock, and knows nothing of daemons.
public enum Letters {
    /// Reads every document that a text holds: one, or the several of a pack.
    ///
    /// - Throws: a refusal that says why nothing could be taken from it.
    public static func read(_ text: DocumentText) throws(Refusal) -> [Reading] {
        throw Refusal(.notRecognised, "Not a letter.")
    }
}
