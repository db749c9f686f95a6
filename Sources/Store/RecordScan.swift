/// One pass over all records.
struct RecordScan {
    private(set) var seal = Seal()
    private(set) var shares: [String: Seal.Share] = [:]
    private(set) var folders: Set<String> = []
    /// Files that were still being written.
    private(set) var temporaries: [String] = []
    /// The records of a checkpoint whose temporary files have not taken their place.
    private(set) var waiting: [String] = []
    private(set) var warnings: [StoreWarning] = []

    /// - Parameters:
    ///   - base: what the records have to be.
    ///   - checkpoint: one that was decided and is not done: its temporary files count as if it were.
    ///   - report: takes damage; what it throws ends the pass.
    init(
        _ files: any StoreFiles, base: ChangesFile.Base, checkpoint: ChangesFile.Checkpoint? = nil,
        report: (StoreError) throws(StoreError) -> Void,
        eachRecord: (StoredRecord) throws(StoreError) -> Void
    ) throws(StoreError) {
        let put = Set(checkpoint?.put ?? [])
        let removed = Set(checkpoint?.removed ?? [])
        var isWhole = true
        for entry in try files.list("").sorted(by: { $0.name < $1.name }) {
            switch entry.kind {
            case .folder where RecordName.isValid(entry.name): folders.insert(entry.name)
            case .file where [Layout.format, Layout.changes, Layout.lock].contains(entry.name): break
            case .file where entry.name.hasSuffix(Layout.temporarySuffix): temporaries.append(entry.name)
            case .file, .folder, .other: notice(entry.name)
            }
        }
        for folder in folders.sorted() {
            var names: [RecordName] = []
            for entry in try files.list(folder).sorted(by: { $0.name < $1.name }) {
                let path = "\(folder)/\(entry.name)"
                if entry.kind == .file, path.hasSuffix(Layout.recordSuffix + Layout.temporarySuffix) {
                    let record = String(path.dropLast(Layout.temporarySuffix.count))
                    guard put.contains(record), let name = RecordName(path: record) else {
                        temporaries.append(path)
                        continue
                    }
                    waiting.append(record)
                    names.append(name)
                } else if let name = RecordName(folder: folder, file: entry.name) {
                    if !removed.contains(path) { names.append(name) }
                } else {
                    notice(path)
                }
            }
            let isWaiting = Set(waiting)
            for name in Set(names).sorted(by: { $0.path < $1.path }) {
                do throws(StoreError) {
                    let path = isWaiting.contains(name.path) ? name.path + Layout.temporarySuffix : name.path
                    guard let bytes = try files.read(path) else { continue }
                    let file = try RecordFile(bytes, of: name.path, path: path)
                    guard file.through <= base.through else {
                        throw .damaged(
                            "it holds change \(file.through), and the last checkpoint went up to \(base.through)",
                            path: path)
                    }
                    seal.add(file.share)
                    shares[name.path] = file.share
                    try eachRecord(StoredRecord(name: name, through: file.through, payload: file.payload))
                } catch {
                    isWhole = false
                    try report(error)
                }
            }
        }
        if isWhole, seal != base.records {
            try report(
                StoreError(
                    .damaged,
                    "The records are not those of the last checkpoint: \(base.records.count) are expected and "
                        + "\(seal.count) are there; a file is missing, was added, or is an older copy. Nothing was "
                        + "changed. Put back a copy of the whole store, or let `ombudsctl fsck --repair` build it anew "
                        + "from the originals."))
        }
    }

    private mutating func notice(_ path: String) {
        warnings.append(
            StoreWarning(
                code: .strangeFile, message: "\(path.debugDescription) is none of the store's files; it is left alone.",
                path: path))
    }
}
