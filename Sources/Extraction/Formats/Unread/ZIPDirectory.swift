/// The list of members at the end of a ZIP archive (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16). It unpacks nothing.
struct ZIPDirectory {
    struct Member {
        /// The bytes of the name, as they stand.
        let name: ArraySlice<UInt8>
        let isEncrypted: Bool
        /// Whether the content stands as it is, and not compressed.
        let isStored: Bool
        /// The number of bytes of its content in the archive.
        let packedSize: Int
        /// The place of the member's own header, counted from the archive's start.
        let headerOffset: Int

        var isDirectory: Bool { name.last == UInt8(ascii: "/") }

        func isNamed(_ text: StaticString) -> Bool { text.withUTF8Buffer { name.elementsEqual($0) } }
    }

    /// The number of members that are looked at. Whatever has more is recognised by these.
    private static let memberLimit = 4096

    let members: [Member]
    private let bytes: [UInt8]
    /// The number of bytes before the archive, as a program that unpacks itself has.
    private let start: Int

    /// - Returns: nil for bytes without a list of members: they are cut short, or no ZIP archive.
    init?(_ bytes: [UInt8]) {
        guard let end = Self.endRecord(of: bytes) else { return nil }
        let size = Self.number(bytes, end + 12, 4)
        let offset = Self.number(bytes, end + 16, 4)
        // The list lies right before its end record, whatever stands before the archive.
        guard size <= end, offset <= end - size else { return nil }
        start = end - size - offset
        self.bytes = bytes
        var members: [Member] = []
        var position = end - size
        while position + 46 <= end, members.count < Self.memberLimit,
            bytes[position..<(position + 4)].elementsEqual([0x50, 0x4B, 1, 2])
        {
            let nameEnd = position + 46 + Self.number(bytes, position + 28, 2)
            let next = nameEnd + Self.number(bytes, position + 30, 2) + Self.number(bytes, position + 32, 2)
            guard next <= end else { return nil }
            members.append(
                Member(
                    name: bytes[(position + 46)..<nameEnd], isEncrypted: bytes[position + 8] & 1 != 0,
                    isStored: Self.number(bytes, position + 10, 2) == 0,
                    packedSize: Self.number(bytes, position + 20, 4),
                    headerOffset: Self.number(bytes, position + 42, 4)))
            position = next
        }
        guard !members.isEmpty || size == 0 else { return nil }
        self.members = members
    }

    /// The content of a member that stands as it is.
    ///
    /// - Returns: nil where it is compressed, or has more bytes than `limit`.
    func storedContent(of member: Member, limit: Int) -> ArraySlice<UInt8>? {
        let header = start + member.headerOffset
        guard member.isStored, member.packedSize <= limit, header >= 0, header + 30 <= bytes.count else { return nil }
        let content = header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
        guard content + member.packedSize <= bytes.count else { return nil }
        return bytes[content..<(content + member.packedSize)]
    }

    /// The place of the record at the archive's end, which a comment of up to 65,535 bytes may follow.
    private static func endRecord(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        for position in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        where bytes[position] == 0x50 && bytes[position + 1] == 0x4B && bytes[position + 2] == 5
            && bytes[position + 3] == 6
        {
            return position
        }
        return nil
    }

    /// An unsigned number, little end first.
    private static func number(_ bytes: [UInt8], _ position: Int, _ count: Int) -> Int {
        bytes[position..<(position + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
