import Dispatch
import Glibc

/// Sends and receives bytes over a Unix socket, without any of the code under test.
package final class RawClient: Sendable {
    package struct NotConnected: Error {
        let errno: Int32
    }

    private let descriptor: Int32

    /// - Parameter path: at most 107 bytes.
    package init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw NotConnected(errno: errno) }
    }

    deinit { close(descriptor) }

    /// Sends one message.
    ///
    /// - Returns: the reply; nil where the other end closes the connection without one.
    package func ask(_ message: String) async -> String? {
        // The server may be in this very process, so a blocking call must not occupy one of the threads that tasks run on.
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in continuation.resume(returning: exchange(message)) }
        }
    }

    private func exchange(_ message: String) -> String? {
        let bytes = Array(message.utf8) + [0]
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var reply: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            reply += buffer[..<count]
            if reply.last == 0 { return String(decoding: reply.dropLast(), as: UTF8.self) }
        }
    }
}
