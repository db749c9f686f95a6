internal import Glibc

/// An open file, directory or other kernel object. It is closed with the last reference to it.
package final class Descriptor: Sendable {
    /// The number by which the kernel knows it. It is valid only as long as this object lives.
    package let raw: Int32

    /// - Parameter raw: an open descriptor, which this object owns from now on.
    package init(_ raw: Int32) { self.raw = raw }

    deinit { close(raw) }
}
