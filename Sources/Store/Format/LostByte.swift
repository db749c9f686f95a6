/// Restores a single byte of a line of `changes.jsonl` in whose place a zero or a tab stands.
///
/// Such a byte is either damage in a committed change or the only byte of a write that a crash kept from the disk. The line is right
/// with the restored byte either way, so that no committed change can pass for a torn end.
enum LostByte {
    /// Whether a page that was never written may hold the byte: a new one holds zeros, reserved space holds tabs.
    static func isUnwritten(_ byte: UInt8) -> Bool { byte == 0 || byte == ChangesFile.filler }

    /// Finds the byte of a bad line that ends with a newline, or at the end of the file.
    ///
    /// - Returns: its index and the byte that was there; nil unless it is the line's only fault.
    static func find(in line: ArraySlice<UInt8>) -> (index: Int, original: UInt8)? {
        guard let index = line.firstIndex(where: isUnwritten), !line[(index + 1)...].contains(where: isUnwritten) else {
            return nil
        }
        let rest = line[(index + 1)...]
        if ChangesFile.isLine(line[..<index]), rest.isEmpty || ChangesFile.isLine(rest) {
            return (index, UInt8(ascii: "\n"))
        }
        let corrected = Correction.object(Array(line)) {
            !$0.contains(where: isUnwritten) && ChangesFile.isLine($0[...])
        }
        return corrected.map { (index, $0[index - line.startIndex]) }
    }
}
