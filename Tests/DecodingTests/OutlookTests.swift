import ComposedContainers
@testable import Decoding
import Testing

/// Messages as Outlook saves them: the words, and what is attached, as of a mail.
@Suite struct OutlookTests {
    private static let letter = Array("45% of complaints we investigated were upheld.\n".utf8)
    private static let large = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    private static func members(_ file: OutlookFile) throws -> [DecodedMember] {
        try OutlookDecoder.members(of: file.bytes, within: MailTests.limits)
    }

    @Test(arguments: [512, 4096], [true, false])
    func `attachments have their names, the date of the message and their bytes, whatever the form of the file`(
        _ sectorSize: Int, _ isUnicode: Bool
    ) throws {
        var file = OutlookFile("Hello, £5.", [.file("réview.txt", Self.letter), .file("a/b\\large.pdf", Self.large)])
        file.sectorSize = sectorSize
        file.isUnicode = isUnicode
        let members = try Self.members(file)
        #expect(members.map(\.path) == [["text"], ["réview.txt"], ["large.pdf"]])
        #expect(members.map(\.isCoveringText) == [true, false, false])
        #expect(members.map(\.date) == [1_721_291_400, 1_721_291_400, 1_721_291_400])
        #expect(try members.map { try $0.content.get() } == [Array("Hello, £5.".utf8), Self.letter, Self.large])
    }

    @Test func `a message without plain words has its page in UTF-8, and pictures that it shows are left out`() throws {
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2]
        var file = OutlookFile(nil, [.file("logo.png", picture, contentID: "logo@1"), .file("scan.png", picture)])
        file.page = Array("<p>\u{A3}5 <img src=\"cid:logo@1\">".unicodeScalars.map { UInt8($0.value) })
        let members = try Self.members(file)
        #expect(members.map(\.path) == [["text.html"], ["scan.png"]])
        let page = String(decoding: try members[0].content.get(), as: UTF8.self)
        #expect(page.hasPrefix("\u{FEFF}<p>£5"))
    }

    @Test func `a message in a message has its own path and depth, and one inside too many says so`() throws {
        let inner = OutlookFile("Inner.", [.file("letter.txt", Self.letter)])
        let members = try Self.members(OutlookFile("Outer.", [.message("Forwarded", inner)]))
        #expect(members.map(\.path) == [["text"], ["Forwarded", "text"], ["Forwarded", "letter.txt"]])
        #expect(members.map(\.depth) == [0, 1, 1])
        let deep = (0..<6).reduce(inner) { file, number in OutlookFile("\(number)", [.message("m", file)]) }
        let last = try #require(try Self.members(deep).last)
        #expect(throws: DecodingRefusal.self) { try last.content.get() }
        #expect(last.path.count == 5)
    }

    @Test func `objects, links and encrypted messages are named as such`() throws {
        let members = try Self.members(OutlookFile("Hello.", [.object("Table"), .link("far.docx")]))
        #expect(members.map(\.path) == [["text"], ["Table"], ["far.docx"]])
        for member in members.dropFirst() { #expect(throws: DecodingRefusal.self) { try member.content.get() } }
        var encrypted = OutlookFile("x", [.file("smime.p7m", Self.letter)])
        encrypted.messageClass = "IPM.Note.SMIME"
        let member = try #require(try Self.members(encrypted).first)
        guard case .failure(let refusal) = member.content else {
            Issue.record("It is not refused.")
            return
        }
        #expect(refusal.code == .encrypted)
    }

    @Test func `limits hold, also where streams are shared`() throws {
        let file = OutlookFile("x", (0..<20).map { .file("\($0).txt", Self.letter) })
        func refusal(_ limits: MemberLimits) -> DecodingRefusal? {
            do throws(DecodingRefusal) {
                _ = try OutlookDecoder.members(of: file.bytes, within: limits)
                return nil
            } catch { return error }
        }
        #expect(refusal(MemberLimits(depth: 4, parts: 10, size: 1 << 20, memberSize: 1 << 20))?.code == .tooLarge)
        #expect(refusal(MemberLimits(depth: 4, parts: 100, size: 100, memberSize: 1 << 20))?.code == .tooLarge)
        let members = try OutlookDecoder.members(
            of: file.bytes, within: MemberLimits(depth: 4, parts: 100, size: 1 << 20, memberSize: 10))
        #expect(members.count { if case .failure = $0.content { true } else { false } } == 20)
    }

    @Test func `each number of a message may be any other, and the message may end anywhere`() {
        let bytes = OutlookFile("Hello.", [.file("a.txt", Self.letter), .message("m", OutlookFile("x"))]).bytes
        func read(_ bytes: [UInt8]) { _ = try? OutlookDecoder.members(of: bytes, within: MailTests.limits) }
        for index in stride(from: 8, to: bytes.count - 4, by: 4) {
            for value: UInt8 in [0, 1, 2, 0x7F, 0xFE, 0xFF] {
                var altered = bytes
                altered[index] = value
                read(altered)
                for offset in 1..<4 { altered[index + offset] = value }
                read(altered)
            }
        }
        for count in stride(from: 0, to: bytes.count, by: 61) { read(Array(bytes.prefix(count))) }
    }
}
