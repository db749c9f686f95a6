internal import Dispatch
internal import Glibc
internal import Linux

/// A watch that notices when files of a directory are removed or moved away by somebody. It reports no more than that, so that
/// whoever wants to know looks at the directory.
public final class RemovalWatch: Sendable {
    /// An element soon after files have left; many may be one.
    public let removals: AsyncStream<Void>
    private let listener: Listener?
    private let continuation: AsyncStream<Void>.Continuation

    /// Watches a directory until the watch is released.
    ///
    /// - Throws: ``InboxError`` where the directory can't be opened, or the system can't watch it.
    public init(_ path: String) throws(InboxError) {
        let (removals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.removals = removals
        self.continuation = continuation
        let directory: Descriptor
        do throws(SystemCallError) {
            directory = try LinuxFileSystem().openDirectory(path)
        } catch {
            throw InboxError(directory: path, error)
        }
        do throws(SystemCallError) {
            let watch = try Inotify(Self.bits)
            _ = try watch.add(directory)
            let queue = DispatchQueue(label: "ombudsd.removals")
            listener = try watch.listen(on: queue, then: ListenerExecutor()) {
                // The daemon's own files leave under hidden names with every rejected document.
                guard let events = try? watch.read(),
                    events.contains(where: { $0.name?.isTemporary != true })
                else { return }
                continuation.yield()
            }
        } catch {
            throw InboxError(watching: error)
        }
    }

    deinit {
        listener?.cancel()
        continuation.finish()
    }

    private static let bits = IN_DELETE | IN_MOVED_FROM
}
