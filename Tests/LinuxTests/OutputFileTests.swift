import Glibc
import Linux
import TestSupport
import Testing

/// The place that a person names for a result, in a directory of the test's own.
@Suite struct OutputFileTests {
    private let directory: TestDirectory

    init() throws { directory = try TestDirectory() }

    private func content(_ name: String) throws -> String {
        String(decoding: try FileContents.read(directory[name], limit: 100), as: UTF8.self)
    }

    @Test func `a file is made, and replaced as a whole with its permissions`() throws {
        try OutputFile(directory["page.html"]).write(Array("one".utf8))
        #expect(try content("page.html") == "one")
        #expect(chmod(directory["page.html"], 0o640) == 0)
        try OutputFile(directory["page.html"]).write(Array("other".utf8))
        #expect(try content("page.html") == "other")
        #expect(FileMode(directory["page.html"])?.mode == 0o640)
    }

    @Test func `a link stays, and its target is replaced`() throws {
        try directory.write("old", to: "target")
        #expect(symlink("target", directory["link"]) == 0)
        try OutputFile(directory["link"]).write(Array("new".utf8))
        #expect(FileMode(directory["link"])?.isRegular == false)
        #expect(try content("target") == "new")
    }

    @Test(arguments: ["target", "folder/target", "second"])
    func `a link that leads to nothing stays, and its target is made`(_ target: String) throws {
        try directory.makeFolder("folder")
        #expect(symlink("folder/target", directory["second"]) == 0)
        #expect(symlink(target, directory["link"]) == 0)
        try OutputFile(directory["link"]).write(Array("new".utf8))
        #expect(FileMode(directory["link"])?.isRegular == false)
        #expect(try content(target) == "new")
        #expect(FileMode(directory["second"])?.isRegular == false)
    }

    @Test func `links that lead in a circle stay`() throws {
        #expect(symlink("link", directory["link"]) == 0)
        let error = #expect(throws: SystemCallError.self) { try OutputFile(directory["link"]).write([65]) }
        #expect(error?.errno == ELOOP)
        #expect(FileMode(directory["link"])?.isRegular == false)
    }

    @Test func `a device takes the bytes, and is never replaced`() throws {
        #expect(symlink("/dev/full", directory["full"]) == 0)
        let file = OutputFile(directory["full"])
        #expect(file.isOccupied)
        let error = #expect(throws: SystemCallError.self) { try file.write(Array("new".utf8)) }
        #expect(error?.errno == ENOSPC)
        // The link of the device is there still, so the device has not been replaced either.
        #expect(FileMode(directory["full"])?.isRegular == false)
        #expect(FileMode("/dev/full")?.isRegular == false)
    }

    @Test func `what can't be written leaves nothing behind`() throws {
        try directory.makeFolder("folder")
        let onFolder = #expect(throws: SystemCallError.self) { try OutputFile(directory["folder"]).write([65]) }
        #expect(onFolder?.errno == EISDIR)
        let nowhere = #expect(throws: SystemCallError.self) { try OutputFile(directory["none/file"]).write([65]) }
        #expect(nowhere?.errno == ENOENT)
        var names: [String] = []
        let system = LinuxFileSystem()
        try system.names(in: system.openDirectory(directory.path)) {
            names.append("\($0)")
            return true
        }
        #expect(names == ["folder"])
    }
}
