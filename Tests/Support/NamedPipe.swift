import Foundation
import Glibc

/// A pipe with a name. Whoever has it open for writing keeps its reader from the end.
package struct NamedPipe {
    package let path: String
    private let descriptor: Int32

    /// Has a pipe for as long as a body runs.
    package static func with<Result>(_ body: (NamedPipe) async throws -> Result) async throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "ombudsd-test-\(UUID())").path()
        guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { unlink(path) }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(descriptor) }
        return try await body(NamedPipe(path: path, descriptor: descriptor))
    }

    /// Waits for a line.
    package func readLine() -> String {
        var line = ""
        while !line.hasSuffix("\n") { line += read(waiting: -1) ?? "" }
        return line
    }

    /// Waits for the last writer to go.
    ///
    /// - Returns: all that is left.
    package func readToEnd() async throws -> String {
        var text = ""
        while let more = read(waiting: 50) {
            text += more
            // A writer that never goes shall fail the test, not hang it.
            try Task.checkCancellation()
            await Task.yield()
        }
        return text
    }

    /// - Parameter time: how long to wait for something to be written, in milliseconds; -1 for ever.
    /// - Returns: nil at the end.
    private func read(waiting time: Int32) -> String? {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&event, 1, time)
        if event.revents == 0 { return "" }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
