internal import Glibc
import Linux

/// Whether the system tells of changes in a directory, found out by making one.
public enum WatchProbe {
    public enum Answer: Hashable, Sendable {
        /// It tells.
        case told
        /// It takes the watch and tells nothing.
        case untold
        /// It tells of this machine's changes only; the file system's name.
        case remote(String)
    }

    /// Makes and removes an empty file in the directory, under a name that the inbox leaves alone.
    ///
    /// - Throws: `InboxError`: the directory can't be used, this user may not make files in it, or it can't be watched.
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
        // What happened on this machine is in the queue before the call that did it returns.
        let events: [WatchEvent]
        do throws(SystemCallError) {
            events = try watch.read()
        } catch {
            throw InboxError(watching: error)
        }
        if let remote { return .remote(remote.name) }
        return events.contains { $0.name == name } ? .told : .untold
    }
}
