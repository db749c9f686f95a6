import CLinux
import Glibc
import SystemPackage

/// The pipe that a program has as its standard error. This process reads it while the program runs, so that the program never
/// waits, and keeps the beginning.
final class ErrorPipe {
    private var reading: Int32
    /// The end that the program gets; -1 once it was closed here.
    private(set) var writing: Int32
    private let limit: Int
    private(set) var output = ChildProcess.ErrorOutput()
    private var buffer = [UInt8](repeating: 0, count: 16 << 10)

    /// - Parameter limit: the number of bytes to keep.
    init(keeping limit: Int) throws(Errno) {
        var ends: [Int32] = [-1, -1]
        guard linux_pipe(&ends) == 0 else { throw Errno(rawValue: errno) }
        (reading, writing) = (ends[0], ends[1])
        self.limit = limit
        // The program's own end stays as programs expect it.
        let flags = fcntl(reading, F_GETFL)
        guard flags >= 0, fcntl(reading, F_SETFL, flags | O_NONBLOCK) == 0 else {
            let cause = Errno(rawValue: errno)
            closeWriting()
            close(reading)
            throw cause
        }
    }

    deinit {
        closeWriting()
        if reading >= 0 { close(reading) }
    }

    /// Closes this process's copy of the program's end.
    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// The descriptor to poll; -1 where nothing comes any more.
    var descriptor: Int32 { reading }

    /// Reads what is there. It comes to an end also where a program writes without end.
    func read() {
        for _ in 0..<Self.readsAtOnce where reading >= 0 {
            let count = Glibc.read(reading, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            guard count > 0 else {
                close(reading)
                reading = -1
                return
            }
            let kept = min(count, limit - output.beginning.count)
            output.beginning += buffer[..<kept]
            output.leftOut += count - kept
        }
    }

    /// As much as a pipe holds.
    private static let readsAtOnce = 8
}
