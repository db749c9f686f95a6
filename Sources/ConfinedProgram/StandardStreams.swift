import Glibc

/// The standard input and output of a program that another one started with both in memory.
package enum StandardStreams {
    /// Reads the whole standard input.
    ///
    /// - Returns: nil where it can't be read.
    package static func input() -> [UInt8]? {
        var status = stat()
        guard fstat(STDIN_FILENO, &status) == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }

    /// Writes bytes to the standard output.
    ///
    /// - Returns: whether all were written.
    package static func output(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                let count = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }

    /// Writes a text to the standard error, for the person who started the program.
    package static func complain(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
