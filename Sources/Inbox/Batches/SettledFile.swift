public import Linux
internal import Synchronization

/// A settled file, open for reading. Its content is that of the opened file, whatever its name leads to by now.
///
/// It stays in the inbox until ``Inbox/conclude(_:)`` gets a verdict. Without a verdict it comes in no further batch while
/// its content stays the same and the daemon runs; it comes again after the next start. It is closed with the last
/// reference to it.
public final class SettledFile: Sendable {
    public let path: InboxPath
    /// The size in bytes, when it was opened.
    public var size: Int64 { stamp.size }
    /// The modification time.
    public var modified: FileTime { stamp.modified }
    public var device: UInt64 { stamp.device }
    public var inode: UInt64 { stamp.inode }
    /// The time at which the file was made, in microseconds since 1970. With name, device and inode it identifies the file: the
    /// inode's number alone is soon that of another one.
    public let born: UInt64
    /// The number of earlier attempts to read or archive it.
    public let attempt: Int

    let stamp: FileStamp
    let descriptor: Descriptor
    /// The directory that it was opened in, wherever that is by now.
    let directory: Descriptor
    private let fileSystem: any FileSystem
    private let lastRead = Mutex<Original?>(nil)

    /// The content that was read, by which the archive makes the original.
    enum Original: Sendable {
        /// All of it, and its SHA-256 where that is known.
        case bytes([UInt8], sha256: String? = nil)
        /// The SHA-256 of content that is too large to be held until then.
        case digest(String)
    }

    /// The largest content, in bytes, that is held until the file is archived.
    static let largestHeld = 256 << 10

    init(
        path: InboxPath, stamp: FileStamp, born: UInt64, attempt: Int, descriptor: Descriptor, directory: Descriptor,
        fileSystem: any FileSystem
    ) {
        self.born = born
        self.path = path
        self.stamp = stamp
        self.attempt = attempt
        self.descriptor = descriptor
        self.directory = directory
        self.fileSystem = fileSystem
    }

    /// Reads the whole content. The calling thread waits for the disk.
    ///
    /// - Parameter limit: the maximum size in bytes.
    /// - Throws: ``InboxError`` with `tooLarge`, with `changedWhileReading` when the file was written to meanwhile, or with
    ///   the error of the disk.
    public func read(limit: Int) throws(InboxError) -> [UInt8] {
        guard size <= Int64(limit) else { throw tooLarge(limit) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(size))
        try read { content += $0 }
        remember(size <= Self.largestHeld ? .bytes(content) : .digest(SHA256.hexDigest(of: content)))
        return content
    }

    /// The content as it was read last; nil where it was not read to its end.
    var original: Original? { lastRead.withLock { $0 } }

    func remember(_ original: Original) { lastRead.withLock { $0 = original } }

    /// Notes the SHA-256 of the content as it was read last, so that the archive need not compute it again.
    public func note(sha256: String) {
        lastRead.withLock { if case .bytes(let bytes, _) = $0 { $0 = .bytes(bytes, sha256: sha256) } }
    }

    /// Reads the whole content in pieces, so that it need not fit into memory. The calling thread waits for the disk.
    ///
    /// - Throws: ``InboxError`` with `changedWhileReading` when the file was written to meanwhile, or with the error of the
    ///   disk. The pieces are no content of the file then.
    public func readPieces(_ body: (ArraySlice<UInt8>) -> Void) throws(InboxError) {
        var hash = SHA256()
        try read { piece in
            hash.update(piece)
            body(piece)
        }
        remember(.digest(hash.hexDigest()))
    }

    private func read(_ body: (ArraySlice<UInt8>) -> Void) throws(InboxError) {
        var count: Int64 = 0
        do throws(SystemCallError) {
            // One byte more than expected, so that the first call notices growth.
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
            .changedWhileReading, "\(path) changed while it was read; it is read again when it is settled.")
    }

    private func tooLarge(_ limit: Int) -> InboxError {
        InboxError(.tooLarge, "\(path) has more than \(limit) bytes; raise the limit in the settings if that is right.")
    }
}
