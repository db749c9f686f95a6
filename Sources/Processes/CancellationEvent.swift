import CLinux
import Glibc
import SystemPackage

/// Wakes a thread that polls. The owner closes it.
struct CancellationEvent: Sendable {
    /// Polls as readable once the event was sent.
    let descriptor: Int32

    init() throws(Errno) {
        descriptor = linux_eventfd()
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    }

    /// - Parameter descriptor: another descriptor of an event.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func send() {
        var count: UInt64 = 1
        // It fails only after the event was sent 2⁶⁴ times.
        _ = write(descriptor, &count, MemoryLayout.size(ofValue: count))
    }

    func close() { _ = Glibc.close(descriptor) }
}
