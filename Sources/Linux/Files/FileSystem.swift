/// The operations on files and directories that the inbox and the archive need.
///
/// Names are looked up in an open directory, and symbolic links are never followed. Tests replace it, to make the nth call
/// fail.
package protocol FileSystem: Sendable {
    /// Opens a directory by its path, no part of which may be a symbolic link.
    func openDirectory(_ path: String) throws(SystemCallError) -> Descriptor
    func openDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    /// Opens a file for reading, without waiting for the writer of a FIFO.
    func openFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    /// Makes a file and opens it for writing. Fails with `EEXIST` where the name is taken.
    func createFile(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    /// Opens a file for reading, and for writing at its end; makes it where it is missing.
    func openForAppending(_ name: FileName, in directory: Descriptor) throws(SystemCallError) -> Descriptor
    func makeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// Advises the file system to keep the directories that will be made in this one apart from it and from each other (`chattr +T`).
    /// Where there is no such advice, nothing happens.
    func spreadDirectories(in directory: Descriptor)
    func status(of name: FileName, in directory: Descriptor) throws(SystemCallError) -> FileStatus
    func status(of descriptor: Descriptor) throws(SystemCallError) -> FileStatus
    /// Passes each name of a directory to a closure, in no particular order, until the closure returns false.
    func names(in directory: Descriptor, _ body: (FileName) -> Bool) throws(SystemCallError)
    /// Reads at an offset.
    ///
    /// - Returns: the number of bytes read; 0 at the end of the file.
    func read(_ descriptor: Descriptor, at offset: Int64, into buffer: inout [UInt8]) throws(SystemCallError) -> Int
    /// - Returns: the number of bytes written, which may be less than there are.
    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) -> Int
    func setTime(_ modified: FileTime, of descriptor: Descriptor) throws(SystemCallError)
    /// Renames a file. Fails with `EEXIST` where the new name is taken.
    func rename(_ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor)
        throws(SystemCallError)
    /// Renames a file. A file of the new name is replaced, in one step.
    func replace(_ newName: FileName, by name: FileName, in directory: Descriptor) throws(SystemCallError)
    func remove(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// Removes a directory. Fails with `ENOTEMPTY` where something is in it.
    func removeDirectory(_ name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// Returns once a file's content, or a directory's names, are on the disk.
    func synchronise(_ descriptor: Descriptor) throws(SystemCallError)
    /// Returns once everything written to the file system of a descriptor is on its disk.
    func synchroniseFileSystem(of descriptor: Descriptor) throws(SystemCallError)
    /// Whether a process has a file open for writing; nil where the system does not say. It tells the file's owner, and whoever
    /// has `CAP_LEASE`.
    func hasWriter(_ descriptor: Descriptor) -> Bool?
    /// The time at which a file was made, in microseconds since 1970. It stays when the file gets another name. Where the file
    /// system does not say, the modification time stands for it.
    func birthTime(of descriptor: Descriptor) throws(SystemCallError) -> UInt64
    /// Lets this process read a file, or use a folder, by an entry in its access list (`acl(5)`). That takes the owner or
    /// `CAP_FOWNER`. Fails with `EALREADY` where there is such an entry, and with `EMLINK` for a file with a second name, which
    /// may be outside the directory.
    func grantAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// Lets this process use an open folder, in the same way.
    func grantAccess(to directory: Descriptor) throws(SystemCallError)
    /// Leaves a file, or a folder, to its owner and this process, by its access list. Fails as ``grantAccess(to:in:)`` does.
    func limitAccess(to name: FileName, in directory: Descriptor) throws(SystemCallError)
    /// The kind of file system that a descriptor is on, as `statfs(2)` numbers it.
    func fileSystemType(of descriptor: Descriptor) throws(SystemCallError) -> Int
    /// The current time of the clock that file times are taken from.
    func now() -> FileTime
}

extension FileSystem {
    /// The names of a directory, in no particular order.
    package func names(in directory: Descriptor) throws(SystemCallError) -> [FileName] {
        var names: [FileName] = []
        try self.names(in: directory) { name in
            names.append(name)
            return true
        }
        return names
    }

    /// Writes all bytes, however few the system accepts at a time.
    package func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Descriptor) throws(SystemCallError) {
        var rest = bytes
        while !rest.isEmpty { rest = rest.dropFirst(try write(rest, to: descriptor)) }
    }

    /// Reads a file from its start.
    ///
    /// - Returns: nil where it has more bytes than the limit.
    package func content(of file: Descriptor, limit: Int) throws(SystemCallError) -> [UInt8]? {
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: limit + 1)
        while case let count = try read(file, at: Int64(content.count), into: &buffer), count > 0 {
            content += buffer[..<count]
            guard content.count <= limit else { return nil }
        }
        return content
    }
}
