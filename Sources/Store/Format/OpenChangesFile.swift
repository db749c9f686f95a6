/// The open `changes.jsonl`, and the places of its changes.
struct OpenChangesFile {
    let file: StoreFile
    let base: ChangesFile.Base
    /// The offset after the first line.
    let start: Int
    /// The offset after each change.
    var ends: [Int]
    /// The length of the file, with the reserved space after the last change.
    var written: Int

    /// The length up to the end of the last change.
    var length: Int { ends.last ?? start }

    /// The offset after a change, or after the first line for the base's own number.
    func end(of number: Int) -> Int {
        number == base.through ? start : ends[number - base.through - 1]
    }
}

extension OpenChangesFile {
    /// Writes the file that takes this one's place: another first line, the changes after it, and reserved space.
    func next(_ files: any StoreFiles, base new: ChangesFile.Base, reserving reserved: Int) throws(StoreError) -> Self {
        let line = try ChangesFile.line(base: new)
        let restStart = end(of: new.through)
        var rest: ArraySlice<UInt8> = []
        if restStart < length {
            guard let bytes = try files.read(StoreFileNames.changes), bytes.count >= length else {
                throw .damaged("the file is not the one that was opened", path: StoreFileNames.changes)
            }
            rest = bytes[restStart..<length]
        }
        let bytes = line + rest + [UInt8](repeating: ChangesFile.filler, count: reserved)
        return Self(
            file: try files.writeTemporary(StoreFileNames.changes, bytes), base: new, start: line.count,
            ends: ends.dropFirst(new.through - base.through).map { $0 - restStart + line.count }, written: bytes.count)
    }
}
