/// # Linux
///
/// The operating system, without the domain: descriptors, file names and their escaping, directories, files, errors of
/// system calls and their text, users and groups, the hash, work on all processors, retry delays, executors and clocks.
///
/// It must not know of documents, alerts or settings. Calls into the C library for these subjects stand here, so that
/// each is written, and checked for errors, once.
public enum Linux {}
