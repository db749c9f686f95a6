import Linux
import Store

/// The list of the checksums of a backup's files, as `sha256sum --check` reads it: a hash and a path in each line. A line with a
/// line feed, a carriage return or a backslash in its path begins with a backslash, and has these characters escaped.
struct ChecksumList {
    static let fileName = "SHA256SUMS"

    /// The SHA-256 of each file, by the bytes of its path.
    private(set) var hashes: [[UInt8]: String] = [:]

    private static let escapes: [(byte: UInt8, letter: UInt8)] = [
        (UInt8(ascii: "\\"), UInt8(ascii: "\\")), (UInt8(ascii: "\n"), UInt8(ascii: "n")),
        (UInt8(ascii: "\r"), UInt8(ascii: "r")),
    ]

    /// - Returns: nil where a file can't be read.
    init?(of files: [DirectoryTree.File]) {
        for (file, sha256) in zip(files, inParallel(files) { $0.sha256 }) {
            guard let sha256 else { return nil }
            hashes[file.path] = sha256
        }
    }

    /// - Returns: nil where the bytes are no such list.
    init?(_ bytes: [UInt8]) {
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        for line in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let isEscaped = line.first == UInt8(ascii: "\\")
            let text = isEscaped ? line.dropFirst() : line
            guard text.count > 66, text.dropFirst(64).starts(with: "  ".utf8),
                let path = isEscaped ? Self.unescaped(text.dropFirst(66)) : Array(text.dropFirst(66)),
                hashes.updateValue(String(decoding: text.prefix(64), as: UTF8.self), forKey: path) == nil
            else { return nil }
        }
    }

    var bytes: [UInt8] {
        hashes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { path, sha256 in
            let isEscaped = path.contains { byte in Self.escapes.contains { $0.byte == byte } }
            return (isEscaped ? [UInt8(ascii: "\\")] : []) + Array("\(sha256)  ".utf8)
                + (isEscaped ? Self.escaped(path) : path) + [UInt8(ascii: "\n")]
        }
    }

    /// The paths at which this list and another differ, the first of them first.
    func differences(from other: ChecksumList) -> [[UInt8]] {
        Set(hashes.keys).union(other.hashes.keys).filter { hashes[$0] != other.hashes[$0] }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func escaped(_ path: [UInt8]) -> [UInt8] {
        path.flatMap { byte in
            escapes.first { $0.byte == byte }.map { [UInt8(ascii: "\\"), $0.letter] } ?? [byte]
        }
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var path: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                path.append(byte)
                continue
            }
            guard let letter = rest.popFirst(), let escape = escapes.first(where: { $0.letter == letter }) else {
                return nil
            }
            path.append(escape.byte)
        }
        return path
    }
}
