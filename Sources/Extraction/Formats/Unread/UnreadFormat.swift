import Model

/// A format that is recognised and not read, so that the refusal names it with the next step.
struct UnreadFormat: Sendable {
    /// The step that leads from a file of the format to one that is read.
    enum NextStep: Sendable {
        /// The program that made it saves it as PDF.
        case saveAsPDF
        /// It is a text document. Saved as plain text, the raised number of a note would join the number before it.
        case saveAsDocument
        /// It is a workbook, and may be a data table, which is not read from PDF.
        case saveAsWorkbook
        /// It holds files.
        case unpack
        /// It is a picture of a page.
        case recogniseText
        /// It is of no use here.
        case dropInTheLetter
        case other(String)

        var words: String {
            switch self {
            case .saveAsPDF: "save it as plain text (.txt) or PDF and drop that in"
            case .saveAsDocument: "save it as a Word document (DOCX) or PDF and drop that in"
            case .saveAsWorkbook: "save it as an Excel workbook (XLSX) and drop that in"
            case .unpack: "unpack it first, and drop in the files that it holds"
            case .recogniseText:
                "make a PDF with text of it (ocrmypdf --image-dpi 300 in.png out.pdf) and drop that in"
            case .dropInTheLetter: "drop in the letter or report itself, as PDF or text"
            case .other(let words): words
            }
        }
    }

    let mediaType: MediaType
    /// The noun of the refusal, with its article; nil for a file of which no more is known than that it is no text.
    private let noun: (@Sendable (FileProbe) -> String)?
    private let nextStep: NextStep
    private let code: Refusal.Code

    /// - Parameters:
    ///   - noun: the format with its article, as "a ZIP archive".
    ///   - code: the reason why it is refused.
    init(
        _ mediaType: String, _ noun: String, _ nextStep: NextStep = .saveAsPDF,
        code: Refusal.Code = .unsupportedFormat
    ) {
        self.init(mediaType, nextStep, code: code) { _ in noun }
    }

    /// - Parameter noun: makes the format's noun from the file, once it is refused.
    init(
        _ mediaType: String, _ nextStep: NextStep, code: Refusal.Code = .unsupportedFormat,
        noun: (@Sendable (FileProbe) -> String)?
    ) {
        self.mediaType = MediaType(rawValue: mediaType)
        self.nextStep = nextStep
        self.code = code
        self.noun = noun
    }

    /// A binary file of no known format.
    static let unknown = UnreadFormat(
        MediaType.unknown.rawValue, .dropInTheLetter, code: .notText, noun: nil)

    /// Recognises the format of a file by its content.
    ///
    /// - Returns: nil for a file that has no mark of a format that is not read.
    static func recognise(_ probe: FileProbe) -> (UnreadFormat, FormatMatch.Evidence)? {
        if let format = ZIPKind.recognise(probe) ?? CompoundFileKind.recognise(probe) ?? BinaryKind.recognise(probe) {
            return (format, .signature)
        }
        return probe.isBinary ? nil : TextualKind.recognise(probe)
    }

    func refusal(of probe: FileProbe) -> Refusal {
        guard let noun else {
            return Refusal(
                code, "It is not text: it holds bytes that no text has; \(nextStep.words).")
        }
        return Refusal(code, "It is \(noun(probe)), which is not read; \(nextStep.words).")
    }
}
