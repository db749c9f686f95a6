internal import Glibc
import Linux

/// Finds out whether the system reports changes in a directory, by making one.
public enum WatchProbe {
    public enum Answer: Hashable, Sendable {
        /// The system reports changes.
        case reported
        /// The system accepts the watch and reports nothing.
        case unreported
        /// The system reports this machine's changes only, because the file system, of that name, is another machine's.
        case remote(String)
    }

    /// Makes and removes an empty file in the directory, under a name that the daemon leaves alone.
    ///
    /// - Throws: `InboxError` where the directory can't be used or watched, or this user may not make files in it.
    public static func probe(_ path: String) throws(InboxError) -> Answer {
        let fileSystem = LinuxFileSystem()
        guard let name = FileName(".ombudsd-probe-\(getpid())") else {
            preconditionFailure("The name has no slash and is short.")
        }
        let directory: Descriptor
        let remote: RemoteFileSystem?
        do throws(SystemCallError) {
            directory = try fileSystem.openDirectory(path)
            remote = RemoteFileSystem(try fileSystem.fileSystemType(of: directory))
        } catch {
            throw InboxError(directory: path, error)
        }
        let watch: Inotify
        do throws(SystemCallError) {
            watch = try Inotify()
            _ = try watch.add(directory)
        } catch {
            throw InboxError(watching: error)
        }
        do throws(SystemCallError) {
            _ = try fileSystem.createFile(name, in: directory)
            try fileSystem.remove(name, in: directory)
        } catch {
            throw InboxError(directory: path, error)
        }
        // A change by this machine is in the queue before the call that made it returns.
        let events: [WatchEvent]
        do throws(SystemCallError) {
            events = try watch.read()
        } catch {
            throw InboxError(watching: error)
        }
        if let remote { return .remote(remote.name) }
        return events.contains { $0.name == name } ? .reported : .unreported
    }
}
