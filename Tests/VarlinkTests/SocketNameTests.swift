import ControlInterface
import Glibc
import InterfaceChecks
import TestSupport
import Testing
import Varlink

/// A control socket whose name something else gets while the server runs.
@Suite(.timeLimit(.minutes(1))) struct SocketNameTests {
    /// A thing that gets the socket's name, and the words for it in the report.
    enum Thing: CaseIterable {
        case file, directory, danglingLink, otherSocket, datagramSocket

        var words: String {
            switch self {
            case .file: "a file"
            case .directory: "a directory"
            case .danglingLink: "a symbolic link"
            case .otherSocket, .datagramSocket: "the socket of another process"
            }
        }

        /// Puts the thing in the place of the socket.
        ///
        /// - Returns: the listening descriptor of another socket, which the caller closes.
        func take(_ path: String) -> Int32? {
            let aside = path + ".aside"
            var listener: Int32?
            switch self {
            case .file: close(open(aside, O_CREAT | O_WRONLY, 0o600))
            case .directory:
                unlink(path)
                mkdir(path, 0o700)
                return nil
            case .danglingLink: symlink("nowhere", aside)
            case .otherSocket: listener = OtherSocket.listen(at: aside)
            // Nobody can connect to it for a stream.
            case .datagramSocket: listener = OtherSocket.listen(at: aside, SOCK_DGRAM)
            }
            rename(aside, path)
            return listener
        }

        func free(_ path: String) { _ = self == .directory ? rmdir(path) : unlink(path) }
    }

    @Test(arguments: Thing.allCases)
    func `a name that something else has is reported, left alone, and taken again once it is free`(
        _ thing: Thing
    ) async throws {
        let (reports, report) = AsyncStream.makeStream(of: Failure?.self)
        try await withServer(report: { report.yield($0) }) { path in
            let open = try RawClient(path)
            #expect(await open.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
            var words = reports.makeAsyncIterator()
            let listener = thing.take(path)
            let failure = try #require(await words.next() ?? nil)
            #expect(failure.message.contains("\(thing.words) has its name \(path)"))
            #expect(await open.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
            #expect(access(path, F_OK) == 0 || thing == .danglingLink)
            thing.free(path)
            #expect(try await #require(words.next()) == nil)
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
            if let listener { close(listener) }
        }
    }

    @Test func `a dead socket in the place of the server's is replaced`() async throws {
        let (reports, report) = AsyncStream.makeStream(of: Failure?.self)
        try await withServer(report: { report.yield($0) }) { path in
            close(OtherSocket.listen(at: path + ".aside"))
            rename(path + ".aside", path)
            for await failure in reports.prefix(1) { #expect(failure == nil) }
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
        }
    }

    @Test(arguments: [Thing.file, .directory])
    func `a caller is told what is in the place of the socket`(_ thing: Thing) async throws {
        let root = try TestDirectory()
        defer { withExtendedLifetime(root) {} }
        let path = root["control.sock"]
        _ = thing.take(path)
        let failure = await #expect(throws: Failure.self) {
            try await ControlClient(path: path).call(EchoMethod.self, .init(text: "x"))
        }
        #expect(failure?.code == .unreachable)
        #expect(failure?.message.contains("\(thing.words) has that name") == true)
    }

    @Test func `a caller is told of a symbolic link that leads nowhere`() async throws {
        let root = try TestDirectory()
        defer { withExtendedLifetime(root) {} }
        let path = root["control.sock"]
        _ = Thing.danglingLink.take(path)
        let failure = await #expect(throws: Failure.self) {
            try await ControlClient(path: path).call(EchoMethod.self, .init(text: "x"))
        }
        #expect(failure?.message.contains("a symbolic link that leads nowhere has that name") == true)
    }
}
