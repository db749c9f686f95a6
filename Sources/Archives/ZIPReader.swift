internal import CZip
internal import Glibc

/// A ZIP archive of somebody else. Its members are unpacked piece by piece; none is held in memory, and none gets onto a disk.
public final class ZIPReader {
    /// The most that is read.
    public struct Limits: Sendable {
        public var members = 20_000
        /// Bytes of all members together, unpacked.
        public var unpacked = 8 << 30

        public init() {}
    }

    private let archive: OpaquePointer
    private let path: String
    /// The names of the members, in the order of the archive.
    public let names: [String]

    /// Opens an archive.
    ///
    /// - Throws: ``ArchiveError``: also where the archive has two members of one name, or names that lead out of it, is encrypted, or
    ///   packed in an unusual way: its meaning would depend on who reads it.
    public init(_ path: String, limits: Limits = Limits()) throws(ArchiveError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw ArchiveError(
                errno == ENOENT ? .notFound : .notPermitted,
                "\(path) can't be read: \(String(cString: strerror(errno))).")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ArchiveError(.unreadable, "\(path) is no regular file.")
        }
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
            throw code == ZIP_ER_OPEN && errno == EACCES
                ? ArchiveError(.notPermitted, "\(path) can't be read: you may not.")
                : ArchiveError(.unreadable, "\(path) is no ZIP archive, or is damaged or cut short.")
        }
        do throws(ArchiveError) {
            names = try Self.names(of: archive, path, limits)
        } catch {
            zip_discard(archive)
            throw error
        }
        self.archive = archive
        self.path = path
    }

    deinit { zip_discard(archive) }

    private static func names(
        of archive: OpaquePointer, _ path: String, _ limits: Limits
    ) throws(ArchiveError) -> [String] {
        let count = Int(zip_get_num_entries(archive, 0))
        guard count <= limits.members else {
            throw ArchiveError(.unreadable, "\(path) has more than \(limits.members) files.")
        }
        var names: [String] = []
        var seen: Set<String> = []
        var size: UInt64 = 0
        for index in 0..<max(0, count) {
            var status = zip_stat_t()
            guard zip_stat_index(archive, UInt64(index), 0, &status) == 0, let start = status.name else {
                throw ArchiveError(.unreadable, "\(path) has a file without a name.")
            }
            let name = String(cString: start)
            guard status.encryption_method == UInt16(ZIP_EM_NONE),
                [UInt16(ZIP_CM_STORE), UInt16(ZIP_CM_DEFLATE)].contains(status.comp_method)
            else {
                throw ArchiveError(.unreadable, "\(path) has a file that is encrypted, or packed in an unusual way.")
            }
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard !name.isEmpty, !parts.contains(""), !parts.contains(".."), !parts.contains("."), !name.contains("\\"),
                seen.insert(name).inserted
            else {
                throw ArchiveError(
                    .unreadable, "\(path) has two files of one name, or a name that leads out of it.")
            }
            let (sum, isTooLarge) = size.addingReportingOverflow(status.size)
            guard !isTooLarge, sum <= UInt64(limits.unpacked) else {
                throw ArchiveError(.unreadable, "\(path) unpacks to more than \(limits.unpacked >> 20) MiB.")
            }
            size = sum
            names.append(name)
        }
        return names
    }

    /// Unpacks a member, piece by piece.
    ///
    /// - Returns: false where there is no such member, it has another size or checksum than the archive says, or can't be unpacked.
    public func unpack(_ name: String, _ consume: (ArraySlice<UInt8>) -> Void) -> Bool {
        var status = zip_stat_t()
        guard let index = names.firstIndex(of: name),
            zip_stat_index(archive, UInt64(index), 0, &status) == 0,
            let file = zip_fopen_index(archive, UInt64(index), 0)
        else { return false }
        defer { zip_fclose(file) }
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        var left = status.size
        while true {
            let count = zip_fread(file, &piece, UInt64(piece.count))
            // The announced size is within the limits; what unpacks to more is cut off there.
            guard count >= 0, UInt64(count) <= left else { return false }
            guard count > 0 else { return left == 0 }
            left -= UInt64(count)
            consume(piece[..<Int(count)])
        }
    }

    /// Unpacks a small member whole.
    ///
    /// - Returns: nil where it has more bytes than the limit, or can't be unpacked.
    public func content(of name: String, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        let isWhole = unpack(name) { if bytes.count <= limit { bytes += $0 } }
        return isWhole && bytes.count <= limit ? bytes : nil
    }
}
