import Foundation

/// A program that is run to its end, with both its outputs.
struct ProgramRun {
    let status: Int32
    /// The text of standard output and standard error, as they came.
    let output: String

    /// - Throws: the error where the program can't be started.
    init(_ program: URL, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: data, as: UTF8.self)
    }
}
