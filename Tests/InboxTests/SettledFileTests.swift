import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

/// The content of a settled file.
@Suite(.timeLimit(.minutes(1)))
struct SettledFileTests {
    @Test func `a file that changes while it is read gives no content`() async throws {
        let once = Once()
        let place = Mutex("")
        let fileSystem = ScriptedFileSystem(after: { call, _ in
            guard call == "read" else { return }
            once {
                let file = open(place.withLock { $0 }, O_WRONLY | O_APPEND)
                write(file, "more", 4)
                close(file)
            }
        })
        try await InboxFixture.withLetter(fileSystem: fileSystem) { fixture, file, _ in
            place.withLock { $0 = "\(fixture.path)/letter.txt" }
            let error = #expect(throws: InboxError.self) { try file.read(limit: 100) }
            #expect(error?.code == .changedWhileReading)
            #expect(error?.isTransient == true)
        }
    }

    /// Files that are too large to be read are hashed in pieces.
    @Test func `pieces are the whole content, or an error is thrown`() async throws {
        let content = String(repeating: "0123456789abcdef", count: 1 << 17)
        let errors = Mutex<[Int32?]>([nil, nil, nil, EIO])
        let fileSystem = ScriptedFileSystem(before: { call, _ throws(SystemCallError) in
            guard call == "read" else { return }
            let error = errors.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let error { throw SystemCallError(call: "pread", errno: error) }
        })
        try await InboxFixture.withLetter(content, fileSystem: fileSystem) { fixture, file, _ in
            var pieces: [[UInt8]] = []
            try file.readPieces { pieces.append(Array($0)) }
            #expect(pieces.count > 1 && pieces.joined().elementsEqual(content.utf8))
            let failed = #expect(throws: InboxError.self) { try file.readPieces { _ in } }
            #expect(failed?.code == .inputOutput && failed?.errno == EIO)
            fixture.write("", to: "letter.txt")
            let changed = #expect(throws: InboxError.self) { try file.readPieces { _ in } }
            #expect(changed?.code == .changedWhileReading)
        }
    }

    @Test func `a file larger than the limit is not read`() async throws {
        try await InboxFixture.withLetter("123456") { _, file, _ in
            let content = try file.read(limit: 6)
            #expect(content.count == 6)
            let error = #expect(throws: InboxError.self) { try file.read(limit: 5) }
            #expect(error?.code == .tooLarge)
        }
    }
}
