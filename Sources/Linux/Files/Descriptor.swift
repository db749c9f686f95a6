internal import CLinux
internal import Glibc

/// An open file, directory or other kernel object. It is closed with the last reference to it.
package final class Descriptor: Sendable {
    /// The number by which the kernel knows it. It is valid only as long as this object lives.
    package let raw: Int32

    /// - Parameter raw: an open descriptor, which this object owns from now on.
    package init(_ raw: Int32) { self.raw = raw }

    deinit { close(raw) }
}

extension Descriptor {
    /// Makes a descriptor that can be read once ``signal()`` was called (`eventfd(2)`).
    package static func event() throws(SystemCallError) -> Descriptor {
        let result = linux_eventfd()
        guard result >= 0 else { throw SystemCallError(call: "eventfd", errno: errno) }
        return Descriptor(result)
    }

    /// Makes an event's descriptor readable.
    package func signal() {
        var one: UInt64 = 1
        _ = write(raw, &one, MemoryLayout.size(ofValue: one))
    }
}
