import ComposedContainers
@testable import Decoding
import Testing

/// Mails as careless and hostile programs write them, after the kinds in public collections (MIME-tools, the torture test of
/// M. Crispin): each is read, or refused within the limits.
@Suite struct MailTortureTests {
    private static let head = "From: a@b.example\nMIME-Version: 1.0\n"

    /// The names of the files in a mail.
    private func names(_ text: String) throws -> [String] {
        try MailTests.members(text).filter { !$0.isCoveringText }.map { $0.path.joined(separator: " / ") }
    }

    private static let file = "Content-Type: text/plain; name=letter.txt\n\n45% upheld\n"

    @Test(
        arguments: [
            ("the last boundary is missing", "--b\n\(file)"),
            ("the boundary has white space behind it", "--b \t\n\(file)--b-- \n"),
            (
                "the part has no line end before the boundary",
                "--b\nContent-Type: text/plain; name=letter.txt\n\n45% upheld\n--b--"
            ),
            ("the mail ends in the last boundary", "--b\n\(file)--b-"),
            ("another boundary begins with this one", "--bb\nno part\n--b\n\(file)--bx\n--b--\n"),
            (
                "words stand before and behind",
                "Preamble\n\n--b\n\(file)--b--\nEpilogue\n--b\nContent-Type: text/plain; name=x.txt\n\n9\n"
            ),
            (
                "a header is continued with a tab",
                "--b\nContent-Type: text/plain;\n\tname=letter.txt\n\n45% upheld\n--b--\n"
            ),
            (
                "the name of a field has a space",
                "--b\nContent-Type : text/plain; name=letter.txt\n\n45% upheld\n--b--\n"
            ),
            ("the blank line is missing", "--b\nContent-Type: text/plain; name=letter.txt\n45% upheld\n--b--\n"),
            ("the length is wrong", "--b\nContent-Length: 2\n\(file)--b--\n"),
            ("the encoding is unknown", "--b\nContent-Transfer-Encoding: x-none\n\(file)--b--\n"),
            ("a type has no slash", "--b\nContent-Type: text; name=letter.txt\n\n45% upheld\n--b--\n"),
            ("an empty part follows", "--b\n\(file)--b\n\n--b\n--b--\n"),
        ])
    func `a careless mail is read`(_ name: String, _ body: String) throws {
        for text in [body, body.replacing("\n", with: "\r\n")] {
            let mail = "\(Self.head)Content-Type: multipart/mixed; boundary=b\n\n\(text)"
            let members = try MailTests.members(mail).filter { !$0.isCoveringText }
            #expect(members.map(\.path) == [["letter.txt"]], "\(name)")
            let content = String(decoding: try members[0].content.get(), as: UTF8.self)
            #expect(content.hasPrefix("45% upheld"), "\(name)")
        }
    }

    @Test(
        arguments: [
            ("has no boundary", "multipart/mixed"), ("has another boundary", "multipart/mixed; boundary=other"),
            ("has an empty boundary", "multipart/mixed; boundary=\"\""),
        ])
    func `a multipart mail whose header names no boundary is divided at the one in its body`(
        _ name: String, _ type: String
    ) throws {
        #expect(
            try names("\(Self.head)Content-Type: \(type)\n\n--b\n\(Self.file)--b\n\(Self.file)--b--\n")
                == ["letter.txt", "letter.txt"])
    }

    @Test func `a mail without headers of its own, with a mark of UTF-8, in UTF-16 or with old line ends is read`()
        throws
    {
        let mail = "\(Self.head)Content-Type: multipart/mixed; boundary=b\n\n--b\n\(Self.file)--b--\n"
        let forms: [[UInt8]] = [
            [0xEF, 0xBB, 0xBF] + Array(mail.utf8), Array("\r\n\n \(mail)".utf8.drop { $0 <= 0x20 }),
            Array("\n\n\(mail)".utf8), Array(mail.replacing("\n", with: "\r").utf8),
            [0xFF, 0xFE] + mail.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] },
        ]
        for form in forms {
            let members = try MailDecoder.members(of: form, within: MailTests.limits)
            #expect(members.map(\.path) == [["letter.txt"]])
        }
    }

    @Test func `base64 with foreign bytes, several runs or a cut end gives what is there`() {
        func decoded(_ text: String) -> String {
            String(decoding: Base64.decoded(Array(text.utf8)[...]), as: UTF8.self)
        }
        #expect(decoded("NDUl\r\n!IHVw-aGVsZA==\n") == "45% upheld")
        #expect(decoded("NDUlIHVwaGVsZA==NDUl") == "45% upheld45%")
        #expect(decoded("NDUlIHVwaGVsZA") == "45% upheld")
        #expect(decoded("NDUlI") == "45%")
        #expect(decoded("====") == "" && decoded("") == "")
    }

    @Test func `quoted-printable keeps what is no code, and joins a number over two lines`() {
        func decoded(_ text: String) -> String {
            String(decoding: QuotedPrintable.decoded(Array(text.utf8)[...]), as: UTF8.self)
        }
        #expect(decoded("In 10=\r\n0% of cases=20\r\nx =C2=A3 =\t\n=zz =A=") == "In 100% of cases \nx £ =zz =A")
        #expect(decoded("=3d=3D\n\n") == "==\n\n")
    }

    @Test func `files that old programs put between the words are taken out`() throws {
        let text = "Hello.\n\nbegin 644 letter.txt\n*-#4E('5P:&5L9```\n`\nend\nBye.\nbegin 2024\n"
        let members = try MailTests.members("From: a@b.example\n\n\(text)")
        #expect(members.map(\.path) == [["letter.txt"], ["text"]])
        #expect(try members[0].content.get() == Array("45% upheld".utf8))
        #expect(try members[1].content.get() == Array("Hello.\n\nBye.\nbegin 2024\n".utf8))
    }

    @Test func `parts that are inside each other without end are refused`() {
        for count in [100, 10_000] {
            let text = (0..<count).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
            let refusal = #expect(throws: DecodingRefusal.self) { try MailTests.members(Self.head + text) }
            #expect(refusal?.code == .unsupportedFormat)
        }
    }

    @Test func `messages that are inside each other without end are a refused part`() throws {
        let text = String(repeating: "\(Self.head)Content-Type: message/rfc822\n\n", count: 10_000)
        let members = try MailTests.members(text + "45%\n")
        #expect(members.count == 1 && members[0].path.count == 5)
        #expect(throws: DecodingRefusal.self) { try members[0].content.get() }
    }

    @Test func `a million parts are refused`() {
        for part in [
            "--b\n\n", "--b\nContent-Type: text/plain; name=a\n\n9\n", "--b\nContent-Type: text/calendar\n\n9\n",
        ] {
            let text =
                "\(Self.head)Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: 1_000_000)
            let members = Result { try MailTests.members(text) }
            switch members {
            case .success(let members): #expect(members.isEmpty)
            case .failure(let error): #expect((error as? DecodingRefusal)?.code == .tooLarge)
            }
        }
    }

    @Test func `headers without end are read within bounds`() throws {
        let long = String(repeating: "=?a?q?=3d", count: 400_000)
        let many = String(repeating: "X: y\n", count: 400_000)
        let folded = "Content-Type: text/plain" + String(repeating: ";\n a=b", count: 400_000)
        let comments = "Content-Type: " + String(repeating: "(", count: 1_000_000)
        for header in [
            "Subject: \(long)\n", many, "\(folded)\n", "\(comments)\n", "Content-Disposition: x; filename=\(long)\n",
        ] {
            let members = try MailTests.members("\(header)\(Self.head)\n45%\n")
            #expect(members.count == 1)
        }
    }

    @Test func `attachments that are too large together are refused, and one that is too large is a refused part`()
        throws
    {
        var limits = MailTests.limits
        limits.memberSize = 100
        let mail = MailFile(covering: "Hello.\n", [.file("a", [UInt8](repeating: 7, count: 101)), .file("b", [7])])
        let members = try MailDecoder.members(of: mail.bytes, within: limits)
        #expect(members.map { (try? $0.content.get()) != nil } == [true, false, true])
        limits.memberSize = 1000
        limits.size = 100
        #expect(throws: DecodingRefusal.self) { try MailDecoder.members(of: mail.bytes, within: limits) }
    }

    @Test func `any damage to a mail gives members or a refusal`() {
        let inner = MailFile(covering: "Inner.\n", [.file("filename*0*=utf-8''a%C2; filename*1*=%A3.txt", [1, 2, 3])])
        let bytes = MailFile(
            .multipart(
                "mixed",
                [
                    .multipart(
                        "alternative",
                        [.text("Words =?utf-8?B?w6k=?=\n", .quotedPrintable), .text("<p>", type: "text/html")]),
                    .message(inner), .text("begin 644 a\n#0V%T\n`\nend\n"),
                ])
        ).bytes
        var state: UInt64 = 9
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for _ in 0..<3000 {
            var damaged = bytes
            for _ in 0...random(8) where !damaged.isEmpty {
                let place = random(damaged.count)
                switch random(4) {
                case 0: damaged[place] = UInt8(random(256))
                case 1: damaged.removeSubrange(place..<min(damaged.count, place + 1 + random(40)))
                case 2: damaged.insert(contentsOf: damaged[place..<min(damaged.count, place + 60)], at: place)
                default: damaged = Array(damaged.prefix(place + 1))
                }
            }
            _ = try? MailDecoder.members(of: damaged, within: MailTests.limits)
            _ = try? MailDecoder.members(ofMailbox: damaged, within: MailTests.limits)
        }
    }
}
