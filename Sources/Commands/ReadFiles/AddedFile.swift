import ControlInterface
import Extraction
import Linux
import Model

/// A file that `ombudsctl add` is to put into the inbox, looked at and not put there yet.
///
/// A pipe gives its bytes once, so they are kept. A plain file is read when it is put there: hundreds of large ones don't fit into
/// memory together.
struct AddedFile: Sendable {
    let name: FileName
    private let path: String
    /// The bytes of anything but a plain file; nil for a plain file.
    private let kept: [UInt8]?

    /// - Throws: `usage` for a directory and a name that the inbox passes over; `unreadable` for a file that can't be read, is too large
    ///   or is empty.
    init(_ path: String) throws(Failure) {
        let mode = FileMode(path, following: true)
        if mode?.isDirectory == true {
            throw Failure(.usage, "\"\(path)\" is a directory; name its files, or copy it into the inbox.")
        }
        guard let last = RawPath.bytes(path).split(separator: UInt8(ascii: "/")).last, let name = FileName(last) else {
            throw Failure(.usage, "\"\(path)\" is no name of a file.")
        }
        guard !name.isTemporary else {
            throw Failure(
                .usage,
                "The inbox passes over files of the name \"\(name)\" (docs/inbox.md); add it under another name.")
        }
        self.name = name
        self.path = path
        guard let mode, mode.isRegular, mode.size > 0 else {
            kept = try Self.read(path)
            return
        }
        do throws(Refusal) {
            try FileContents.check(path, limit: Extraction.defaultSizeLimit)
        } catch {
            throw Failure(.unreadable, error.message)
        }
        kept = nil
    }

    /// - Throws: `unreadable` for a file that became unreadable or empty.
    func bytes() throws(Failure) -> [UInt8] {
        if let kept { return kept }
        return try Self.read(path)
    }

    private static func read(_ path: String) throws(Failure) -> [UInt8] {
        let bytes: [UInt8]
        do throws(Refusal) {
            bytes = try FileContents.read(path, limit: Extraction.defaultSizeLimit)
        } catch {
            throw Failure(.unreadable, error.message)
        }
        // In the inbox an empty file waits for its content, which would never come.
        guard !bytes.isEmpty else {
            throw Failure(.unreadable, "\(path) is empty, so that there is nothing to read.")
        }
        return bytes
    }
}
