/// # Ingest
///
/// From a file's bytes to a document that can be committed: extraction, reading, and the JSON of what was read. It knows
/// neither the inbox nor the store.
public enum Ingest {}
