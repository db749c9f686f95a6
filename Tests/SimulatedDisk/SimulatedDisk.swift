/// # SimulatedDisk
///
/// A disk that loses power, and a process on it that dies or fails at any operation: `Store`'s file system for tests.
