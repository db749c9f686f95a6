public import Model
import SystemPackage

/// Reads whole files.
public enum FileContents {
    /// A file that is there and was not read.
    public struct Failure: Error, Sendable {
        /// The reason, for people.
        public let refusal: Refusal
        /// Whether the cause may go away by itself, so that trying again later makes sense.
        public let isTransient: Bool

        public init(_ refusal: Refusal, isTransient: Bool = false) {
            self.refusal = refusal
            self.isTransient = isTransient
        }
    }

    /// Reads a file that somebody named.
    ///
    /// - Parameters:
    ///   - path: the file; symbolic links are followed, since a person named it.
    ///   - limit: the maximum size in bytes.
    /// - Throws: a refusal that says why the file can't be read.
    public static func read(_ path: String, limit: Int) throws(Refusal) -> [UInt8] {
        do throws(Failure) {
            if let bytes = try contents(of: path, limit: limit) { return bytes }
        } catch {
            throw error.refusal
        }
        throw Refusal(.unreadable, "\(path) can't be read: \(Errno.noSuchFileOrDirectory).")
    }

    /// Reads a file that need not be there.
    ///
    /// - Parameter limit: the maximum size in bytes.
    /// - Returns: nil where there is no such file.
    public static func contents(of path: String, limit: Int) throws(Failure) -> [UInt8]? {
        do {
            let descriptor = try (RawPath.bytes(path) + [0]).withUnsafeBufferPointer { bytes in
                try bytes.withMemoryRebound(to: CInterop.PlatformChar.self) { characters in
                    guard let start = characters.baseAddress else { throw Errno.invalidArgument }
                    return try FileDescriptor.open(start, .readOnly, options: [.closeOnExec, .nonBlocking])
                }
            }
            defer { try? descriptor.close() }
            return try bytes(of: descriptor, named: path, limit: limit)
        } catch let refusal as Refusal {
            throw Failure(refusal)
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return nil
        } catch {
            let needsPerson: [Errno] = [.permissionDenied, .notPermitted, .isDirectory, .tooManySymbolicLinkLevels]
            throw Failure(
                Refusal(.unreadable, "\(path) can't be read: \(error)."),
                isTransient: !((error as? Errno).map(needsPerson.contains) ?? false))
        }
    }

    /// Reads an open file from its current position.
    ///
    /// - Parameters:
    ///   - name: the file's name in messages.
    ///   - limit: the maximum size in bytes.
    /// - Throws: a refusal that says why the file can't be read.
    public static func read(descriptor: Int32, named name: String, limit: Int) throws(Refusal) -> [UInt8] {
        do {
            return try bytes(of: FileDescriptor(rawValue: descriptor), named: name, limit: limit)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unreadable, "\(name) can't be read: \(error).")
        }
    }

    /// Reads an open file: see ``read(descriptor:named:limit:)``.
    package static func read(_ file: Descriptor, named name: String, limit: Int) throws(Refusal) -> [UInt8] {
        defer { withExtendedLifetime(file) {} }
        return try read(descriptor: file.raw, named: name, limit: limit)
    }

    /// - Throws: `Errno`; a refusal where the file is larger than the limit.
    private static func bytes(of file: FileDescriptor, named name: String, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
        throw Refusal(.tooLarge, "\(name) has more than \(limit >> 20) MiB.")
    }
}
