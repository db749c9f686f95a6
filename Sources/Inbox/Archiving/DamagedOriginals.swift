internal import Glibc
package import Linux

/// The directory of damaged originals: a folder for each document, named by the text that identifies the document's content, with
/// the damaged files and a note beside each.
public struct DamagedOriginals: Sendable {
    private let path: String
    private let fileSystem: any FileSystem

    public init(_ path: String) { self.init(path, fileSystem: LinuxFileSystem()) }

    init(_ path: String, fileSystem: any FileSystem) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// The documents of which a damaged original was set aside.
    public var documents: Set<String> {
        guard let directory = try? fileSystem.openDirectory(path) else { return [] }
        return Set(names(in: directory).map(\.description))
    }

    /// Moves a damaged original here. The note is on the disk before the file moves, and the move is on the disk when this
    /// returns. No file is replaced.
    ///
    /// - Parameters:
    ///   - directory: the directory that the file is in.
    ///   - document: the text that identifies the document, such as the hash of its undamaged content.
    ///   - shown: the name that it gets; its own by default.
    ///   - note: makes the content of the note from the path of the moved file.
    /// - Returns: the path of the moved file.
    /// - Throws: `SystemCallError`; the file is where it was.
    package func setAside(
        _ name: FileName, in directory: Descriptor, of document: String, as shown: FileName? = nil,
        note: (String) -> [UInt8]
    ) throws(SystemCallError) -> String {
        guard let folderName = FileName(document) else { throw SystemCallError(call: "mkdirat", errno: EINVAL) }
        let folder = try fileSystem.openOrMakeDirectory(folderName, in: try fileSystem.openOrMakeDirectory(path))
        for number in 1...FileName.maximumAlternatives {
            let newName = number == 1 ? shown ?? name : (shown ?? name).adding("\(number)")
            let newPath = "\(path)/\(folderName)/\(newName)"
            do throws(SystemCallError) {
                let noteName = newName.reasonName
                try write(note(newPath), to: noteName, in: folder)
                do throws(SystemCallError) {
                    try fileSystem.rename(name, in: directory, to: newName, in: folder)
                } catch {
                    try? fileSystem.remove(noteName, in: folder)
                    throw error
                }
            } catch  where error.errno == EEXIST {
                continue
            }
            try fileSystem.synchronise(folder)
            try fileSystem.synchronise(directory)
            return newPath
        }
        throw SystemCallError(call: "renameat2", errno: EEXIST)
    }

    /// Removes the damaged originals of documents, durably.
    ///
    /// - Throws: ``InboxError``: some of them may be left.
    public func remove(_ documents: some Sequence<String>) throws(InboxError) {
        do throws(SystemCallError) {
            let directory: Descriptor
            do throws(SystemCallError) {
                directory = try fileSystem.openDirectory(path)
            } catch  where error.errno == ENOENT {
                return
            }
            var isChanged = false
            for document in documents {
                guard let name = FileName(document) else { continue }
                let folder: Descriptor
                do throws(SystemCallError) {
                    folder = try fileSystem.openDirectory(name, in: directory)
                } catch  where error.errno == ENOENT {
                    continue
                }
                for file in names(in: folder) { try fileSystem.remove(file, in: folder) }
                try fileSystem.removeDirectory(name, in: directory)
                isChanged = true
            }
            if isChanged { try fileSystem.synchronise(directory) }
        } catch {
            throw InboxError(removing: path, error)
        }
    }

    private func names(in directory: Descriptor) -> [FileName] {
        ((try? fileSystem.names(in: directory)) ?? []).sorted()
    }

    private func write(_ note: [UInt8], to name: FileName, in folder: Descriptor) throws(SystemCallError) {
        let file = try fileSystem.createFile(name, in: folder)
        try fileSystem.writeAll(note[...], to: file)
        try fileSystem.synchronise(file)
    }
}
