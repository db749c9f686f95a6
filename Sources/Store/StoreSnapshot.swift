/// The content of a store at one committed change. It can be read while another process has the store open.
public struct StoreSnapshot: Sendable {
    /// The records, as the last checkpoint wrote them.
    public let records: [StoredRecord]
    /// The changes since that checkpoint.
    public let changes: [StoredChange]
    /// The number of the last change; 0 before the first.
    public let lastNumber: Int
    /// The version of the store's format.
    let version: Int
    /// The content of `changes.jsonl`, without a checkpoint in progress and without reserved space.
    let changesFile: [UInt8]

    /// - Throws: `damaged`, also where another process changed the store during the reading.
    init(_ files: any StoreFiles) throws(StoreError) {
        guard let version = try FormatFile.version(in: files) else {
            throw .damaged("the file is missing", path: StoreFileNames.format)
        }
        self.version = version
        // Before the changes: the other process may commit one more meanwhile.
        let acknowledged = files.acknowledged(StoreFileNames.lock)
        guard let bytes = try files.read(StoreFileNames.changes) else {
            throw .damaged("the file is missing", path: StoreFileNames.changes)
        }
        let file = ChangesFile(bytes, acknowledged: acknowledged)
        if let problem = file.problems.first { throw problem }
        let base = file.checkpoint?.base ?? file.base
        var records: [StoredRecord] = []
        // The checksum of the set shows any checkpoint that took place meanwhile.
        _ = try RecordScan(
            files, base: base, checkpoint: file.checkpoint,
            report: { error throws(StoreError) in throw error },
            eachRecord: { record in records.append(record) })
        self.records = records
        changes = file.changes.filter { $0.number > base.through }.map {
            StoredChange(number: $0.number, line: $0.line, payload: file.payload(of: $0))
        }
        lastNumber = base.through + changes.count
        let start = file.changes.last { $0.number <= base.through }?.end ?? file.start
        let end = file.changes.last?.end ?? file.start
        changesFile = try ChangesFile.line(base: base) + file.bytes[start..<max(start, end)]
    }

    /// Writes the content as a store of its own. The caller synchronises the file system.
    ///
    /// - Parameter directory: the new store's directory, which must not hold anything. The directory above it must exist.
    public func write(to directory: String) throws(StoreError) {
        let files = try DirectoryFiles(directory, creating: true)
        func write(_ bytes: [UInt8], _ path: String) throws(StoreError) {
            let file = try files.create(path)
            defer { files.close(file) }
            try files.writeAll(bytes, to: file, at: 0)
        }
        for folder in Set(records.map(\.name.folder)).sorted() { try files.createFolder(folder) }
        for record in records {
            let path = record.name.path
            try write(RecordFile.encode(record.payload, of: path, through: record.through).bytes, path)
        }
        try write(changesFile, StoreFileNames.changes)
        try FormatFile(version: version).write(to: files)
    }
}
