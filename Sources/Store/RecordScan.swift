import Linux

/// Reads and checks all records.
struct RecordScan {
    private(set) var checksum = RecordSetChecksum()
    /// The part of each record in the checksum, by path.
    private(set) var parts: [String: RecordSetChecksum.Part] = [:]
    private(set) var folders: Set<String> = []
    /// The temporary files that belong to no checkpoint.
    private(set) var temporaries: [String] = []
    /// The records of a checkpoint whose temporary files have not taken their place.
    private(set) var waiting: [String] = []
    private(set) var warnings: [StoreWarning] = []

    /// - Parameters:
    ///   - base: the expected set of records; nil where it is not known.
    ///   - checkpoint: a decided checkpoint that is not finished. Its temporary files count as records.
    ///   - report: called with each damage; an error that it throws ends the scan.
    init(
        _ files: any StoreFiles, base: ChangesFile.Base?, checkpoint: ChangesFile.Checkpoint? = nil,
        report: (StoreError) throws(StoreError) -> Void,
        eachRecord: (StoredRecord) throws(StoreError) -> Void
    ) throws(StoreError) {
        let put = Set(checkpoint?.put ?? [])
        let removed = Set(checkpoint?.removed ?? [])
        var isWhole = true
        for entry in try files.list("").sorted(by: { $0.name < $1.name }) {
            switch entry.kind {
            case .folder where RecordName.isValid(entry.name): folders.insert(entry.name)
            case .file where [StoreFileNames.format, StoreFileNames.changes, StoreFileNames.lock].contains(entry.name):
                break
            case .file where entry.name.hasSuffix(StoreFileNames.temporarySuffix): temporaries.append(entry.name)
            case .file, .folder, .other: notice(entry.name)
            }
        }
        var found: [Found] = []
        for folder in folders.sorted() {
            var names: [RecordName: String] = [:]
            for entry in try files.list(folder).sorted(by: { $0.name < $1.name }) {
                let path = "\(folder)/\(entry.name)"
                if entry.kind == .file, path.hasSuffix(StoreFileNames.recordSuffix + StoreFileNames.temporarySuffix) {
                    let record = String(path.dropLast(StoreFileNames.temporarySuffix.count))
                    guard put.contains(record), let name = RecordName(path: record) else {
                        temporaries.append(path)
                        continue
                    }
                    waiting.append(record)
                    names[name] = path
                } else if let name = RecordName(folder: folder, file: entry.name) {
                    if !removed.contains(path), names[name] == nil { names[name] = path }
                } else {
                    notice(path)
                }
            }
            for (name, path) in names.sorted(by: { $0.key.path < $1.key.path }) {
                found.append(Found(name: name, path: path, bytes: Self.read(path, files)))
            }
        }
        // The checksums take nearly all of the time.
        for (found, file) in zip(found, inParallel(found) { $0.file }) {
            do throws(StoreError) {
                guard let file = try file.get() else { continue }
                if let base, file.through > base.through {
                    throw .damaged(
                        "it holds change \(file.through), and the last checkpoint went up to \(base.through)",
                        path: found.path)
                }
                checksum.add(file.part)
                parts[found.name.path] = file.part
                try eachRecord(StoredRecord(name: found.name, through: file.through, payload: file.payload))
            } catch {
                isWhole = false
                try report(error)
            }
        }
        if isWhole, let base, checksum != base.records {
            try report(
                StoreError(
                    .damaged,
                    "The records are not those of the last checkpoint: \(base.records.count) are expected and "
                        + "\(checksum.count) are there; a file is missing, was added, or is an older copy. Nothing was "
                        + "changed. Put back a copy of the whole store, or let `ombudsctl fsck --repair` build it anew "
                        + "from the originals."))
        }
    }

    /// The file of a record.
    private struct Found: Sendable {
        var name: RecordName
        /// The path of the file; of a checkpoint that is not finished, the temporary file.
        var path: String
        var bytes: Result<[UInt8]?, StoreError>

        /// Nil where the file is gone meanwhile.
        var file: Result<RecordFile?, StoreError> {
            Result { () throws(StoreError) in
                try bytes.get().map { bytes throws(StoreError) in try RecordFile(bytes, of: name.path, path: path) }
            }
        }
    }

    private static func read(_ path: String, _ files: any StoreFiles) -> Result<[UInt8]?, StoreError> {
        Result { () throws(StoreError) in try files.read(path) }
    }

    private mutating func notice(_ path: String) {
        warnings.append(
            StoreWarning(
                code: .strangeFile, message: "\(path.debugDescription) is not a file of the store; it is left alone.",
                path: path))
    }
}
