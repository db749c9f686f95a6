import Glibc
package import SystemPackage

/// A file of lines of one length, which its owner overwrites in place. A line that was written survives the process; nothing is
/// synchronised, so that it need not survive the machine.
package final class SlotFile: Sendable {
    private let descriptor: Int32
    /// The number of bytes of a line, with the line feed that ends it.
    private let length: Int
    /// The number of lines.
    package let count: Int

    /// Opens a file, and makes it where it is not there. A file of another size is given this one; lines that it lacks are blank.
    ///
    /// - Parameters:
    ///   - count: the number of lines.
    ///   - length: the number of bytes of a line, with the line feed that ends it.
    /// - Throws: the error of the call that failed.
    package init(_ path: String, count: Int, length: Int) throws(Errno) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        self.length = length
        self.count = count
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Errno(rawValue: errno) }
        let size = count * length
        if status.st_size > size, ftruncate(descriptor, size) != 0 { throw Errno(rawValue: errno) }
        // Each line is on the disk from now on, so that a full disk can't refuse one.
        for line in (Int(status.st_size) / length)..<max(count, Int(status.st_size) / length) {
            try write("", line: line)
        }
    }

    deinit { close(descriptor) }

    /// - Returns: a line without the spaces at its end; empty where it can't be read.
    package func line(_ index: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: length)
        let read = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, length, off_t(index * length)) }
        guard read == length, let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(decoding: bytes[...last], as: UTF8.self)
    }

    /// Overwrites a line.
    ///
    /// - Parameter text: what is too long for the line is cut off. It must hold no line feed.
    package func write(_ text: String, line index: Int) throws(Errno) {
        var bytes = Array(text.utf8.prefix(length - 1))
        bytes += repeatElement(0x20, count: length - 1 - bytes.count)
        bytes.append(0x0A)
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, length, off_t(index * length)) }
        guard written == length else { throw written < 0 ? Errno(rawValue: errno) : .noSpace }
    }
}
