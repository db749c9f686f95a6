import NIOCore

/// Divides the bytes that arrive into messages, each ended by a NUL byte.
struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    /// The largest message, in bytes.
    let limit: Int

    func decode(buffer: inout ByteBuffer) throws -> ByteBuffer? {
        guard let end = buffer.readableBytesView.firstIndex(of: 0) else {
            guard buffer.readableBytes <= limit else { throw MessageTooLarge() }
            return nil
        }
        let length = end - buffer.readerIndex
        guard length <= limit else { throw MessageTooLarge() }
        let message = buffer.readSlice(length: length)
        buffer.moveReaderIndex(forwardBy: 1)
        return message
    }

    func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws -> ByteBuffer? {
        try decode(buffer: &buffer)
    }
}

/// Thrown for a message over the limit.
struct MessageTooLarge: Error {}

/// Passes whole messages on. Closes a connection that is idle for too long, or sends a message over the limit.
final class FrameHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let processor: NIOSingleStepByteToMessageProcessor<FrameDecoder>

    /// - Parameter limit: the largest message, in bytes.
    init(limit: Int) {
        processor = NIOSingleStepByteToMessageProcessor(FrameDecoder(limit: limit))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            try processor.process(buffer: unwrapInboundIn(data)) { message in
                context.fireChannelRead(self.wrapInboundOut(message))
            }
        } catch {
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}

extension ByteBuffer {
    /// A message with its NUL byte.
    init(message: [UInt8]) {
        self.init()
        reserveCapacity(message.count + 1)
        writeBytes(message)
        writeInteger(UInt8(0))
    }
}
