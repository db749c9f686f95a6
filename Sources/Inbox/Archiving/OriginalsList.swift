internal import Glibc
package import Linux

/// The list of the originals' checksums, `SHA256SUMS`, beside the directories of originals: a line for each original, with its path
/// from there. `sha256sum --check` reads it.
///
/// It is the second witness of what was read, beside the store: an original that both the store and its own bytes no longer tell
/// is recognised by it. Lines are only added at its end, so that adding some costs no more with many originals. A line that stands twice does no harm.
package struct OriginalsList: Sendable {
    private let directory: String
    private let name: FileName
    private let fileSystem: any FileSystem

    /// The content of the list.
    package struct Content: Sendable {
        package var lines: [ChecksumLine] = []
        /// Content between line feeds that is no line: a torn end, or damage.
        package var strange: [ArraySlice<UInt8>] = []
    }

    /// - Returns: nil where the path can't be a file's.
    package init?(_ path: String) { self.init(path, fileSystem: LinuxFileSystem()) }

    init?(_ path: String, fileSystem: any FileSystem) {
        guard let name = DirectoryPath.name(of: path) else { return nil }
        directory = DirectoryPath.parent(of: path)
        self.name = name
        self.fileSystem = fileSystem
    }

    /// The path of an original in the list.
    ///
    /// - Parameter root: the directory of processed or of rejected files.
    static func path(of name: FileName, in folder: FileName?, of root: String) -> [UInt8] {
        let parts = [DirectoryPath.name(of: root), folder, name].compactMap { $0?.bytes }
        return Array(parts.joined(separator: [UInt8(ascii: "/")]))
    }

    /// - Returns: nil where there is no list.
    package func content() throws(SystemCallError) -> Content? {
        let file: Descriptor
        do throws(SystemCallError) {
            file = try fileSystem.openFile(name, in: fileSystem.openDirectory(directory))
        } catch  where error.errno == ENOENT {
            return nil
        }
        let size = try fileSystem.status(of: file).stamp.size
        guard let bytes = try fileSystem.content(of: file, limit: Int(size) + Self.growth) else { return nil }
        var content = Content()
        for text in bytes.split(separator: UInt8(ascii: "\n")) {
            if let line = ChecksumLine(text) { content.lines.append(line) } else { content.strange.append(text) }
        }
        return content
    }

    /// In bytes: the room for what is added while the list is read.
    private static let growth = 1 << 20

    /// Adds lines with one write. They are not synchronised: what a power cut takes of them, the next start adds again.
    package func append(_ lines: [ChecksumLine]) throws(SystemCallError) {
        guard !lines.isEmpty else { return }
        let above = try fileSystem.openDirectory(directory)
        let file = try fileSystem.openForAppending(name, in: above)
        let status = try fileSystem.status(of: file)
        guard status.kind == .regular else { throw SystemCallError(call: "openat", errno: EINVAL) }
        FileOwners.giveRootsFile(file, in: above)
        var bytes = lines.flatMap(\.bytes)
        // A line that a crash or a full disk cut short must not take the next one with it.
        var last: [UInt8] = [0]
        if status.stamp.size > 0, try fileSystem.read(file, at: status.stamp.size - 1, into: &last) == 1,
            last != [UInt8(ascii: "\n")]
        {
            bytes.insert(UInt8(ascii: "\n"), at: 0)
        }
        try fileSystem.writeAll(bytes[...], to: file)
    }

    /// Replaces the whole list, durably. After a crash the old one is there, or the new one.
    package func replace(by lines: [ChecksumLine]) throws(SystemCallError) {
        let above = try fileSystem.openDirectory(directory)
        guard let temporary = FileName(".ombudsd-list") else { return }
        do throws(SystemCallError) {
            try fileSystem.remove(temporary, in: above)
        } catch  where error.errno == ENOENT {
            // The usual case: no crash left one.
        }
        let file = try fileSystem.createFile(temporary, in: above)
        FileOwners.giveRootsFile(file, in: above)
        try fileSystem.writeAll(lines.flatMap(\.bytes)[...], to: file)
        try fileSystem.synchronise(file)
        try fileSystem.replace(name, by: temporary, in: above)
        try fileSystem.synchronise(above)
    }

    /// Removes lines, durably. Where none is to be removed, nothing is written.
    package func remove(where isWanted: (ChecksumLine) -> Bool) throws(SystemCallError) {
        guard let content = try content() else { return }
        let kept = content.lines.filter { !isWanted($0) }
        if kept.count < content.lines.count { try replace(by: kept) }
    }
}
