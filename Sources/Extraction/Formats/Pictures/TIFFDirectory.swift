/// The directories of a TIFF file (TIFF 6.0; BigTIFF), which Exif uses too. It stands any bytes.
struct TIFFDirectory: Sendable {
    /// The numbers of each entry, by its tag. Texts and fractions are left out.
    private(set) var entries: [Int: [Int]] = [:]
    /// The places of the bytes of entries that hold bytes, by their tag.
    private(set) var data: [Int: Range<Int>] = [:]

    /// The longest list of numbers that is read.
    private static let longestList = 100_000

    /// The number of an entry, where it has one.
    subscript(tag: Int) -> Int? { entries[tag]?.first }

    /// A reason to read no directories.
    enum Fault: Error { case damaged, tooMany }

    /// - Parameters:
    ///   - bytes: a file, or a part of one that is like a file.
    ///   - limit: the number of directories at most.
    /// - Throws: `Fault`.
    static func all(in bytes: ArraySlice<UInt8>, limit: Int) throws(Fault) -> [TIFFDirectory] {
        guard let reader = Reader(bytes) else { throw .damaged }
        var directories: [TIFFDirectory] = []
        var visited: Set<Int> = []
        var next = reader.first
        while next != 0 {
            guard visited.insert(next).inserted else { throw .damaged }
            guard directories.count < limit else { throw .tooMany }
            guard let (directory, following) = reader.directory(at: next) else { throw .damaged }
            directories.append(directory)
            next = following
        }
        return directories
    }

    /// Reads numbers at places of the file.
    private struct Reader {
        let bytes: ArraySlice<UInt8>
        let isBigEndian: Bool
        let isLong: Bool
        var first = 0

        init?(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            guard bytes.count >= 8 else { return nil }
            let order = Array(bytes.prefix(2))
            guard order == [0x49, 0x49] || order == [0x4D, 0x4D] else { return nil }
            isBigEndian = order == [0x4D, 0x4D]
            let version = [bytes[bytes.startIndex + 2], bytes[bytes.startIndex + 3]]
            let number = Int(isBigEndian ? version[1] : version[0])
            guard number == 42 || number == 43 else { return nil }
            isLong = number == 43
            guard let first = self.number(at: isLong ? 8 : 4, size: isLong ? 8 : 4) else { return nil }
            self.first = first
        }

        func number(at offset: Int, size: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - size else { return nil }
            var value: UInt64 = 0
            for index in 0..<size {
                let place = bytes.startIndex + offset + (isBigEndian ? index : size - 1 - index)
                value = value << 8 | UInt64(bytes[place])
            }
            return Int(exactly: value)
        }

        func directory(at offset: Int) -> (TIFFDirectory, next: Int)? {
            let (countSize, entrySize, valueSize) = isLong ? (8, 20, 8) : (2, 12, 4)
            guard let count = number(at: offset, size: countSize), (1...4096).contains(count) else { return nil }
            var directory = TIFFDirectory()
            for index in 0..<count {
                let entry = offset + countSize + index * entrySize
                guard let tag = number(at: entry, size: 2), let type = number(at: entry + 2, size: 2),
                    let length = number(at: entry + 4, size: valueSize)
                else { return nil }
                let sizes = [1: 1, 3: 2, 4: 4, 7: 1, 16: 8]
                guard let size = sizes[type], length > 0, length <= bytes.count / size else { continue }
                var place = entry + 4 + valueSize
                if length * size > valueSize {
                    guard let far = number(at: place, size: valueSize) else { continue }
                    place = far
                }
                guard place >= 0, place <= bytes.count - length * size else { continue }
                directory.data[tag] = place..<place + length * size
                guard length <= TIFFDirectory.longestList, type != 7 else { continue }
                directory.entries[tag] = (0..<length).compactMap { number(at: place + $0 * size, size: size) }
            }
            guard let next = number(at: offset + countSize + count * entrySize, size: valueSize) else { return nil }
            return (directory, next)
        }
    }
}

extension TIFFDirectory {
    /// The turn of a picture in degrees, clockwise, by its entry "Orientation". Mirrored pictures stay as they are.
    var rotation: Int { [3: 180, 6: 90, 8: 270][self[274] ?? 1] ?? 0 }
}
