internal import Glibc
internal import Linux

extension FileSystem {
    /// Opens a directory by its path, and makes it where it is missing. The directory above must exist.
    func openOrMakeDirectory(_ path: String) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try openDirectory(path)
        } catch {
            var parts = path.split(separator: "/")
            guard error.errno == ENOENT, let last = parts.popLast(), let name = FileName(String(last)) else {
                throw error
            }
            let above = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
            return try openOrMakeDirectory(name, in: openDirectory(above.isEmpty ? "." : above))
        }
    }

    /// Opens a directory, and makes it where it is missing. A directory that it made is on the disk when this returns.
    func openOrMakeDirectory(_ name: FileName, in parent: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            return try openDirectory(name, in: parent)
        } catch  where error.errno == ENOENT {
            do throws(SystemCallError) {
                try makeDirectory(name, in: parent)
                try synchronise(parent)
            } catch  where error.errno == EEXIST {
                // Another process made it; it is opened like any other.
            }
            return try openDirectory(name, in: parent)
        }
    }
}
