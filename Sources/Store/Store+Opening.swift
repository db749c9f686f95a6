extension Store {
    /// Opens a store, or makes it where there is none, and passes its content to the closures: each record, then each
    /// pending change in order.
    ///
    /// The opening mends the traces of a crash first: it drops a torn end of the changes, and finishes or undoes a
    /// checkpoint.
    ///
    /// - Parameter directory: the store's directory. The directory above it must exist.
    /// - Throws: `inUse`; `newerVersion`, with nothing changed; `damaged`, naming the file and the line; errors of the file
    ///   system; and the errors of the closures.
    public static func open(
        at directory: String,
        eachRecord: (StoredRecord) throws(StoreError) -> Void,
        eachChange: (StoredChange) throws(StoreError) -> Void
    ) throws(StoreError) -> Store {
        try open(try DirectoryFiles(directory, creating: true), eachRecord: eachRecord, eachChange: eachChange)
    }

    /// Opens a store on any file system, and with any versions.
    package static func open(
        _ files: any StoreFiles, version: Int = FormatFile.current, upgrades: [Upgrade] = Upgrade.all,
        eachRecord: (StoredRecord) throws(StoreError) -> Void,
        eachChange: (StoredChange) throws(StoreError) -> Void
    ) throws(StoreError) -> Store {
        // Once before the lock, so that another program's directory is not changed, and once under it.
        _ = try found(files, version: version)
        try files.lock(StoreFileNames.lock)
        let isNew = try prepare(files, version: version, upgrades: upgrades)

        // Everything is read before anything is changed, so that damage is left as it was found.
        guard let bytes = try files.read(StoreFileNames.changes) else {
            throw .damaged("the file is missing", path: StoreFileNames.changes)
        }
        let changes = ChangesFile(bytes, acknowledged: files.acknowledged(StoreFileNames.lock))
        if let problem = changes.problems.first { throw problem }
        let base = changes.checkpoint?.base ?? changes.base
        let records = try RecordScan(
            files, base: base, checkpoint: changes.checkpoint,
            report: { error throws(StoreError) in throw error }, eachRecord: eachRecord)
        for change in changes.changes where change.number > base.through {
            try eachChange(
                StoredChange(number: change.number, line: change.line, payload: changes.payload(of: change)))
        }
        let open = try mend(files, changes, of: bytes.count, records)
        files.acknowledge(open.base.through + open.ends.count)
        return Store(
            files: files, changes: open, records: records, warnings: changes.warnings + records.warnings, isNew: isNew)
    }

    /// Makes the content durable that was read, and ends an interrupted checkpoint.
    private static func mend(
        _ files: any StoreFiles, _ changes: ChangesFile, of length: Int, _ records: RecordScan
    ) throws(StoreError) -> OpenChangesFile {
        let file = try files.open(StoreFileNames.changes)
        do throws(StoreError) {
            // After a kill or a failed synchronisation the content may be in memory only: it is written again before
            // anything depends on it. The same bytes go to the same place, so a crash does no harm. The file's length may be
            // in memory only, too: the bytes after the last line are cut off, and the next change writes them anew.
            if changes.bytes.count < length { try files.truncate(file, to: changes.bytes.count) }
            try files.writeAll(changes.bytes, to: file, at: 0)
            try files.makeDurable(file)
            try files.makeDurable(folder: "")
            for path in records.temporaries { try files.remove(path) }
            let open = OpenChangesFile(
                file: file, base: changes.base, start: changes.start, ends: changes.changes.map(\.end),
                written: changes.bytes.count)
            guard let checkpoint = changes.checkpoint else { return open }
            let next = try open.next(files, base: checkpoint.base, reserving: 0)
            do throws(StoreError) {
                try checkpoint.perform(files, renaming: records.waiting)
            } catch {
                files.close(next.file)
                throw error
            }
            files.close(file)
            return next
        } catch {
            files.close(file)
            throw error
        }
    }

    /// The version of the store that is there, and whether its file has a checksum; nil where a store can be made.
    ///
    /// - Throws: `newerVersion`, `notAStore`, `damaged`.
    private static func found(
        _ files: any StoreFiles, version: Int
    ) throws(StoreError) -> (version: Int, hasChecksum: Bool)? {
        if let found = try FormatFile.read(in: files, newest: version) { return found }
        // This file is the last that is written when a store is made.
        let names = try files.list("").map(\.name).filter {
            $0 != StoreFileNames.lock && !$0.hasSuffix(StoreFileNames.temporarySuffix)
        }
        if names.isEmpty { return nil }
        guard names.contains(StoreFileNames.changes) else {
            throw StoreError(
                .notAStore,
                "The directory holds other files and no store. Choose an empty one, or one that is not there.")
        }
        guard names.count == 1, try files.read(StoreFileNames.changes) == ChangesFile.line(base: .empty) else {
            throw .damaged("the file is missing", path: StoreFileNames.format)
        }
        return nil
    }

    /// Makes a store, or upgrades an older one to this version.
    ///
    /// - Returns: whether the store was made.
    private static func prepare(
        _ files: any StoreFiles, version: Int, upgrades: [Upgrade]
    ) throws(StoreError) -> Bool {
        guard let found = try found(files, version: version) else {
            files.close(try files.writeTemporary(StoreFileNames.changes, try ChangesFile.line(base: .empty)))
            try files.putInPlace(StoreFileNames.changes)
            try FormatFile(version: version).write(to: files)
            return true
        }
        var old = found.version
        if old == version, !found.hasChecksum { try FormatFile(version: version).write(to: files) }
        while old < version {
            guard let upgrade = upgrades.first(where: { $0.version == old }) else {
                throw .damaged("there is no way from version \(old) to \(version)", path: StoreFileNames.format)
            }
            try upgrade.run(files)
            old += 1
            try FormatFile(version: old).write(to: files)
        }
        return false
    }
}

extension ChangesFile {
    /// The traces of a crash, and the bytes that the next opening writes again.
    var warnings: [StoreWarning] {
        let path = StoreFileNames.changes
        let restored = restoredLines.map { line in
            StoreWarning(
                code: .restoredByte,
                message: "\(path), line \(line): a byte was lost; its checksum says which, so the line is whole again.",
                path: path)
        }
        guard let torn else { return restored }
        return restored + [
            StoreWarning(
                code: .tornTail,
                message:
                    "\(path), line \(torn.line): a crash cut off the last \(torn.count) bytes before they were acknowledged; they "
                    + "are dropped.", path: path)
        ]
    }
}
