import Model

extension MediaType {
    static var pdf: MediaType { MediaType(rawValue: "application/pdf") }
}

/// PDF, through poppler's `pdftotext` in a confined process. The file is one part, with the pages and lines of the paper.
///
/// The first view is the text as it is laid out on the page, which leaves tables whole; columns whose rows stand at different heights
/// run into each other there. The second view has the words of each column one after the other.
struct PDFExtractor: Extractor {
    let name = "pdf"
    let mediaTypes: [MediaType] = [.pdf]
    let cost = ExtractionCost.confinedProgram
    private let decoder: PDFDecoder

    /// Reads PDFs by the system's installation of `pdftotext`.
    init() { self.init(PDFDecoder()) }

    /// - Parameter places: absolute paths of the program; the first that exists is used.
    init(places: [String]) { self.init(PDFDecoder(places: places)) }

    init(_ decoder: PDFDecoder) { self.decoder = decoder }

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
        let text = try await decoder.text(of: bytes)
        guard text.contains(where: { $0 > 0x20 }) else {
            throw .refused(
                Refusal(
                    .empty,
                    "It is a PDF without text, as a scan is; run it through text recognition first (ocrmypdf in.pdf out.pdf) and drop in the result."
                ))
        }
        if Self.isPlaceholder(text) {
            throw .refused(
                Refusal(
                    .unsupportedFormat,
                    "It is a PDF form (XFA) that only Adobe's programs show, with \"Please wait\" in place of its text; open it there, print it to a PDF and drop that in."
                ))
        }
        return [.whole(mediaType, text)]
    }

    /// Whether a text is the page that an XFA form has for programs that can't show it.
    private static func isPlaceholder(_ text: [UInt8]) -> Bool {
        // The page has five paragraphs.
        guard text.count < 8192 else { return false }
        let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasPrefix("Please wait")
            && words.contains("your PDF viewer may not be able to display this type of document")
    }

    func extractSecondView(
        of bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart]? {
        do throws(DecoderTrouble) {
            return try await decoder.words(of: bytes).map { [.whole(mediaType, PDFColumns.text(of: $0))] }
        } catch {
            throw .unavailable(error)
        }
    }

    func check() async -> ExtractorCheck? { await decoder.extractorCheck(name) }
}
