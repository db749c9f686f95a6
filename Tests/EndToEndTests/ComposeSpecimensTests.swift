import Foundation
import TestSupport
import Testing

/// `compose-specimens`.
@Suite struct ComposeSpecimensTests {
    private func run(_ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(DaemonProcess.binaries.appending(path: "compose-specimens"), arguments)
    }

    @Test func `each specimen is written with its expectation`() throws {
        let directory = try TestDirectory()
        let result = try run([directory.path, "--count", "2", "--expected"])
        #expect(result.status == 0, "\(result.output)")
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(names.count { $0.hasSuffix(".txt") } == 2)
        #expect(names.count { $0.hasSuffix(".expected.json") } == 2)
    }

    @Test func `a missing directory is named in a sentence`() throws {
        let directory = try TestDirectory()
        let result = try run([directory["none"]])
        #expect(result.status != 0)
        #expect(result.output.contains("“\(directory["none"])”; check that the directory exists"))
        #expect(!result.output.contains("NSCocoaErrorDomain") && !result.output.contains("CocoaError"))
    }
}
