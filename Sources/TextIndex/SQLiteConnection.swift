internal import CSQLite
internal import Glibc

/// A connection to a file of SQLite.
final class SQLiteConnection {
    private let handle: OpaquePointer
    /// Open until the handle has closed its files.
    private let directory: IndexDirectory
    /// The statements that were made, by their text.
    private var statements: [String: SQLiteStatement] = [:]

    /// The system's files, found by the descriptor of their directory.
    private static let descriptors = csqlite_register_descriptors()

    /// Opens the file, or makes it for the daemon's user alone.
    ///
    /// - Parameters:
    ///   - directory: its directory.
    ///   - name: its name there.
    init(in directory: IndexDirectory, _ name: String) throws(TextIndexError) {
        // SQLite makes files that others may read.
        let file = openat(directory.descriptor, name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if file >= 0 { close(file) }
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        var result = Self.descriptors
        if result == SQLITE_OK {
            result = sqlite3_open_v2("/proc/self/fd/\(directory.descriptor)/\(name)", &handle, flags, "descriptors")
        }
        guard result == SQLITE_OK, let handle else {
            if let handle { sqlite3_close_v2(handle) }
            throw TextIndexError(.failed, "\(name) could not be opened: \(String(cString: sqlite3_errstr(result))).")
        }
        self.handle = handle
        self.directory = directory
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// The number of the row that was added last.
    var lastNumber: Int { Int(sqlite3_last_insert_rowid(handle)) }

    /// Runs a statement.
    ///
    /// - Parameter values: texts and whole numbers, in the order of the statement's question marks.
    func run(
        _ text: String, _ values: any SQLiteValue..., row: (borrowing SQLiteStatement) -> Void = { _ in }
    ) throws(TextIndexError) {
        let statement = try statement(text)
        for (index, value) in values.enumerated() { try statement.bind(value, at: index + 1) }
        try statement.eachRow {
            row($0)
            return true
        }
    }

    func statement(_ text: String) throws(TextIndexError) -> SQLiteStatement {
        if let known = statements[text] { return known }
        var pointer: OpaquePointer?
        let result = sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
        guard result == SQLITE_OK, let pointer else { throw failure(result) }
        let statement = SQLiteStatement(pointer, of: self)
        statements[text] = statement
        return statement
    }

    /// Runs a closure in a transaction, which is undone where the closure fails.
    func transaction(_ body: () throws(TextIndexError) -> Void) throws(TextIndexError) {
        try run("BEGIN IMMEDIATE")
        do throws(TextIndexError) {
            try body()
            try run("COMMIT")
        } catch {
            // SQLite may have undone it already.
            try? run("ROLLBACK")
            throw error
        }
    }

    func failure(_ result: Int32) -> TextIndexError {
        let text = "\(String(cString: sqlite3_errmsg(handle)))."
        return switch result & 0xFF {
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT, SQLITE_SCHEMA:
            TextIndexError(.damaged, "The index of texts is damaged: \(text)")
        case SQLITE_FULL: TextIndexError(.full, "The index of texts can't grow any more: \(text)")
        default: TextIndexError(.failed, "The index of texts could not be used: \(text)")
        }
    }
}

/// The directory of an index, by its descriptor: nothing else is touched when another directory gets its path.
final class IndexDirectory: Sendable {
    /// Negative where the directory can't be opened; then the index can't be either.
    let descriptor: Int32

    init(_ path: String) { descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }

    deinit { if descriptor >= 0 { close(descriptor) } }
}

/// A value that a statement takes.
protocol SQLiteValue {}
extension String: SQLiteValue {}
extension Int: SQLiteValue {}

/// A prepared statement, and its current row.
final class SQLiteStatement {
    private let pointer: OpaquePointer
    private unowned let connection: SQLiteConnection

    init(_ pointer: OpaquePointer, of connection: SQLiteConnection) {
        self.pointer = pointer
        self.connection = connection
    }

    deinit { sqlite3_finalize(pointer) }

    /// - Parameter index: the place of the question mark, counted from 1.
    func bind(_ value: any SQLiteValue, at index: Int = 1) throws(TextIndexError) {
        let index = Int32(index)
        let result: Int32
        switch value {
        case let number as Int: result = sqlite3_bind_int64(pointer, index, Int64(number))
        case var text as String:
            result = text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    csqlite_bind_text(pointer, index, $0.baseAddress, Int32($0.count))
                }
            }
        default: result = SQLITE_MISUSE
        }
        guard result == SQLITE_OK else { throw connection.failure(result) }
    }

    /// Calls a closure with each row, until it returns false.
    func eachRow(_ body: (borrowing SQLiteStatement) -> Bool) throws(TextIndexError) {
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        while true {
            let result = sqlite3_step(pointer)
            switch result {
            case SQLITE_ROW: guard body(self) else { return }
            case SQLITE_DONE: return
            default: throw connection.failure(result)
            }
        }
    }

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(pointer, column)) }

    func text(_ column: Int32) -> String {
        guard let text = sqlite3_column_text(pointer, column) else { return "" }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }
}
