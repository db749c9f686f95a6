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

/// The operations of the store on a file system, one call each, so that tests can fail or crash at every one.
///
/// Paths are relative to the store's directory; the directory itself is `""`. Calls block.
package protocol StoreFiles: AnyObject {
    /// The number of bytes to reserve at the end of the changes: a file whose length stays the same is synchronised faster.
    var reservedSize: Int { get }
    /// Locks the store against a second instance, for as long as this object lives.
    ///
    /// - Throws: `inUse`, with the holder's process number where it is known.
    func lock(_ path: String) throws(StoreError)
    /// Reads the number of the last change that is known to have been on the disk; nil where nobody knows. It may be lower than the
    /// last one was, and never higher.
    func acknowledged(_ path: String) -> Int?
    /// Notes such a number in the file of the lock. It is not synchronised, and a failure is no error: a number that is not noted
    /// proves nothing.
    func acknowledge(_ number: Int)
    /// Lists a folder, in no particular order.
    func list(_ folder: String) throws(StoreError) -> [StoreEntry]
    /// Reads a whole regular file; nil where there is no such name.
    func read(_ path: String) throws(StoreError) -> [UInt8]?
    /// Makes a folder where there is none.
    func createFolder(_ path: String) throws(StoreError)
    /// Opens an empty file for writing. An existing file of that name is emptied.
    func create(_ path: String) throws(StoreError) -> StoreFile
    /// Opens an existing file for writing.
    func open(_ path: String) throws(StoreError) -> StoreFile
    /// Writes at an offset.
    ///
    /// - Returns: the number of bytes that were written, at least 1.
    func write(_ bytes: ArraySlice<UInt8>, to file: StoreFile, at offset: Int) throws(StoreError) -> Int
    /// Cuts a file to a length.
    func truncate(_ file: StoreFile, to length: Int) throws(StoreError)
    /// Returns once the file's bytes and length are on the disk.
    func synchronise(_ file: StoreFile) throws(StoreError)
    /// Closes a file. A file whose content matters was synchronised before, so that closing has no error to report.
    func close(_ file: StoreFile)
    /// Renames a file within its folder, and replaces a file of the new name.
    func rename(_ path: String, to newPath: String) throws(StoreError)
    /// Removes a name, where it exists.
    func remove(_ path: String) throws(StoreError)
    /// Returns once the names in a folder are on the disk.
    func synchroniseFolder(_ folder: String) throws(StoreError)
}

extension StoreFiles {
    /// Writes all bytes, however few the system accepts at a time.
    func writeAll(_ bytes: [UInt8], to file: StoreFile, at offset: Int) throws(StoreError) {
        var written = 0
        while written < bytes.count {
            written += try write(bytes[written...], to: file, at: offset + written)
        }
    }

    /// Synchronises a file. A failure is final: the kernel drops the pages that it could not write and reports it only once,
    /// so that another attempt would succeed and mean nothing.
    ///
    /// - Throws: `mustReopen`.
    func makeDurable(_ file: StoreFile) throws(StoreError) {
        do throws(StoreError) { try synchronise(file) } catch { throw .mustReopen(error) }
    }

    /// Synchronises the names in a folder. A failure is final, too.
    ///
    /// - Throws: `mustReopen`.
    func makeDurable(folder: String) throws(StoreError) {
        do throws(StoreError) { try synchroniseFolder(folder) } catch { throw .mustReopen(error) }
    }

    /// Writes a whole file under a temporary name.
    ///
    /// - Returns: the file, still open.
    func writeTemporary(_ path: String, _ bytes: [UInt8]) throws(StoreError) -> StoreFile {
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

    /// Gives a temporary file in the store's own directory its name. After a crash the old file or the new one is there.
    func putInPlace(_ path: String) throws(StoreError) {
        try rename(path + StoreFileNames.temporarySuffix, to: path)
        try makeDurable(folder: "")
    }
}
