/// A checkpoint that is not decided yet.
struct CheckpointInProgress {
    /// The line that decides it, with the records that are written so far.
    var line: ChangesFile.Checkpoint
    /// The parts of the written records; nil for the removed ones.
    var parts: [String: RecordSetChecksum.Part?] = [:]
    /// The records that are still to be written.
    var names: ArraySlice<RecordName>

    init(_ names: some Collection<RecordName>, base: ChangesFile.Base, through number: Int) {
        line = ChangesFile.Checkpoint(base: base, put: [], removed: [])
        line.base.through = number
        self.names = names.sorted { $0.path < $1.path }[...]
    }
}

extension ChangesFile.Checkpoint {
    /// Puts the files of a decided checkpoint in place. It is repeated as often as a crash ends it.
    ///
    /// - Parameter waiting: the records whose temporary files are not in place yet.
    func perform(_ files: any StoreFiles, renaming waiting: [String]) throws(StoreError) {
        for path in waiting { try files.rename(path + StoreFileNames.temporarySuffix, to: path) }
        for path in removed { try files.remove(path) }
        for folder in Self.folders(of: put + removed) { try files.makeDurable(folder: folder) }
        try files.putInPlace(StoreFileNames.changes)
    }

    /// The folders of some records.
    static func folders(of paths: [String]) -> [String] {
        Set(paths.map { String($0.prefix { $0 != "/" }) }).sorted()
    }
}
