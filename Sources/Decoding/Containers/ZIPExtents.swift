/// The places of an archive's members, from the list at its end (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.14 to 4.3.16).
///
/// libzip unpacks members and does not tell where they lie. Members that share bytes are how a small archive unpacks to a
/// huge one, and no program that saves documents makes them.
struct ZIPExtents {
    /// One member's place.
    struct Member {
        /// The place of its own header.
        let header: Int
        /// The number of bytes of its content in the archive.
        let packedSize: UInt64
        let checksum: UInt32
    }

    let members: [Member]
    private let bytes: [UInt8]
    /// The place of the list of members.
    private let list: Int

    /// - Returns: nil for bytes without a whole list of members.
    init?(_ bytes: [UInt8], memberLimit: Int) {
        guard let (list, end) = Self.list(of: bytes) else { return nil }
        var members: [Member] = []
        var position = list
        // One above the limit says that there are too many.
        while position + 46 <= end, members.count <= memberLimit, Self.number(bytes, position, 4) == 0x0201_4B50 {
            let name = Self.number(bytes, position + 28, 2)
            let extra = position + 46 + Int(name)
            let next = extra + Int(Self.number(bytes, position + 30, 2) + Self.number(bytes, position + 32, 2))
            guard next <= end else { return nil }
            let size = Self.number(bytes, position + 24, 4)
            var packedSize = Self.number(bytes, position + 20, 4)
            var header = Self.number(bytes, position + 42, 4)
            // A field of all ones has its value in the extra field 1, in this order.
            var large = Self.largeNumbers(bytes, extra, Int(Self.number(bytes, position + 30, 2)))[...]
            if size == 0xFFFF_FFFF { _ = large.popFirst() }
            if packedSize == 0xFFFF_FFFF { packedSize = large.popFirst() ?? packedSize }
            if header == 0xFFFF_FFFF { header = large.popFirst() ?? header }
            guard header < UInt64(bytes.count) else { return nil }
            members.append(
                Member(
                    header: Int(header), packedSize: packedSize,
                    checksum: UInt32(Self.number(bytes, position + 16, 4))))
            position = next
        }
        self.members = members
        self.bytes = bytes
        self.list = list
    }

    /// Whether each member lies within the archive, before the list of members, and shares no byte with another.
    var areApart: Bool {
        var free = 0
        for member in members.sorted(by: { $0.header < $1.header }) {
            guard member.header >= free, member.header + 30 <= list,
                Self.number(bytes, member.header, 4) == 0x0403_4B50
            else { return false }
            let content =
                member.header + 30
                + Int(Self.number(bytes, member.header + 26, 2) + Self.number(bytes, member.header + 28, 2))
            guard content <= list, member.packedSize <= UInt64(list - content) else { return false }
            free = content + Int(member.packedSize)
        }
        return true
    }

    /// The list's start and end.
    private static func list(of bytes: [UInt8]) -> (Int, Int)? {
        guard bytes.count >= 22 else { return nil }
        let last = bytes.count - 22
        // A comment of up to 65,535 bytes may follow the record.
        guard
            let record = stride(from: last, through: max(0, last - 65_535), by: -1).first(where: {
                number(bytes, $0, 4) == 0x0605_4B50
            })
        else { return nil }
        var size = number(bytes, record + 12, 4)
        var offset = number(bytes, record + 16, 4)
        if offset == 0xFFFF_FFFF || size == 0xFFFF_FFFF {
            guard record >= 20, number(bytes, record - 20, 4) == 0x0706_4B50 else { return nil }
            let large = number(bytes, record - 12, 8)
            guard large <= UInt64(bytes.count - 56), number(bytes, Int(large), 4) == 0x0606_4B50 else { return nil }
            size = number(bytes, Int(large) + 40, 8)
            offset = number(bytes, Int(large) + 48, 8)
        }
        guard offset <= UInt64(record), size <= UInt64(record) - offset else { return nil }
        return (Int(offset), Int(offset + size))
    }

    /// The numbers of 64 bits in the extra field 1 of a member.
    private static func largeNumbers(_ bytes: [UInt8], _ start: Int, _ count: Int) -> [UInt64] {
        var position = start
        while position + 4 <= start + count {
            let length = Int(number(bytes, position + 2, 2))
            guard position + 4 + length <= start + count else { return [] }
            if number(bytes, position, 2) == 1 {
                return (0..<(length / 8)).map { number(bytes, position + 4 + 8 * $0, 8) }
            }
            position += 4 + length
        }
        return []
    }

    /// An unsigned number, little end first.
    private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[position + index]) }
        return value
    }
}
