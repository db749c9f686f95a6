/// What went wrong with the store, and what a person can do about it.
public struct StoreError: Error, Hashable, Sendable {
    /// What kind of failure it is; a caller decides by it whether to try again, stop, or ask a person.
    public enum Code: String, Sendable, CaseIterable {
        /// Another process has the store open.
        case inUse = "in-use"
        /// A newer program wrote the store. Nothing was touched.
        case newerVersion = "newer-version"
        /// The directory holds something else than a store.
        case notAStore = "not-a-store"
        /// A file is not what the store wrote. A person has to look.
        case damaged
        /// No space or no quota is left. Nothing was kept of the call; it may be repeated once there is space.
        case full
        /// The program may not read or write there.
        case notPermitted = "not-permitted"
        /// Another failure of the file system. Nothing was kept of the call; it may be repeated.
        case failed
        /// It is not known what reached the disk: the store takes no more work until it is opened again.
        case mustReopen = "must-reopen"
        /// What was asked for makes no sense: a bad name, a number out of range, something that JSON cannot hold.
        case invalid
    }

    public var code: Code
    /// One or two sentences for a person: what happened, and what to do.
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

    /// Whether it may go away by itself, so that trying again later makes sense; else a person is needed.
    public var isTransient: Bool {
        switch code {
        case .full, .failed, .mustReopen: true
        case .inUse, .newerVersion, .notAStore, .damaged, .notPermitted, .invalid: false
        }
    }

    /// What is said once it is not known what reached the disk.
    static func mustReopen(_ cause: StoreError) -> StoreError {
        if cause.code == .mustReopen { return cause }
        return StoreError(
            .mustReopen,
            "It is not known what reached the disk, so the store takes no more work until it is opened again. "
                + cause.message,
            path: cause.path, errno: cause.errno)
    }

    /// Damage in a file, with the way out.
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
