/// The result of the inspection of a store.
public struct StoreReport: Sendable {
    /// The version of the format; nil when it could not be read.
    public var version: Int?
    public var recordCount = 0
    /// The number of the last committed change.
    public var lastNumber = 0
    /// The number of changes since the last checkpoint.
    public var changeCount = 0
    /// Whether changes were committed since the last checkpoint that are not in the file any more, or nobody knows.
    public var hasLostChanges = false
    /// The irregularities that the next opening mends, or leaves alone without harm.
    public var warnings: [StoreWarning] = []
    /// The damages and errors. With any of them the store does not open.
    public var problems: [StoreError] = []
}

extension Store {
    /// Inspects a whole store without changing or locking it. The inspection continues at damage, and passes the undamaged
    /// content to the closures, as the next opening would.
    ///
    /// While another process has the store open, work in progress may look like damage.
    ///
    /// - Throws: only errors that prevent the inspection, such as a missing directory, and the errors of the closures.
    public static func inspect(
        at directory: String,
        eachRecord: (StoredRecord) throws(StoreError) -> Void = { _ in },
        eachChange: (StoredChange) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) -> StoreReport {
        try inspect(try DirectoryFiles(directory, creating: false), eachRecord: eachRecord, eachChange: eachChange)
    }

    package static func inspect(
        _ files: any StoreFiles,
        eachRecord: (StoredRecord) throws(StoreError) -> Void = { _ in },
        eachChange: (StoredChange) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) -> StoreReport {
        var report = StoreReport()
        // The change up to which the records hold everything, as far as they tell.
        var newest = 0
        let eachRecord = { (record: StoredRecord) throws(StoreError) in
            newest = max(newest, record.through)
            try eachRecord(record)
        }
        do throws(StoreError) {
            report.version = try FormatFile.version(in: files)
            if report.version == nil {
                report.problems.append(.damaged("the file is missing", path: StoreFileNames.format))
            }
        } catch {
            report.problems.append(error)
            // Files of another format can't be checked.
            if error.code == .newerVersion || error.code == .notAStore { return report }
        }
        // Before the changes: another process may commit one more meanwhile.
        let acknowledged = files.acknowledged(StoreFileNames.lock)
        guard let bytes = try files.read(StoreFileNames.changes) else {
            report.problems.append(.damaged("the file is missing", path: StoreFileNames.changes))
            // Each record has a checksum of its own.
            report.recordCount = try RecordScan(
                files, base: nil, checkpoint: nil, report: { report.problems.append($0) }, eachRecord: eachRecord
            ).checksum.count
            report.hasLostChanges = acknowledged.map { newest < $0 } ?? true
            return report
        }
        let changes = ChangesFile(bytes, acknowledged: acknowledged)
        report.problems += changes.problems
        report.warnings += changes.warnings
        if changes.checkpoint != nil {
            report.warnings.append(
                StoreWarning(
                    code: .unfinishedCheckpoint,
                    message: "A crash interrupted a checkpoint; the next start finishes it.",
                    path: StoreFileNames.changes
                ))
        }
        // Without a first line nobody knows which records there should be; each has a checksum of its own.
        let base = changes.hasBase || changes.checkpoint != nil ? changes.checkpoint?.base ?? changes.base : nil
        let records = try RecordScan(
            files, base: base, checkpoint: changes.checkpoint, report: { report.problems.append($0) },
            eachRecord: eachRecord)
        report.recordCount = records.checksum.count
        report.warnings += records.warnings
        report.warnings += records.temporaries.map {
            StoreWarning(code: .leftover, message: "A crash left \($0); the next start removes it.", path: $0)
        }
        let through = base?.through ?? 0
        let last = max(changes.changes.last?.number ?? through, base == nil ? newest : through, acknowledged ?? 0)
        let present = Set(changes.changes.lazy.map(\.number).filter { $0 > (base?.through ?? newest) })
        report.hasLostChanges =
            !changes.problems.isEmpty && (acknowledged == nil || last - (base?.through ?? newest) > present.count)
        report.lastNumber = changes.changes.last?.number ?? through
        for change in changes.changes where change.number > through {
            report.changeCount += 1
            do throws(StoreError) {
                try eachChange(
                    StoredChange(number: change.number, line: change.line, payload: changes.payload(of: change)))
            } catch {
                report.problems.append(error)
            }
        }
        return report
    }
}
