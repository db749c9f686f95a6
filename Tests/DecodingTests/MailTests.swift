import ComposedContainers
@testable import Decoding
import Testing

@Suite struct MailTests {
    static let limits = MemberLimits(depth: 4, parts: 1000, size: 128 << 20, memberSize: 32 << 20)
    private static let letter = Array("45% of complaints we investigated were upheld.\n£250 was paid.\n".utf8)

    static func members(_ mail: MailFile) throws -> [DecodedMember] {
        try MailDecoder.members(of: mail.bytes, within: limits)
    }

    static func members(_ text: String) throws -> [DecodedMember] {
        try MailDecoder.members(of: Array(text.utf8), within: limits)
    }

    @Test(arguments: MailFile.Encoding.allCases)
    func `an attachment has its name, the date of its mail and its bytes, in every encoding`(
        _ encoding: MailFile.Encoding
    ) throws {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }.filter { $0 != 0x0A && $0 != 0x0D }
        let members = try Self.members(
            MailFile(covering: "Please see below.\n", [.file("letter.pdf", bytes, type: "application/pdf", encoding)]))
        #expect(members.map(\.path) == [["text"], ["letter.pdf"]])
        #expect(members.map(\.isCoveringText) == [true, false])
        #expect(members.map(\.date) == [1_721_291_400, 1_721_291_400])
        #expect(try members[1].content.get() == bytes)
    }

    @Test(
        arguments: [
            ("plain", "filename=letter.txt", "letter.txt"),
            ("quoted", "filename=\"annual letter.txt\"", "annual letter.txt"),
            ("without quotation marks", "filename=annual letter.txt", "annual letter.txt"),
            ("with a path of Windows", "filename=\"C:\\\\Users\\\\a\\\\letter.txt\"", "letter.txt"),
            ("with a path that leads out", "filename=\"../../etc/letter.txt\"", "letter.txt"),
            ("encoded words", "filename=\"=?utf-8?B?cmV2aWV3IMKjLnR4dA==?=\"", "review £.txt"),
            (
                "encoded words in two pieces", "filename=\"=?utf-8?Q?review=20=C2?= =?utf-8?Q?=A3.txt?=\"",
                "review £.txt"
            ),
            ("encoded words of Latin 1", "filename==?iso-8859-1?Q?r=E9vision.txt?=", "révision.txt"),
            ("RFC 2231", "filename*=utf-8''review%20%C2%A3.txt", "review £.txt"),
            ("RFC 2231 in another set", "filename*=iso-8859-1'en'r%E9vision.txt", "révision.txt"),
            ("continued", "filename*0=\"annual \"; filename*1=\"letter.txt\"", "annual letter.txt"),
            (
                "continued and extended",
                "filename*1*=%A3; filename*0*=utf-8''review%20%C2; filename*2=\" 2024.txt\"", "review £ 2024.txt"
            ),
            ("both, the extended one counts", "filename=\"x.txt\"; filename*=utf-8''y.txt", "y.txt"),
            ("escaped", "filename=\"a \\\"b\\\".txt\"", "a \"b\".txt"),
            ("a comment", "(it is) filename=letter.txt", "letter.txt"),
            ("emptied", "filename=\"\"", "attachment.txt"),
        ])
    func `a file name is read in every way in which programs write it`(
        _ example: (name: String, parameter: String, expected: String)
    ) throws {
        let mail = MailFile(covering: "Hello.\n", [.file(example.parameter, Self.letter, type: "text/plain")])
        #expect(try Self.members(mail).last?.path == [example.expected])
    }

    @Test(
        arguments: [
            ("utf-8", Array("£9 – 45%".utf8)), ("iso-8859-1", [0xA3, 0x39, 0x20, 0x2D, 0x20, 0x34, 0x35, 0x25]),
            ("windows-1252", [0xA3, 0x39, 0x20, 0x96, 0x20, 0x34, 0x35, 0x25]),
            ("utf-16", [0xFF, 0xFE] + "£9 – 45%".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }),
            ("koi8-r", Array("45%".utf8)), ("utf-7", Array("+AKM-9 +IBM- 45%".utf8)),
            ("macintosh", [0xA3, 0x39, 0x20, 0xD0, 0x20, 0x34, 0x35, 0x25]),
            ("no-such-set", Array("45%".utf8)), ("us-ascii//TRANSLIT", Array("45%".utf8)),
        ] as [(String, [UInt8])])
    func `a text is given in UTF-8 where its character set is known`(_ charset: String, _ bytes: [UInt8]) throws {
        let mail = MailFile(covering: "Hello.\n", [.file("a.txt", bytes, type: "text/plain; charset=\(charset)")])
        let content = try #require(try Self.members(mail).last?.content.get())
        if charset.hasPrefix("iso-8859") || charset.hasPrefix("windows") {
            #expect(content == bytes, "the reader of texts tells UTF-8 from Windows-1252 by itself")
        } else {
            let text = try #require(String(validating: content, as: UTF8.self))
            #expect(text.hasSuffix("45%"))
            #expect(text.count == 3 || text.hasPrefix("£9 – "))
        }
    }

    @Test(arguments: ["windows-1252", "utf-8", "shift_jis", "utf-16", "utf-7", "iso-2022-jp"])
    func `bytes that a character set does not have become the sign for an unknown letter`(_ charset: String) {
        let text = CharacterSet.text(of: [0x34, 0x81, 0xFF, 0x8D, 0x35, 0x81], in: charset)
        #expect(!text.isEmpty && text.utf8.count < 40)
    }

    @Test func `lines that a program has broken are joined, by either rule, and quotations stay apart`() throws {
        let text =
            "Fault was found in 9 of \r\n14 cases. \r\n  Indented.\r\n> 45% of \r\n> all\r\nEnd.\r\n-- \r\nClerk\r\n"
        func body(_ parameters: String) throws -> String {
            let mail = MailFile(.text(text, type: "text/plain; charset=utf-8; format=flowed\(parameters)"))
            return String(decoding: try #require(try Self.members(mail).first?.content.get()), as: UTF8.self)
        }
        #expect(
            try body("") == "Fault was found in 9 of 14 cases.  Indented.\n> 45% of all\nEnd.\n-- \nClerk\n")
        #expect(
            try body("; delsp=yes") == "Fault was found in 9 of14 cases. Indented.\n> 45% ofall\nEnd.\n-- \nClerk\n")
    }

    @Test func `of the forms of a message's words the plain text counts, and attachments of every form`() throws {
        let page = MailFile.Part.text("<p>45%</p>", type: "text/html; charset=utf-8")
        let pdf = MailFile.Part.file("letter.pdf", Self.letter)
        let members = try Self.members(
            MailFile(.multipart("alternative", [.text("Words.\n"), .multipart("mixed", [page, pdf])])))
        #expect(members.map(\.path) == [["text"], ["letter.pdf"]])
        let only = try Self.members(MailFile(.multipart("alternative", [.text(" \n"), page])))
        #expect(only.map(\.path) == [["text.html"]])
    }

    @Test func `pictures of a signature are left out, and pictures that are attached stay`() throws {
        let picture = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 1, count: 20_000)
        let encoded = String(decoding: MailFile.Encoding.base64.encode(picture), as: UTF8.self)
        func image(_ fields: String) -> MailFile.Part {
            .raw("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\(fields)\r\n\r\n\(encoded)")
        }
        let page = MailFile.Part.text("<img src=\"cid:a@b\">", type: "text/html")
        let related = try Self.members(
            MailFile(.multipart("related", [page, image("Content-ID: <a@b>"), .file("x.pdf", Self.letter)])))
        #expect(related.map(\.path) == [["text.html"], ["x.pdf"]])
        let mixed = try Self.members(
            MailFile(
                .multipart(
                    "mixed",
                    [
                        .multipart("alternative", [.text("Words [cid:a@b].\n"), page]), image("Content-ID: <a@b>"),
                        image("Content-Disposition: attachment; filename=scan.png"),
                    ])))
        #expect(mixed.map(\.path) == [["text"], ["scan.png"]])
    }

    @Test func `signatures, calendars, address cards and receipts are left out`() throws {
        let types = [
            "application/pkcs7-signature; name=smime.p7s", "application/pgp-signature", "text/calendar; method=REQUEST",
            "text/vcard; name=a.vcf", "message/delivery-status", "text/rfc822-headers", "application/ics; name=a.ics",
        ]
        let parts = types.map { MailFile.Part.raw("Content-Type: \($0)\r\n\r\nBEGIN 45%\r\n") }
        let members = try Self.members(MailFile(.multipart("signed", [.file("letter.txt", Self.letter)] + parts)))
        #expect(members.map(\.path) == [["letter.txt"]])
    }

    @Test func `a message inside a message has a place of its own, and its attachments its date`() throws {
        var inner = MailFile(covering: "Inner.\n", [.file("inner.pdf", Self.letter)])
        inner.headers[3].value = "1 Jan 1970 00:00:10 -0000"
        let outer = MailFile(
            covering: "Outer.\n", [.message(inner), .message(inner), .message(inner, name: "forwarded.eml")])
        let members = try Self.members(outer)
        #expect(
            members.map { $0.path.joined(separator: " / ") } == [
                "text", "message 1 / text", "message 1 / inner.pdf", "message 2 / text", "message 2 / inner.pdf",
                "forwarded.eml / text", "forwarded.eml / inner.pdf",
            ])
        #expect(members.last?.date == 10 && members.last?.depth == 1)
    }

    @Test func `the messages of a digest and of a mailbox are read each by itself`() throws {
        var message = MailFile(covering: "Hello.\n", [.file("letter.txt", Self.letter)])
        message.level = 1
        let text = String(decoding: message.bytes, as: UTF8.self)
        let digest = try Self.members(MailFile(.multipart("digest", [.raw("\r\n\(text)"), .raw("\r\n\(text)")])))
        #expect(digest.map(\.path.first) == ["message 1", "message 1", "message 2", "message 2"])
        let plain = "Subject: a\n\nDear all,\n\nFrom 9:30 on the line is open.\n>From here on: 45%.\n>>From there.\n\n"
        let mailbox =
            "From a@b.example Thu Jul 18 09:30:00 2024\n\(plain)From c@d.example Thu Jul 18 09:31:00 2024\n\(text)"
        let members = try MailDecoder.members(ofMailbox: Array(mailbox.utf8), within: Self.limits)
        #expect(
            members.map(\.path) == [["message 1", "text"], ["message 2", "text"], ["message 2", "letter.txt"]])
        let first = String(decoding: try members[0].content.get(), as: UTF8.self)
        #expect(first == "Dear all,\n\nFrom 9:30 on the line is open.\nFrom here on: 45%.\n>From there.\n\n")
    }

    @Test(
        arguments: [
            ("an encrypted mail", "multipart/encrypted; boundary=b", "encrypted"),
            ("an encrypted mail in an envelope", "application/pkcs7-mime; smime-type=enveloped-data", "encrypted"),
            ("a signed mail in an envelope", "application/pkcs7-mime; smime-type=signed-data", "unsupported-format"),
            ("a piece of a mail", "message/partial; id=1; number=1", "unsupported-format"),
            ("an attachment that is elsewhere", "message/external-body; access-type=URL", "unsupported-format"),
        ])
    func `a part that can't be taken out says why`(_ name: String, _ type: String, _ code: String) throws {
        let members = try Self.members("From: a@b.example\nMIME-Version: 1.0\nContent-Type: \(type)\n\nxxxx\n")
        let refusal = #expect(throws: DecodingRefusal.self) { try members.first?.content.get() }
        #expect(refusal?.code.rawValue == code && refusal?.message.hasSuffix(".") == true)
    }
}
