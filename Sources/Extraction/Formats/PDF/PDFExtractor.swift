import Model

extension MediaType {
    static var pdf: MediaType { MediaType(rawValue: "application/pdf") }
}

/// PDF, through poppler's `pdftotext` in a confined process. The file is one part, with the pages and lines of the paper.
///
/// The first view is the text as it is laid out on the page, which leaves tables whole; columns whose rows stand at different heights
/// run into each other there. The view of columns has the words of each column one after the other, and the view of paragraphs is the first with
/// blank lines where the words' boxes say that paragraphs are divided.
///
/// A page that is an image is recognised, and so are all pages where the text's letters can't be told. Files that are attached are
/// read each as if it had come by itself.
struct PDFExtractor: ContainerExtractor {
    let name = "pdf"
    let mediaTypes: [MediaType] = [.pdf]
    let cost = ExtractionCost.confinedProgram
    let isDocument = true
    private let decoder: PDFDecoder
    private let recognition: TextRecognition

    /// Reads PDFs by the system's installation of `pdftotext`.
    init() { self.init(PDFDecoder()) }

    /// - Parameter places: absolute paths of the program; the first that exists is used.
    init(places: [String]) { self.init(PDFDecoder(places: places)) }

    init(_ decoder: PDFDecoder, _ recognition: TextRecognition = TextRecognition()) {
        self.decoder = decoder
        self.recognition = recognition
    }

    private static let signature = Array("%PDF-".utf8)

    /// A PDF may begin behind what some mail and web programs put before it, as readers of PDFs accept (PDF Reference 1.7,
    /// implementation note 13).
    func recognise(_ probe: FileProbe) -> FormatMatch? {
        if probe.starts(with: Self.signature) { return FormatMatch(.pdf, by: .signature) }
        return probe.holdsApart(Self.signature) ? FormatMatch(.pdf, by: .signatureInside) : nil
    }

    func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        let (text, isDamaged) = try await decoder.text(of: bytes)
        var part = try await ownPart(text, bytes)
        part.isDamaged = isDamaged
        return [part]
    }

    /// The text of the PDF itself.
    private func ownPart(_ text: [UInt8], _ bytes: [UInt8]) async throws(ExtractionFailure) -> TextPart {
        let pages = PDFPages(text)
        if Self.isPlaceholder(pages.text) {
            throw .refused(
                Refusal(
                    .unsupportedFormat,
                    "It is a PDF form (XFA) that only Adobe's programs show, with \"Please wait\" in place of its text; open it there, print it to a PDF and drop that in."
                ))
        }
        if pages.areEmpty { return try await recognised(pages, pages.empty, bytes, because: "without text") }
        if pages.areGarbled {
            return try await recognised(
                pages, Array(1...pages.count), bytes, because: "whose text is stored in letters that can't be told")
        }
        return try await withScannedPages(pages, bytes)
    }

    /// The text of a PDF whose pages are recognised in their images.
    ///
    /// - Parameters:
    ///   - numbers: the numbers of the pages.
    ///   - fault: says in a refusal why they had to be recognised.
    private func recognised(
        _ pages: PDFPages, _ numbers: [Int], _ bytes: [UInt8], because fault: String
    ) async throws(ExtractionFailure) -> TextPart {
        let texts = try await recognition.texts(of: numbers, in: bytes)
        guard PDFPages.hold(texts) else {
            throw .refused(
                Refusal(
                    .empty,
                    "It is a PDF \(fault), and none is recognised in the images of its pages; turn pages that lie on their side or stand on their head, or drop in the letter or report itself, as PDF or text."
                ))
        }
        return pages.part(with: texts, of: numbers)
    }

    /// The text of a PDF, with that of pages that are images. Where the program for that is not installed, the pages that have a
    /// text do not wait for it.
    private func withScannedPages(_ pages: PDFPages, _ bytes: [UInt8]) async throws(ExtractionFailure) -> TextPart {
        let empty = pages.empty
        guard !empty.isEmpty else { return pages.part(with: [], of: []) }
        let scanned: [Int]
        do throws(DecoderTrouble) {
            let images = try await decoder.pagesWithLargeImages(of: bytes)
            scanned = empty.filter(images.contains)
        } catch {
            throw .unavailable(error)
        }
        guard !scanned.isEmpty else { return pages.part(with: [], of: []) }
        do throws(ExtractionFailure) {
            return pages.part(with: try await recognition.texts(of: scanned, in: bytes), of: scanned)
        } catch {
            switch error {
            case .unavailable(let trouble) where trouble.code != .missing: throw error
            case .unavailable, .refused:
                return pages.part(with: scanned.map { _ in TwoLooks.unreadable }, of: scanned)
            }
        }
    }

    /// Whether a text is the page that an XFA form has for programs that can't show it.
    private static func isPlaceholder(_ text: [UInt8]) -> Bool {
        // The page has five paragraphs. Its first word is looked at by itself, since the words of every letter take 0.3 ms.
        guard text.count < 8192, text.drop(while: { $0 <= 0x20 }).starts(with: "Please".utf8) else { return false }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasPrefix("Please wait")
            && words.contains("your PDF viewer may not be able to display this type of document")
    }

    func extractView(
        _ view: TextView, of bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]? {
        do throws(DecoderTrouble) {
            // The words of pages that are recognised have no other order.
            guard let words = try await decoder.words(of: bytes), words.pages.allSatisfy({ !$0.isEmpty }) else {
                return nil
            }
            let pages: PDFPages
            switch view {
            case .columns: pages = PDFPages(PDFColumns.text(of: words))
            case .paragraphs:
                guard let layout = try? await decoder.text(of: bytes).text,
                    let text = PDFParagraphs.text(of: layout, words)
                else { return nil }
                pages = PDFPages(text)
            }
            return pages.areGarbled ? nil : [.whole(mediaType, pages.text)]
        } catch {
            throw .unavailable(error)
        }
    }

    func check() async -> ExtractorCheck? { await decoder.extractorCheck(name) }

    func mayHoldFiles(_ bytes: [UInt8]) -> Bool { PDFDecoder.mayHoldFiles(bytes) }

    /// The files that are attached. What can't be taken out leaves the text of the PDF as it is.
    func members(
        of bytes: [UInt8], name: String, as mediaType: MediaType, within limits: ContainerLimits
    ) async throws(ExtractionFailure) -> [ContainerMember] {
        let names: [String]
        do throws(DecoderTrouble) {
            names = try await decoder.attachments(of: bytes)
        } catch {
            throw .unavailable(error)
        }
        guard names.count <= limits.parts else {
            return [
                ContainerMember(path: ["attachments"], content: .failure(ContainerLimits.tooManyParts(limits.parts)))
            ]
        }
        var members: [ContainerMember] = []
        var left = limits.size
        for (index, name) in names.enumerated() {
            let content: Result<[UInt8], Refusal>
            do throws(ExtractionFailure) {
                let file = try await decoder.attachment(
                    index + 1, of: bytes, sizeLimit: max(min(left, limits.memberSize), 1))
                left -= file.count
                content = .success(file)
            } catch {
                guard case .refused(let refusal) = error else { throw error }
                content = .failure(refusal)
            }
            members.append(ContainerMember(path: [name], content: content))
        }
        return members
    }
}
