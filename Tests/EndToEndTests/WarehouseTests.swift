import ControlInterface
import Foundation
import Glibc
import Linux
import TestSupport
import Testing

/// The tables of `ombudsctl export --output`, loaded into databases as `docs/warehouse.md` says.
@Suite("Warehouse", .serialized, .timeLimit(.minutes(3)))
struct WarehouseTests {
    private static let postgreSQL: String? =
        ((try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? [])
        .filter { Int($0) ?? 0 >= 15 }.max().map { "/usr/lib/postgresql/\($0)/bin" }
    private static let hasPostgreSQL =
        postgreSQL.map { access("\($0)/initdb", X_OK) == 0 && (getuid() != 0 || getpwnam("nobody") != nil) } ?? false
    private static let hasSQLite = access("/usr/bin/sqlite3", X_OK) == 0

    /// The code of the page with a mark behind the three back ticks.
    private static func code(_ mark: String) throws -> String {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/warehouse.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let start = try #require(text.firstRange(of: "```sql \(mark)\n")).upperBound
        return String(text[start..<(try #require(text[start...].firstRange(of: "```"))).lowerBound])
    }

    /// Runs a closure with the directory of exported tables: two letters, one of them with a name that a spreadsheet would compute, and
    /// a rejected file.
    private static func withTables(_ body: (URL) async throws -> Void) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
            try daemon.drop(
                ShortLetter.text().replacing("Northmoor", with: "Southmoor"), as: "=1+1, \"draft\"\u{E9}.txt")
            try daemon.drop("Dear residents,\nour summer fair is on 3 July.\n", as: "fair.txt")
            try await daemon.awaitStatus { $0.documents.processed == 2 && $0.documents.rejected == 1 }
            let directory = root.appending(path: "tables")
            #expect(try daemon.ask("export", "--output", directory.path()).status == 0)
            try await body(directory)
            #expect(daemon.stop() == 0)
        }
    }

    private static func run(_ program: String, _ arguments: [String], in directory: URL, input: String? = nil) throws
        -> (
            status: Int32, output: String
        )
    {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = directory
        let (output, given) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = output
        process.standardInput = given
        try process.run()
        given.fileHandleForWriting.write(Data((input ?? "").utf8))
        try given.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private static let columns =
        "SELECT count(*) FROM figures; SELECT count(*) FROM documents WHERE outcome = 'rejected' AND year IS NULL; "
        + "SELECT document FROM figures WHERE slug = 'southmoor-district-council' AND figure = 'uphold.rate';"

    @Test func `the package describes each table by its columns, size and SHA-256`() async throws {
        try await Self.withTables { directory in
            let package = try #require(
                try JSONSerialization.jsonObject(with: Data(contentsOf: directory.appending(path: "datapackage.json")))
                    as? [String: Any])
            #expect(package["profile"] as? String == "tabular-data-package")
            let resources = try #require(package["resources"] as? [[String: Any]])
            #expect(resources.compactMap { $0["name"] as? String } == ["figures", "alerts", "documents"])
            for resource in resources {
                let file = try Data(contentsOf: directory.appending(path: try #require(resource["path"] as? String)))
                #expect(resource["bytes"] as? Int == file.count)
                #expect(resource["hash"] as? String == "sha256:\(SHA256.hexDigest(of: Array(file)))")
                let schema = try #require(resource["schema"] as? [String: Any])
                let fields = try #require(schema["fields"] as? [[String: Any]])
                let heading = String(decoding: file, as: UTF8.self).prefix { $0 != "\r\n" }
                #expect(fields.compactMap { $0["name"] as? String } == heading.split(separator: ",").map(String.init))
                #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
            }
        }
    }

    @Test(.enabled(if: hasSQLite, "sqlite3 is not installed"))
    func `SQLite has the tables, twice the same, with numbers as numbers and unknown fields as NULL`() async throws {
        try await Self.withTables { directory in
            for _ in 1...2 {
                let load = try Self.run(
                    "/usr/bin/sqlite3", ["-bail", "try.sqlite"], in: directory, input: try Self.code("sqlite"))
                #expect(load.status == 0, "\(load.output)")
            }
            let answer = try Self.run(
                "/usr/bin/sqlite3", ["try.sqlite"], in: directory,
                input: Self.columns + "SELECT typeof(value), typeof(page), typeof(part) FROM figures LIMIT 1;"
                    + (try Self.code("question")))
            let lines = answer.output.split(separator: "\n")
            #expect(lines.first.flatMap { Int($0) } ?? 0 > 10, "\(answer.output)")
            #expect(lines.dropFirst().prefix(3) == ["1", "'=1+1, \"draft\"é.txt", "real|integer|null"])
            #expect(lines.dropFirst(4).allSatisfy { $0.contains("moor District Council|2019-20|75.0|") })
            #expect(lines.count == 6, "\(answer.output)")
        }
    }

    @Test(.enabled(if: hasPostgreSQL, "PostgreSQL 15 or later is not installed"))
    func `PostgreSQL has the tables by COPY, twice the same, and refuses one of other columns`() async throws {
        try await Self.withTables { directory in
            let server = try PostgreSQLServer(programs: try #require(Self.postgreSQL))
            defer { server.stop() }
            func ask(_ text: String) throws -> (status: Int32, output: String) {
                try Self.run(
                    "\(server.programs)/psql",
                    [
                        "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", server.directory, "-U", "tester",
                        "postgres",
                    ],
                    in: directory, input: text)
            }
            let schema = try ask(try Self.code("postgresql schema"))
            #expect(schema.status == 0, "\(schema.output)")
            for _ in 1...2 {
                let load = try ask(try Self.code("postgresql load"))
                #expect(load.status == 0, "\(load.output)")
            }
            let lines = try ask(Self.columns + (try Self.code("question"))).output.split(separator: "\n")
            #expect(lines.first.flatMap { Int($0) } ?? 0 > 10, "\(lines)")
            #expect(lines.dropFirst().prefix(2) == ["1", "'=1+1, \"draft\"é.txt"])
            #expect(lines.count == 5, "\(lines)")

            let alerts = directory.appending(path: "alerts.csv")
            try String(contentsOf: alerts, encoding: .utf8).replacing("priority", with: "urgency")
                .write(to: alerts, atomically: true, encoding: .utf8)
            #expect(try ask(try Self.code("postgresql load")).status != 0)
            #expect(try ask("SELECT count(*) > 10 FROM figures;").output == "t\n")
        }
    }
}

/// A PostgreSQL server of the test's own, in a directory of its own, without a port. It runs as another user where the test is root, as it
/// refuses root.
private final class PostgreSQLServer {
    let programs: String
    let directory: String
    private let prefix: [String]
    private let server = Process()

    init(programs: String) throws {
        self.programs = programs
        directory = "/tmp/ombudsd-postgresql-\(UUID())"
        guard mkdir(directory, 0o755) == 0 else { throw PrivateJournal.Failure(text: "no directory: \(errno)") }
        if getuid() == 0, let user = getpwnam("nobody") {
            prefix = [
                "setpriv", "--reuid", "\(user.pointee.pw_uid)", "--regid", "\(user.pointee.pw_gid)", "--clear-groups",
            ]
            chown(directory, user.pointee.pw_uid, user.pointee.pw_gid)
        } else {
            prefix = []
        }
        try run(
            "initdb", "-D", "\(directory)/data", "-U", "tester", "-A", "trust", "-N", "-E", "UTF8", "--locale",
            "C.UTF-8")
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments =
            prefix + [
                "\(programs)/postgres", "-D", "\(directory)/data", "-c", "listen_addresses=", "-k", directory, "-c",
                "fsync=off",
            ]
        server.currentDirectoryURL = URL(filePath: directory)
        server.standardOutput = FileHandle.nullDevice
        server.standardError = FileHandle.nullDevice
        // A server in the background (`pg_ctl`) would hold the descriptor by whose end Foundation knows that a process has ended.
        try server.run()
        while (try? run("pg_isready", "-q", "-h", directory)) == nil {
            guard server.isRunning else { throw PrivateJournal.Failure(text: "the server ended") }
        }
    }

    func stop() {
        // `setpriv` and `env` have become the server. An interrupt ends it and its connections.
        server.interrupt()
        server.waitUntilExit()
        try? FileManager.default.removeItem(atPath: directory)
    }

    private func run(_ program: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = prefix + ["\(programs)/\(program)"] + arguments
        process.currentDirectoryURL = URL(filePath: directory)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PrivateJournal.Failure(text: "\(program) ended with \(process.terminationStatus)")
        }
    }
}
