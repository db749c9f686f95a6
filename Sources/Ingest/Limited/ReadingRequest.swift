import ConfinedProgram
import Extraction
import Model
import Reading

/// The texts of a file as they go to the process that reads them.
///
/// The fields follow one another, each behind its length in eight bytes (little-endian): the authority that the file was given
/// for and, in eight bytes, whether a person named it; then the parts of the first view, and an empty list or the parts of the
/// second. A list begins with its count in a field of eight bytes; a part is its path, its media type, in eight bytes whether
/// it is a mail's own words, in eight more whether it is damaged, the list of the pages that were recognised in their images, the path,
/// SHA-256 and date of the file inside the file that it is from, the code of its refusal, its text or the refusal's message, and its cells.
struct ReadingRequest {
    var first: ExtractedFile
    /// The same parts with their words in another order.
    var second: ExtractedFile?
    /// The authority that the file was given for; nil where nobody said.
    var given: GivenAuthority?

    /// The number of bytes of all texts.
    var size: Int { first.textSize + (second?.textSize ?? 0) }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1024)
        // A directory's authority is found again by its slug, and by its name where it is not on the list.
        bytes.appendField((given.map { $0.authority.isListed ? $0.authority.slug : $0.authority.name } ?? "").utf8)
        bytes.appendCount(given?.source == .person ? 1 : 0)
        for file in [first, second] {
            bytes.appendCount(file?.parts.count ?? 0)
            bytes.appendField((file?.mediaType.rawValue ?? "").utf8)
            for part in file?.parts ?? [] {
                bytes.appendField(part.path.rawValue.utf8)
                bytes.appendField(part.mediaType.rawValue.utf8)
                bytes.appendCount(part.role == .coveringText ? 1 : 0)
                bytes.appendCount(part.isDamaged ? 1 : 0)
                bytes.appendField(part.recognisedPages.sorted().map(String.init).joined(separator: " ").utf8)
                bytes.appendField((part.origin?.part.rawValue ?? "").utf8)
                bytes.appendField((part.origin?.sha256 ?? "").utf8)
                bytes.appendField((part.origin?.date?.description ?? "").utf8)
                switch part.text {
                case .success(let text):
                    bytes.appendField([])
                    bytes.appendField(text)
                case .failure(let refusal):
                    bytes.appendField(refusal.code.rawValue.utf8)
                    bytes.appendField(refusal.message.utf8)
                }
                (part.cells ?? SheetCells([])).append(to: &bytes)
            }
        }
        return bytes
    }

    init(first: ExtractedFile, second: ExtractedFile?, given: GivenAuthority?) {
        self.first = first
        self.second = second
        self.given = given
    }

    /// - Returns: nil for bytes that are no request.
    init?(_ bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        guard let name = fields.text(), let isByPerson = fields.count(), let first = Self.file(&fields),
            let second = Self.file(&fields)
        else {
            return nil
        }
        given = (name.isEmpty ? nil : AuthorityRegister.shared.authority(ofDirectory: name)).map {
            GivenAuthority($0, by: isByPerson == 1 ? .person : .folder)
        }
        self.first = first
        self.second = second.parts.isEmpty ? nil : second
    }

    private static func file(_ fields: inout FieldReader) -> ExtractedFile? {
        guard let count = fields.count(), let mediaType = fields.text() else { return nil }
        var parts: [TextPart] = []
        for _ in 0..<count {
            guard let path = fields.text(), let type = fields.text(), let isCovering = fields.count(),
                let isDamaged = fields.count(),
                let recognised = fields.text(), let origin = fields.text(), let sha256 = fields.text(),
                let date = fields.text(), let code = fields.text(), let text = fields.next(),
                let cells = SheetCells(&fields)
            else { return nil }
            let refusal = Refusal.Code(rawValue: code).map { Refusal($0, String(decoding: text, as: UTF8.self)) }
            var part =
                TextPart(
                    path: PartPath(rawValue: path), mediaType: MediaType(rawValue: type),
                    text: refusal.map(Result.failure) ?? .success(Array(text)),
                    cells: cells.cells.isEmpty ? nil : cells,
                    role: isCovering == 1 ? .coveringText : .document,
                    origin: sha256.isEmpty
                        ? nil
                        : MemberFile(
                            part: PartPath(rawValue: origin), sha256: sha256, date: Timestamp(asWritten: date)))
            part.isDamaged = isDamaged == 1
            part.recognisedPages = Set(recognised.split(separator: " ").compactMap { Int($0) })
            parts.append(part)
        }
        return ExtractedFile(mediaType: MediaType(rawValue: mediaType), parts: parts)
    }
}
