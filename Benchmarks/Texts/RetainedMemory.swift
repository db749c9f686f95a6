internal import Malloc

/// Switches whether freed memory stays with the process.
///
/// Large blocks go back to the system as soon as they are freed, and the system clears each page that it hands out
/// again. That costs a text that fills many pages more than reading it does, and would hide how the reader's own time
/// grows.
public enum RetainedMemory {
    /// Lets freed memory stay with the process from now on.
    public static func keep() {
        mallopt(M_MMAP_MAX, 0)
        mallopt(M_TRIM_THRESHOLD, -1)
    }

    /// Returns free memory to the system, now and from now on, as a process does by itself.
    public static func giveBack() {
        mallopt(M_MMAP_MAX, 65_536)
        mallopt(M_TRIM_THRESHOLD, 128 * 1024)
        malloc_trim(0)
    }
}
