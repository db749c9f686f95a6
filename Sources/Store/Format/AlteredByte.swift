/// One altered byte, found by a checksum.
///
/// A checksum is linear: the difference between the stored and the computed one depends only on the altered byte's place and on
/// how it was altered. So the altered byte can be found where it is the only one.
struct AlteredByte: Hashable {
    /// The index in the bytes.
    let index: Int
    /// The byte that was there.
    let original: UInt8

    /// Finds the single bytes whose correction gives a checksum. Of bytes in which more was altered, chance gives about one
    /// wrong find in 17 MB, so the result needs another confirmation.
    static func candidates(in bytes: ArraySlice<UInt8>, giving expected: UInt32) -> [AlteredByte] {
        var difference = Checksum.crc32c(bytes) ^ expected
        guard difference != 0 else { return [] }
        var found: [AlteredByte] = []
        // The difference that the bytes behind an index carry on is traced back to the index.
        for index in bytes.indices.reversed() {
            let (entry, change) = Checksum.entry(withHighByteOf: difference)
            if entry == difference { found.append(AlteredByte(index: index, original: bytes[index] ^ change)) }
            difference = (difference ^ entry) << 8 | UInt32(change)
        }
        return found
    }
}
