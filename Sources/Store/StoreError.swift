/// An error of the store.
public struct StoreError: Error, Hashable, Sendable {
    /// The kind of error, by which a caller decides whether to try again, stop, or ask a person.
    public enum Code: String, Sendable, CaseIterable {
        /// Another process has the store open.
        case inUse = "in-use"
        /// A newer program wrote the store. Nothing was changed.
        case newerVersion = "newer-version"
        /// The directory holds other files than a store.
        case notAStore = "not-a-store"
        /// A file is not as the store wrote it. A person has to decide.
        case damaged
        /// No space or no quota is left. The call had no effect, and may be repeated once there is space.
        case full
        /// The program may not read or write there.
        case notPermitted = "not-permitted"
        /// Another error of the file system. The call had no effect, and may be repeated.
        case failed
        /// It is unknown what reached the disk. The store refuses all calls until it is opened again.
        case mustReopen = "must-reopen"
        /// An argument is not valid: a bad name, a number out of range, a value that JSON cannot hold.
        case invalid
    }

    public var code: Code
    /// One or two sentences for a person: what happened, and what to do next.
    public var message: String
    /// The file in question, relative to the store's directory.
    public var path: String?
    /// The line in that file, counted from 1.
    public var line: Int?
    /// The operating system's error number that caused it.
    public var errno: Int32?

    public init(_ code: Code, _ message: String, path: String? = nil, line: Int? = nil, errno: Int32? = nil) {
        self.code = code
        self.message = message
        self.path = path
        self.line = line
        self.errno = errno
    }

    /// Whether the cause may go away by itself, so that trying again later makes sense; otherwise a person is needed.
    public var isTransient: Bool {
        switch code {
        case .full, .failed, .mustReopen: true
        case .inUse, .newerVersion, .notAStore, .damaged, .notPermitted, .invalid: false
        }
    }

    /// The error of all calls once it is unknown what reached the disk.
    static func mustReopen(_ cause: StoreError) -> StoreError {
        if cause.code == .mustReopen { return cause }
        return StoreError(
            .mustReopen,
            "It is unknown what reached the disk, so the store refuses all changes until it is opened again. "
                + cause.message,
            path: cause.path, errno: cause.errno)
    }

    /// A damage in a file, with advice on how to mend it.
    static func damaged(_ what: String, path: String, line: Int? = nil) -> StoreError {
        let place = line.map { "\(path), line \($0)" } ?? path
        return StoreError(
            .damaged,
            "\(place): \(what). Nothing was changed. Put back a copy of the whole store, or let `ombudsctl fsck --repair` "
                + "build it anew from the originals.",
            path: path, line: line)
    }
}

extension StoreError: CustomStringConvertible {
    public var description: String { message }
}
