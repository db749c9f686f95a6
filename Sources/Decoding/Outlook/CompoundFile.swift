/// A compound file (MS-CFB): storages and streams in one file, as Outlook saves its messages.
///
/// Reading takes, whatever its tables say, no more than the file's own size allows: a chain of sectors ends where it is longer than the
/// file, and an entry is met once.
struct CompoundFile {
    /// A storage or a stream.
    struct Entry {
        let name: String
        let isStorage: Bool
        fileprivate let left: Int
        fileprivate let right: Int
        fileprivate let child: Int
        fileprivate let start: Int
        /// The number of bytes of a stream.
        let size: Int
    }

    private let bytes: [UInt8]
    private let sectorSize: Int
    /// The number of bytes below which a stream is among the small ones.
    private let smallLimit: Int
    private var next: [UInt32] = []
    private var nextSmall: [UInt32] = []
    private var small: [UInt8] = []
    private(set) var entries: [Entry] = []

    /// The end of a chain, and of a tree.
    private static let end = 0xFFFF_FFFE
    private static let entryLimit = 100_000

    /// - Returns: nil for bytes that are no such file.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), bytes.count >= 512 else {
            return nil
        }
        let shift = Self.number(bytes, 30, 2)
        guard shift == 9 || shift == 12 else { return nil }
        sectorSize = 1 << shift
        smallLimit = Self.number(bytes, 56, 4)
        readTable()
        guard let directory = chain(from: Self.number(bytes, 48, 4)) else { return nil }
        readEntries(directory)
        guard let root = entries.first, root.isStorage else { return nil }
        small = chain(from: root.start) ?? []
        nextSmall = Self.numbers(chain(from: Self.number(bytes, 60, 4)) ?? [])
    }

    /// The storages and streams of a storage, by their names.
    ///
    /// - Parameter storage: its index among the entries; 0 for the root.
    func children(of storage: Int) -> [String: Int] {
        var found: [String: Int] = [:]
        guard entries.indices.contains(storage) else { return found }
        var seen: Set<Int> = []
        var open = [entries[storage].child]
        while let index = open.popLast() {
            guard entries.indices.contains(index), index != 0, seen.insert(index).inserted else { continue }
            let entry = entries[index]
            if !entry.name.isEmpty, found[entry.name] == nil { found[entry.name] = index }
            open += [entry.left, entry.right]
        }
        return found
    }

    /// The bytes of a stream; nil where the file lacks some.
    func content(of index: Int) -> [UInt8]? {
        guard entries.indices.contains(index), !entries[index].isStorage else { return nil }
        let entry = entries[index]
        if entry.size == 0 { return [] }
        guard entry.size <= bytes.count else { return nil }
        let content: [UInt8]
        if entry.size < smallLimit {
            content = smallChain(from: entry.start, upTo: entry.size)
        } else {
            content = chain(from: entry.start, upTo: entry.size) ?? []
        }
        return content.count < entry.size ? nil : Array(content.prefix(entry.size))
    }

    // MARK: - Sectors

    /// Reads the table of sectors, whose own sectors the header lists: the first 109 itself, the others in sectors of lists.
    private mutating func readTable() {
        var table: [UInt32] = []
        let limit = bytes.count / 4
        func append(_ sector: Int) -> Bool {
            guard let range = range(of: sector), table.count < limit else { return false }
            table += Self.numbers(bytes[range])
            return true
        }
        for index in 0..<109 where !append(Self.number(bytes, 76 + 4 * index, 4)) { break }
        var list = Self.number(bytes, 68, 4)
        var seen: Set<Int> = []
        while let range = range(of: list), seen.insert(list).inserted, table.count < limit {
            let sectors = Self.numbers(bytes[range])
            for sector in sectors.dropLast() where !append(Int(sector)) { break }
            list = Int(sectors.last ?? 0xFFFF_FFFE)
        }
        next = table
    }

    private func range(of sector: Int) -> Range<Int>? {
        guard (0..<bytes.count).contains(sector) else { return nil }
        let start = (sector + 1) * sectorSize
        // The last sector may be cut off where its bytes end.
        guard start < bytes.count else { return nil }
        return start..<min(start + sectorSize, bytes.count)
    }

    /// The bytes of a chain of sectors; nil where it leads out of the file or in a circle.
    private func chain(from first: Int, upTo size: Int = .max) -> [UInt8]? {
        var content: [UInt8] = []
        var sector = first
        while sector < Self.end - 1, content.count < size {
            guard let range = range(of: sector), content.count <= bytes.count, next.indices.contains(sector) else {
                return nil
            }
            content += bytes[range]
            sector = Int(next[sector])
        }
        return content
    }

    /// The bytes of a small stream, in pieces of 64.
    private func smallChain(from first: Int, upTo size: Int) -> [UInt8] {
        var content: [UInt8] = []
        var piece = first
        while content.count < size, nextSmall.indices.contains(piece), piece * 64 < small.count {
            content += small[(piece * 64)..<min(piece * 64 + 64, small.count)]
            piece = Int(nextSmall[piece])
        }
        return content
    }

    private mutating func readEntries(_ directory: [UInt8]) {
        for start in stride(from: 0, to: directory.count - 127, by: 128) where entries.count < Self.entryLimit {
            let length = Self.number(directory, start + 64, 2)
            let kind = directory[start + 66]
            var name = ""
            if (2...64).contains(length) {
                let units = stride(from: start, to: start + length - 2, by: 2).map { Self.number(directory, $0, 2) }
                name = String(decoding: units.map { UInt16($0) }, as: UTF16.self)
            }
            func number(_ offset: Int) -> Int { Self.number(directory, start + offset, 4) }
            entries.append(
                Entry(
                    name: kind == 1 || kind == 2 || kind == 5 ? name : "", isStorage: kind == 1 || kind == 5,
                    left: number(68), right: number(72), child: number(76), start: number(116), size: number(120)))
        }
    }

    // MARK: - Numbers

    /// An unsigned number, little end first; 0 where the bytes end before it.
    static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int {
        guard position >= 0, position + count <= bytes.count else { return 0 }
        return bytes[position..<(position + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func numbers(_ bytes: some Collection<UInt8>) -> [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(bytes.count / 4)
        var value: UInt32 = 0
        var place: UInt32 = 0
        for byte in bytes {
            value |= UInt32(byte) << (8 * place)
            place += 1
            if place == 4 {
                numbers.append(value)
                (value, place) = (0, 0)
            }
        }
        return numbers
    }
}
