import ComposedContainers
@testable import Decoding
import Testing

@Suite struct ZIPTests {
    private static let letter = Array("45% of complaints we investigated were upheld.\n".utf8)

    private func members(_ file: ZIPFile, _ limits: MemberLimits = MailTests.limits) throws -> [DecodedMember] {
        try ZIPDecoder.members(of: file.bytes, within: limits)
    }

    private func refusal(_ file: ZIPFile, _ limits: MemberLimits = MailTests.limits) -> DecodingRefusal? {
        do throws(DecodingRefusal) {
            _ = try ZIPDecoder.members(of: file.bytes, within: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test func `members have their folders, their date and their bytes; folders and files of desktops are left out`()
        throws
    {
        var file = ZIPFile([("2024/", ""), ("2024/letter £.txt", "45%"), ("__MACOSX/2024/._letter.txt", "x")])
        file.members.append(ZIPFile.Member("zeros", zeros: 1 + 258 * 40))
        let members = try members(file)
        #expect(members.map(\.path) == [["2024", "letter £.txt"], ["zeros"]])
        #expect(members.map(\.date) == [1_721_295_000, 1_721_295_000])
        #expect(try members[0].content.get() == Array("45%".utf8))
        #expect(try members[1].content.get() == [UInt8](repeating: 0, count: 1 + 258 * 40))
        #expect(try self.members(ZIPFile([])).isEmpty)
    }

    @Test func `a member with a password, a damaged one and one whose name leads out say why, and the others are read`()
        throws
    {
        var locked = ZIPFile.Member("locked.txt", Self.letter)
        locked.isEncrypted = true
        var damaged = ZIPFile.Member("damaged.txt", Self.letter)
        damaged.checksum += 1
        var packed = ZIPFile.Member("packed.txt", Self.letter)
        packed.method = 6
        let names = ["../../etc/passwd", "/etc/passwd", "C:/letter.txt"].map { ZIPFile.Member($0, Self.letter) }
        let members = try members(
            ZIPFile(members: [locked, damaged, packed] + names + [ZIPFile.Member("letter.txt", Self.letter)]))
        let codes = members.map { member -> String in
            do throws(DecodingRefusal) {
                _ = try member.content.get()
                return "read"
            } catch {
                return error.code.rawValue
            }
        }
        #expect(
            codes == [
                "encrypted", "damaged", "unsupported-format", "unsupported-format", "unsupported-format",
                "unsupported-format", "read",
            ])
    }

    @Test func `an archive that unpacks to more than the limits is refused, a member that does alone`() throws {
        var limits = MailTests.limits
        limits.memberSize = 1 << 20
        limits.size = 3 << 20
        let bomb = ZIPFile.Member("bomb", zeros: 1 + 258 * 8000)
        let members = try members(ZIPFile(members: [bomb, ZIPFile.Member("letter.txt", Self.letter)]), limits)
        #expect(members.map { (try? $0.content.get()) != nil } == [false, true])
        // The size that the archive gives is a lie.
        var liar = bomb
        liar.size = 10
        #expect((try? self.members(ZIPFile(members: [liar]), limits).first?.content.get()) == nil)
        let half = ZIPFile.Member("half", zeros: 1 + 258 * 3000)
        #expect(refusal(ZIPFile(members: [half, half, half, half, half]), limits)?.code == .tooLarge)
    }

    @Test func `too many members, members that share bytes and lists that lie are refused`() {
        let many = (0..<1001).map { ZIPFile.Member("\($0)", [7]) }
        #expect(refusal(ZIPFile(members: many))?.code == .tooLarge)
        let folders = (0..<21_000).map { ZIPFile.Member("\($0)/", []) }
        #expect(refusal(ZIPFile(members: folders))?.code == .tooLarge)
        var shared = ZIPFile.Member("b", Self.letter)
        shared.header = 0
        #expect(refusal(ZIPFile(members: [ZIPFile.Member("a", Self.letter), shared]))?.code == .damaged)
        shared.header = 1 << 30
        #expect(refusal(ZIPFile(members: [ZIPFile.Member("a", Self.letter), shared]))?.code == .damaged)
    }

    @Test func `any damage to an archive gives members or a refusal`() {
        var file = ZIPFile([("2024/letter.txt", "45% of complaints"), ("b", "x")])
        file.members.append(ZIPFile.Member("zeros", zeros: 1 + 258 * 4))
        let bytes = file.bytes
        for index in bytes.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] {
                var damaged = bytes
                damaged[index] = value
                _ = try? ZIPDecoder.members(of: damaged, within: MailTests.limits)
            }
            _ = try? ZIPDecoder.members(of: Array(bytes.prefix(index)), within: MailTests.limits)
        }
    }
}
