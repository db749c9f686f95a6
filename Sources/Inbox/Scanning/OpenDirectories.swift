internal import Glibc
internal import Linux

/// The directories of some files of the inbox, each opened once.
struct OpenDirectories {
    private let root: Descriptor
    private var folders: [InboxFolder: Result<Descriptor, SystemCallError>] = [:]

    /// - Parameter root: the inbox.
    init(of paths: [InboxPath], in root: Descriptor, _ fileSystem: any FileSystem) {
        self.root = root
        for case let folder? in Set(paths.map(\.folder)) {
            do throws(SystemCallError) {
                folders[folder] = .success(try fileSystem.openFolder(folder, in: root))
            } catch {
                folders[folder] = .failure(error)
            }
        }
    }

    /// - Throws: the error with which the directory could not be opened.
    func directory(of path: InboxPath) throws(SystemCallError) -> Descriptor {
        guard let folder = path.folder, let directory = folders[folder] else { return root }
        return try directory.get()
    }
}

extension FileSystem {
    /// Opens a folder of the inbox, each part from the one above it.
    func openFolder(_ folder: InboxFolder, in inbox: Descriptor) throws(SystemCallError) -> Descriptor {
        var directory = inbox
        for name in folder.names { directory = try openFolder(name, in: directory) }
        return directory
    }

    /// Opens a directory in a directory. One that its owner closed to others is opened to this process, where the system allows that.
    func openFolder(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try openDirectory(name, in: directory)
        } catch  where error.errno == EACCES {
            guard (try? grantAccess(to: name, in: directory)) != nil else { throw error }
            return try openDirectory(name, in: directory)
        }
    }
}

extension Inbox {
    /// Opens the directories of some files.
    ///
    /// - Returns: nil where the inbox is missing or another directory; it is searched for then.
    func openDirectories(of paths: [InboxPath]) -> OpenDirectories? {
        do throws(InboxError) {
            return OpenDirectories(of: paths, in: try openWatched(), fileSystem)
        } catch {
            loseDirectory(because: error)
            return nil
        }
    }
}
