/// The access list of a file (`acl(5)`), in the form that the kernel stores it in (`linux/posix_acl_xattr.h`).
struct AccessList: Equatable {
    struct Rights: OptionSet {
        let rawValue: UInt16

        static let enter = Rights(rawValue: 1)
        static let write = Rights(rawValue: 2)
        static let read = Rights(rawValue: 4)
        static let all = Rights(rawValue: 7)
    }

    /// The subject of an entry, in the order in which the kernel wants the entries.
    enum Tag: UInt16 {
        case owner = 0x01
        case user = 0x02
        case owningGroup = 0x04
        case group = 0x08
        /// The limit of the rights of all entries but the owner's and the others'.
        case mask = 0x10
        case others = 0x20
    }

    struct Entry: Equatable {
        let tag: Tag
        var rights: Rights
        /// The number of a user or group; `nobody` for the other entries.
        let id: UInt32

        static let nobody = UInt32.max
    }

    private(set) var entries: [Entry]

    /// The list that a file without one has by its permission bits.
    init(mode: UInt32) {
        func rights(_ shift: UInt32) -> Rights { Rights(rawValue: UInt16(mode >> shift & 7)) }
        entries = [
            Entry(tag: .owner, rights: rights(6), id: Entry.nobody),
            Entry(tag: .owningGroup, rights: rights(3), id: Entry.nobody),
            Entry(tag: .others, rights: rights(0), id: Entry.nobody),
        ]
    }

    /// - Returns: nil for bytes that are no access list.
    init?(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        func number<Value: FixedWidthInteger>(at start: Int, _: Value.Type) -> Value {
            (0..<MemoryLayout<Value>.size).reduce(0) { $0 | Value(bytes[start + $1]) << Value(8 * $1) }
        }
        guard bytes.count >= 4, (bytes.count - 4) % 8 == 0, number(at: 0, UInt32.self) == Self.version else {
            return nil
        }
        entries = []
        for start in stride(from: 4, to: bytes.count, by: 8) {
            guard let tag = Tag(rawValue: number(at: start, UInt16.self)) else { return nil }
            let rights = Rights(rawValue: number(at: start + 2, UInt16.self))
            entries.append(Entry(tag: tag, rights: rights, id: number(at: start + 4, UInt32.self)))
        }
    }

    private static let version: UInt32 = 2

    var bytes: [UInt8] {
        func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
            (0..<MemoryLayout<Value>.size).map { UInt8(truncatingIfNeeded: value >> Value(8 * $0)) }
        }
        return entries.reduce(into: bytes(Self.version)) {
            $0 += bytes($1.tag.rawValue) + bytes($1.rights.rawValue) + bytes($1.id)
        }
    }

    /// Leaves rights to the file's owner and to one user, and takes them from all others. Where that user is the owner, nobody else
    /// has any then.
    mutating func limit(to rights: Rights, ofUser id: UInt32, owner: UInt32) {
        entries.removeAll { $0.tag == .group || $0.tag == .mask || $0.tag == .user && $0.id != id }
        for index in entries.indices where entries[index].tag == .owningGroup || entries[index].tag == .others {
            entries[index].rights = []
        }
        if id == owner {
            entries.removeAll { $0.tag == .user }
        } else {
            grant(rights, toUser: id)
        }
    }

    /// Adds rights of one user. Nobody else gains any: where the mask has to grow for them, the entries that it limited are
    /// limited themselves.
    mutating func grant(_ rights: Rights, toUser id: UInt32) {
        let mask = entries.first { $0.tag == .mask }?.rights ?? .all
        for index in entries.indices {
            switch entries[index].tag {
            case .user, .owningGroup, .group: entries[index].rights.formIntersection(mask)
            case .owner, .mask, .others: break
            }
        }
        if let index = entries.firstIndex(where: { $0.tag == .user && $0.id == id }) {
            entries[index].rights.formUnion(rights)
        } else {
            let end = entries.firstIndex { $0.tag != .owner && !($0.tag == .user && $0.id < id) } ?? entries.endIndex
            entries.insert(Entry(tag: .user, rights: rights, id: id), at: end)
        }
        let limited = entries.filter { [.user, .owningGroup, .group].contains($0.tag) }
        let union = limited.reduce(into: Rights()) { $0.formUnion($1.rights) }
        if let index = entries.firstIndex(where: { $0.tag == .mask }) {
            entries[index].rights = union
        } else {
            let end = entries.firstIndex { $0.tag == .others } ?? entries.endIndex
            entries.insert(Entry(tag: .mask, rights: union, id: Entry.nobody), at: end)
        }
    }
}
