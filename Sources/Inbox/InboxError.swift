internal import Glibc
import Linux

/// What went wrong with the inbox, with one file in it, or with putting a file away.
public struct InboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Sendable, CaseIterable {
        /// A directory isn't there.
        case directoryMissing
        /// What is there is no directory, or a symbolic link to one.
        case notADirectory
        /// A directory may not be used by this user.
        case directoryForbidden
        /// The system's limits on inotify are reached.
        case watchLimit
        /// The system can't watch the directory.
        case watchFailed
        /// The file system doesn't tell of changes that other machines make.
        case remoteFileSystem
        /// A symbolic link, which is never followed.
        case symbolicLink
        /// A FIFO, a device or a socket, which is never opened.
        case notARegularFile
        /// A directory deeper than folders are walked.
        case tooDeep
        /// The file may not be read by this user.
        case unreadable
        /// The disk or the network failed while reading or writing.
        case inputOutput
        /// Too many files are open, or memory is short.
        case resourcesExhausted
        /// The file is larger than it may be.
        case tooLarge
        /// The file changed while it was read.
        case changedWhileReading
        /// What brings the file to text was interrupted.
        case notDecoded
        /// There is no room to put the file away.
        case noSpace
        /// The place to put files away in is read-only or forbidden.
        case archiveForbidden
        /// The file could not be put away for another reason.
        case archiveFailed
        /// The disk did not confirm that something was written. What is on it is not known; don't try again as if nothing
        /// had happened.
        case syncFailed
        /// A name to put a file away under leads somewhere else or is no name.
        case invalidName
    }

    public var code: Code
    /// One sentence that says what happened and what to do about it.
    public var message: String
    /// The system's error number, where a call gave one.
    public var errno: Int32?

    public init(_ code: Code, _ message: String, errno: Int32? = nil) {
        self.code = code
        self.message = message
        self.errno = errno
    }

    /// Whether it may go away by itself or by an administrator's hand, so that trying again later makes sense.
    public var isTransient: Bool {
        switch code {
        case .directoryMissing, .notADirectory, .directoryForbidden, .watchLimit, .watchFailed, .unreadable,
            .inputOutput,
            .resourcesExhausted, .changedWhileReading, .notDecoded, .noSpace, .archiveForbidden, .archiveFailed,
            .remoteFileSystem:
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
    /// What a failed call on a directory means.
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
                .directoryForbidden, "\(path) may not be used; let the daemon's user read, write and enter it.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be used", error)
        }
    }

    /// What a failed call means while a directory is watched.
    init(watching error: SystemCallError) {
        switch error.errno {
        case ENOSPC:
            self.init(
                .watchLimit, "No more directories can be watched; raise fs.inotify.max_user_watches with sysctl.",
                errno: error.errno)
        case EMFILE, ENFILE:
            self.init(
                .watchLimit,
                "No more watches can be made; raise fs.inotify.max_user_instances with sysctl, or LimitNOFILE=.",
                errno: error.errno)
        default: self.init(.watchFailed, "Changes can't be watched (\(error.call)).", errno: error.errno)
        }
    }

    /// What a failed call on a file of the inbox means.
    init(file path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case EACCES, EPERM:
            self.init(.unreadable, "\(path) may not be read; let the daemon's user read it.", errno: error.errno)
        case ELOOP:
            self.init(
                .symbolicLink, "\(path) is a symbolic link; put the file itself into the inbox.", errno: error.errno)
        case ENXIO, ENODEV:
            self.init(.notARegularFile, "\(path) is no regular file; take it out of the inbox.", errno: error.errno)
        default: self = Self.resource("\(path) could not be read", error)
        }
    }

    /// What a failed call means for a file when the directory that it is to be put away in can't be opened or made.
    init(archiving path: InboxPath, at place: String, _ error: SystemCallError) {
        switch error.errno {
        case ENOENT, ESTALE, ENOTDIR, ELOOP: self.init(directory: place, error)
        default: self.init(archiving: path, error)
        }
    }

    /// What a failed call means while a file is put away.
    init(archiving path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case ENOSPC, EDQUOT:
            self.init(.noSpace, "There is no room to put \(path) away; free some.", errno: error.errno)
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be put away; let the daemon's user write to the directories of originals and the inbox.",
                errno: error.errno)
        case EMFILE, ENFILE, ENOMEM, EIO: self = Self.resource("\(path) could not be put away", error)
        default:
            self.init(
                .archiveFailed, "\(path) could not be put away (\(error.call)); it stays in the inbox.",
                errno: error.errno)
        }
    }

    /// What a failed call means while a file that was put away is removed.
    init(discarding path: String, _ error: SystemCallError) {
        switch error.errno {
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be removed; let the daemon's user write to the directories of originals.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be removed", error)
        }
    }

    /// What a failed call means while a rejected file is put back.
    init(puttingBack path: InboxPath, _ error: SystemCallError) {
        switch error.errno {
        case ENOENT:
            self.init(
                .directoryMissing, "\(path) or the inbox is not there any more; look at both.", errno: error.errno)
        case ENXIO, ELOOP:
            self.init(.notARegularFile, "\(path) is no regular file; take it out of there.", errno: error.errno)
        case ENOSPC, EDQUOT:
            self.init(.noSpace, "There is no room to put \(path) back into the inbox; free some.", errno: error.errno)
        case EROFS, EACCES, EPERM:
            self.init(
                .archiveForbidden,
                "\(path) could not be put back; let the daemon's user write to the rejected files and the inbox.",
                errno: error.errno)
        default: self = Self.resource("\(path) could not be put back", error)
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
