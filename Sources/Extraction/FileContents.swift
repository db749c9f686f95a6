public import Letters
import SystemPackage

/// Reads whole files that somebody named.
public enum FileContents {
    /// - Parameters:
    ///   - path: the file; symbolic links are followed, since a person named it.
    ///   - limit: how many bytes it may have.
    /// - Throws: a refusal that says what kept it from being read.
    public static func read(_ path: String, limit: Int) throws(Refusal) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec, .nonBlocking])
            return try descriptor.closeAfter {
                var bytes: [UInt8] = []
                while bytes.count <= limit {
                    let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                        count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if chunk.isEmpty { return bytes }
                    bytes += chunk
                }
                throw Refusal(.tooLarge, "\(path) has more than \(limit >> 20) MiB.")
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unreadable, "\(path) can't be read: \(error).")
        }
    }
}
