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

    /// Reads a file that somebody named. Of a pipe it awaits the writer and the end.
    ///
    /// - Parameters:
    ///   - path: the file; symbolic links are followed, since a person named it.
    ///   - limit: the maximum size in bytes.
    /// - Throws: a refusal that says why the file can't be read.
    public static func read(_ path: String, limit: Int) throws(Refusal) -> [UInt8] {
        try withFile(path) { try bytes(of: $0, named: path, limit: limit) }
    }

    /// Looks whether a plain file that somebody named can be read, without reading it.
    ///
    /// - Parameter limit: the maximum size in bytes.
    /// - Throws: a refusal that says why the file can't be read.
    package static func check(_ path: String, limit: Int) throws(Refusal) {
        try withFile(path) { file in
            if try file.seek(offset: 0, from: .end) > limit { throw tooLarge(path, limit) }
        }
    }

    private static func withFile<Result>(_ path: String, _ body: (FileDescriptor) throws -> Result) throws(Refusal)
        -> Result
    {
        do {
            let file = try open(path)
            defer { try? file.close() }
            return try body(file)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw Refusal(.unreadable, "\(path) can't be read: \(error).")
        }
    }

    private static func open(
        _ path: String, options: FileDescriptor.OpenOptions = []
    ) throws -> FileDescriptor {
        try (RawPath.bytes(path) + [0]).withUnsafeBufferPointer { bytes in
            try bytes.withMemoryRebound(to: CInterop.PlatformChar.self) { characters in
                guard let start = characters.baseAddress else { throw Errno.invalidArgument }
                return try FileDescriptor.open(start, .readOnly, options: options.union(.closeOnExec))
            }
        }
    }

    /// Reads a file that need not be there. It never waits for the writer of a pipe.
    ///
    /// - Parameter limit: the maximum size in bytes.
    /// - Returns: nil where there is no such file.
    public static func contents(of path: String, limit: Int) throws(Failure) -> [UInt8]? {
        do {
            let descriptor = try open(path, options: .nonBlocking)
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
        throw tooLarge(name, limit)
    }

    private static func tooLarge(_ name: String, _ limit: Int) -> Refusal {
        Refusal(.tooLarge, "\(name) has more than \(limit >> 20) MiB.")
    }
}
