/// # Ingest
///
/// Makes a document that can be committed from a file's bytes: extraction, reading, and the JSON of the readings. It knows
/// neither the inbox nor the store.
public enum Ingest {}
