import Glibc

/// A Unix datagram socket in the place of the service manager's. Its name is abstract, so that no file is left.
package struct DatagramSocket: Sendable {
    /// The value of `NOTIFY_SOCKET`.
    package let path: String
    private let descriptor: Int32

    package init() throws {
        path = "@" + Self.newName()
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        // A message that does not come fails the test that waits for it.
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        try Self.bind(descriptor, toAbstract: String(path.dropFirst()))
    }

    package static func newName() -> String { "ombudsd-test-\(getpid())-\(UInt32.random(in: 0 ... .max))" }

    package static func bind(_ descriptor: Int32, toAbstract name: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) {
            UnsafeMutableRawBufferPointer(rebasing: $0.dropFirst()).copyBytes(from: name.utf8)
        }
        let length = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + 1 + name.utf8.count } ?? 0
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(descriptor, $0, socklen_t(length)) }
        }
        guard result == 0 else { throw PrivateJournal.Failure(text: "no socket named \(name): \(errno)") }
    }

    /// Receives the next message; an empty one where none comes for 30 s.
    package func receive() -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
