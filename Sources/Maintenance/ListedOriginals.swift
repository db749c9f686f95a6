import Configuration
import Inbox
import Linux

/// The list of the originals' checksums beside their directories, as a check reads it.
///
/// It tells what an original was where the store has lost its document. Damage of the list must not become damage of an
/// original: a hash counts wherever it stands in the list, and also with one other digit.
struct ListedOriginals {
    /// The list's word on a file.
    enum Testimony: Equatable {
        /// There is no list, as with an older program.
        case none
        /// The file has the bytes of an original.
        case original
        /// The file has other bytes than the original of its name.
        case damaged(sha256: String)
        /// The daemon archived no such file.
        case stranger
    }

    /// The lines, each with its path as people see it.
    private(set) var lines: [(line: ChecksumLine, path: String)] = []
    /// Content of the list that is no line.
    private var strange: [ArraySlice<UInt8>] = []
    private var hashes: Set<String> = []
    private var hashesByPath: [String: [String]] = [:]
    /// A message where the list is there and can't be read.
    private(set) var obstacle: String?

    init(_ places: Places) {
        do throws(SystemCallError) {
            guard let content = try OriginalsList(places.checksums)?.content() else { return }
            strange = content.strange
            for line in content.lines {
                let names = line.path.split(separator: UInt8(ascii: "/")).compactMap { FileName($0)?.description }
                let path = names.joined(separator: "/")
                lines.append((line, path))
                hashes.insert(line.sha256)
                hashesByPath[path, default: []].append(line.sha256)
                // An altered line feed puts the next line behind the path.
                hashes.formUnion(Self.hashes(in: line.path[...]))
            }
            for text in strange { hashes.formUnion(Self.hashes(in: text)) }
        } catch {
            obstacle = "\(places.checksums) can't be read: \(error.text)"
        }
    }

    /// Whether there is a list. One without any line tells nothing.
    var isThere: Bool { !lines.isEmpty }

    /// The number of pieces of the list that are no lines.
    var strangeCount: Int { strange.count }

    /// The hashes that the list has for a path.
    func hashes(at path: String) -> [String] { hashesByPath[path] ?? [] }

    /// Whether a hash stands anywhere in the list.
    func holds(_ sha256: String) -> Bool { hashes.contains(sha256) }

    /// The list's word on an archived file.
    func testimony(of file: OriginalsIndex.File, _ sha256: String) -> Testimony {
        guard isThere else { return .none }
        if hashes.contains(sha256) { return .original }
        let named = hashesByPath[file.path] ?? []
        if named.contains(where: { $0.isNearly(sha256) }) || strange.contains(where: { Self.holds(sha256, in: $0) }) {
            return .original
        }
        return named.last.map { .damaged(sha256: $0) } ?? .stranger
    }

    /// The hashes in a piece of the list that is no line, such as two lines whose line feed was altered.
    private static func hashes(in text: ArraySlice<UInt8>) -> [String] {
        text.split { !ChecksumLine.isDigit($0) }.filter { $0.count >= 64 }.flatMap { digits in
            (0...digits.count - 64).map { String(decoding: digits.dropFirst($0).prefix(64), as: UTF8.self) }
        }
    }

    /// Whether a piece of the list begins with a hash, but for one byte.
    private static func holds(_ sha256: String, in text: ArraySlice<UInt8>) -> Bool {
        let digits = text.first == UInt8(ascii: "\\") ? text.dropFirst() : text
        return zip(digits.prefix(64), sha256.utf8).count { $0 != $1 } <= 1 && digits.count >= 64
    }
}

extension String {
    /// Whether two texts differ in one byte at the most.
    func isNearly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && zip(utf8, other.utf8).count(where: { $0 != $1 }) <= 1
    }
}
