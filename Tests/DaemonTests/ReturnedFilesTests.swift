import Foundation
import Inbox
import Logging
import TestSupport
import Testing

@testable import Daemon

struct ReturnedFilesTests {
    private let directory: TestDirectory

    init() throws { directory = try TestDirectory() }

    /// The notes as a start of the daemon finds them.
    private func start() -> ReturnedFiles {
        ReturnedFiles(
            path: directory.url.appending(path: "returned").path(percentEncoded: false), Logger(label: "test"))
    }

    @Test func `a file that was returned is known after the daemon's death, until it is read`() throws {
        let file = try #require(ReturnedFile("66 1234 1700000000000000"))
        let other = try #require(ReturnedFile("66 1234 1700000000000001"))
        start().note(file)
        let second = start()
        #expect(second.contains(file))
        #expect(!second.contains(other))
        second.forget(file)
        #expect(!second.contains(file))
        #expect(!start().contains(file))
    }

    @Test func `more files than the notes have room for are known as long as the daemon runs`() throws {
        let returned = start()
        let files = try (1...1100).map { try #require(ReturnedFile("66 \($0) 1700000000000000")) }
        for file in files { returned.note(file) }
        #expect(files.allSatisfy(returned.contains))
        #expect(files.count(where: start().contains) == 1024)
        for file in files { returned.forget(file) }
        #expect(!files.contains(where: returned.contains))
        #expect(!files.contains(where: start().contains))
    }

    @Test(arguments: ["", "1 2", "1 2 three", "1 2 3 4", "-1 2 3"])
    func `a damaged note is no file`(text: String) { #expect(ReturnedFile(text) == nil) }
}
