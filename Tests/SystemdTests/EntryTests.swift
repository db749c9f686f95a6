import Glibc
import TestSupport
import Testing

@testable import Systemd

@Suite struct EntryTests {
    @Test(arguments: ["A", "OMBUDSD_RULE", "X9_", String(repeating: "A", count: 64)])
    func `a name that the journal stores is valid`(name: String) throws {
        #expect(try JournalField.Name(validating: name).rawValue == name)
    }

    @Test(arguments: ["", "_PID", "9A", "lower", "A-B", "A=B", "A\nB", "É", String(repeating: "A", count: 65)])
    func `a name that the journal drops is refused`(name: String) {
        let error = #expect(throws: SystemdError.self) { try JournalField.Name(validating: name) }
        #expect(error?.code == .invalidEntry)
    }

    @Test(arguments: ["MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER"])
    func `a field with the name of a property is refused`(name: String) throws {
        let field = JournalField(try JournalField.Name(validating: name), "x")
        let error = #expect(throws: SystemdError.self) { try JournalEntry("x", priority: .info, fields: [field]) }
        #expect(error?.code == .invalidEntry)
    }

    @Test func `more fields than the journal stores are refused`() {
        let fields = (0..<1021).map { _ in JournalField("X", "y") }
        #expect(throws: SystemdError.self) { try JournalEntry("x", priority: .info, fields: fields) }
        #expect(throws: Never.self) { try JournalEntry("x", priority: .info, fields: fields.dropLast()) }
    }

    @Test(arguments: ["", "0d5a", "0d5a1b5f5e0b4a7e9e0b6b2b9e1c0a1g", "0d5a1b5f-5e0b-4a7e-9e0b-6b2b9e1c0a11"])
    func `another text is no message id`(text: String) { #expect(JournalEntry.MessageID(text) == nil) }

    private var entry: JournalEntry {
        get throws {
            try JournalEntry(
                "Exampleton:\n50%", priority: .error,
                messageID: JournalEntry.MessageID("0d5a1b5f5e0b4a7e9e0b6b2b9e1c0a11"),
                fields: [JournalField("OMBUDSD_DOCUMENT", "a \"b\"\n.txt"), JournalField("OMBUDSD_VALUE", "50")])
        }
    }

    private static let line =
        #"error: Exampleton:\n50% MESSAGE_ID="0d5a1b5f5e0b4a7e9e0b6b2b9e1c0a11" "#
        + #"OMBUDSD_DOCUMENT="a \"b\"\n.txt" OMBUDSD_VALUE="50""#

    @Test func `an entry is one line on standard error`() throws {
        let lines = try CapturedLines()
        let sink = StandardErrorJournal(descriptor: lines.input, journalStream: nil)
        let route = try sink.send(entry)
        #expect(route == .standardError)
        #expect(lines.read() == [Self.line])
    }

    @Test func `a line has its priority in front where standard error goes to the journal`() throws {
        let lines = try CapturedLines()
        let status = try #require(SystemCalls.deviceAndInode(of: lines.input))
        try StandardErrorJournal(descriptor: lines.input, journalStream: "\(status.device):\(status.inode)").send(entry)
        #expect(lines.read() == ["<3>" + Self.line])
    }

    /// Programs whose output was redirected inherit the variable.
    @Test func `a line has no priority in front where the variable is of another stream`() throws {
        let lines = try CapturedLines()
        try StandardErrorJournal(descriptor: lines.input, journalStream: "1:2").send(entry)
        #expect(lines.read() == [Self.line])
    }

    @Test func `a closed standard error is an error`() throws {
        let error = #expect(throws: SystemdError.self) {
            try StandardErrorJournal(descriptor: -1, journalStream: nil).send(entry)
        }
        #expect(error?.code == .standardErrorFailed)
        #expect(error?.errno == EBADF)
    }

    @Test func `an entry that the journal refuses does not go to standard error`() throws {
        struct Refusing: JournalSink {
            func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
                throw SystemdError(.journalRefused, "No.")
            }
        }
        let lines = try CapturedLines()
        let sink = AdaptiveJournal(
            journal: Refusing(), standardError: StandardErrorJournal(descriptor: lines.input, journalStream: nil))
        let entry = try entry
        let error = #expect(throws: SystemdError.self) { try sink.send(entry) }
        #expect(error?.code == .journalRefused)
        #expect(lines.read() == [])
    }
}

@Suite struct CredentialsTests {
    private let directory: TestDirectory

    init() throws { directory = try TestDirectory() }

    private func read(_ name: String) throws(SystemdError) -> [UInt8]? {
        try Credentials(directory: directory.path).read(name)
    }

    @Test func `a credential is read byte for byte`() throws {
        try directory.write([0, 1, 0x0A, 0xFF], to: "token")
        #expect(try read("token") == [0, 1, 0x0A, 0xFF])
    }

    @Test(arguments: ["absent", "", ".", "..", "../etc/passwd", "a/b", "a\0b"])
    func `a name that leads elsewhere is no credential`(name: String) throws { #expect(try read(name) == nil) }

    @Test func `there is no credential without a directory`() throws {
        #expect(try Credentials(directory: nil).read("token") == nil)
    }

    @Test func `a symbolic link is no credential`() {
        symlink("/etc/passwd", directory["link"])
        let error = #expect(throws: SystemdError.self) { try read("link") }
        #expect(error?.errno == ELOOP)
    }

    @Test func `a credential larger than the limit is refused`() throws {
        try directory.write([UInt8](repeating: 1, count: Credentials.maximumSize + 1), to: "large")
        let error = #expect(throws: SystemdError.self) { try read("large") }
        #expect(error?.errno == EFBIG)
    }
}
