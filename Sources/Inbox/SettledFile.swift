public import Linux

/// A file that lay still, open for reading. What is read is what was opened, whatever the name stands for by now.
///
/// It stays in the inbox until ``Inbox/conclude(_:)`` says what becomes of it. Without that it is not given out again
/// while its content stays the same and the daemon runs; the next start gives it out again. It is closed with the last
/// reference to it.
public final class SettledFile: Sendable {
    public let path: InboxPath
    /// In bytes, when it was opened.
    public var size: Int64 { stamp.size }
    /// When it was last written, as its own clock says.
    public var modified: FileTime { stamp.modified }
    public var device: UInt64 { stamp.device }
    public var inode: UInt64 { stamp.inode }
    /// How often it was given out before and kept for another try.
    public let attempt: Int

    let stamp: FileStamp
    let descriptor: Descriptor
    /// The directory that it was opened in, wherever that lies by now.
    let directory: Descriptor
    private let fileSystem: any FileSystem

    init(
        path: InboxPath, stamp: FileStamp, attempt: Int, descriptor: Descriptor, directory: Descriptor,
        fileSystem: any FileSystem
    ) {
        self.path = path
        self.stamp = stamp
        self.attempt = attempt
        self.descriptor = descriptor
        self.directory = directory
        self.fileSystem = fileSystem
    }

    /// The whole content. The calling thread waits for the disk.
    ///
    /// - Parameter limit: how many bytes it may have at the most.
    /// - Throws: ``InboxError`` with `tooLarge`, with `changedWhileReading` when somebody wrote to it meanwhile, or with
    ///   what the disk said.
    public func read(limit: Int) throws(InboxError) -> [UInt8] {
        guard size <= Int64(limit) else { throw tooLarge(limit) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(size))
        try readPieces { content += $0 }
        return content
    }

    /// The whole content in pieces, for what need not fit into memory. The calling thread waits for the disk.
    ///
    /// - Throws: ``InboxError`` with `changedWhileReading` when somebody wrote to it meanwhile, or with what the disk said.
    ///   What the pieces were is then nobody's content.
    public func readPieces(_ body: (ArraySlice<UInt8>) -> Void) throws(InboxError) {
        var count: Int64 = 0
        do throws(SystemCallError) {
            // One byte more than expected, so that growth is seen with the first call.
            var buffer = [UInt8](repeating: 0, count: Int(min(size + 1, 1 << 20)))
            while count <= size {
                let length = try fileSystem.read(descriptor, at: count, into: &buffer)
                if length == 0 { break }
                body(buffer[..<length])
                count += Int64(length)
            }
            let status = try fileSystem.status(of: descriptor)
            if status.stamp.isSameContent(as: stamp), count == size { return }
        } catch {
            throw InboxError(file: path, error)
        }
        throw InboxError(
            .changedWhileReading, "\(path) changed while it was read; it is read again when it lies still.")
    }

    private func tooLarge(_ limit: Int) -> InboxError {
        InboxError(.tooLarge, "\(path) has more than \(limit) bytes; raise the limit in the settings if that is right.")
    }
}
