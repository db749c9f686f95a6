import NIOCore

/// Divides what arrives into messages: each is ended by a NUL byte.
struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

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

/// A message is longer than the limit.
struct MessageTooLarge: Error {}

/// Hands messages on and closes a connection that says nothing for too long.
final class FrameHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let processor: NIOSingleStepByteToMessageProcessor<FrameDecoder>

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
    /// A message with its end.
    init(message: [UInt8]) {
        self.init()
        reserveCapacity(message.count + 1)
        writeBytes(message)
        writeInteger(UInt8(0))
    }
}
