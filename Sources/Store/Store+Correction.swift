/// The correction of single altered bytes.
extension Store {
    /// Corrects files in which a single byte was altered, or one in each line of the changes, by their checksums. The store must
    /// not be open; a store that is to be preserved is copied before.
    ///
    /// Chance may give a wrong correction where more was altered than one byte. So the caller compares the corrected figures with
    /// the originals.
    ///
    /// - Returns: the paths of the corrected files.
    /// - Throws: errors of the file system.
    public static func correctAlteredBytes(at directory: String) throws(StoreError) -> [String] {
        let files = try DirectoryFiles(directory, creating: false)
        var corrected: [String] = []
        func correct(_ path: String, by correction: ([UInt8]) -> [UInt8]?) throws(StoreError) {
            guard let bytes = try files.read(path), let whole = correction(bytes), whole != bytes else { return }
            let file = try files.create(path)
            defer { files.close(file) }
            try files.writeAll(whole, to: file, at: 0)
            try files.makeDurable(file)
            corrected.append(path)
        }
        try correct(StoreFileNames.format, by: Correction.format)
        try correct(StoreFileNames.changes, by: Correction.changes)
        for folder in try files.list("").filter({ $0.kind == .folder }).map(\.name).sorted() {
            for entry in try files.list(folder).sorted(by: { $0.name < $1.name }) {
                guard let name = RecordName(folder: folder, file: entry.name) else { continue }
                try correct(name.path) { Correction.record($0, path: name.path) }
            }
        }
        return corrected
    }
}
