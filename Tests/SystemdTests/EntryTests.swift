import Glibc
import Testing

@testable import Systemd

@Suite("Fields and lines")
struct EntryTests {
    @Test(arguments: ["A", "OMBUDSD_RULE", "X9_", String(repeating: "A", count: 64)])
    func keptNames(name: String) throws {
        #expect(try JournalField.Name(validating: name).rawValue == name)
    }

    @Test(arguments: ["", "_PID", "9A", "lower", "A-B", "A=B", "A\nB", "É", String(repeating: "A", count: 65)])
    func droppedNames(name: String) {
        let error = #expect(throws: SystemdError.self) { try JournalField.Name(validating: name) }
        #expect(error?.code == .invalidEntry)
    }

    @Test(arguments: ["MESSAGE", "MESSAGE_ID", "PRIORITY", "SYSLOG_IDENTIFIER"])
    func aFieldCannotStandBesideAProperty(name: String) throws {
        let field = JournalField(try JournalField.Name(validating: name), "x")
        let error = #expect(throws: SystemdError.self) { try JournalEntry("x", priority: .info, fields: [field]) }
        #expect(error?.code == .invalidEntry)
    }

    @Test func moreFieldsThanTheJournalKeeps() {
        let fields = (0..<1021).map { _ in JournalField("X", "y") }
        #expect(throws: SystemdError.self) { try JournalEntry("x", priority: .info, fields: fields) }
        #expect(throws: Never.self) { try JournalEntry("x", priority: .info, fields: fields.dropLast()) }
    }

    @Test(arguments: ["", "0d5a", "0d5a1b5f5e0b4a7e9e0b6b2b9e1c0a1g", "0d5a1b5f-5e0b-4a7e-9e0b-6b2b9e1c0a11"])
    func noMessageID(text: String) { #expect(JournalEntry.MessageID(text) == nil) }

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

    @Test func standardErrorIsOneLine() throws {
        let lines = try CapturedLines()
        let sink = StandardErrorJournal(descriptor: lines.input, journalStream: nil)
        let route = try sink.send(entry)
        #expect(route == .standardError)
        #expect(lines.read() == [Self.line])
    }

    @Test func standardErrorThatGoesToTheJournalSaysThePriority() throws {
        let lines = try CapturedLines()
        let status = try #require(Libsystemd.deviceAndInode(of: lines.input))
        try StandardErrorJournal(descriptor: lines.input, journalStream: "\(status.device):\(status.inode)").send(entry)
        #expect(lines.read() == ["<3>" + Self.line])
    }

    /// The variable is inherited by programs whose output was sent elsewhere since.
    @Test func anotherStreamsPrefixIsNotUsed() throws {
        let lines = try CapturedLines()
        try StandardErrorJournal(descriptor: lines.input, journalStream: "1:2").send(entry)
        #expect(lines.read() == [Self.line])
    }

    @Test func standardErrorThatIsClosedIsAnError() throws {
        let error = #expect(throws: SystemdError.self) {
            try StandardErrorJournal(descriptor: -1, journalStream: nil).send(entry)
        }
        #expect(error?.code == .standardErrorFailed)
        #expect(error?.errno == EBADF)
    }

    /// A journal that is there and refuses must be heard of, not hidden on standard error.
    @Test func aRefusalIsPassedOn() throws {
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

@Suite("Credentials")
final class CredentialsTests {
    private let directory: String

    init() throws {
        var template = Array("/tmp/ombudsd-credentials-XXXXXX".utf8CString)
        directory = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit {
        for name in ["token", "link", "large"] { unlink("\(directory)/\(name)") }
        rmdir(directory)
    }

    private func write(_ name: String, _ bytes: [UInt8]) {
        let descriptor = open("\(directory)/\(name)", O_WRONLY | O_CREAT, 0o600)
        #expect(Libsystemd.writeAll(bytes, to: descriptor) == 0)
        close(descriptor)
    }

    @Test func bytesAreReadAsTheyAre() throws {
        write("token", [0, 1, 0x0A, 0xFF])
        #expect(try Credentials(directory: directory).read("token") == [0, 1, 0x0A, 0xFF])
    }

    @Test(arguments: ["absent", "", ".", "..", "../etc/passwd", "a/b", "a\0b"])
    func noCredential(name: String) throws { #expect(try Credentials(directory: directory).read(name) == nil) }

    @Test func noDirectory() throws { #expect(try Credentials(directory: nil).read("token") == nil) }

    @Test func aLinkIsNotFollowed() {
        symlink("/etc/passwd", "\(directory)/link")
        let error = #expect(throws: SystemdError.self) { try Credentials(directory: directory).read("link") }
        #expect(error?.errno == ELOOP)
    }

    @Test func tooLarge() {
        write("large", [UInt8](repeating: 1, count: Credentials.maximumSize + 1))
        let error = #expect(throws: SystemdError.self) { try Credentials(directory: directory).read("large") }
        #expect(error?.errno == EFBIG)
    }
}
