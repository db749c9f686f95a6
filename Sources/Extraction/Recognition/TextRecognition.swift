import Model
import Processes

/// Recognises the text in images of pages: poppler's `pdftoppm` draws a page of a PDF, and `tesseract` finds the words in it. Both run
/// in confined processes, with one thread each.
struct TextRecognition: Sendable {
    /// The limits of a file.
    struct Limits: Sendable {
        /// The number of pages that are recognised.
        var pages = 200
    }

    /// The draughtsman and the reader of pages.
    private let drawing: ConfinedDecoder
    private let recognition: ConfinedDecoder
    private let limits: Limits

    /// The longest side of a page's image, in points: that of A4 at 300 points an inch, which is what the program was trained for. It
    /// holds whatever size a page claims to have, so that no page takes more memory.
    private static let longestSide = 3508

    /// - Parameters:
    ///   - drawing: absolute paths of `pdftoppm`; the first that exists is used.
    ///   - recognition: absolute paths of `tesseract`.
    init(
        drawing: [String] = ["/usr/bin/pdftoppm", "/usr/local/bin/pdftoppm"],
        recognition: [String] = ["/usr/bin/tesseract", "/usr/local/bin/tesseract"], limits: Limits = Limits()
    ) {
        self.limits = limits
        self.drawing = ConfinedDecoder(
            wording: Self.wording("pdftoppm", "poppler-utils"), places: drawing,
            arguments: Self.drawingArguments(page: 1),
            sample: .init(PDFDecoder.goodDocument) { GrayImage(pgm: $0) != nil },
            limits: Self.processLimits)
        self.recognition = ConfinedDecoder(
            wording: Self.wording("tesseract", "tesseract-ocr"), places: recognition,
            arguments: Self.recognitionArguments(.first),
            sample: .init(GrayImage(width: 200, height: 100, points: [UInt8](repeating: 255, count: 20_000)).pgm) {
                RecognisedPage(tsv: $0) != nil
            }, limits: Self.processLimits)
    }

    private static func wording(_ program: String, _ package: String) -> ConfinedDecoder.Wording {
        ConfinedDecoder.Wording(
            documents: "Scans and pictures", document: "a scan", program: program, install: "apt install \(package)",
            reinstall: "apt install --reinstall \(package)")
    }

    /// A page is drawn in a second and recognised in three; one that is made to take long ends here.
    private static let processLimits: ConfinedDecoder.Limits = {
        var limits = ConfinedDecoder.Limits()
        limits.confinement = Confinement.Limits(memory: 1 << 30, processorTime: .seconds(60), output: 32 << 20)
        limits.time = .seconds(240)
        return limits
    }()

    /// The way in which the program looks at an image. Other proportions make other letters of the same ink.
    private struct Look {
        /// Its mode of finding lines: 4 for lines in one column, with tables, and 6 for one block of lines.
        var mode: Int
        /// In points an inch, where the page is as large as A4.
        var resolution: Int
        /// The image's width and height, of the drawing's.
        var scale: (width: Double, height: Double)

        static let first = Look(mode: 4, resolution: 300, scale: (1, 1))
        static let second = Look(mode: 6, resolution: 240, scale: (0.85, 0.75))
        static let third = Look(mode: 6, resolution: 270, scale: (0.9, 1))
    }

    private static func drawingArguments(page: Int, longestSide: Int = longestSide) -> [String] {
        ["-q", "-gray", "-scale-to", "\(longestSide)", "-f", "\(page)", "-l", "\(page)", "-"]
    }

    private static func recognitionArguments(_ look: Look) -> [String] {
        ["stdin", "stdout", "--dpi", "\(look.resolution)", "--psm", "\(look.mode)", "tsv"]
    }

    /// The outcome of trying it on this system.
    func check() async -> ExtractorCheck {
        let drawing = await drawing.extractorCheck("scans")
        guard drawing.outcome != .fails else { return drawing }
        return await recognition.extractorCheck("scans")
    }

    /// Recognises pages of a PDF.
    ///
    /// - Parameters:
    ///   - pages: their numbers, counted from 1.
    ///   - pictureSize: the longest side of the pictures that the pages are, in points; nil for pages of other content.
    /// - Returns: the text of each page, without a form feed. A page that can't be recognised is `TwoLooks.unreadable` alone.
    /// - Throws: `unavailable` where a program does not work, and `deferred` where it is not the time for it; a refusal where there
    ///   are too many pages.
    func texts(
        of pages: [Int], in pdf: [UInt8], pictureSize: Int? = nil
    ) async throws(ExtractionFailure) -> [String] {
        guard pages.count <= limits.pages else {
            throw .refused(
                Refusal(
                    .tooLarge,
                    "It has \(pages.count) scanned pages, and the text of at most \(limits.pages) is recognised; drop in the letter or report by itself, or run it through text recognition first (ocrmypdf in.pdf out.pdf)."
                ))
        }
        let task = RecognitionTask.current
        guard task.isAllowed else {
            throw .unavailable(DecoderTrouble(.deferred, "The file waits for its pages to be recognised."))
        }
        let size = pictureSize.map(Self.drawnSize) ?? Self.longestSide
        var texts: [String] = []
        for (index, page) in pages.enumerated() {
            task.progress(index + 1, pages.count)
            do throws(ExtractionFailure) {
                texts.append(try await text(of: page, in: pdf, size))
            } catch .refused {
                texts.append("\(TwoLooks.unreadable)\n")
            }
        }
        return texts
    }

    /// The longest side of the drawing of a picture. A picture stays as it is where that is neither too small to be read nor large
    /// beyond use.
    private static func drawnSize(of picture: Int) -> Int {
        switch picture {
        case ...1700: 2 * picture
        case ...5000: picture
        default: longestSide
        }
    }

    private func text(of page: Int, in pdf: [UInt8], _ size: Int) async throws(ExtractionFailure) -> String {
        let fault = Refusal(.damaged, "A page of it can't be recognised.")
        let drawn = try await drawing.output(of: pdf, arguments: Self.drawingArguments(page: page, longestSide: size)) {
            _ in fault
        }
        guard let drawing = GrayImage(pgm: drawn) else { throw .refused(fault) }
        let slope = PageSlope.of(drawing)
        let level =
            slope == 0 ? drawing : drawing.levelled(slope, width: drawing.width, height: drawing.height)
        let clean = CleanPage(level)
        let page = clean.cleaned
        let first = try await look(at: page, .first)
        guard !first.lines.isEmpty else { return "" }
        let second = try await look(at: page, .second)
        let combined = TwoLooks.combined(first, second)
        guard combined.words.contains(where: { $0.text.contains(TwoLooks.unclear) }) else {
            return PageText.of(combined, on: clean)
        }
        return PageText.of(TwoLooks.combined(first, second, try await look(at: page, .third)), on: clean)
    }

    /// - Returns: the words, in points of the page.
    private func look(at page: GrayImage, _ look: Look) async throws(ExtractionFailure) -> RecognisedPage {
        let width = max(1, Int(Double(page.width) * look.scale.width))
        let height = max(1, Int(Double(page.height) * look.scale.height))
        let image = look.scale == (1, 1) ? page : page.levelled(0, width: width, height: height)
        let fault = Refusal(.damaged, "A page of it can't be recognised.")
        let output = try await recognition.output(
            of: image.pgm, arguments: Self.recognitionArguments(look)
        ) { _ in fault }
        guard String(validating: output, as: UTF8.self) != nil, let words = RecognisedPage(tsv: output)
        else { throw .refused(fault) }
        return words.scaled(Double(page.width) / Double(width), Double(page.height) / Double(height))
    }
}
