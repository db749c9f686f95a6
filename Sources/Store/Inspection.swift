/// What a look at a whole store found.
public struct StoreReport: Sendable {
    /// The version of the format; nil when it could not be read.
    public var version: Int?
    public var recordCount = 0
    /// The number of the last committed change.
    public var lastNumber = 0
    /// How many changes no record holds yet.
    public var changeCount = 0
    /// What the next opening will mend by itself, and what is strange but harmless.
    public var warnings: [StoreWarning] = []
    /// Everything that is damaged or could not be read; with any of it the store does not open.
    public var problems: [StoreError] = []
}

extension Store {
    /// Looks at everything, changes nothing and takes no lock. It does not stop at damage, and hands over what is
    /// whole, as the next opening would.
    ///
    /// While another process has the store open, it may find damage where there is only work under way.
    ///
    /// - Throws: only what keeps it from looking at all, such as a directory that is not there.
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
        do throws(StoreError) {
            report.version = try FormatFile.version(in: files)
            if report.version == nil {
                report.problems.append(.damaged("the file is missing", path: StoreFileNames.format))
            }
        } catch {
            report.problems.append(error)
            // Of another format nothing else can be said.
            if error.code == .newerVersion || error.code == .notAStore { return report }
        }
        guard let bytes = try files.read(StoreFileNames.changes) else {
            report.problems.append(.damaged("the file is missing", path: StoreFileNames.changes))
            return report
        }
        let changes = ChangesFile(bytes)
        report.problems += changes.problems
        if let torn = changes.torn { report.warnings.append(.tornTail(torn)) }
        if changes.checkpoint != nil {
            report.warnings.append(
                StoreWarning(
                    code: .unfinishedCheckpoint,
                    message: "A crash cut a checkpoint short; the next start finishes it.", path: StoreFileNames.changes
                ))
        }
        // Without the first line nothing is known of what the records should be.
        guard changes.start > 0 else { return report }
        let base = changes.checkpoint?.base ?? changes.base
        let records = try RecordScan(
            files, base: base, checkpoint: changes.checkpoint, report: { report.problems.append($0) },
            eachRecord: eachRecord)
        report.recordCount = records.seal.count
        report.warnings += records.warnings
        report.warnings += records.temporaries.map {
            StoreWarning(code: .leftover, message: "A crash left \($0); the next start removes it.", path: $0)
        }
        report.lastNumber = changes.changes.last?.number ?? base.through
        for change in changes.changes where change.number > base.through {
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

extension Store {
    /// The version of the format that a store is in; nil where there is no store yet. It takes no lock.
    ///
    /// - Throws: `newerVersion`, `notAStore`, `damaged`; failures of the file system.
    public static func version(at directory: String) throws(StoreError) -> Int? {
        try FormatFile.version(in: try DirectoryFiles(directory, creating: false))
    }

    /// The process that opened a store last, by what it left in the lock. It means something only while the store is
    /// known to be open.
    public static func opener(of directory: String) -> Int32? {
        guard let bytes = try? DirectoryFiles(directory, creating: false).read(StoreFileNames.lock) else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}

/// Keeps everybody else from opening a store, as long as it lives, without opening it.
public final class StoreHold {
    private let files: DirectoryFiles

    /// - Throws: `inUse`; failures of the file system.
    public init(of directory: String) throws(StoreError) {
        files = try DirectoryFiles(directory, creating: false)
        try files.holdLock(StoreFileNames.lock)
    }
}

extension Store {
    /// Writes `format.json` again where it is missing or damaged, and all else is whole.
    ///
    /// - Throws: `inUse`; failures of the file system.
    public static func restoreFormat(at directory: String) throws(StoreError) {
        let files = try DirectoryFiles(directory, creating: false)
        try files.lock(StoreFileNames.lock)
        try FormatFile().write(to: files)
    }
}
