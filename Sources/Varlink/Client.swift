import NIOCore
import Synchronization

/// A connection, and what it does. It is closed once nobody has it, so that one that is accepted while the server ends is let go.
final class Client: Sendable {
    private let messages: NIOAsyncChannel<ByteBuffer, ByteBuffer>
    let activity: ConnectionActivity
    let peer: Peer
    private let isTaken = Atomic(false)

    init(_ messages: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ activity: ConnectionActivity, _ peer: Peer) {
        self.messages = messages
        self.activity = activity
        self.peer = peer
    }

    var connection: any Channel { messages.channel }

    /// The messages, for the one who ends them.
    func take() -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        isTaken.store(true, ordering: .relaxed)
        return messages
    }

    deinit {
        guard !isTaken.load(ordering: .relaxed) else { return }
        // NIO ends the program where nobody has ended the messages, and that is done by a task alone. Only this object knows that a client was
        // let go by a listener that ended, so that there is no other task to do it in.
        Task { [messages] in try? await messages.executeThenClose { _, _ in } }
    }
}
