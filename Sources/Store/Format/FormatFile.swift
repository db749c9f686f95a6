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
        guard let bytes = try files.read(StoreFileNames.format) else { return nil }
        let file: FormatFile
        do throws(StoreError) {
            file = try Payload(bytes: bytes[...]).decode(FormatFile.self, path: StoreFileNames.format)
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
        return file.version
    }

    func write(to files: any StoreFiles) throws(StoreError) {
        var bytes = Array(try Payload(encoding: self).bytes)
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
