extension Store {
    /// Opens a store, makes it if there is none, and hands over all that it holds: each record, then each change that
    /// no record holds yet, in order.
    ///
    /// What a crash left is mended first: a torn end of the changes is dropped, a checkpoint is finished or undone.
    ///
    /// - Parameter directory: the one that it is in has to be there.
    /// - Throws: `inUse`; `newerVersion`, with nothing touched; `damaged`, naming the file and the line; failures of
    ///   the file system; and what the closures throw.
    public static func open(
        at directory: String,
        eachRecord: (StoredRecord) throws(StoreError) -> Void,
        eachChange: (StoredChange) throws(StoreError) -> Void
    ) throws(StoreError) -> Store {
        try open(try DirectoryFiles(directory, creating: true), eachRecord: eachRecord, eachChange: eachChange)
    }

    /// The same on any file system, and with any versions.
    package static func open(
        _ files: any StoreFiles, version: Int = FormatFile.current, upgrades: [Upgrade] = Upgrade.all,
        eachRecord: (StoredRecord) throws(StoreError) -> Void,
        eachChange: (StoredChange) throws(StoreError) -> Void
    ) throws(StoreError) -> Store {
        // Once before the lock, so that what is not ours to open is left untouched, and once under it.
        _ = try found(files, version: version)
        try files.lock(StoreFileNames.lock)
        let isNew = try prepare(files, version: version, upgrades: upgrades)

        // First everything is read and nothing changed, so that damage is left as it was found.
        guard let bytes = try files.read(StoreFileNames.changes) else {
            throw .damaged("the file is missing", path: StoreFileNames.changes)
        }
        let changes = ChangesFile(bytes)
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
        let warnings = changes.torn.map { [StoreWarning.tornTail($0)] } ?? []
        return Store(
            files: files, changes: open, records: records, warnings: warnings + records.warnings, isNew: isNew)
    }

    /// Makes durable what was read, and ends what a crash cut short.
    private static func mend(
        _ files: any StoreFiles, _ changes: ChangesFile, of length: Int, _ records: RecordScan
    ) throws(StoreError) -> OpenChanges {
        let file = try files.open(StoreFileNames.changes)
        do throws(StoreError) {
            // What was read may be in memory only, after a kill or after a failed synchronisation: it is written
            // again before anything rests on it. The same bytes go to the same place, so a crash does no harm.
            // After a failed one the file's length may be in memory only, too: what is behind the last line goes, so that the next
            // change makes it anew.
            if changes.bytes.count < length { try files.truncate(file, to: changes.bytes.count) }
            try files.writeAll(changes.bytes, to: file, at: 0)
            try files.makeDurable(file)
            try files.makeDurable(folder: "")
            for path in records.temporaries { try files.remove(path) }
            let open = OpenChanges(
                file: file, base: changes.base, start: changes.start, ends: changes.changes.map(\.end),
                written: changes.bytes.count)
            guard let checkpoint = changes.checkpoint else { return open }
            let next = try open.next(files, base: checkpoint.base, spare: 0)
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

    /// The version of the store that is there; nil where one can be made.
    ///
    /// - Throws: `newerVersion`, `notAStore`, `damaged`.
    private static func found(_ files: any StoreFiles, version: Int) throws(StoreError) -> Int? {
        if let version = try FormatFile.version(in: files, newest: version) { return version }
        // The file is the last thing that the making of a store writes.
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

    /// Makes a store, or brings an older one to this version.
    ///
    /// - Returns: whether it was made.
    private static func prepare(
        _ files: any StoreFiles, version: Int, upgrades: [Upgrade]
    ) throws(StoreError) -> Bool {
        guard var old = try found(files, version: version) else {
            files.close(try files.prepare(StoreFileNames.changes, try ChangesFile.line(base: .empty)))
            try files.commit(StoreFileNames.changes)
            try FormatFile(version: version).write(to: files)
            return true
        }
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

extension StoreWarning {
    static func tornTail(_ torn: ChangesFile.TornTail) -> StoreWarning {
        StoreWarning(
            code: .tornTail,
            message:
                "\(StoreFileNames.changes), line \(torn.line): the last \(torn.count) bytes were cut short by a crash before "
                + "they were acknowledged, and are dropped.",
            path: StoreFileNames.changes)
    }
}
