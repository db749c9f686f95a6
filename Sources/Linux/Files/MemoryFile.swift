import CLinux
import Glibc
package import SystemPackage

/// A file in memory without a name. It exists until the last process closes it.
///
/// As the standard input of a program it is complete before the program starts, and need not be read.
package struct MemoryFile: ~Copyable {
    /// The number by which the kernel knows it. It is valid only as long as this value lives.
    package let descriptor: Int32

    /// Makes a file that is positioned at its start.
    ///
    /// - Parameter label: the name that `/proc/PID/fd` shows.
    /// - Throws: the error of the call that failed; descriptors or memory may be short.
    package init(label: String, content: [UInt8] = []) throws(Errno) {
        let descriptor = linux_memory_file(label)
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
        let file = FileDescriptor(rawValue: descriptor)
        do {
            try file.writeAll(content)
            try file.seek(offset: 0, from: .start)
        } catch {
            close(descriptor)
            throw error as? Errno ?? .ioError
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Its size in bytes.
    package var size: Int {
        get throws(Errno) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw Errno(rawValue: errno) }
            return Int(status.st_size)
        }
    }

    /// Reads from the start of the file, and leaves its position.
    ///
    /// - Returns: the first `size` bytes, or all where the file is shorter.
    package func read(_ size: Int) throws(Errno) -> [UInt8] {
        let file = FileDescriptor(rawValue: descriptor)
        do {
            return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                    let read = try file.read(fromAbsoluteOffset: Int64(count), into: rest)
                    if read == 0 { break }
                    count += read
                }
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
    }
}
