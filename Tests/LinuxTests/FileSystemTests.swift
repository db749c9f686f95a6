import Glibc
import Linux
import TestSupport
import Testing

/// The real file system, in a directory of the test's own.
@Suite struct FileSystemTests {
    private let system = LinuxFileSystem()
    private let directory: TestDirectory

    init() throws { directory = try TestDirectory() }

    @Test func `a directory is not opened through a symbolic link in its path`() throws {
        try directory.makeFolder("real/inner")
        #expect(symlink("real", directory["link"]) == 0)
        _ = try system.openDirectory(directory["real/inner"])
        let error = #expect(throws: SystemCallError.self) { try system.openDirectory(directory["link/inner"]) }
        #expect(error?.errno == ENOTDIR || error?.errno == ELOOP)
    }

    @Test func `every name of a directory is listed`() throws {
        for number in 0..<300 { try directory.write("", to: "\(number)") }
        var names: Set<String> = []
        try system.names(in: system.openDirectory(directory.path)) { names.insert("\($0)").inserted }
        #expect(names == Set((0..<300).map { "\($0)" }))
    }

    @Test func `a rename never replaces a file`() throws {
        try directory.write("old", to: "old")
        try directory.write("new", to: "new")
        let open = try system.openDirectory(directory.path)
        let (old, new) = (try #require(FileName("old")), try #require(FileName("new")))
        let error = #expect(throws: SystemCallError.self) { try system.rename(new, in: open, to: old, in: open) }
        #expect(error?.errno == EEXIST)
        #expect(directory.text(of: "old") == "old")
    }

    @Test func `a FIFO is opened without a writer`() throws {
        #expect(mkfifo(directory["fifo"], 0o600) == 0)
        let file = try system.openFile(
            try #require(FileName("fifo")), in: system.openDirectory(directory.path))
        #expect(try system.status(of: file).kind == .other)
    }

    @Test func `a missing directory is made with those above it`() throws {
        try DirectoryPath.make(directory["a/b/c"])
        try DirectoryPath.make(directory["a/b/c"])
        #expect(FileMode(directory["a/b/c"])?.isDirectory == true)
        try directory.write("", to: "file")
        let error = #expect(throws: SystemCallError.self) { try DirectoryPath.make(directory["file/inner"]) }
        #expect(error?.text == "Not a directory")
    }

    @Test func `a content longer than the limit is not read`() throws {
        try directory.write("12345", to: "file")
        let file = try system.openFile(try #require(FileName("file")), in: system.openDirectory(directory.path))
        #expect(try system.content(of: file, limit: 5) == Array("12345".utf8))
        #expect(try system.content(of: file, limit: 4) == nil)
    }
}
