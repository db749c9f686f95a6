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
    package func ask(_ message: String) async -> String? { await exchange(Array(message.utf8) + [0], replies: 1).first }

    /// Sends bytes, and shuts down the sending side where asked.
    ///
    /// - Parameter replies: the number of replies to wait for.
    /// - Returns: the replies; fewer where the other end closes the connection before.
    package func exchange(_ bytes: [UInt8], thenShutDown: Bool = false, replies: Int) async -> [String] {
        // The server may be in this very process, so a blocking call must not occupy one of the threads that tasks run on.
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [self] in
                _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                if thenShutDown { shutdown(descriptor, Int32(SHUT_WR)) }
                continuation.resume(returning: receive(replies))
            }
        }
    }

    /// Waits until the other end closes the connection. What it sends before is passed over.
    package func awaitClose() async {
        _ = await exchange([], replies: .max)
    }

    private func receive(_ count: Int) -> [String] {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while received.count(where: { $0 == 0 }) < count {
            let size = recv(descriptor, &buffer, buffer.count, 0)
            guard size > 0 else { break }
            received += buffer[..<size]
        }
        return received.split(separator: 0, omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
