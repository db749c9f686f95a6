import Glibc

/// A socket of another program.
enum OtherSocket {
    /// - Parameter kind: datagrams come without anybody who listens.
    /// - Returns: the listening descriptor.
    static func listen(at path: String, _ kind: __socket_type = SOCK_STREAM) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(kind.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        Glibc.listen(descriptor, 8)
        return descriptor
    }

    /// Connects until the queue of a listening socket is full.
    ///
    /// - Returns: the descriptors of the connections, which nobody has accepted.
    static func fill(_ path: String) -> [Int32] {
        var connections: [Int32] = []
        while true {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            connections.append(descriptor)
            if result != 0 { return connections }
        }
    }
}
