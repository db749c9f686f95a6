import ControlInterface
import Linux
import NIOCore

/// Pauses for a second after a connection could not be accepted for want of descriptors or memory.
///
/// NIO's own `AcceptBackoffHandler` delays the reads that are requested, but leaves the socket readable for the event loop,
/// which then fails to accept again and again without a pause.
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private let report: @Sendable (Failure?) -> Void
    private var isFailing = false

    /// - Parameter report: called when connections can't be accepted, and with nil when they can be again.
    init(report: @escaping @Sendable (Failure?) -> Void) { self.report = report }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isFailing { report(nil) }
        isFailing = false
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? IOError {
            if !isFailing {
                let cause = SystemCallError.text(for: error.errnoCode)
                report(Failure(.failed, "Nobody can connect to the control socket: \(cause)."))
            }
            isFailing = true
            let channel = context.channel
            // Fails only where the channel is closed by then.
            channel.setOption(.autoRead, value: false).whenComplete { _ in }
            channel.eventLoop.scheduleTask(in: .seconds(1)) {
                channel.setOption(.autoRead, value: true).whenComplete { _ in }
            }
        }
        context.fireErrorCaught(error)
    }
}
