import Linux
import Model
import Processes

/// A format of office programs that the project's own program, `ombudsd-extract`, turns into texts in a confined process: a text
/// document is one part, a workbook has one for each sheet, and content that could hold a figure and is not read is a part that is refused.
struct OfficeExtractor: Extractor {
    let name: String
    let mediaTypes: [MediaType]
    let cost = ExtractionCost.confinedProgram
    private let decoder: ConfinedDecoder

    /// The maximum number of letters of a part's name in messages.
    private static let nameLimit = 100

    /// - Parameters:
    ///   - name: the format's name, which is the program's argument too.
    ///   - documents: the format's documents, with a capital: "Word documents".
    ///   - document: one of them, with its article: "a Word document (DOCX)".
    ///   - sample: a document that is known to be good, and the letters of its parts with their names.
    ///   - places: absolute paths of the program; the first that exists is used.
    init(
        _ name: String, _ mediaType: MediaType, documents: String, document: String,
        sample: (archive: StoredArchive, letters: String),
        places: [String] = PaperExtractor.programPlaces
    ) {
        self.name = name
        mediaTypes = [mediaType]
        decoder = ConfinedDecoder(
            wording: PaperExtractor.wording(documents: documents, document: document), places: places,
            arguments: [name], sample: .init(sample.archive.bytes, letters: Array(sample.letters.utf8)), serves: true)
    }

    /// The archive's members say which document it is, whatever its name.
    func recognise(_ probe: FileProbe) -> FormatMatch? {
        // A text that LibreOffice opened as a web page and saved as ODT is "text-web".
        guard let kind = ZIPKind.recognise(probe)?.mediaType,
            kind == mediaTypes[0] || kind.rawValue == "\(mediaTypes[0].rawValue)-web"
        else { return nil }
        return FormatMatch(mediaTypes[0], by: .signature)
    }

    func extract(
        _ bytes: [UInt8], name: String, as mediaType: MediaType
    ) async throws(ExtractionFailure) -> [TextPart] {
        let damaged = Refusal(
            .damaged,
            "It is \(decoder.wording.document) that can't be decoded, damaged or cut short; get it again, or save it as PDF and drop that in."
        )
        let output = try await decoder.output(of: bytes) { PaperExtractor.refusal(from: $0, of: decoder) ?? damaged }
        guard let members = MemberList.decoded(output), !members.isEmpty else { throw .refused(damaged) }
        var seen: Set<PartPath> = []
        return members.map { member in
            var path = Self.path(member.name)
            while !seen.insert(path).inserted { path = PartPath(rawValue: path.rawValue + "′") }
            let isText = (try? member.content.get()).map { String(validating: $0, as: UTF8.self) != nil } ?? true
            return TextPart(
                path: path, mediaType: mediaType, text: isText ? member.content : .failure(damaged),
                cells: isText ? member.cells : nil)
        }
    }

    func check() async -> ExtractorCheck? { await decoder.extractorCheck(name) }

    /// The path of a part, whose name is the document's: it is one line of letters.
    private static func path(_ name: String) -> PartPath {
        let letters = name.unicodeScalars.filter(\.properties.generalCategory.isPrinted).prefix(nameLimit)
        return PartPath(
            rawValue: String(String.UnicodeScalarView(letters)).split(separator: " ").joined(separator: " "))
    }
}
