/// The files of a store as they were at one moment.
public struct StoreSnapshot: Sendable {
    /// The content of each file, by its path in the store's directory.
    public fileprivate(set) var files: [String: [UInt8]] = [:]
}

extension Store {
    /// Reads a store that another process may have open, as it was at one moment.
    ///
    /// The changes are read first, then the records, which must be those that the changes begin with. Records are never written
    /// in place, so only a checkpoint in between makes a difference.
    ///
    /// - Returns: the snapshot; an error of the code `damaged` where a checkpoint came between, or the store is damaged. Which of
    ///   them it was, another attempt tells.
    /// - Throws: other errors: there is no store, it is a newer program's, or can't be read.
    public static func snapshot(of directory: String) throws(StoreError) -> Result<StoreSnapshot, StoreError> {
        let files = try DirectoryFiles(directory, creating: false)
        do throws(StoreError) {
            return .success(try snapshot(files))
        } catch {
            guard error.code == .damaged else { throw error }
            return .failure(error)
        }
    }

    private static func snapshot(_ files: any StoreFiles) throws(StoreError) -> StoreSnapshot {
        guard try FormatFile.version(in: files) != nil, let format = try files.read(StoreFileNames.format),
            let bytes = try files.read(StoreFileNames.changes)
        else { throw .damaged("the file is missing", path: StoreFileNames.format) }
        // The end of a batch that is just being written is not committed, and is left out like a torn end.
        let changes = ChangesFile(bytes)
        if let problem = changes.problems.first { throw problem }
        let base = changes.checkpoint?.base ?? changes.base
        var snapshot = StoreSnapshot()
        _ = try RecordScan(
            files, base: base, checkpoint: changes.checkpoint,
            report: { error throws(StoreError) in throw error },
            eachRecord: { record throws(StoreError) in
                let path = record.name.path
                snapshot.files[path] = RecordFile.encode(record.payload, of: path, through: record.through).bytes
            })
        snapshot.files[StoreFileNames.format] = format
        snapshot.files[StoreFileNames.changes] = try ChangesFile.line(base: base) + changes.lines(after: base.through)
        return snapshot
    }
}

extension ChangesFile {
    /// The lines of the changes after a number.
    fileprivate func lines(after number: Int) -> ArraySlice<UInt8> {
        guard let first = changes.firstIndex(where: { $0.number > number }), let last = changes.last else { return [] }
        return bytes[(first == 0 ? start : changes[first - 1].end)..<last.end]
    }
}
