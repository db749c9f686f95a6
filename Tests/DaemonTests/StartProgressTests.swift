@testable import Daemon
import Dispatch
import Systemd
import Testing

/// The messages of a long start to the service manager.
@Suite(.timeLimit(.minutes(1))) struct StartProgressTests {
    @Test func `a start that goes on says so and what it does, until it is over`() async {
        let (messages, continuation) = AsyncStream.makeStream(of: [ServiceManager.Message].self)
        let progress = StartProgress(every: .milliseconds(1)) { continuation.yield($0) }
        progress.goOn(to: "reading the store in /s")
        progress.begin()
        var received = messages.makeAsyncIterator()
        for _ in 1...2 {
            let message = await received.next()
            #expect(message == [.extendTimeout(.seconds(60)), .status("Starting: reading the store in /s")])
        }
        progress.end()
    }
}
