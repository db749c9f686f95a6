internal import CZip
internal import Glibc

/// # Archives
///
/// Writes and reads ZIP archives. The same members give the same bytes on any machine: they are stored as they are, in the given
/// order, dated 1 January 1980.
///
/// It must not know what is in the members. It reads the archives of strangers, so everything about them has a limit.
public enum ZIPWriter {
    /// A file in an archive.
    public struct Member: Sendable {
        /// Its path in the archive.
        public var name: String
        public var content: [UInt8]

        public init(name: String, content: [UInt8]) {
            self.name = name
            self.content = content
        }
    }

    /// Writes an archive. A file of its name is replaced once the archive is whole.
    ///
    /// - Throws: ``ArchiveError`` where it can't be written.
    public static func write(_ members: [Member], to path: String) throws(ArchiveError) {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
            throw ArchiveError(writing: path, code)
        }
        var isOpen = true
        defer { if isOpen { zip_discard(archive) } }
        // libzip reads the contents when it closes the archive.
        var contents: [UnsafeMutableRawBufferPointer] = []
        defer { for content in contents { content.deallocate() } }
        for member in members {
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, member.content.count), alignment: 16)
            memory.copyBytes(from: member.content)
            contents.append(memory)
            guard let source = zip_source_buffer(archive, memory.baseAddress, UInt64(member.content.count), 0) else {
                throw ArchiveError(.failed, "\(path) can't be written: there is not enough memory.")
            }
            let index = zip_file_add(archive, member.name, source, UInt32(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else {
                zip_source_free(source)
                throw ArchiveError(.failed, "\(path) can't be written: it would have two files “\(member.name)”.")
            }
            let number = UInt64(index)
            guard zip_set_file_compression(archive, number, ZIP_CM_STORE, 0) == 0,
                zip_file_set_dostime(archive, number, 0, firstDay, 0) == 0,
                zip_file_set_external_attributes(
                    archive, number, 0, UInt8(ZIP_OPSYS_UNIX), (UInt32(S_IFREG) | 0o644) << 16) == 0
            else { throw ArchiveError(.failed, "\(path) can't be written: libzip refused a file.") }
        }
        guard zip_close(archive) == 0 else {
            let error = zip_get_error(archive)
            throw ArchiveError(writing: path, zip_error_code_zip(error), zip_error_code_system(error))
        }
        isOpen = false
    }

    /// 1 January 1980, the first day that an archive can name.
    private static let firstDay: UInt16 = 1 << 5 | 1
}

/// Why an archive can't be written or read.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case notFound, notPermitted
        /// It is no ZIP archive, damaged, or beyond a limit.
        case unreadable
        case failed
    }

    public var code: Code
    public var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(writing path: String, _ code: Int32, _ errno: Int32 = Glibc.errno) {
        let cause = code == ZIP_ER_NOENT ? "there is no such directory" : String(cString: strerror(errno))
        self.init([EACCES, EPERM].contains(errno) ? .notPermitted : .failed, "\(path) can't be written: \(cause).")
    }

    public var description: String { message }
}
