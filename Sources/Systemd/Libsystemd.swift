internal import CSystemd
internal import Glibc

/// Every call into libsystemd, and the few of the C library that go with them.
public enum Libsystemd {
    /// A call's error number.
    struct Failure: Error {
        let errno: Int32
    }

    // MARK: Journal

    /// Sends fields as one entry. The result is 0 or a negative error number; 0 also where there is no journal.
    static func sendToJournal(_ fields: [[UInt8]]) -> Int32 {
        // All fields stand in one buffer, so that one pointer is enough to reach them.
        var bytes = fields.flatMap(\.self)
        return bytes.withUnsafeMutableBytes { buffer in
            var offset = 0
            var vectors: [iovec] = []
            vectors.reserveCapacity(fields.count)
            for field in fields {
                vectors.append(iovec(iov_base: buffer.baseAddress.map { $0 + offset }, iov_len: field.count))
                offset += field.count
            }
            return sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }

    /// Whether an error of sending means that nobody takes entries there.
    static func meansNobodyListens(_ errno: Int32) -> Bool {
        [ECONNREFUSED, ENOENT, ENOTSOCK, ENOTCONN].contains(errno)
    }

    /// Looks for an entry with all of the fields; with a time to wait, until it turns up or the time is over.
    static func findInJournal(
        _ fields: [[UInt8]], directory: String?, waiting timeout: Duration?
    ) -> Result<JournalReader.Answer, Failure> {
        readJournal(fields, directory: directory, since: nil, waiting: timeout) { _ in true }
    }

    /// Goes through the entries with all of the fields, the oldest first, until one is the last that is wanted; with a
    /// time to wait, also through those that come.
    ///
    /// - Parameter since: microseconds of the system's clock since 1970, before which nothing is looked at.
    static func readJournal(
        _ fields: [[UInt8]], directory: String?, since: UInt64?, waiting timeout: Duration?,
        until isLast: (OpaquePointer) -> Bool
    ) -> Result<JournalReader.Answer, Failure> {
        var opened: OpaquePointer?
        let result =
            if let directory {
                sd_journal_open_directory(&opened, directory, 0)
            } else {
                sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY))
            }
        guard result >= 0, let journal = opened else {
            return -result == ENOENT || -result == EACCES ? .success(.unreadable) : .failure(Failure(errno: -result))
        }
        defer { sd_journal_close(journal) }
        // libsystemd passes over files that it can't open without a word. Where no descriptor is left, some may be missing.
        let spare = dup(STDIN_FILENO)
        if spare < 0, errno == EMFILE || errno == ENFILE { return .failure(Failure(errno: errno)) }
        close(spare)
        for field in fields {
            let result = sd_journal_add_match(journal, field, field.count)
            guard result >= 0 else { return .failure(Failure(errno: -result)) }
        }
        let end = timeout.map { ContinuousClock.now.advanced(by: $0) }
        let seek = since.map { sd_journal_seek_realtime_usec(journal, $0) } ?? sd_journal_seek_head(journal)
        guard seek >= 0 else { return .failure(Failure(errno: -seek)) }
        while true {
            let next = sd_journal_next(journal)
            guard next >= 0 else { return .failure(Failure(errno: -next)) }
            if next > 0 {
                if isLast(journal) { return .success(.found) }
                continue
            }
            let left = end.map { ContinuousClock.now.duration(to: $0) } ?? .zero
            guard left > .zero else { break }
            let waited = sd_journal_wait(journal, left.wholeMicroseconds)
            guard waited >= 0 else { return .failure(Failure(errno: -waited)) }
        }
        let isAnythingReadable =
            sd_journal_has_runtime_files(journal) > 0 || sd_journal_has_persistent_files(journal) > 0
        return .success(isAnythingReadable || directory != nil ? .notFound : .unreadable)
    }

    /// A field of the entry that a journal is at, without its name; nil where the entry has none.
    static func value(of name: String, at journal: OpaquePointer) -> [UInt8]? {
        var data: UnsafeRawPointer?
        var length = 0
        guard sd_journal_get_data(journal, name, &data, &length) >= 0, let data else { return nil }
        return Array(UnsafeRawBufferPointer(start: data, count: length).dropFirst(name.utf8.count + 1))
    }

    // MARK: Service manager

    /// Whether systemd runs the system (`sd_booted(3)`).
    public static var isBooted: Bool { sd_booted() > 0 }

    /// Positive when it was sent, 0 when nobody asked for messages, or a negative error number.
    static func notify(_ text: String) -> Int32 { sd_notify(0, text) }

    static func watchdogTimeout() -> Result<Duration?, Failure> {
        var microseconds: UInt64 = 0
        let result = sd_watchdog_enabled(0, &microseconds)
        guard result >= 0 else { return .failure(Failure(errno: -result)) }
        return .success(result > 0 ? .microseconds(microseconds) : nil)
    }

    static func takeSockets() -> Result<[PassedSocket], Failure> {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count >= 0 else { return .failure(Failure(errno: -count)) }
        defer {
            for index in 0..<Int(count) { free(names?[index]) }
            free(names)
        }
        return .success(
            (0..<count).map { index in
                let descriptor = SD_LISTEN_FDS_START + index
                return PassedSocket(
                    descriptor: descriptor,
                    name: names?[Int(index)].map { String(cString: $0) } ?? "unknown",
                    isListeningUnixStream: sd_is_socket_unix(descriptor, Int32(SOCK_STREAM.rawValue), 1, nil, 0) > 0)
            })
    }

    // MARK: The C library

    static func isSocket(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }

    static func deviceAndInode(of descriptor: Int32) -> (device: UInt64, inode: UInt64)? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? (UInt64(status.st_dev), UInt64(status.st_ino)) : nil
    }

    static func realtimeMicroseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
    }

    static func monotonicMicroseconds() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
    }

    /// Writes everything, and waits where a pipe is full; 0, or the error number.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&wanted, 1, -1)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }

    /// A file's bytes, `nil` when there is no such file.
    static func readFile(_ path: String, limit: Int) -> Result<[UInt8]?, Failure> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return errno == ENOENT ? .success(nil) : .failure(Failure(errno: errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
                guard bytes.count <= limit else { return .failure(Failure(errno: EFBIG)) }
            } else if count == 0 {
                return .success(bytes)
            } else if errno != EINTR {
                return .failure(Failure(errno: errno))
            }
        }
    }
}

extension Duration {
    fileprivate var wholeMicroseconds: UInt64 {
        UInt64(components.seconds) * 1_000_000 + UInt64(components.attoseconds / 1_000_000_000_000)
    }
}
