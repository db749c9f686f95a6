import Model

extension MediaType {
    static var png: MediaType { MediaType(rawValue: "image/png") }
    static var jpeg: MediaType { MediaType(rawValue: "image/jpeg") }
    static var tiff: MediaType { MediaType(rawValue: "image/tiff") }
}

/// Pictures of pages: PNG, JPEG and TIFF. They are put into a PDF as they are, and recognised as the pages of a scanned PDF are.
struct PictureExtractor: Extractor {
    let name = "scans"
    let mediaTypes: [MediaType] = [.png, .jpeg, .tiff]
    let cost = ExtractionCost.confinedProgram
    private let recognition: TextRecognition

    init(_ recognition: TextRecognition = TextRecognition()) { self.recognition = recognition }

    private static let signatures: [([UInt8], MediaType)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
        ([0x49, 0x49, 0x2A, 0], .tiff), ([0x4D, 0x4D, 0, 0x2A], .tiff),
        ([0x49, 0x49, 0x2B, 0, 8, 0, 0, 0], .tiff), ([0x4D, 0x4D, 0, 0x2B, 0, 8, 0, 0], .tiff),
    ]

    func recognise(_ probe: FileProbe) -> FormatMatch? {
        Self.signatures.first { probe.starts(with: $0.0) }.map { FormatMatch($0.1, by: .signature) }
    }

    func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        let pages: [PicturePage]
        do throws(Refusal) {
            pages = try Self.pages(bytes, mediaType)
        } catch {
            throw .refused(error)
        }
        let longest = pages.map { max($0.width, $0.height) }.max() ?? 0
        let texts = try await recognition.texts(
            of: Array(1...pages.count), in: PicturePage.pdf(pages), pictureSize: longest)
        guard PDFPages.hold(texts) else {
            throw .refused(
                !texts.contains { $0.contains(where: \.isLetter) } && texts.contains { $0.contains(TwoLooks.unclear) }
                    ? PicturePage.damaged(Self.noun(mediaType))
                    : Refusal(
                        .empty,
                        "It is \(Self.noun(mediaType)) in which no text is recognised; turn it if the page lies on its side or stands on its head, or drop in the letter or report itself, as PDF or text."
                    ))
        }
        var part = TextPart.whole(mediaType, Array(texts.joined(separator: "\u{0C}").utf8))
        part.recognisedPages = Set(1...pages.count)
        return [part]
    }

    private static func pages(_ bytes: [UInt8], _ mediaType: MediaType) throws(Refusal) -> [PicturePage] {
        switch mediaType {
        case .png: [try PNGPicture.page(bytes)]
        case .jpeg: [try JPEGPicture.page(bytes)]
        default: try TIFFPicture.pages(bytes)
        }
    }

    private static func noun(_ mediaType: MediaType) -> String {
        switch mediaType {
        case .png: PNGPicture.noun
        case .jpeg: JPEGPicture.noun
        default: TIFFPicture.noun
        }
    }

    func check() async -> ExtractorCheck? { await recognition.check() }
}
