import Linux

/// The SHA-256 of files by path, in the form of sha256sum(1). A path is bytes, which need not be text.
struct ChecksumList: Equatable {
    private(set) var hashes: [[UInt8]: String] = [:]

    /// Hashes the files of a tree.
    ///
    /// - Parameter omitted: the path of a file that is left out.
    /// - Returns: nil where a file can't be read.
    init?(_ tree: FileTree, except omitted: String) async {
        let files = tree.files.filter { $0.path != Array(omitted.utf8) }
        let found = await inParallel(files, atMost: 16) { $0.sha256 }
        for (file, sha256) in zip(files, found) {
            guard let sha256 else { return nil }
            hashes[file.path] = sha256
        }
    }

    /// Reads a list.
    ///
    /// - Returns: nil for a line of another form.
    init?(_ bytes: [UInt8]) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            // A line with escapes in its path begins with a backslash.
            let isEscaped = line.first == UInt8(ascii: "\\")
            let rest = isEscaped ? line.dropFirst() : line
            guard rest.count > 66, rest.dropFirst(64).starts(with: "  ".utf8) else { return nil }
            let path = Array(rest.dropFirst(66))
            guard let plain = isEscaped ? Self.unescaped(path) : path else { return nil }
            hashes[plain] = String(decoding: rest.prefix(64), as: UTF8.self)
        }
    }

    /// The lines, in the order of the paths.
    var bytes: [UInt8] {
        var lines: [UInt8] = []
        for (path, hash) in hashes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let escaped = Self.escaped(path)
            if escaped != path { lines.append(UInt8(ascii: "\\")) }
            lines += Array("\(hash)  ".utf8)
            lines += escaped
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }

    private static let escapes: [UInt8: UInt8] = [0x5C: 0x5C, 0x0A: UInt8(ascii: "n"), 0x0D: UInt8(ascii: "r")]

    private static func escaped(_ path: [UInt8]) -> [UInt8] {
        path.flatMap { byte in escapes[byte].map { [0x5C, $0] } ?? [byte] }
    }

    private static func unescaped(_ path: [UInt8]) -> [UInt8]? {
        var plain: [UInt8] = []
        var rest = path[...]
        while let byte = rest.popFirst() {
            guard byte == 0x5C else {
                plain.append(byte)
                continue
            }
            guard let mark = rest.popFirst(), let original = escapes.first(where: { $0.value == mark })?.key else {
                return nil
            }
            plain.append(original)
        }
        return plain
    }
}
