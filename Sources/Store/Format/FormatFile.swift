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
            switch error {
            case .form: hasChecksum = false
            case .checksum:
                throw .damaged("the checksum is wrong, as after an edit by hand", path: StoreFileNames.format)
            }
        }
        let file: FormatFile
        do throws(StoreError) {
            file = try Payload(bytes: text).decode(FormatFile.self, path: StoreFileNames.format)
        } catch {
            throw .damaged(
                "this is not the JSON object with format and version that the store writes", path: StoreFileNames.format
            )
        }
        guard file.format == name else {
            throw StoreError(
                .notAStore, "\(StoreFileNames.format) names another format, \(file.format). Choose another directory.",
                path: StoreFileNames.format)
        }
        guard file.version <= newest else {
            throw StoreError(
                .newerVersion,
                "The store has version \(file.version), and this program knows versions up to \(newest). Nothing was "
                    + "changed. Install the newer ombudsd again.",
                path: StoreFileNames.format)
        }
        guard file.version >= 0 else {
            throw .damaged("there is no version \(file.version)", path: StoreFileNames.format)
        }
        return (file.version, hasChecksum)
    }

    /// Whether bytes, without the newline, are the file's content with a right checksum.
    static func isWhole(_ bytes: [UInt8]) -> Bool {
        (try? ChecksummedObject.body(of: bytes[...])) != nil
            && (try? Payload(bytes: bytes[...]).decode(FormatFile.self, path: StoreFileNames.format)) != nil
    }

    func write(to files: any StoreFiles) throws(StoreError) {
        var bytes: [UInt8] = []
        // The checksum covers the object without its opening brace, which the checksum's member takes.
        let members = try Payload(encoding: self).bytes.dropFirst()
        ChecksummedObject.append(to: &bytes) { $0 += members }
        bytes.append(UInt8(ascii: "\n"))
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
