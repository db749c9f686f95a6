internal import Glibc

/// A new directory that only this process's user may enter. ``remove()`` removes it with its content.
package struct ScratchDirectory: Sendable {
    package let path: String

    /// - Parameters:
    ///   - parent: the directory that it is made in.
    ///   - name: the beginning of its name.
    package init(in parent: String, named name: String) throws(SystemCallError) {
        var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemCallError(call: "mkdtemp", errno: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Names a directory by its path, without making it.
    package init(path: String) { self.path = path }

    /// Removes it. What can't be removed stays.
    package func remove() {
        guard let name = DirectoryPath.name(of: path),
            let parent = try? LinuxFileSystem().openDirectory(DirectoryPath.parent(of: path))
        else { return }
        Self.remove(name, in: parent)
    }

    private static func remove(_ name: FileName, in parent: Descriptor) {
        let system = LinuxFileSystem()
        if let directory = try? system.openDirectory(name, in: parent) {
            for name in (try? system.names(in: directory)) ?? [] { remove(name, in: directory) }
            try? system.removeDirectory(name, in: parent)
        } else {
            try? system.remove(name, in: parent)
        }
    }
}
