import ComposedContainers
import Extraction
import Glibc
import Ingest
import Model
import Specimens
import TestSupport
import Testing

/// Letters and reports of every layout, attached to mail and packed into archives as people send them, by the built program.
@Suite(.timeLimit(.minutes(5)))
struct ContainerSpecimenTests {
    private func readings(_ bytes: [UInt8], _ name: String) async throws -> [Reading]? {
        try? await Extractors.all.read(bytes, name: name).result.get()
    }

    /// The content of readings without its places.
    private func content(_ readings: [Reading]?) -> [String]? {
        readings?.map { reading in
            let figures = reading.figures.map { "\($0.key.rawValue) \($0.value.value)" }.sorted()
            let earlier = reading.earlier.map { year, figures in
                "\(year) \(figures.map { "\($0.key.rawValue) \($0.value.value)" }.sorted())"
            }.sorted()
            return "\(reading.authority.name) \(reading.period.name) \(reading.kind) \(figures) \(earlier) "
                + "\(reading.findings.map(\.code.rawValue))"
        }
    }

    /// The letter of a seed in one of the forms in which it may be sent: by encoding, character set, name and depth.
    private func file(_ text: String, _ seed: Int) -> (bytes: [UInt8], name: String) {
        let cover = "Dear all,\n\nThe Ombudsman upheld 5; 80% of complaints we investigated were upheld.\n"
        let encoding = MailFile.Encoding.allCases[seed % 3]
        let utf8 = Array(text.utf8)
        let latin = text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : 0x3F }
        let isLatin = text.unicodeScalars.allSatisfy { $0.value < 0x80 || (0xA0..<0x100).contains($0.value) }
        let bytes = isLatin && seed % 2 == 0 ? latin : utf8
        let set = isLatin && seed % 2 == 0 ? "iso-8859-1" : "utf-8"
        let part = MailFile.Part.file(
            seed % 5 == 0 ? "Überblick \(seed).txt" : "letter.txt", bytes, type: "text/plain; charset=\(set)", encoding)
        let mail = MailFile(covering: cover, [part])
        switch seed % 6 {
        case 0: return (MailFile(covering: cover, [.message(mail)]).bytes, "forwarded.eml")
        case 1:
            return (
                ZIPFile(members: [ZIPFile.Member("2024/letter.txt", utf8), ZIPFile.Member("a/", [])]).bytes, "a.zip"
            )
        case 2:
            let inner = ZIPFile(members: [ZIPFile.Member("letter.txt", utf8)]).bytes
            return (ZIPFile(members: [ZIPFile.Member("inner.zip", inner)]).bytes, "nested.zip")
        case 3:
            let box = Array("From a@b.example Thu Jul 18 09:30:00 2024\r\n".utf8) + mail.bytes
            return (box, "letters.mbox")
        default: return (mail.bytes, "letter.eml")
        }
    }

    @Test(arguments: 0..<10)
    func `an attached letter gives the figures and findings that it gives by itself`(_ group: Int) async throws {
        for seed in (group * 12)..<(group * 12 + 12) {
            let text = Composer.composeAny(seed: UInt64(seed)).text
            let (bytes, name) = file(text, seed)
            let alone = content(try await readings(Array(text.utf8), "letter.txt"))
            #expect(content(try await readings(bytes, name)) == alone, "seed \(seed)")
        }
    }

    @Test(
        .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"),
        arguments: 0..<6)
    func `an attached PDF gives the figures that it gives by itself, in both of its views`(_ seed: Int) async throws {
        let pdf = PDFFile(Composer.composeAny(seed: UInt64(seed)).text).bytes
        let alone = content(try await readings(pdf, "letter.pdf"))
        let mail = MailFile(covering: "Hello.\n", [.file("letter.pdf", pdf, type: "application/pdf")])
        let zip = ZIPFile(members: [ZIPFile.Member("mail.eml", mail.bytes)])
        #expect(content(try await readings(mail.bytes, "a.eml")) == alone)
        #expect(content(try await readings(zip.bytes, "a.zip")) == alone)
    }

    @Test func `a reading names its file inside the file, with its hash and the date of its mail`() async throws {
        let text = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
        let mail = MailFile(covering: "Hello.\n", [.file("letter.txt", Array(text.utf8))])
        let reading = try #require(try await readings(mail.bytes, "a.eml")?.first)
        let member = try #require(reading.member)
        #expect(member.part == "letter.txt" && member.date == Timestamp(seconds: 1_721_291_400))
        #expect(member.sha256.count == 64)
        #expect(reading.figures.values.allSatisfy { $0.place.part == "letter.txt" })
        let json = try JSONRoundTrip.of(reading)
        #expect(json == reading)
    }

    @Test func `a file that is all that an archive holds, one in the other, is refused within the limits`() async throws
    {
        var bytes = Array("Note.\n".utf8)
        for _ in 0..<12 {
            bytes = ZIPFile(members: [ZIPFile.Member("a.zip", bytes), ZIPFile.Member("b.zip", bytes)]).bytes
        }
        let refusal = await #expect(throws: Refusal.self) {
            try await Extractors.all.read(bytes, name: "a.zip").result.get()
        }
        #expect(refusal?.message.contains("inside more than 4 mails or archives") == true)
    }

    @Test func `winmail.dat and an old document are named with their next step`() async throws {
        let mail = MailFile(
            covering: "Hello.\n",
            [.file("winmail.dat", [0x78, 0x9F, 0x3E, 0x22, 1, 0]), .file("letter.doc", [0xD0, 0xCF, 0x11, 0xE0, 0])])
        let refusal = await #expect(throws: Refusal.self) {
            try await Extractors.all.read(mail.bytes, name: "a.eml").result.get()
        }
        #expect(refusal?.message.hasPrefix("It is a mail, and none of the 2 documents in it could be read.") == true)
        #expect(refusal?.message.contains("unpack it first (tnef winmail.dat)") == true)
    }
}
