import Configuration
import Linux
import Store

/// The list of the checksums of a backup's files, as `sha256sum --check` reads it.
struct ChecksumList {
    static let fileName = Places.checksumsName

    /// The SHA-256 of each file, by the bytes of its path.
    private(set) var hashes: [[UInt8]: String] = [:]

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
        for text in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard let line = ChecksumLine(text), hashes.updateValue(line.sha256, forKey: line.path) == nil else {
                return nil
            }
        }
    }

    var bytes: [UInt8] {
        hashes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap {
            ChecksumLine(sha256: $1, path: $0).bytes
        }
    }

    /// The paths at which this list and another differ, the first of them first.
    func differences(from other: ChecksumList) -> [[UInt8]] {
        Set(hashes.keys).union(other.hashes.keys).filter { hashes[$0] != other.hashes[$0] }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }
}
