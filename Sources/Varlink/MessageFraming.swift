import Glibc
import NIOCore

/// Divides the bytes that arrive into messages, each ended by a NUL byte.
struct FrameDecoder: NIOSingleStepByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    /// The largest message, in bytes.
    let limit: Int
    /// The number of bytes of the message that comes which are known to be no end: a long one comes in hundreds of pieces, and is not
    /// searched anew with each.
    private var searched = 0

    init(limit: Int) { self.limit = limit }

    mutating func decode(buffer: inout ByteBuffer) throws -> ByteBuffer? {
        let start = min(searched, buffer.readableBytes)
        let end = buffer.withUnsafeReadableBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, bytes.count > start,
                let found = memchr(base + start, 0, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
        guard let length = end else {
            guard buffer.readableBytes <= limit else { throw MessageTooLarge() }
            searched = buffer.readableBytes
            return nil
        }
        searched = 0
        guard length <= limit else { throw MessageTooLarge() }
        let message = buffer.readSlice(length: length)
        buffer.moveReaderIndex(forwardBy: 1)
        return message
    }

    mutating func decodeLast(buffer: inout ByteBuffer, seenEOF: Bool) throws -> ByteBuffer? {
        try decode(buffer: &buffer)
    }
}

/// Thrown for a message over the limit.
struct MessageTooLarge: Error {}

/// Passes whole messages on. Closes a connection that is idle for too long, sends a message over the limit, or takes too long
/// to send one.
final class FrameHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let processor: NIOSingleStepByteToMessageProcessor<FrameDecoder>
    private let messageTime: TimeAmount?
    private let activity: ConnectionActivity?
    /// Closes the connection; set while a message has begun and not ended.
    private var deadline: Scheduled<Void>?

    /// - Parameters:
    ///   - limit: the largest message, in bytes.
    ///   - messageTime: the time from the first byte of a message to its last; nil for any time.
    ///   - activity: a connection that is busy is not closed for being idle.
    init(limit: Int, messageTime: TimeAmount? = nil, activity: ConnectionActivity? = nil) {
        processor = NIOSingleStepByteToMessageProcessor(FrameDecoder(limit: limit))
        self.messageTime = messageTime
        self.activity = activity
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            var hasEnded = false
            try processor.process(buffer: unwrapInboundIn(data)) { message in
                hasEnded = true
                context.fireChannelRead(self.wrapInboundOut(message))
            }
            if hasEnded || processor.unprocessedBytes == 0 {
                deadline?.cancel()
                deadline = nil
            }
            guard let messageTime, deadline == nil, processor.unprocessedBytes > 0 else { return }
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: messageTime) { channel.close(promise: nil) }
        } catch {
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            guard activity?.isBusy != true else { return }
            context.fireErrorCaught(IdleConnection())
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}

/// Thrown on a connection that is idle for too long.
struct IdleConnection: Error {}

extension ByteBuffer {
    /// A message with its NUL byte.
    init(message: [UInt8]) {
        self.init()
        reserveCapacity(message.count + 1)
        writeBytes(message)
        writeInteger(UInt8(0))
    }
}
