import ControlInterface
import Glibc
import InterfaceChecks
import TestSupport
import Testing
import Varlink

/// A server on a socket that the service manager made, whose name something happens to.
@Suite(.timeLimit(.minutes(1))) struct ActivatedSocketTests {
    /// A socket as a service manager makes it, and the news of the server behind it.
    private struct Service: Sendable {
        let path: String
        /// A second name of the service manager's socket.
        var aside: String { path + ".aside" }
        /// "replaced", "failed" with the failure's words, "open".
        let news: AsyncStream<String>

        func answers(at path: String) async -> Bool {
            (try? await ControlClient(path: path).call(EchoMethod.self, .init(text: "z")).text) == "z"
        }

        /// The kind, the mode and the group of the entry with the socket's name.
        var entry: [UInt32] {
            var status = stat()
            return lstat(path, &status) == 0 ? [status.st_mode, status.st_gid] : []
        }
    }

    /// Serves a socket while a test runs.
    ///
    /// - Parameter prepare: changes the socket's entry before the server starts.
    private func withService(
        prepare: (Service) -> Void = { _ in }, _ body: @Sendable @escaping (Service) async throws -> Void,
        after: (Service) -> Void = { _ in }
    ) async throws {
        let root = try TestDirectory()
        defer { withExtendedLifetime(root) {} }
        let (news, report) = AsyncStream.makeStream(of: String.self)
        let service = Service(path: root["control.sock"], news: news)
        let descriptor = OtherSocket.listen(at: service.path)
        chmod(service.path, 0o640)
        if geteuid() == 0 { chown(service.path, 0, 54_321) }
        prepare(service)
        let server = ControlServer(
            path: service.path, passed: descriptor, version: "1.2.3",
            report: { report.yield($0.map { "failed: \($0.message)" } ?? "open") },
            replaced: { report.yield("replaced: \($0)") }, interfaces: [EchoInterface.served])
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup { group in
            group.addTask {
                do { try await server.run { isReady.finish() } } catch is CancellationError {}
            }
            for await _ in ready {}
            try await body(service)
            group.cancelAll()
        }
        after(service)
    }

    @Test func `a name that is removed comes back with its rights, and goes with the server, beside the passed socket`()
        async throws
    {
        try await withService { service in
            var news = service.news.makeAsyncIterator()
            #expect(await service.answers(at: service.path))
            let before = service.entry
            let connected = try RawClient(service.path)
            #expect(await connected.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
            rename(service.path, service.aside)
            let sentence = try #require(await news.next())
            #expect(sentence.hasPrefix("replaced: The name \(service.path) did not lead to the socket"))
            #expect(sentence.contains("systemctl stop ombudsd.socket ombudsd.service"))
            #expect(service.entry == before)
            #expect(await service.answers(at: service.path))
            #expect(await service.answers(at: service.aside), "the passed socket is still served")
            #expect(await connected.ask(#"{"method":"com.example.Echo.Optional"}"#) != nil)
            // The second time it is the server's own socket.
            unlink(service.path)
            #expect(await news.next() == "open")
            #expect(service.entry == before)
            #expect(await service.answers(at: service.path))
        } after: { service in
            #expect(access(service.path, F_OK) != 0, "the server's own socket goes with it")
            #expect(access(service.aside, F_OK) == 0, "the service manager's stays")
        }
    }

    @Test func `a passed socket that gets its name back is served there, and stays`() async throws {
        try await withService { service in
            var news = service.news.makeAsyncIterator()
            rename(service.path, service.aside)
            #expect(await news.next()?.hasPrefix("replaced: ") == true)
            rename(service.aside, service.path)
            #expect(await service.answers(at: service.path))
            // The loss of this name is noticed as well, and nothing was said of another process's socket before.
            rename(service.path, service.aside)
            #expect(await news.next() == "open")
            rename(service.aside, service.path)
        } after: { service in
            #expect(access(service.path, F_OK) == 0)
        }
    }

    @Test(arguments: SocketNameTests.Thing.allCases)
    func `a thing in the place of a passed socket is reported, and its name taken once it is free`(
        _ thing: SocketNameTests.Thing
    ) async throws {
        try await withService { service in
            var news = service.news.makeAsyncIterator()
            #expect(await service.answers(at: service.path))
            let listener = thing.take(service.path)
            #expect(await news.next()?.contains("\(thing.words) has its name \(service.path)") == true)
            thing.free(service.path)
            #expect(await news.next()?.hasPrefix("replaced: ") == true)
            #expect(await service.answers(at: service.path))
            if let listener { close(listener) }
        }
    }

    @Test func `a passed socket without its name has it again before the server is ready`() async throws {
        try await withService(prepare: { unlink($0.path) }) { service in
            #expect(await service.answers(at: service.path))
            #expect(service.entry.first == S_IFSOCK | 0o660, "the rights that the package's unit gives")
            var news = service.news.makeAsyncIterator()
            #expect(await news.next()?.hasPrefix("replaced: ") == true)
        } after: { service in
            #expect(access(service.path, F_OK) != 0)
        }
    }

    @Test func `a file in the place of a passed socket keeps no server from its start`() async throws {
        try await withService(prepare: { _ = SocketNameTests.Thing.file.take($0.path) }) { service in
            var news = service.news.makeAsyncIterator()
            #expect(await news.next()?.contains("a file has its name") == true)
            SocketNameTests.Thing.file.free(service.path)
            #expect(await news.next()?.hasPrefix("replaced: ") == true)
            #expect(await service.answers(at: service.path))
        }
    }

    @Test func `a caller waits for a place in the queue that others have filled`() async throws {
        let root = try TestDirectory()
        let path = root["control.sock"]
        let descriptor = OtherSocket.listen(at: path)
        let others = OtherSocket.fill(path)
        let server = ControlServer(
            path: path, passed: descriptor, version: "1.2.3", interfaces: [EchoInterface.served])
        try await withThrowingTaskGroup { group in
            group.addTask {
                do { try await server.run {} } catch is CancellationError {}
            }
            let reply = try await ControlClient(path: path).call(EchoMethod.self, .init(text: "z"))
            #expect(reply.text == "z")
            group.cancelAll()
        }
        for other in others { close(other) }
    }

    @Test func `a caller who gets no place in time is told why`() async throws {
        let root = try TestDirectory()
        let path = root["control.sock"]
        let descriptor = OtherSocket.listen(at: path)
        let others = OtherSocket.fill(path)
        let failure = await #expect(throws: Failure.self) {
            try await ControlClient(path: path, timeoutSeconds: 0).call(EchoMethod.self, .init(text: "z"))
        }
        #expect(failure?.message.hasPrefix("Too many callers wait") == true)
        for other in others + [descriptor] { close(other) }
    }

    @Test func `a socket that a killed server left in the place of the passed one is replaced`() async throws {
        try await withService(prepare: { service in
            unlink(service.path)
            close(OtherSocket.listen(at: service.path))
        }) { service in
            #expect(await service.answers(at: service.path))
        }
    }
}
