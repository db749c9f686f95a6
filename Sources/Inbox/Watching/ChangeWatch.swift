internal import Dispatch
internal import Glibc
import Linux

/// A change in a watched directory, as the system reported it.
struct WatchEvent: Hashable {
    /// The number of the watch, from ``ChangeWatch/add(_:)``; -1 where the event concerns all.
    var watch: Int32
    /// The bits of `inotify(7)`.
    var mask: UInt32
    /// The entry that changed; nil when the directory itself changed.
    var name: FileName?

    func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }
}

/// Reports changes in directories.
protocol ChangeWatch: AnyObject, Sendable {
    /// Calls a closure on a queue whenever there are events, until the listener is cancelled.
    ///
    /// - Parameter executor: runs the tasks that the closure resumes.
    /// - Returns: nil where there never are any events.
    func listen(
        on queue: DispatchQueue, then executor: ListenerExecutor, _ body: @escaping @Sendable () -> Void
    ) throws(SystemCallError) -> Listener?
    /// Watches a directory.
    ///
    /// - Returns: the number of the watch; the same directory has the same number.
    func add(_ directory: Descriptor) throws(SystemCallError) -> Int32
    func remove(_ watch: Int32)
    /// Reads the waiting events; none where there are none.
    func read() throws(SystemCallError) -> [WatchEvent]
}

/// Linux's watch, `inotify(7)`.
final class Inotify: ChangeWatch {
    private let descriptor: Descriptor
    private let bits: Int32

    /// - Parameter bits: the events of `inotify(7)` that are reported.
    init(_ bits: Int32 = Inotify.everything) throws(SystemCallError) {
        self.bits = bits
        let result = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard result >= 0 else { throw SystemCallError(call: "inotify_init1", errno: errno) }
        descriptor = Descriptor(result)
    }

    func listen(
        on queue: DispatchQueue, then executor: ListenerExecutor, _ body: @escaping @Sendable () -> Void
    ) throws(SystemCallError) -> Listener? {
        try Listener(to: descriptor, on: queue, then: executor, read: body)
    }

    func add(_ directory: Descriptor) throws(SystemCallError) -> Int32 {
        // By the open directory, so that the watched directory is the opened one, whatever its path leads to by now.
        let mask = UInt32(bits) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        let result = inotify_add_watch(descriptor.raw, "/proc/self/fd/\(directory.raw)", mask)
        guard result >= 0 else { throw SystemCallError(call: "inotify_add_watch", errno: errno) }
        return result
    }

    /// The events that tell of files which come, change and go.
    private static var everything: Int32 {
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
            | IN_MOVE_SELF
    }

    func remove(_ watch: Int32) { inotify_rm_watch(descriptor.raw, watch) }

    func read() throws(SystemCallError) -> [WatchEvent] {
        var events: [WatchEvent] = []
        let size = 65_536
        let alignment = MemoryLayout<inotify_event>.alignment
        let failure = withUnsafeTemporaryAllocation(byteCount: size, alignment: alignment) { buffer -> Int32 in
            while true {
                let count = Glibc.read(descriptor.raw, buffer.baseAddress, size)
                guard count > 0 else {
                    if count < 0, errno == EINTR { continue }
                    return count == 0 || errno == EAGAIN ? 0 : errno
                }
                Self.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: &events)
                // A queue that is filled faster than it is read must not hold up everything else.
                if events.count >= Self.maximumAtOnce { return 0 }
            }
        }
        guard failure == 0 else { throw SystemCallError(call: "read", errno: failure) }
        return events
    }

    private static let maximumAtOnce = 16_384

    private static func append(_ bytes: UnsafeRawBufferPointer, to events: inout [WatchEvent]) {
        let header = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset + header <= bytes.count {
            let event = bytes.load(fromByteOffset: offset, as: inotify_event.self)
            let start = offset + header
            let end = min(start + Int(event.len), bytes.count)
            events.append(
                WatchEvent(watch: event.wd, mask: event.mask, name: FileName(bytes[start..<end].prefix { $0 != 0 })))
            offset = end
        }
    }
}
