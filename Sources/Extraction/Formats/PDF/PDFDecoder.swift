import Linux
import Model
import Processes

/// Turns PDFs into text with poppler's `pdftotext`, which runs in a confined process.
struct PDFDecoder: Sendable {
    private let program: ConfinedDecoder
    /// Lists the images of a PDF.
    private let images: ConfinedDecoder
    /// Lists the files that are attached to a PDF.
    private let attachments: ConfinedDecoder

    /// The decoder of the system's installation.
    init() { self.init(places: ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]) }

    /// - Parameters:
    ///   - places: absolute paths of the program; the first that exists is used.
    ///   - processes: the number of processes that may run at the same time; nil for those that all decoders share.
    ///   - limits: the limits of each process.
    init(places: [String], processes: Int? = nil, limits: ConfinedDecoder.Limits = ConfinedDecoder.Limits()) {
        func wording(_ program: String) -> ConfinedDecoder.Wording {
            ConfinedDecoder.Wording(
                documents: "PDFs", document: "a PDF", program: program, install: "apt install poppler-utils",
                reinstall: "apt install --reinstall poppler-utils")
        }
        images = ConfinedDecoder(
            wording: wording("pdfimages"), places: ["/usr/bin/pdfimages", "/usr/local/bin/pdfimages"],
            arguments: ["-list", "-"], sample: .init(Self.goodDocument) { $0.starts(with: "page".utf8) })
        attachments = ConfinedDecoder(
            wording: wording("pdfdetach"), places: ["/usr/bin/pdfdetach", "/usr/local/bin/pdfdetach"],
            // It knows no sign for the standard input.
            arguments: ["-list", "-enc", "UTF-8", "/proc/self/fd/0"],
            sample: .init(Self.goodDocument) { $0.starts(with: "0 embedded files".utf8) })
        program = ConfinedDecoder(
            wording: wording("pdftotext"), places: places, arguments: ["-layout", "-enc", "UTF-8", "-", "-"],
            sample: .init(Self.goodDocument, letters: Array("good".utf8)), limits: limits,
            processes: processes.map { AsyncSemaphore(permits: $0) } ?? ConfinedDecoder.sharedProcesses)
    }

    /// Checks that it works, by decoding a document that is known to be good.
    ///
    /// - Returns: the program's path.
    /// - Throws: the reason why it does not, with advice.
    func check() async throws(DecoderTrouble) -> String { try await program.check() }

    /// The outcome of trying it on this system.
    ///
    /// - Parameter name: the extractor's name.
    func extractorCheck(_ name: String) async -> ExtractorCheck { await program.extractorCheck(name) }

    /// Decodes a PDF.
    ///
    /// - Returns: the text in UTF-8, with a form feed behind every page, and whether parts of it could not be decoded.
    /// - Throws: a refusal where the document is at fault; else the trouble of the decoder, and the document can be tried again.
    func text(of bytes: [UInt8]) async throws(ExtractionFailure) -> (text: [UInt8], isDamaged: Bool) {
        let run = try await program.completion(of: bytes, keepsErrors: true) {
            Self.refusal(of: bytes, $0.ending, memory: program.limits.confinement.inForce.memory)
        }
        let errors = run.errors.beginning
        return (Self.withoutNul(run.output), Self.signsOfDamage.contains { errors.holds($0) })
    }

    /// The words of poppler's messages about a page that it goes on with: an operator or a compressed part that it does not understand,
    /// and a table of letters with wrong entries, which makes a 9 a 3. It has other warnings, which say nothing of the text.
    private static let signsOfDamage: [StaticString] = ["Syntax Error", "ToUnicode"]

    /// Decodes a PDF to its words with their boxes on the page. It takes a process of its own.
    ///
    /// - Returns: nil where the program gives none: it may be too old for that.
    /// - Throws: the trouble of the decoder, where the document can be tried again.
    func words(of bytes: [UInt8]) async throws(DecoderTrouble) -> PDFWords? {
        let output = try await program.output(of: bytes, arguments: ["-q", "-tsv", "-enc", "UTF-8", "-", "-"])
        return output.flatMap { PDFWords(tsv: Self.withoutNul($0)) }
    }

    /// The pages on which there is an image that may be a scan of a page, counted from 1.
    ///
    /// - Throws: the trouble of the decoder, where the document can be tried again.
    func pagesWithLargeImages(of bytes: [UInt8]) async throws(DecoderTrouble) -> Set<Int> {
        let output = try await images.output(of: bytes, arguments: images.arguments) ?? []
        var pages: Set<Int> = []
        // A line begins with page, number, type, width and height in points.
        for line in output.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " ")).prefix(5).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 5, let page = Int(fields[0]), let width = Int(fields[3]), let height = Int(fields[4]),
                min(width, height) >= 200, width.multipliedReportingOverflow(by: height).partialValue >= Self.leastImage
            else { continue }
            pages.insert(page)
        }
        return pages
    }

    /// The number of points of an image that may be one of text.
    private static let leastImage = 150_000

    /// Whether files may be attached to a PDF, or make a portfolio of it. A stream's dictionary is never compressed, so that most PDFs
    /// take no process for this.
    static func mayHoldFiles(_ bytes: [UInt8]) -> Bool { bytes.holds("/EmbeddedFile") }

    /// The names of the files that are attached to a PDF, or of which a portfolio consists.
    ///
    /// - Throws: the trouble of the decoder, where the document can be tried again.
    func attachments(of bytes: [UInt8]) async throws(DecoderTrouble) -> [String] {
        guard let output = try await attachments.output(of: bytes, arguments: attachments.arguments) else { return [] }
        // A line is a number, a colon and the name; the first one is their number.
        return output.split(separator: UInt8(ascii: "\n")).dropFirst().map { line in
            String(decoding: line.drop { $0 != UInt8(ascii: ":") }.dropFirst(2), as: UTF8.self)
        }
    }

    /// The bytes of a file that is attached to a PDF.
    ///
    /// - Parameters:
    ///   - number: its number in the list, counted from 1.
    ///   - sizeLimit: the most bytes that it may have.
    /// - Throws: a refusal where it can't be taken out; else the trouble of the decoder, and the document can be tried again.
    func attachment(
        _ number: Int, of bytes: [UInt8], sizeLimit: Int
    ) async throws(ExtractionFailure) -> [UInt8] {
        var program = attachments
        program.limits.confinement.output = max(sizeLimit, 1 << 12)
        program.limits.confinement.opensOutput = true
        // It writes to a named file only, and the standard output has this name.
        let advice = "save it (pdfdetach -saveall letter.pdf), and drop it in if it is a letter or a report."
        let arguments = ["-save", "\(number)", "-o", "/proc/self/fd/1", "/proc/self/fd/0"]
        let tooLarge = Refusal(
            .tooLarge,
            "It is attached to a PDF, and larger than the \(sizeLimit) bytes that it may have there; \(advice)")
        do throws(ExtractionFailure) {
            let file = try await program.output(of: bytes, arguments: arguments) { _ in
                Refusal(.damaged, "It is attached to a PDF and can't be taken out of it; \(advice)")
            }
            if file.count <= sizeLimit { return file }
        } catch {
            guard case .refused(let refusal) = error, refusal.code == .tooLarge else { throw error }
        }
        throw .refused(tooLarge)
    }

    /// - Parameter memory: the decoder's limit, in bytes.
    private static func refusal(of bytes: [UInt8], _ ending: ChildProcess.Ending, memory: UInt64) -> Refusal {
        if bytes.holds("/Encrypt") {
            return Refusal(.encrypted, "It is a PDF with a password; save it without one and drop that in.")
        }
        // A decoder that gets no more memory ends itself by a signal.
        let how =
            if case .signalled = ending {
                "crashes its decoder: it is damaged, or takes more than \(memory >> 20) MiB of memory to decode"
            } else {
                "can't be decoded, damaged or cut short"
            }
        return Refusal(.damaged, "It is a PDF that \(how); get it again, or save it as text and drop that in.")
    }

    /// Replaces each NUL by U+FFFD, the sign for an unknown letter. Fonts that don't say which letters they draw give NUL, and
    /// without a sign in its place the digits around it would read as one number.
    private static func withoutNul(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0) else { return text }
        return text.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] }
    }

    /// One page with the word "good" (ISO 32000-1).
    static let goodDocument: [UInt8] = {
        let content = "BT /F 12 Tf 72 720 Td (good) Tj ET"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
            "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
        ]
        var text = "%PDF-1.4\n"
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(text.utf8.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "\(table)trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }()
}
