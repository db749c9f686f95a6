import Linux

/// # Extraction
///
/// Turns a file's bytes into text parts, with one `Extractor` a file format. It knows formats of files; the meaning of the
/// text is for `Reading`. A decoder that others wrote runs in a confined process of its own.
public enum Extraction {
    /// The largest file that is read, in bytes, unless the settings say otherwise, and the most text that a decoder may
    /// give.
    public static let defaultSizeLimit = 32 << 20

    /// The number of decoders that run at the same time. One for each processor, at most 8: each may use 512 MiB.
    package static var usualProcesses: Int { min(CurrentProcess.processorCount, 8) }
}
