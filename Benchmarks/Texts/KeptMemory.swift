internal import Malloc

/// Whether what is freed stays with the process.
///
/// Large blocks go back to the system as soon as they are freed, and the system clears each page that it hands out
/// again. That costs a text that fills many pages more than reading it does, and would hide how the reader's own time
/// grows.
public enum KeptMemory {
    /// From now on what is freed stays.
    public static func keep() {
        mallopt(M_MMAP_MAX, 0)
        mallopt(M_TRIM_THRESHOLD, -1)
    }

    /// Gives back what is free, and from now on what is freed, as a process does of itself.
    public static func giveBack() {
        mallopt(M_MMAP_MAX, 65_536)
        mallopt(M_TRIM_THRESHOLD, 128 * 1024)
        malloc_trim(0)
    }
}
