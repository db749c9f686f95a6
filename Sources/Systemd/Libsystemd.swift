internal import CSystemd
internal import Glibc

/// The calls into libsystemd.
public enum Libsystemd {
    /// A failed call.
    struct Failure: Error {
        let errno: Int32
    }

    // MARK: Journal

    /// Sends fields as one entry.
    ///
    /// - Returns: 0 or a negative error number; 0 also where there is no journal.
    static func sendToJournal(_ fields: [[UInt8]]) -> Int32 {
        // All fields are in one buffer, so that one pointer leads to all of them.
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

    /// Whether an error of sending means that no journal listens.
    static func meansNobodyListens(_ errno: Int32) -> Bool {
        [ECONNREFUSED, ENOENT, ENOTSOCK, ENOTCONN].contains(errno)
    }

    /// Looks for an entry with all of the fields.
    ///
    /// - Parameter timeout: the time to wait for the entry; nil to look once.
    static func findInJournal(
        _ fields: [[UInt8]], directory: String?, waiting timeout: Duration?
    ) -> Result<JournalReader.Answer, Failure> {
        readJournal(fields, directory: directory, since: nil, waiting: timeout) { _ in true }
    }

    /// Goes through the entries with all of the fields, the oldest first.
    ///
    /// - Parameters:
    ///   - since: the time of the first entry, in microseconds of the system's clock since 1970.
    ///   - timeout: the time to wait for more entries; nil to go through the existing ones.
    ///   - isLast: returns true for the last entry that is needed.
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
        // libsystemd skips files that it can't open, without an error. Where no descriptor is left, some may be missing.
        let spare = dup(STDIN_FILENO)
        if spare < 0, errno == EMFILE || errno == ENFILE { return .failure(Failure(errno: errno)) }
        close(spare)
        for field in fields {
            let result = sd_journal_add_match(journal, field, field.count)
            guard result >= 0 else { return .failure(Failure(errno: -result)) }
        }
        var pause = Duration.microseconds(200)
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
            // The journal notifies its readers of an entry up to 250 ms after it wrote it, so they look by themselves too.
            let waited = sd_journal_wait(journal, min(left, pause).wholeMicroseconds)
            guard waited >= 0 else { return .failure(Failure(errno: -waited)) }
            pause = min(pause * 2, .milliseconds(50))
        }
        let isAnythingReadable =
            sd_journal_has_runtime_files(journal) > 0 || sd_journal_has_persistent_files(journal) > 0
        return .success(isAnythingReadable || directory != nil ? .notFound : .unreadable)
    }

    /// The value of a field of the journal's current entry; nil where the entry has no such field.
    static func value(of name: String, at journal: OpaquePointer) -> [UInt8]? {
        var data: UnsafeRawPointer?
        var length = 0
        guard sd_journal_get_data(journal, name, &data, &length) >= 0, let data else { return nil }
        return Array(UnsafeRawBufferPointer(start: data, count: length).dropFirst(name.utf8.count + 1))
    }

    // MARK: Service manager

    /// Whether systemd runs the system (`sd_booted(3)`).
    public static var isBooted: Bool { sd_booted() > 0 }

    /// - Returns: a positive number when the text was sent, 0 when no manager asked for messages, or a negative error number.
    static func notify(_ text: String) -> Int32 { sd_notify(0, text) }

    static func watchdogTimeout() -> Result<Duration?, Failure> {
        var microseconds: UInt64 = 0
        let result = sd_watchdog_enabled(0, &microseconds)
        guard result >= 0 else { return .failure(Failure(errno: -result)) }
        return .success(result > 0 ? .microseconds(microseconds) : nil)
    }

    static func receiveSockets() -> Result<[PassedSocket], Failure> {
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
}

extension Duration {
    fileprivate var wholeMicroseconds: UInt64 {
        UInt64(components.seconds) * 1_000_000 + UInt64(components.attoseconds / 1_000_000_000_000)
    }
}
