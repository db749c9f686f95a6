internal import Glibc

/// The place that a person names for a result.
package struct OutputFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Whether there is something else than a plain file: a device, a pipe, a directory. A link stands for its target.
    package var isOccupied: Bool { FileMode(path, following: true)?.isRegular == false }

    /// The path without links, where there is a file; else the path itself.
    package var resolvedPath: String { DirectoryPath.resolved(path) ?? path }

    /// Writes a result. A plain file is whole at any moment and keeps its permissions; a link stays, and its target is replaced; a
    /// device or a pipe is written to and never replaced.
    ///
    /// - Throws: `SystemCallError`; an older file stays then, and nothing else is left behind.
    package func write(_ bytes: [UInt8]) throws(SystemCallError) {
        if isOccupied { return try Self.write(bytes, to: Self.open(path, O_WRONLY | O_CLOEXEC)) }
        let target = resolvedPath
        let directory = target.lastIndex(of: "/").map { target[...$0] } ?? "./"
        let aside = "\(directory).ombudsctl-\(String(UInt64.random(in: .min ... .max), radix: 16)).new"
        let file = try Self.open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC)
        do throws(SystemCallError) {
            if let mode = FileMode(target)?.mode, fchmod(file.raw, mode) != 0 {
                throw SystemCallError(call: "fchmod", errno: errno)
            }
            try Self.write(bytes, to: file)
            guard rename(aside, target) == 0 else { throw SystemCallError(call: "rename", errno: errno) }
        } catch {
            unlink(aside)
            throw error
        }
    }

    private static func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Descriptor {
        let raw = Glibc.open(path, flags, 0o666)
        guard raw >= 0 else { throw SystemCallError(call: "open", errno: errno) }
        return Descriptor(raw)
    }

    private static func write(_ bytes: [UInt8], to file: Descriptor) throws(SystemCallError) {
        try LinuxFileSystem().writeAll(bytes[...], to: file)
    }
}
