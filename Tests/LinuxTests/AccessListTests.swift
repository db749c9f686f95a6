@testable import Linux
import Testing

@Suite struct AccessListTests {
    private typealias Entry = AccessList.Entry

    private static let nobody = Entry.nobody

    @Test func `a user gains a right, and nobody else does`() {
        var list = AccessList(mode: 0o100_640)
        list.grant(.read, toUser: 7)
        #expect(
            list.entries == [
                Entry(tag: .owner, rights: [.read, .write], id: Self.nobody), Entry(tag: .user, rights: .read, id: 7),
                Entry(tag: .owningGroup, rights: .read, id: Self.nobody),
                Entry(tag: .mask, rights: .read, id: Self.nobody), Entry(tag: .others, rights: [], id: Self.nobody),
            ])
    }

    /// The mask of a file with mode 0600 takes everything from the entries for other users; it has to grow for the daemon.
    @Test func `entries that the mask limited stay limited when it grows`() throws {
        var list = AccessList(mode: 0o600)
        list.grant(.all, toUser: 9)
        var bytes = list.bytes
        // The mask is the fourth entry.
        bytes[4 + 3 * 8 + 2] = 0
        var limited = try #require(AccessList(bytes[...]))
        limited.grant(.read, toUser: 7)
        #expect(limited.entries.filter { $0.tag == .user }.map(\.id) == [7, 9])
        #expect(limited.entries.filter { $0.tag == .user }.map(\.rights) == [.read, []])
        #expect(limited.entries.first { $0.tag == .mask }?.rights == .read)
    }

    @Test func `a list is read as it was written`() throws {
        var list = AccessList(mode: 0o750)
        list.grant([.read, .write, .enter], toUser: 0x0102_0304)
        #expect(AccessList(list.bytes[...]) == list)
        #expect(list.bytes.count == 4 + 5 * 8)
        #expect(AccessList(list.bytes.dropLast()) == nil)
        #expect(AccessList([9, 0, 0, 0]) == nil)
    }

    @Test func `all but the owner and one user lose their rights`() throws {
        var list = AccessList(mode: 0o777)
        list.grant(.all, toUser: 9)
        list.limit(to: .read, ofUser: 7, owner: 5)
        let limited = [
            Entry(tag: .owner, rights: .all, id: Self.nobody), Entry(tag: .user, rights: .read, id: 7),
            Entry(tag: .owningGroup, rights: [], id: Self.nobody), Entry(tag: .mask, rights: .read, id: Self.nobody),
            Entry(tag: .others, rights: [], id: Self.nobody),
        ]
        #expect(list.entries == limited)
        list.limit(to: .read, ofUser: 7, owner: 5)
        #expect(list.entries == limited)
        list.limit(to: .read, ofUser: 5, owner: 5)
        #expect(list == AccessList(mode: 0o700))
    }

    @Test func `a right that is there changes nothing`() {
        var list = AccessList(mode: 0o640)
        list.grant(.read, toUser: 7)
        let before = list
        list.grant(.read, toUser: 7)
        #expect(list == before)
    }
}
