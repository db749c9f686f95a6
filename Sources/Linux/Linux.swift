/// # Linux
///
/// The system's own things, without the domain: file names and their escaping, whole files, users and groups, the hash,
/// work on all processors, executors, clocks. It must not know of documents, alerts or settings.
public enum Linux {}
