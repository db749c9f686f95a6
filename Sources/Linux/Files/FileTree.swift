/// The entries below a directory, at any depth. Symbolic links are not followed.
package struct FileTree {
    /// A regular file.
    package struct File {
        /// The path from the directory, as bytes, which need not be text.
        package let path: [UInt8]
        package let name: FileName
        /// The directory that the file is in.
        package let directory: Descriptor
    }

    package private(set) var files: [File] = []
    /// The paths of the directories, those above first.
    package private(set) var directories: [[UInt8]] = []
    /// The paths of the entries that are neither files nor directories.
    package private(set) var others: [[UInt8]] = []

    /// - Throws: `SystemCallError`: a directory can't be read.
    package init(_ directory: Descriptor) throws(SystemCallError) { try add(directory, []) }

    private mutating func add(_ directory: Descriptor, _ prefix: [UInt8]) throws(SystemCallError) {
        let system = LinuxFileSystem()
        var names: [FileName] = []
        try system.names(in: directory) { name in
            names.append(name)
            return true
        }
        for name in names.sorted() {
            let path = prefix + name.bytes
            switch try system.status(of: name, in: directory).kind {
            case .regular: files.append(File(path: path, name: name, directory: directory))
            case .directory:
                directories.append(path)
                try add(try system.openDirectory(name, in: directory), path + [UInt8(ascii: "/")])
            case .symbolicLink, .other: others.append(path)
            }
        }
    }
}

extension FileTree.File {
    /// The SHA-256 of the file's bytes, in hexadecimal; nil where the file can't be read.
    package var sha256: String? {
        (try? LinuxFileSystem().openFile(name, in: directory)).flatMap { SHA256.hexDigest(of: $0) }
    }
}

extension FileSystem {
    /// Copies a file with its modification time. The copy is not synchronised.
    package func copy(
        _ name: FileName, in source: Descriptor, to newName: FileName, in target: Descriptor
    ) throws(SystemCallError) {
        let file = try openFile(name, in: source)
        let copy = try createFile(newName, in: target)
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var offset: Int64 = 0
        while case let count = try read(file, at: offset, into: &buffer), count > 0 {
            try writeAll(buffer[..<count], to: copy)
            offset += Int64(count)
        }
        try setTime(try status(of: file).stamp.modified, of: copy)
    }

    /// Opens a directory, and makes it where it is missing.
    package func openOrMakeDirectory(_ name: FileName, in parent: Descriptor) throws(SystemCallError) -> Descriptor {
        do throws(SystemCallError) {
            try makeDirectory(name, in: parent)
        } catch  where error.errno == Self.existsAlready {
            // It is opened like any other.
        }
        return try openDirectory(name, in: parent)
    }

    private static var existsAlready: Int32 { 17 }
}
