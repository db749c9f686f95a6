internal import Dispatch
internal import Glibc
import Linux

/// One thing that the system said about a watched directory.
struct WatchEvent: Hashable {
    /// The watch, as ``ChangeWatch/add(_:)`` numbered it; -1 where it concerns all.
    var watch: Int32
    /// Bits as in `inotify(7)`.
    var mask: UInt32
    /// The entry that it is about; `nil` when it is about the directory itself.
    var name: FileName?

    func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }
}

/// Tells of changes in directories.
protocol ChangeWatch: AnyObject, Sendable {
    /// Calls a body on a queue whenever there are events, and runs what that sets going, until the listener is cancelled; `nil` when there never are any.
    func listen(
        on queue: DispatchQueue, then executor: ListenerExecutor, _ body: @escaping @Sendable () -> Void
    ) throws(SystemCallError) -> Listener?
    /// Watches a directory; the same directory has the same number.
    func add(_ directory: Descriptor) throws(SystemCallError) -> Int32
    func remove(_ watch: Int32)
    /// The events that wait, none when none do.
    func read() throws(SystemCallError) -> [WatchEvent]
}

/// Linux's own, `inotify(7)`.
final class Inotify: ChangeWatch {
    private let descriptor: Descriptor

    init() throws(SystemCallError) {
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
        // By the open directory, so that what is watched is what was opened, whatever its path stands for by now.
        let bits =
            IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
            | IN_DELETE_SELF
            | IN_MOVE_SELF
        let mask = UInt32(bits) | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        let result = inotify_add_watch(descriptor.raw, "/proc/self/fd/\(directory.raw)", mask)
        guard result >= 0 else { throw SystemCallError(call: "inotify_add_watch", errno: errno) }
        return result
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
                // A queue that is filled faster than it is read must not keep everything else waiting.
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
