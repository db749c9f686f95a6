internal import Glibc

/// Puts files into a directory that somebody watches, so that a file appears there whole or not at all.
package struct FileDrop {
    private let system = LinuxFileSystem()
    private let directory: Descriptor

    /// - Throws: `SystemCallError` where there is no such directory, or it may not be entered.
    package init(into path: String) throws(SystemCallError) {
        directory = try LinuxFileSystem().openDirectory(path)
    }

    /// Writes a file under a hidden name, which watchers pass over, and gives it its name then.
    ///
    /// Its mode is 0640: where the directory has a default access list, the group's bits are the most that the list's members get.
    ///
    /// - Parameter suffix: stands before the name's extension where the name is taken, and in the hidden name.
    /// - Returns: the name.
    /// - Throws: `SystemCallError`; nothing is left behind.
    package func drop(_ bytes: [UInt8], as name: FileName, suffix: String) throws(SystemCallError) -> FileName {
        guard let hidden = FileName(".ombudsctl-\(suffix).part") else {
            throw SystemCallError(call: "openat", errno: EINVAL)
        }
        let file = try system.createFile(hidden, in: directory)
        do throws(SystemCallError) {
            var rest = bytes[...]
            while !rest.isEmpty { rest = rest.dropFirst(try system.write(rest, to: file)) }
            try system.synchronise(file)
            do throws(SystemCallError) {
                try system.rename(hidden, in: directory, to: name, in: directory)
                return name
            } catch  where error.errno == EEXIST {
                let other = name.adding(suffix)
                try system.rename(hidden, in: directory, to: other, in: directory)
                return other
            }
        } catch {
            try? system.remove(hidden, in: directory)
            throw error
        }
    }
}
