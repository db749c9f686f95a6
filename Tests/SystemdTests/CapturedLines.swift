import Glibc
import TestSupport

/// A pipe in the place of standard error.
struct CapturedLines {
    let input: Int32
    private let output: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw PrivateJournal.Failure(text: "no pipe: \(errno)") }
        (output, input) = (ends[0], ends[1])
    }

    /// Closes the pipe and returns the lines that were written.
    func read() -> [String] {
        close(input)
        defer { close(output) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = Glibc.read(output, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
