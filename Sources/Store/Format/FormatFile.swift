/// `format.json`: the name and the version of the store's format.
package struct FormatFile: Codable, Hashable {
    static let name = "ombudsd.store"
    /// The version that this program writes. `docs/store.md` says what each version brought.
    package static let current = 2

    var format = name
    var version = current

    /// Reads the version.
    ///
    /// - Returns: nil when there is no such file.
    /// - Throws: `newerVersion`, `notAStore`, `damaged`.
    static func version(in files: any StoreFiles, newest: Int = current) throws(StoreError) -> Int? {
        try read(in: files, newest: newest)?.version
    }

    /// Reads the file.
    ///
    /// - Returns: nil when there is no such file; else the version, and whether the file has its checksum, as older programs wrote
    ///   none.
    /// - Throws: `newerVersion`, `notAStore`, `damaged`.
    static func read(
        in files: any StoreFiles, newest: Int = current
    ) throws(StoreError) -> (version: Int, hasChecksum: Bool)? {
        guard let bytes = try files.read(StoreFileNames.format) else { return nil }
        let text = bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...]
        var hasChecksum = true
        do {
            _ = try ChecksummedObject.body(of: text)
        } catch {
            // A single altered byte must not make a newer program's store look like this one's.
            if let whole = Correction.format(bytes), let file = decoded(whole.dropLast()), file.version > newest {
                throw .newer(file.version, than: newest)
            }
            if error == .checksum {
                throw .damaged("the checksum is wrong, as after an edit by hand", path: StoreFileNames.format)
            }
            hasChecksum = false
        }
        guard let file = decoded(text) else {
            throw .damaged(
                "this is not the JSON object with format and version that the store writes", path: StoreFileNames.format
            )
        }
        // A few altered bytes make neither a newer program's store nor another program's file of it.
        if !hasChecksum, file.version > newest || file.format != name, isNearlyOwn(bytes) {
            throw .damaged("it has no checksum, and is nearly what this program writes", path: StoreFileNames.format)
        }
        guard file.format == name else {
            throw StoreError(
                .notAStore, "\(StoreFileNames.format) names another format, \(file.format). Choose another directory.",
                path: StoreFileNames.format)
        }
        guard file.version <= newest else {
            throw .newer(file.version, than: newest)
        }
        guard file.version >= 0 else {
            throw .damaged("there is no version \(file.version)", path: StoreFileNames.format)
        }
        return (file.version, hasChecksum)
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> FormatFile? {
        try? Payload(bytes: text).decode(FormatFile.self, path: StoreFileNames.format)
    }

    /// Whether bytes differ in few places from the file that this program writes.
    private static func isNearlyOwn(_ bytes: [UInt8]) -> Bool {
        let own = FormatFile().bytes
        return own.count == bytes.count && zip(own, bytes).count { $0 != $1 } < own.count / 4
    }

    /// Whether bytes, without the newline, are the file's content with a right checksum.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        (try? ChecksummedObject.body(of: bytes[...])) != nil
            && (try? Payload(bytes: bytes[...]).decode(FormatFile.self, path: StoreFileNames.format)) != nil
    }

    /// The file's content.
    private var bytes: [UInt8] {
        var bytes: [UInt8] = []
        // The checksum covers the object without its opening brace, which the checksum's member takes.
        ChecksummedObject.append(to: &bytes) { $0 += Array(#""format":"\#(format)","version":\#(version)}"#.utf8) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    func write(to files: any StoreFiles) throws(StoreError) {
        files.close(try files.writeTemporary(StoreFileNames.format, bytes))
        try files.putInPlace(StoreFileNames.format)
    }
}

/// A step from one version of the format to the next.
///
/// After a crash it is run again from its start, on the files that it left.
package struct Upgrade: Sendable {
    /// The version that it upgrades; the result has the next version.
    package let version: Int
    package let run: @Sendable (any StoreFiles) throws(StoreError) -> Void

    /// Every step. A new version of the format adds one, and a store of the old version to the tests.
    package static let all: [Upgrade] = [
        // Version 2: a place in a document may have a `part`. Without one it is written as in version 1, so that no file has to
        // be rewritten; an older program, which would drop the part, refuses the store by its version.
        Upgrade(from: 1) { _ in }
    ]

    package init(from version: Int, run: @escaping @Sendable (any StoreFiles) throws(StoreError) -> Void) {
        self.version = version
        self.run = run
    }
}

extension StoreError {
    fileprivate static func newer(_ version: Int, than newest: Int) -> StoreError {
        StoreError(
            .newerVersion,
            "The store has version \(version), and this program knows versions up to \(newest). Nothing was changed. Install "
                + "the newer ombudsd again.",
            path: StoreFileNames.format)
    }
}
