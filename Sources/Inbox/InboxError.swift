internal import Glibc
import Linux

/// An error of the inbox, of one file in it, or of archiving a file.
public struct InboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Sendable, CaseIterable {
        /// A directory is missing.
        case directoryMissing
        /// The path leads to a file that is no directory, or to a symbolic link.
        case notADirectory
        /// The daemon's user may not use a directory.
        case directoryForbidden
        /// The system's limits on inotify are reached.
        case watchLimit
        /// The system can't watch the directory.
        case watchFailed
        /// The file system doesn't report the changes that other machines make.
        case remoteFileSystem
        /// A symbolic link, which is never followed.
        case symbolicLink
        /// A FIFO, a device or a socket, which is never opened.
        case notARegularFile
        /// A folder deeper than the inbox is scanned.
        case tooDeep
        /// The file has no content yet.
        case empty
        /// The file was read and archived, and a process still has it open for writing.
        case stillOpen
        /// The daemon's user may not read the file.
        case unreadable
        /// The disk or the network failed while reading or writing.
        case inputOutput
        /// Too many files are open, or memory is short.
        case resourcesExhausted
        /// The file is larger than the limit.
        case tooLarge
        /// The file changed while it was read.
        case changedWhileReading
        /// The program that decodes the file was interrupted.
        case notDecoded
        /// There is no space to archive the file.
        case noSpace
        /// A directory of originals is read-only, or the daemon's user may not write to it.
        case archiveForbidden
        /// The file could not be archived for another reason.
        case archiveFailed
        /// The disk did not confirm a write, so that its content is unknown. Don't try again: another attempt could succeed
        /// and mean nothing.
        case syncFailed
        /// The inbox holds a file of the same name and content, so that the rejected one is not returned beside it.
        case alreadyWaiting
        /// The folder to archive a file in has a name that is not valid, or leads elsewhere.
        case invalidName
    }

    public var code: Code
    /// One sentence for a person: what happened, and what to do next.
    public var message: String
    /// The system's error number, where a call gave one.
    public var errno: Int32?

    public init(_ code: Code, _ message: String, errno: Int32? = nil) {
        self.code = code
        self.message = message
        self.errno = errno
    }

    /// Whether the cause may go away by itself or by an administrator's hand, so that trying again later makes sense.
    public var isTransient: Bool {
        switch code {
        case .directoryMissing, .notADirectory, .directoryForbidden, .watchLimit, .watchFailed, .unreadable,
            .inputOutput,
            .resourcesExhausted, .changedWhileReading, .notDecoded, .noSpace, .archiveForbidden, .archiveFailed,
            .remoteFileSystem, .empty, .stillOpen, .alreadyWaiting:
            true
        case .symbolicLink, .notARegularFile, .tooDeep, .tooLarge, .syncFailed, .invalidName: false
        }
    }

    public var description: String {
        guard let errno else { return message }
        return "\(message) (\(SystemCallError.text(for: errno)))"
    }
}

extension InboxError {
    /// The meaning of a failed call on a directory.
    init(directory path: String, _ error: SystemCallError) {
        switch error.errno {
        case ENOENT, ESTALE:
            self.init(
                .directoryMissing, "There is no directory \(path); make it, or mount it again.", errno: error.errno)
        case ENOTDIR, ELOOP:
            self.init(
                .notADirectory,
                "\(path) is no directory, or a symbolic link; name the directory itself in the settings.",
                errno: error.errno)
        case EACCES, EPERM:
            self.init(
                .directoryForbidden, "The daemon may not use \(path); let its user read, write and enter it.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be used", error)
        }
    }

    /// The meaning of a failed call on a watch.
    init(watching error: SystemCallError) {
        switch error.errno {
        case ENOSPC:
            self.init(
                .watchLimit, "The system watches no more directories; raise fs.inotify.max_user_watches with sysctl.",
                errno: error.errno)
        case EMFILE, ENFILE:
            self.init(
                .watchLimit,
                "The system makes no more watches; raise fs.inotify.max_user_instances with sysctl, or LimitNOFILE= in the unit.",
                errno: error.errno)
        default: self.init(.watchFailed, "The system can't watch for changes (\(error.call)).", errno: error.errno)
        }
    }

    /// The meaning of a failed call on a file of the inbox.
    init(file path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case EACCES, EPERM:
            self.init(.unreadable, "The daemon may not read \(path); let its user read it.", errno: error.errno)
        case ELOOP:
            self.init(
                .symbolicLink, "\(path) is a symbolic link; put the file itself into the inbox.", errno: error.errno)
        case ENXIO, ENODEV:
            self.init(.notARegularFile, "\(path) is no regular file; remove it from the inbox.", errno: error.errno)
        default: self = Self.resource("\(path) could not be read", error)
        }
    }

    /// The meaning of a failed call that opens or makes the directory to archive a file in.
    init(archiving path: InboxPath, at place: String, _ error: SystemCallError) {
        switch error.errno {
        case ENOENT, ESTALE, ENOTDIR, ELOOP: self.init(directory: place, error)
        default: self.init(archiving: path, error)
        }
    }

    /// The meaning of a failed call while a file is archived.
    init(archiving path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case ENOSPC, EDQUOT:
            self.init(.noSpace, "There is no space to archive \(path); free some.", errno: error.errno)
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be archived; let the daemon's user write to the directories of originals and the inbox.",
                errno: error.errno)
        case EMFILE, ENFILE, ENOMEM, EIO: self = Self.resource("\(path) could not be archived", error)
        default:
            self.init(
                .archiveFailed, "\(path) could not be archived (\(error.call)); it stays in the inbox.",
                errno: error.errno)
        }
    }

    /// The meaning of a failed call while an archived file is removed from the inbox.
    init(leaving path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) is archived and could not be removed from \(path.folder.map { "the folder \($0)" } ?? "the inbox"); let "
                    + "the daemon's user write there.",
                errno: error.errno)
        default: self = Self.resource("\(path) is archived and could not be removed from the inbox", error)
        }
    }

    /// The meaning of a failed call while an original is removed.
    init(removing path: String, _ error: SystemCallError) {
        switch error.errno {
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be removed; let the daemon's user write to the directories of originals.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be removed", error)
        }
    }

    /// The meaning of a failed call while originals are moved to another folder.
    init(moving path: String, _ error: SystemCallError) {
        switch error.errno {
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "An original could not be moved to \(path); let the daemon's user write to the directories of originals.",
                errno: error.errno)
        default: self = Self.resource("An original could not be moved to \(path)", error)
        }
    }

    /// The meaning of a failed call while a rejected file is returned to the inbox.
    init(returning path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case ENOENT:
            self.init(
                .directoryMissing, "\(path) or the inbox is gone; look at both.", errno: error.errno)
        case ENXIO, ELOOP:
            self.init(
                .notARegularFile, "\(path) is no regular file; remove it from the rejected files.", errno: error.errno)
        case ENOSPC, EDQUOT:
            self.init(.noSpace, "There is no space to return \(path) to the inbox; free some.", errno: error.errno)
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be returned to the inbox; let the daemon's user write to the rejected files and the inbox.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be returned to the inbox", error)
        }
    }

    private static func resource(_ what: String, _ error: SystemCallError) -> InboxError {
        switch error.errno {
        case EMFILE, ENFILE, ENOMEM, EAGAIN:
            InboxError(
                .resourcesExhausted,
                "\(what): too many files are open or memory is short; raise LimitNOFILE= or MemoryMax=.",
                errno: error.errno)
        default:
            InboxError(.inputOutput, "\(what) (\(error.call)); look at the disk or the mount.", errno: error.errno)
        }
    }
}
