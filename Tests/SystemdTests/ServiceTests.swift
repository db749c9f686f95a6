import Glibc
import TestSupport
import Testing

@testable import Systemd

/// Each test runs in a process of its own, because the tested calls read the environment.
@Suite struct ServiceManagerTests {
    @Test func `every message arrives as its lines`() async {
        await #expect(processExitsWith: .success) {
            let socket = try DatagramSocket()
            setenv("NOTIFY_SOCKET", socket.path, 1)
            let manager = ServiceManager()

            #expect(try manager.notify(.ready, .status("Watching the inbox.")))
            #expect(socket.receive() == "READY=1\nSTATUS=Watching the inbox.")
            try manager.notify(.watchdog)
            #expect(socket.receive() == "WATCHDOG=1")
            try manager.notify(.stopping)
            #expect(socket.receive() == "STOPPING=1")
        }
    }

    @Test func `the message of a reload has the monotonic time`() async {
        await #expect(processExitsWith: .success) {
            let socket = try DatagramSocket()
            setenv("NOTIFY_SOCKET", socket.path, 1)
            let before = SystemCalls.monotonicMicroseconds()
            try ServiceManager().notify(.reloading)
            let lines = socket.receive().split(separator: "\n")
            #expect(lines.first == "RELOADING=1")
            let time = try #require(lines.last?.split(separator: "=").last.flatMap { UInt64($0) })
            #expect((before...SystemCalls.monotonicMicroseconds()).contains(time))
        }
    }

    @Test func `a status can't forge a message`() async {
        await #expect(processExitsWith: .success) {
            let socket = try DatagramSocket()
            setenv("NOTIFY_SOCKET", socket.path, 1)
            try ServiceManager().notify(.status("read a\nSTOPPING=1"))
            #expect(socket.receive() == #"STATUS=read a\nSTOPPING=1"#)
        }
    }

    @Test func `nothing is sent without a service manager`() async {
        await #expect(processExitsWith: .success) {
            unsetenv("NOTIFY_SOCKET")
            unsetenv("WATCHDOG_USEC")
            let wasSent = try ServiceManager().notify(.ready)
            #expect(!wasSent)
            let timeout = try ServiceManager().watchdogTimeout()
            #expect(timeout == nil)
        }
    }

    @Test func `a service manager that is gone is an error`() async {
        await #expect(processExitsWith: .success) {
            setenv("NOTIFY_SOCKET", "/nonexistent/notify", 1)
            let error = #expect(throws: SystemdError.self) { try ServiceManager().notify(.ready) }
            #expect(error?.code == .notifyFailed)
            #expect(error?.errno == ENOENT)
        }
    }

    @Test(arguments: [("for this process", true, 30_000_000), ("for another process", false, 30_000_000)])
    func `the watchdog timeout is that of this process`(name: String, isOurs: Bool, microseconds: Int) async {
        await #expect(processExitsWith: .success) { [isOurs, microseconds] in
            setenv("WATCHDOG_USEC", String(microseconds), 1)
            setenv("WATCHDOG_PID", String(isOurs ? getpid() : 1), 1)
            let timeout = try ServiceManager().watchdogTimeout()
            #expect(timeout == (isOurs ? .microseconds(microseconds) : nil))
        }
    }

    @Test func `a watchdog timeout that is no number is an error`() async {
        await #expect(processExitsWith: .success) {
            setenv("WATCHDOG_USEC", "soon", 1)
            unsetenv("WATCHDOG_PID")
            #expect(throws: SystemdError.self) { try ServiceManager().watchdogTimeout() }
        }
    }
}

@Suite struct SocketActivationTests {
    @Test func `a passed socket is handed over once`() async {
        await #expect(processExitsWith: .success) {
            // Descriptor 3 is the first that a service manager passes; here another file has it.
            let saved = dup(3)
            defer { if saved >= 0 { dup2(saved, 3) } }
            let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            try DatagramSocket.bind(listener, toAbstract: DatagramSocket.newName())
            #expect(listen(listener, 1) == 0)
            dup2(listener, 3)
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDS", "1", 1)
            setenv("LISTEN_FDNAMES", "control", 1)

            let sockets = try SocketActivation.receiveSockets()
            #expect(sockets == [PassedSocket(descriptor: 3, name: "control", isListeningUnixStream: true)])
            #expect(fcntl(3, F_GETFD) & FD_CLOEXEC != 0)
            #expect(try SocketActivation.receiveSockets() == [])
        }
    }

    @Test func `sockets of another process are left alone`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", "1", 1)
            setenv("LISTEN_FDS", "1", 1)
            let sockets = try SocketActivation.receiveSockets()
            #expect(sockets == [])
        }
    }

    @Test func `a number of sockets that is no number is an error`() async {
        await #expect(processExitsWith: .success) {
            setenv("LISTEN_PID", String(getpid()), 1)
            setenv("LISTEN_FDS", "some", 1)
            let error = #expect(throws: SystemdError.self) { try SocketActivation.receiveSockets() }
            #expect(error?.code == .socketsUnavailable)
        }
    }
}
