/// A file that is open for writing.
package struct StoreFile: Hashable, Sendable {
    package let descriptor: Int32

    package init(descriptor: Int32) {
        self.descriptor = descriptor
    }
}

/// One name in a folder.
package struct StoreEntry: Hashable, Sendable {
    package enum Kind: Sendable { case file, folder, other }

    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// Everything that the store asks of a file system, one call an operation, so that tests can fail or crash at each.
///
/// Paths are relative to the store's directory; the directory itself is `""`. Calls block.
package protocol StoreFiles: AnyObject {
    /// How much room is made ahead at the end of the changes, in bytes: a file that keeps its length is synchronised in less
    /// time.
    var spareSize: Int { get }
    /// Takes the lock that keeps a second instance out, for as long as this object lives.
    ///
    /// - Throws: `inUse`, with the holder's process number where it is known.
    func lock(_ path: String) throws(StoreError)
    /// The names in a folder, in no particular order.
    func list(_ folder: String) throws(StoreError) -> [StoreEntry]
    /// The whole of a regular file, or nil when there is no such name.
    func read(_ path: String) throws(StoreError) -> [UInt8]?
    /// Makes a folder, unless it is there.
    func createFolder(_ path: String) throws(StoreError)
    /// Opens an empty file for writing; what was there under the name is emptied.
    func create(_ path: String) throws(StoreError) -> StoreFile
    /// Opens a file that is there, for writing.
    func open(_ path: String) throws(StoreError) -> StoreFile
    /// Writes at an offset, and says how many bytes were taken: one at least.
    func write(_ bytes: ArraySlice<UInt8>, to file: StoreFile, at offset: Int) throws(StoreError) -> Int
    /// Cuts a file to a length.
    func truncate(_ file: StoreFile, to length: Int) throws(StoreError)
    /// Returns once the file's bytes and length are on the disk.
    func synchronise(_ file: StoreFile) throws(StoreError)
    /// Closes a file. It has been synchronised if its content matters, so there is nothing to report.
    func close(_ file: StoreFile)
    /// Gives a file another name in the same folder, in place of what had that name.
    func rename(_ path: String, to newPath: String) throws(StoreError)
    /// Removes a name, if it is there.
    func remove(_ path: String) throws(StoreError)
    /// Returns once the names in a folder are on the disk.
    func synchroniseFolder(_ folder: String) throws(StoreError)
}

extension StoreFiles {
    /// Writes all bytes, however few the system takes at a time.
    func writeAll(_ bytes: [UInt8], to file: StoreFile, at offset: Int) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            written += try write(bytes[written...], to: file, at: offset + written)
        }
    }

    /// Synchronises a file. A failure is final: the kernel forgets what it could not write and says so only once, so
    /// that another try would succeed and mean nothing.
    ///
    /// - Throws: `mustReopen`.
    func makeDurable(_ file: StoreFile) throws(StoreError) {
        do throws(StoreError) { try synchronise(file) } catch { throw .mustReopen(error) }
    }

    /// Synchronises the names in a folder; a failure is as final.
    func makeDurable(folder: String) throws(StoreError) {
        do throws(StoreError) { try synchroniseFolder(folder) } catch { throw .mustReopen(error) }
    }

    /// Writes a whole file under a temporary name.
    ///
    /// - Returns: the file, still open.
    func prepare(_ path: String, _ bytes: [UInt8]) throws(StoreError) -> StoreFile {
        let file = try create(path + StoreFileNames.temporarySuffix)
        do throws(StoreError) {
            try writeAll(bytes, to: file, at: 0)
            try makeDurable(file)
        } catch {
            close(file)
            throw error
        }
        return file
    }

    /// Puts a prepared file of the store's own directory in place: a crash leaves the old one or the new one.
    func commit(_ path: String) throws(StoreError) {
        try rename(path + StoreFileNames.temporarySuffix, to: path)
        try makeDurable(folder: "")
    }
}
