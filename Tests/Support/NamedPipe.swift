import Foundation
import Glibc

/// A pipe with a name, open for reading. The reader meets the end when the last writer closes it.
package struct NamedPipe {
    private let directory: TestDirectory
    private let descriptor: Int32

    package var path: String { directory["pipe"] }

    /// Makes a pipe for the time that a body runs.
    package static func with<Result>(_ body: (NamedPipe) async throws -> Result) async throws -> Result {
        let directory = try TestDirectory()
        guard mkfifo(directory["pipe"], 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
        let pipe = NamedPipe(
            directory: directory, descriptor: open(directory["pipe"], O_RDONLY | O_NONBLOCK | O_CLOEXEC))
        defer { close(pipe.descriptor) }
        return try await body(pipe)
    }

    /// Waits for a line.
    package func readLine() -> String {
        var line = ""
        while !line.hasSuffix("\n") { line += read(waiting: -1) ?? "" }
        return line
    }

    /// Waits until the last writer has closed the pipe.
    ///
    /// - Returns: everything not yet read.
    package func readToEnd() async throws -> String {
        var text = ""
        while let more = read(waiting: 50) {
            text += more
            // A writer that never closes it fails the test, and does not hang it.
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
