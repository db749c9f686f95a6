internal import CSQLite
internal import Glibc
import Linux

/// # TextIndex
///
/// The texts of documents, page by page, with an index of their words. It is made from the originals and can be made again from
/// them at any time, so it proves nothing: a damaged index is removed and made anew.
///
/// It must not know what the words mean, and whose the documents are: a caller says which of them are wanted.
public actor TextIndex {
    private nonisolated let executor = SerialQueueExecutor("ombudsd.texts")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let name: String
    private let directory: IndexDirectory
    private let sizeLimit: Int
    private var connection: SQLiteConnection?

    /// The number of the tables' form. A file of another form is made anew.
    private static let form = 1

    /// The maximum text of a document that is kept, in bytes. Words behind it are not found.
    public static let largestText = 4 << 20

    /// - Parameters:
    ///   - path: the index's file, in a directory that is there; two more beside it have names that begin with it.
    ///   - sizeLimit: the maximum size of the file in bytes.
    public init(path: String, sizeLimit: Int = 4 << 30) {
        name = DirectoryPath.name(of: path).map { "\($0)" } ?? path
        directory = IndexDirectory(DirectoryPath.parent(of: path))
        self.sizeLimit = sizeLimit
    }

    /// The documents that are indexed, by SHA-256, each with whether it has any text.
    public func documents() throws(TextIndexError) -> [String: Bool] {
        try using { connection throws(TextIndexError) in
            var found: [String: Bool] = [:]
            try connection.run("SELECT sha256, pages FROM documents") { row in found[row.text(0)] = row.integer(1) > 0 }
            return found
        }
    }

    /// Adds documents, in the place of what is there of them. They are there together, or none of them.
    ///
    /// - Throws: ``TextIndexError``: `full` where the index may not grow any more.
    public func add(_ documents: [IndexedDocument]) throws(TextIndexError) {
        guard !documents.isEmpty else { return }
        try using { connection throws(TextIndexError) in
            try connection.transaction { () throws(TextIndexError) in
                for document in documents {
                    try Self.remove(document.sha256, from: connection)
                    try connection.run(
                        "INSERT INTO documents(sha256, pages) VALUES(?, ?)", document.sha256, document.pages.count)
                    let number = connection.lastNumber
                    for page in document.pages {
                        try connection.run(
                            "INSERT INTO pages(document, part, page, text) VALUES(?, ?, ?, ?)", number, page.part,
                            page.number, page.text)
                        try connection.run(
                            "INSERT INTO words(rowid, text) VALUES(?, ?)", connection.lastNumber, page.text)
                    }
                }
            }
        }
    }

    /// Removes documents.
    public func remove(_ documents: some Sequence<String> & Sendable) throws(TextIndexError) {
        try using { connection throws(TextIndexError) in
            try connection.transaction { () throws(TextIndexError) in
                for sha256 in documents { try Self.remove(sha256, from: connection) }
            }
        }
    }

    private static func remove(_ sha256: String, from connection: SQLiteConnection) throws(TextIndexError) {
        var number: Int?
        try connection.run("SELECT id FROM documents WHERE sha256 = ?", sha256) { number = $0.integer(0) }
        guard let number else { return }
        // The index of words has no texts of its own, and needs each to take it out.
        try connection.run(
            "INSERT INTO words(words, rowid, text) SELECT 'delete', id, text FROM pages WHERE document = ?", number)
        try connection.run("DELETE FROM pages WHERE document = ?", number)
        try connection.run("DELETE FROM documents WHERE id = ?", number)
    }

    /// Finds the places where all phrases of a query stand on one line, or on a line and the next.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of places.
    ///   - isWanted: whether a document, by its SHA-256, may be among them.
    /// - Returns: the places, those of the documents that were indexed last first; and whether there are, or may be, more.
    public func search(
        _ query: TextQuery, limit: Int, within time: Duration = .seconds(5), isWanted: @Sendable (String) -> Bool
    ) throws(TextIndexError) -> (hits: [TextHit], hasMore: Bool) {
        try using { connection throws(TextIndexError) in
            let end = ContinuousClock.now + time
            var hits: [TextHit] = []
            var hasMore = false
            var wanted: [Int: String?] = [:]
            var failure: TextIndexError?
            let pages = try connection.statement(
                """
                SELECT words.rowid, pages.document, pages.part, pages.page FROM words JOIN pages ON pages.id = words.rowid \
                WHERE words MATCH ? ORDER BY words.rowid DESC
                """)
            try pages.bind(query.expression)
            try pages.eachRow { row in
                guard hits.count <= limit, ContinuousClock.now < end else {
                    hasMore = true
                    return false
                }
                let document = row.integer(1)
                do throws(TextIndexError) {
                    if wanted[document] == nil {
                        let sha256 = try Self.sha256(of: document, in: connection)
                        wanted[document] = .some(isWanted(sha256) ? sha256 : nil)
                    }
                    guard case .some(.some(let sha256)) = wanted[document] else { return true }
                    for hit in try Self.lines(of: row.integer(0), query, in: connection) {
                        hits.append(
                            TextHit(
                                sha256: sha256, part: row.text(2), page: row.integer(3), line: hit.line, text: hit.text)
                        )
                    }
                } catch {
                    failure = error
                    return false
                }
                return true
            }
            if let failure { throw failure }
            return (Array(hits.prefix(limit)), hasMore || hits.count > limit)
        }
    }

    private static func sha256(of document: Int, in connection: SQLiteConnection) throws(TextIndexError) -> String {
        var sha256 = ""
        try connection.run("SELECT sha256 FROM documents WHERE id = ?", document) { sha256 = $0.text(0) }
        return sha256
    }

    /// The lines of a page on which, with the next, all phrases stand.
    private static func lines(
        of page: Int, _ query: TextQuery, in connection: SQLiteConnection
    ) throws(TextIndexError) -> [(line: Int, text: String)] {
        var marked = PhraseLines()
        for phrase in query.phrases {
            var text = ""
            try connection.run(
                "SELECT highlight(words, 0, char(1), char(2)) FROM words WHERE words MATCH ? AND rowid = ?",
                TextQuery.expression(of: [phrase]), page
            ) { text = $0.text(0) }
            marked.add(text)
        }
        return marked.hits
    }

    // MARK: The file

    /// Opens the file where it is not open, and makes it anew where it is damaged.
    private func using<Result>(
        _ body: (SQLiteConnection) throws(TextIndexError) -> Result
    ) throws(TextIndexError) -> Result {
        do throws(TextIndexError) {
            return try body(try opened())
        } catch {
            guard error.code == .damaged else { throw error }
            connection = nil
            removeFiles()
            // The caller is told, and fills it again.
            throw error
        }
    }

    private func opened() throws(TextIndexError) -> SQLiteConnection {
        if let connection { return connection }
        let made = try SQLiteConnection(in: directory, name)
        var form = 0
        try made.run("PRAGMA user_version") { form = $0.integer(0) }
        if form != 0, form != Self.form { throw TextIndexError(.damaged, "The index has another form.") }
        // With the write-ahead log a power cut can undo the last additions, and damages nothing.
        for setting in ["journal_mode = WAL", "synchronous = NORMAL", "cache_size = -4096"] {
            try made.run("PRAGMA \(setting)")
        }
        try made.run("PRAGMA max_page_count = \(max(1, sizeLimit / 4096))")
        if form == 0 {
            try made.transaction { () throws(TextIndexError) in
                try made.run(
                    "CREATE TABLE documents(id INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, pages INTEGER)")
                try made.run(
                    "CREATE TABLE pages(id INTEGER PRIMARY KEY, document INTEGER NOT NULL, part TEXT, page INTEGER, text TEXT)"
                )
                try made.run("CREATE INDEX pages_of_document ON pages(document)")
                try made.run(
                    """
                    CREATE VIRTUAL TABLE words USING fts5(text, content = 'pages', content_rowid = 'id', columnsize = 0, \
                    tokenize = 'unicode61 remove_diacritics 2')
                    """)
                try made.run("PRAGMA user_version = \(Self.form)")
            }
        }
        connection = made
        return made
    }

    private func removeFiles() {
        for end in ["", "-wal", "-shm", "-journal"] { unlinkat(directory.descriptor, name + end, 0) }
    }
}
