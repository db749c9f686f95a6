internal import Glibc

/// The place that a person names for a result.
package struct OutputFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Whether there is something else than a plain file: a device, a pipe, a directory. A link stands for its target.
    package var isOccupied: Bool { FileMode(path, following: true)?.isRegular == false }

    /// The path without links, whether there is a file at its end or not; the path itself where the links lead in a circle.
    package var resolvedPath: String { DirectoryPath.resolved(path) ?? DirectoryPath.missingTarget(of: path) ?? path }

    /// Writes a result. A plain file is whole at any moment and keeps its permissions; a link stays, and its target is made or replaced;
    /// a device or a pipe is written to and never replaced.
    ///
    /// - Throws: `SystemCallError`; an older file stays then, and nothing else is left behind.
    package func write(_ bytes: [UInt8]) throws(SystemCallError) {
        if isOccupied { return try Self.write(bytes, to: path) }
        let target = resolvedPath
        guard FileMode(target)?.isRegular != false else { throw SystemCallError(call: "open", errno: ELOOP) }
        let directory = target.lastIndex(of: "/").map { target[...$0] } ?? "./"
        let aside = "\(directory).ombudsctl-\(String(UInt64.random(in: .min ... .max), radix: 16)).new"
        try ReplacedFile.replace(target, by: bytes, aside: aside, creationMode: 0o666, mode: FileMode(target)?.mode)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(SystemCallError) {
        let raw = Glibc.open(path, O_WRONLY | O_CLOEXEC)
        guard raw >= 0 else { throw SystemCallError(call: "open", errno: errno) }
        try LinuxFileSystem().writeAll(bytes[...], to: Descriptor(raw))
    }
}
