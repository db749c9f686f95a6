public import Letters
import SystemPackage

/// Reads whole files.
public enum FileContents {
    /// Reads a file that somebody named.
    ///
    /// - Parameters:
    ///   - path: the file; symbolic links are followed, since a person named it.
    ///   - limit: how many bytes it may have.
    /// - Throws: a refusal that says what kept it from being read.
    public static func read(_ path: String, limit: Int) throws(Refusal) -> [UInt8] {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch {
            throw Refusal(.unreadable, "\(path) can't be read: \(error).")
        }
        defer { try? descriptor.close() }
        return try read(descriptor: descriptor.rawValue, named: path, limit: limit)
    }

    /// Reads an open file from its start.
    ///
    /// - Parameters:
    ///   - name: what messages call it.
    ///   - limit: how many bytes it may have.
    /// - Throws: a refusal that says what kept it from being read.
    public static func read(descriptor: Int32, named name: String, limit: Int) throws(Refusal) -> [UInt8] {
        let file = FileDescriptor(rawValue: descriptor)
        var bytes: [UInt8] = []
        do {
            while bytes.count <= limit {
                let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                    count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
                }
                if chunk.isEmpty { return bytes }
                bytes += chunk
            }
        } catch {
            throw Refusal(.unreadable, "\(name) can't be read: \(error).")
        }
        throw Refusal(.tooLarge, "\(name) has more than \(limit >> 20) MiB.")
    }
}
