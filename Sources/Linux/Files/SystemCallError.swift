internal import Glibc

/// A system call that failed.
package struct SystemCallError: Error, Hashable, CustomStringConvertible {
    /// The call's name, such as `openat`.
    package let call: String
    /// The system's error number.
    package let errno: Int32

    /// The error number of a call that the caller may not make.
    package static let notPermitted = EACCES

    package init(call: String, errno: Int32) {
        self.call = call
        self.errno = errno
    }

    /// The system's text for the error number, such as "No such file or directory".
    package var text: String { Self.text(for: errno) }

    package var description: String { "\(call): \(text)" }

    /// The system's text for an error number, such as "No such file or directory".
    package static func text(for errno: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(errno, &buffer, buffer.count) == 0 else { return "error \(errno)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
