import Glibc

extension Store {
    /// Reads a whole store without changing or locking it, also while another process has it open.
    ///
    /// Between two checkpoints `changes.jsonl` only grows, and the checksum in its first line covers all records. So records
    /// that have that checksum, with the whole lines that were read before them, are the store at one committed change. Where
    /// a checkpoint came in between, the checksum differs, and the store is read again.
    ///
    /// - Throws: `damaged`, where the store is damaged and not merely at work; `failed`, where it never stood still long enough;
    ///   errors of the file system.
    public static func snapshot(of directory: String) throws(StoreError) -> StoreSnapshot {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(120)
        var failures = 0
        while true {
            // A repair gives another directory the store's name, so each attempt opens it anew.
            let files = try DirectoryFiles(directory, creating: false)
            let before = try base(files)
            do throws(StoreError) {
                return try StoreSnapshot(files)
            } catch {
                // A commit in progress may look like damage, too, though not several times in a row.
                let isUndisturbed = try before == base(files)
                failures = isUndisturbed ? failures + 1 : 0
                guard error.code == .damaged, failures < allowedFailures else { throw error }
                guard clock.now < end else {
                    throw StoreError(
                        .failed,
                        "The store changed all the time, so no consistent copy of it could be read; try again in quieter times."
                    )
                }
            }
            usleep(pause)
        }
    }

    /// The number of failures in a row, without a checkpoint during them, that make a damage: the renames of a checkpoint
    /// take 10 µs each, and their synchronisation up to seconds on a busy disk.
    private static let allowedFailures = 40

    /// In microseconds.
    private static let pause: UInt32 = 50_000

    /// The first line of `changes.jsonl`, which every checkpoint changes.
    private static func base(_ files: DirectoryFiles) throws(StoreError) -> ArraySlice<UInt8>? {
        try files.read(StoreFileNames.changes)?.prefix { $0 != UInt8(ascii: "\n") }
    }
}
