@testable import Extraction
import Glibc
import Ingest
import Linux
import Model
import Specimens
import TestSupport
import Testing

/// Files that hold other files: each is read as if it had come by itself, within limits for all of them together.
@Suite(.timeLimit(.minutes(2)))
struct ContainerTests {
    private static let extractors = Extractors([PlainTextExtractor(), PDFExtractor(), CrateExtractor()])
    private static let letter = SentenceLetterSpecimen.compose(year: 2024, seed: 1).text
    private static let text = Array(letter.utf8)

    private func parts(_ bytes: [UInt8], _ limits: ContainerLimits = ContainerLimits()) async throws -> [TextPart] {
        try await MemberWalk(by: Self.extractors, limits: limits).parts(
            of: bytes, name: "a.crate", CrateExtractor(), as: MediaType(rawValue: "application/zip"))
    }

    private func refusal(_ bytes: [UInt8], _ limits: ContainerLimits = ContainerLimits()) async throws -> Refusal {
        do {
            _ = try await parts(bytes, limits)
        } catch ExtractionFailure.refused(let refusal) {
            return refusal
        }
        throw Refusal(.notRecognised, "It was not refused.")
    }

    /// Crates one in the other.
    private func nested(_ count: Int) -> [UInt8] {
        (1..<count).reduce(CrateExtractor.file(("letter.txt", Self.text))) { inner, number in
            CrateExtractor.file(("crate \(number)", inner))
        }
    }

    @Test func `a file in a folder of a file in another has its whole path, its hash and its date`() async throws {
        let inner = CrateExtractor.file(("2024/letter.txt", Self.text))
        let part = try #require(try await parts(CrateExtractor.file(("inner.crate", inner))).first)
        #expect(part.path == "inner.crate / 2024 / letter.txt")
        #expect(
            part.origin
                == MemberFile(
                    part: part.path, sha256: SHA256.hexDigest(of: Self.text), date: Timestamp(seconds: 1_700_000_000)))
        #expect(part.mediaType == .plain && part.text == .success(Self.text))
    }

    @Test func `files are read to a depth of four, and a deeper one says that it is too deep`() async throws {
        #expect(try await parts(nested(4)).first?.text == .success(Self.text))
        let deep = try #require(try await parts(nested(5)).first)
        #expect(throws: ContainerLimits.tooDeep(4)) { try deep.text.get() }
    }

    @Test func `the numbers and sizes of files count over the whole tree`() async throws {
        var limits = ContainerLimits()
        limits.parts = 10
        let inner = CrateExtractor.file((0..<6).map { ("\($0).txt", Self.text, "file") })
        let tree = CrateExtractor.file(("a", inner), ("b", inner))
        #expect(try await refusal(tree, limits) == ContainerLimits.tooManyParts(10))
        limits.parts = 14
        #expect(try await parts(tree, limits).count == 12)
        limits.size = inner.count * 3
        #expect(try await refusal(tree, limits) == ContainerLimits.tooLarge(limits.size))
    }

    @Test func `the decoders of all files in a file share one limit of processor time`() async throws {
        try await ObedientDecoder.with { (path: String) async throws -> Void in
            let extractors = Extractors([PDFExtractor(places: [path]), CrateExtractor()])
            let pdfs = (0..<20).map { ("\($0).pdf", ObedientDecoder.document("%text", "\($0)"), "file") }
            var limits = ContainerLimits()
            func parts() async throws -> [TextPart] {
                try await MemberWalk(by: extractors, limits: limits).parts(
                    of: CrateExtractor.file(pdfs), name: "", CrateExtractor(),
                    as: MediaType(rawValue: "application/zip"))
            }
            #expect(try await parts().count == 20)
            limits.time = .microseconds(1)
            let failure = await #expect(throws: ExtractionFailure.self) { _ = try await parts() }
            guard case .refused(let refusal) = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(refusal == ContainerLimits.tooLong(limits.time))
        }
    }

    @Test func `files of desktops, calendars and small pictures are passed over`() async throws {
        let picture = [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 100)
        let tree = CrateExtractor.file(
            ("__MACOSX/letter.txt", Self.text), ("a/Thumbs.db", [1, 2]), (".DS_Store", [0]),
            ("._letter.txt", Self.text),
            ("logo.png", picture), ("meeting.ics", Array("BEGIN:VCALENDAR\r\n".utf8)), ("letter.txt", Self.text))
        #expect(try await parts(tree).map(\.path) == ["letter.txt"])
        let large = CrateExtractor.file(("scan.png", picture + [UInt8](repeating: 0, count: 9000)))
        #expect(try await parts(large).map(\.hasText) == [false])
    }

    @Test func `a file of which nothing is left is refused as one without documents`() async throws {
        #expect(try await refusal(CrateExtractor.file([])).code == .empty)
        #expect(
            try await refusal(CrateExtractor.file(("Thumbs.db", [1]))).message.hasPrefix(
                "It is a ZIP archive that holds no"))
    }

    @Test func `names that occur twice, are hostile or have no end give paths of their own on one line`() async throws {
        let names = [
            "a.txt", "a.txt", "../../etc/passwd", "x\u{1B}[31m\u{202E}y.txt", String(repeating: "n", count: 5000),
        ]
        let tree = CrateExtractor.file(names.map { ($0, Self.text, "file") })
        let paths = try await parts(tree).map(\.path.rawValue)
        #expect(Array(paths.prefix(4)) == ["a.txt", "a.txt (2)", ".. / .. / etc / passwd", "x [31m y.txt"])
        #expect(paths[4].count < 200)
    }

    @Test(
        .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"))
    func `the decoders' turns are free while a file waits for those of the files in it`() async throws {
        let extractors = Extractors([
            PDFExtractor(PDFDecoder(places: ["/usr/bin/pdftotext"], processes: 1)), CrateExtractor(),
        ])
        let pdf = PDFFile(Self.letter).bytes
        let tree = CrateExtractor.file(("a", CrateExtractor.file(("b.pdf", pdf), ("c.pdf", pdf))), ("d.pdf", pdf))
        let files = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { (try? await extractors.extract(tree, name: "x").parts.count) ?? 0 } }
            return await group.reduce(0, +)
        }
        #expect(files == 18)
        let view = try await extractors.extractView(.columns, of: tree, name: "x")
        #expect(view?.parts.map(\.path) == ["a / b.pdf", "a / c.pdf", "d.pdf"])
    }

    @Test func `the file waits where the decoder of a file in it is missing`() async {
        let extractors = Extractors([PDFExtractor(places: ["/nonexistent"]), CrateExtractor(), PlainTextExtractor()])
        let tree = CrateExtractor.file(("letter.txt", Self.text), ("a.pdf", PDFFile("45%").bytes))
        let failure = await #expect(throws: ExtractionFailure.self) { try await extractors.extract(tree, name: "x") }
        guard case .unavailable(let trouble) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(trouble.code == .missing)
    }

    @Test func `a file in which nothing is read is refused by the names of the files in it, each with its reason`()
        async throws
    {
        let zip: [UInt8] = [0x50, 0x4B, 3, 4, 0, 0]
        let tree = CrateExtractor.file([
            ("note.txt", Array("A note.\n".utf8), "file"), ("a.zip", zip, "file"), ("b.pdf", [], "locked"),
        ])
        let read = try await Self.extractors.read(tree, name: "x")
        let refusal = #expect(throws: Refusal.self) { try read.result.get() }
        #expect(refusal?.code == .damaged)
        let message = refusal?.message ?? ""
        #expect(message.hasPrefix("It is a ZIP archive, and none of the 3 documents in it could be read. a.zip: It is"))
        #expect(message.contains(" b.pdf: It has a password. note.txt: It is neither"))
    }

    @Test func `a mail's own words count only where they are a whole letter`() async throws {
        func readings(_ cover: String) async throws -> [Reading]? {
            let tree = CrateExtractor.file([("text", Array(cover.utf8), "cover")])
            return try? await Self.extractors.read(tree, name: "x").result.get()
        }
        let whole = """
            Local Government and Social Care Ombudsman

            17 July 2024

            By email

            Ms Example
            Chief Executive
            Wendmere Borough Council

            Dear Ms Example

            Annual Review letter 2023-24

            I write to you with our annual summary of complaint statistics from the Local Government and Social Care
            Ombudsman for the year ending 31 March 2024.

            Complaints upheld

            75% of complaints we investigated were upheld. This compares to an average of 63% in similar authorities.
            3 upheld decisions. Statistics are based on a total of 4 investigations for the period between 1 April 2023 to 31 March 2024.

            Compliance with Ombudsman recommendations

            In 100% of cases we were satisfied the authority had successfully implemented our recommendations. This compares
            to an average of 99% in similar authorities. Statistics are based on a total of 2 compliance outcomes for the
            period between 1 April 2023 to 31 March 2024.

            Yours sincerely,

            A N Other
            Local Government and Social Care Ombudsman

            """
        let read = try #require(try await readings(whole))
        #expect(read.map(\.authority.name) == ["Wendmere Borough Council"])
        #expect(read.first?[.upholdRate] == 75)
        let forwarded =
            "Please see below.\n\nFrom: a@b.example\nSent: 17 July 2024\nTo: c@d.example\nSubject: Letter\n\n"
        #expect(try await readings(forwarded + whole)?.first?[.upholdRate] == 75)
        let chatter = [
            whole.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n"),
            whole.replacing(
                "A N Other\nLocal Government and Social Care Ombudsman", with: "A N Other\nOmbudsman Link Officer"),
            whole + "\n-----Original Message-----\nFrom: a@b.example\nTo: c@d.example\n\nLast year 40% were upheld.\n",
            whole + "\nOn Monday, 8 July 2024 a colleague wrote:\n> 40% of complaints we investigated were upheld.\n",
            whole.replacing("Dear Ms Example\n", with: ""),
            """
            Dear all,

            The Ombudsman upheld 5 of our 9 complaints, and 80% of complaints we investigated were upheld at
            Wendmere Borough Council for the period ending 31 March 2024. This compares to an average of 63%.

            Yours sincerely,
            Jo Example
            Ombudsman Link Officer

            """,
            ComplaintsReportSpecimen.compose(seed: 3).text,
        ]
        for text in chatter { #expect(try await readings(text) == nil, "\(text.prefix(60))") }
    }

    @Test(arguments: 0..<40)
    func `words of a mail beside a letter neither add a figure nor a finding`(_ seed: Int) async throws {
        let specimen = Composer.composeAny(seed: UInt64(seed))
        let cover =
            "Dear all,\n\nThe Ombudsman upheld 5, and 80% of complaints we investigated were upheld.\n\n"
            + "> " + specimen.text.replacing("\n", with: "\n> ") + "\n"
        let alone = try? await Self.extractors.read(Array(specimen.text.utf8), name: "a.txt").result.get()
        let tree = CrateExtractor.file([
            ("text", Array(cover.utf8), "cover"), ("letter.txt", Array(specimen.text.utf8), "file"),
        ])
        let read = try? await Self.extractors.read(tree, name: "x").result.get()
        #expect(read?.map { $0.figures.mapValues(\.value) } == alone?.map { $0.figures.mapValues(\.value) })
        #expect(read?.map(\.findings.count) == alone?.map(\.findings.count))
    }
}
