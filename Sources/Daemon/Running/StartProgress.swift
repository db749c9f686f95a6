import Dispatch
import Synchronization
import Systemd

/// Tells the service manager that a long start goes on, and what it does, so that it is not ended for its length.
final class StartProgress: Sendable {
    private struct Content {
        var step = "reading the settings"
        var messages = 0
        var isOver = false
    }

    private let content = Mutex(Content())
    private let queue = DispatchQueue(label: "ombudsd.start")
    private let interval: DispatchTimeInterval
    private let send: @Sendable ([ServiceManager.Message]) -> Void

    /// The time that each message asks for. A machine that is too busy to send the next one within it has other troubles.
    private static let time = Duration.seconds(60)
    /// The number of messages after which a start is taken to hang: two hours.
    private static let mostMessages = 1440

    init(
        every interval: DispatchTimeInterval = .seconds(5), send: @escaping @Sendable ([ServiceManager.Message]) -> Void
    ) {
        self.interval = interval
        self.send = send
    }

    /// Begins to tell. A start that takes less than the interval says nothing.
    func begin() {
        queue.asyncAfter(deadline: .now() + interval) { [self] in
            let step = content.withLock { content -> String? in
                guard !content.isOver, content.messages < Self.mostMessages else { return nil }
                content.messages += 1
                return content.step
            }
            guard let step else { return }
            send([.extendTimeout(Self.time), .status("Starting: \(step)")])
            begin()
        }
    }

    /// Names the step that begins.
    func goOn(to step: String) { content.withLock { $0.step = step } }

    /// Ends the messages.
    func end() { content.withLock { $0.isOver = true } }
}
