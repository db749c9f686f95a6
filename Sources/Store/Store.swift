/// # Store
///
/// The JSON files on disk: committed changes, checkpoints, versions and their inspection. The room writes them so that a
/// crash loses nothing that was acknowledged and counts nothing twice. It must not know the meaning of a change or a
/// record, and no rule.
///
/// Records hold the state at the last checkpoint, changes everything since. `append` commits changes; a checkpoint writes
/// the records that they altered and removes them. `docs/store.md` says why this is safe.
///
/// One `Store` at a time has a directory open. It is not `Sendable`: an actor holds it, and its calls block.
public final class Store {
    /// The irregularities that the opening found and mended, or left alone.
    public let warnings: [StoreWarning]
    /// Whether the opening made the store.
    public let isNew: Bool

    let files: any StoreFiles
    var changes: OpenChangesFile
    /// The part of each record in the checksum of the set, by path.
    var parts: [String: RecordSetChecksum.Part]
    /// The folders that exist.
    var folders: Set<String>
    /// The error of every later call: set once it is unknown what reached the disk.
    var refusal: StoreError?
    /// The checkpoint in progress; nil where none is.
    var checkpoint: CheckpointInProgress?

    init(files: any StoreFiles, changes: OpenChangesFile, records: RecordScan, warnings: [StoreWarning], isNew: Bool) {
        self.files = files
        self.changes = changes
        parts = records.parts
        folders = records.folders
        self.warnings = warnings
        self.isNew = isNew
    }

    deinit {
        files.close(changes.file)
    }

    /// The number of the last committed change; 0 before the first.
    public var lastNumber: Int { changes.base.through + changes.ends.count }

    /// The number of committed changes since the last checkpoint.
    public var pendingCount: Int { changes.ends.count }

    /// The size of those changes in bytes, which an opening reads again.
    public var pendingSize: Int { changes.length - changes.start }

    /// Refuses all later calls after an error that requires a new opening.
    ///
    /// - Returns: the error.
    func noting(_ error: StoreError) -> StoreError {
        if error.code == .mustReopen { refusal = error }
        return error
    }
}
